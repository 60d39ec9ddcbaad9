/** Loads the panel's WebAssembly, which replaces what the page holds. */
import init from './wasm/panel.js';

/** The control that has or had the focus, and all that is around it. @type {Element[]} */
let place = [];

document.addEventListener('focusin', ({ target }) => {
  place = [];
  for (let around = target; around && around !== document.body; around = around.parentElement) place.push(around);
});
// Whoever clicks beside all controls has put the focus away.
document.addEventListener('pointerdown', () => (place = []), true);

/** A control that goes away, or is greyed out for a while, leaves its focus to what is around it: whoever works by keyboard or by ear
 *  does not begin again at the top. */
new MutationObserver(() => {
  const [control] = place;
  if (!control || (control.isConnected && control.disabled) || ![document.body, null].includes(document.activeElement)) return;
  const heir = place.find((around) => around.isConnected) ?? document.querySelector('main');
  if (!heir) return;
  if (heir !== control) heir.tabIndex = -1;
  heir.focus({ preventScroll: heir !== control });
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });

init({ module_or_path: new URL('./wasm/panel_bg.wasm', import.meta.url) }).catch(() => {
  const words = document.querySelector('.starting');
  if (words) words.textContent = 'The panel could not start. Its files may be incomplete. Install Tenant Bridge again.';
});
