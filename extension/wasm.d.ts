// What wasm-bindgen makes at build time, as far as the loader needs it.
declare module '*/wasm/background.js' {
  /** Fetches and starts the program. */
  export default function init(options?: { module_or_path?: string | URL }): Promise<unknown>;
}
