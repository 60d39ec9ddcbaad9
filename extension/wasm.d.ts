// What wasm-bindgen makes of src/bin/background.rs at build time, as far as the loader needs it.
declare module '*/wasm/background.js' {
  /** Fetches and starts the program. */
  export default function init(options?: { module_or_path?: string | URL }): Promise<unknown>;
  /** Takes in one event of the browser; what the panels are to show goes to `post`. */
  export function handle(kind: string, detail: unknown, post: (view: unknown) => void): Promise<void>;
}

// The same of src/bin/handoff.rs.
declare module '*/wasm/handoff.js' {
  /** Fetches and starts the program; a second time does nothing. */
  export default function init(options?: { module_or_path?: string | URL }): Promise<unknown>;
  /** Seals a text into a file. Throws a flaw. */
  export function seal(text: Uint8Array, passphrase: string): string;
  /** Opens a file. Throws a flaw. */
  export function unseal(file: Uint8Array, passphrase: string): Uint8Array;
}
