/** What a person does to an element, as the page hears it. */
import { boxOf, isConnected, tagOf } from './dom.js';

/** @param {Element} el @param {string} type @param {new (type: string, init?: any) => Event} [kind] @param {object} [init] */
export const send = (el, type, kind = Event, init = {}) => el.dispatchEvent(new kind(type, { bubbles: true, composed: true, ...init }));

/** @param {Element} el @param {string} property @param {unknown} value Past any accessor that the page put on the element itself. */
export const assign = (el, property, value) => {
  const proto = { select: HTMLSelectElement, textarea: HTMLTextAreaElement }[tagOf(el)]?.prototype ?? HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, property)?.set?.call(el, value);
};

/** @param {Element} el @param {'focus' | 'blur'} what In a window without focus the browser sends no event: then we do. */
export const move = (el, what) => {
  const [plain, bubbling] = what === 'focus' ? ['focus', 'focusin'] : ['blur', 'focusout'];
  let sent = false;
  const note = () => (sent = true);
  el.addEventListener(plain, note, { once: true });
  /** @type {any} */ (HTMLElement.prototype)[what].call(el, { preventScroll: true });
  el.removeEventListener(plain, note);
  if (sent) return;
  send(el, plain, FocusEvent, { bubbles: false });
  send(el, bubbling, FocusEvent);
};

/** @param {Element} el */
export const click = (el) => HTMLElement.prototype.click.call(el);

/** @param {Element} el @param {() => void} [between] All that a mouse's click sends: some lists open, and take an option, before the click. */
export const press = (el, between) => {
  const { left, top, width, height } = boxOf(el);
  const at = { cancelable: true, clientX: left + width / 2, clientY: top + height / 2, pointerType: 'mouse', isPrimary: true };
  send(el, 'pointerdown', PointerEvent, { ...at, buttons: 1 });
  send(el, 'mousedown', MouseEvent, { ...at, buttons: 1 });
  between?.();
  send(el, 'pointerup', PointerEvent, at);
  send(el, 'mouseup', MouseEvent, at);
  if (isConnected(el)) click(el);
};
