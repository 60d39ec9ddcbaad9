/** Loads the panel's WebAssembly, which replaces what the page holds. */
import init from './wasm/panel.js';

init({ module_or_path: new URL('./wasm/panel_bg.wasm', import.meta.url) }).catch(() => {
  const words = document.querySelector('.starting');
  if (words) words.textContent = 'The panel could not start. Its files may be incomplete. Install Tenant Bridge again.';
});
