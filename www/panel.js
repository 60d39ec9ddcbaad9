/** Loads the panel's WebAssembly. */
import init from './wasm/panel.js';

init({ module_or_path: './wasm/panel_bg.wasm' });
