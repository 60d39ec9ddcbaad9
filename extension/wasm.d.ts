// What wasm-bindgen makes of src/bin/background.rs at build time, as far as the loader needs it.
declare module '*/wasm/background.js' {
  /** Fetches and starts the program. */
  export default function init(options?: { module_or_path?: string | URL }): Promise<unknown>;
  /** Takes in one event of the browser; what the panels are to show goes to `post`. */
  export function handle(kind: string, detail: unknown, post: (view: unknown) => void): Promise<void>;
}
