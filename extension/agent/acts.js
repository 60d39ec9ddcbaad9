/** What a person does to an element, as the page hears it. */
import { boxOf, isConnected, lineage, rootOf, shadowOf, tagOf } from './dom.js';

/** @param {Element} el @param {string} type @param {new (type: string, init?: any) => Event} [kind] @param {object} [init] */
export const send = (el, type, kind = Event, init = {}) =>
  el.dispatchEvent(new kind(type, { bubbles: true, composed: true, ...init }));

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

/** @param {Element} el @returns {DOMPoint} */
const middleOf = (el) => {
  const { left, top, width, height } = boxOf(el);
  return new DOMPoint(left + width / 2, top + height / 2);
};

/** @param {Element} el The mouse comes over it. @returns {object} Where it is then. */
export const hover = (el) => {
  const { x, y } = middleOf(el);
  const at = { cancelable: true, clientX: x, clientY: y, pointerType: 'mouse', isPrimary: true };
  send(el, 'pointermove', PointerEvent, at);
  send(el, 'mousemove', MouseEvent, at);
  return at;
};

/**
 * @param {Element} el @param {() => void} [between] All that a mouse's click sends: some lists open, and take an option, before
 * the click, and some only once the mouse has moved.
 */
export const press = (el, between) => {
  const at = hover(el);
  send(el, 'pointerdown', PointerEvent, { ...at, buttons: 1 });
  send(el, 'mousedown', MouseEvent, { ...at, buttons: 1 });
  between?.();
  send(el, 'pointerup', PointerEvent, at);
  send(el, 'mouseup', MouseEvent, at);
  if (isConnected(el)) click(el);
};

/** @param {Element} el @returns {Element} What a pointer in its middle hits: an option may hold what listens, also in a shadow tree. */
export const hitIn = (el) => {
  const { x, y } = middleOf(el);
  let hit = el;
  for (let root = rootOf(el); root; root = shadowOf(hit)) {
    const over = root.elementFromPoint?.(x, y);
    if (!(over instanceof HTMLElement) || over === hit || !lineage(over).includes(el)) break;
    hit = over;
  }
  return hit;
};
