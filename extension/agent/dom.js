/**
 * Reading a page that is not trusted. A form with an input named `parentNode` hides its own `parentNode`, also from
 * us: so every property that matters is read through the getter of the prototype it belongs to.
 */

/** @param {any} type @param {string} name @returns {(node: any) => any} */
const getter = (type, name) => {
  const get = /** @type {any} */ (Object.getOwnPropertyDescriptor(type.prototype, name)).get;
  return (node) => get.call(node);
};
/** @param {any} type @param {string} name @returns {(node: any, ...args: any[]) => any} */
export const method =
  (type, name) =>
  (node, ...args) =>
    type.prototype[name].apply(node, args);

/** @type {(node: Node) => string} */
export const textOf = getter(Node, 'textContent');
/** @type {(node: Node) => number} */
const typeOf = getter(Node, 'nodeType');
/** @type {(node: Node) => Node | null} */
export const parentNode = getter(Node, 'parentNode');
/** @type {(node: Node) => NodeListOf<ChildNode>} */
export const childNodes = getter(Node, 'childNodes');
/** @type {(node: Node) => boolean} */
export const isConnected = getter(Node, 'isConnected');
/** @type {(node: Node) => any} */
export const rootOf = method(Node, 'getRootNode');
/** @type {(el: Element) => Element | null} */
export const previousElement = /* @__PURE__ */ getter(Element, 'previousElementSibling');
/** @type {(el: Element) => Element | null} */
export const nextElement = getter(Element, 'nextElementSibling');
/** @type {(el: Element) => string} */
export const tagOf = /* @__PURE__ */ getter(Element, 'localName');
/** @type {(el: Element) => ShadowRoot | null} */
export const shadowOf = getter(Element, 'shadowRoot');
/** @type {(el: Element, name: string) => string | null} */
export const attribute = method(Element, 'getAttribute');
/** @type {(el: Element, selector: string) => Element | null} */
export const closest = method(Element, 'closest');
/** @type {(el: Element) => DOMRect} */
export const boxOf = method(Element, 'getBoundingClientRect');
/** @type {(el: Node, other: Node) => boolean} */
export const contains = method(Node, 'contains');

/** @param {Node} node @returns {node is Element} */
export const isElement = (node) => typeOf(node) === 1;
/** @param {Node} node @returns {node is Text} */
export const isText = (node) => typeOf(node) === 3;

const fits = method(Element, 'matches');
/** @param {Node} node @param {string} selector @returns {boolean} No other node than an element does. */
export const matches = (node, selector) => isElement(node) && fits(node, selector);

/** @type {(node: Node) => Element | null} The element around it in the same tree. */
export const parentOf = getter(Node, 'parentElement');

/** @param {Node} node @returns {Element[]} */
export const childrenOf = (node) => [...childNodes(node)].filter(isElement);

/** @param {Element} el @returns {Element[]} It and all around it, out of shadow trees too. */
export const lineage = (el) => {
  const line = [];
  for (let up = /** @type {Element | null} */ (el); up; up = parentOf(up) ?? rootOf(up).host ?? null) line.push(up);
  return line;
};

/** @param {Node} root @param {string} selector @returns {Element[]} */
export const all = (root, selector) => [
  ...(isElement(root) ? Element : typeOf(root) === 9 ? Document : DocumentFragment).prototype.querySelectorAll.call(
    root,
    selector,
  ),
];

/** Marks without width, the private-use glyphs of icon fonts, and the letter i in a circle. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2139\u24d8\ufe0f\ufeff\ue000-\uf8ff]/g;

/** @param {string} text @returns {string} */
export const plain = (text) => text.replace(INVISIBLE, '');

/** @param {string} text @returns {string} As a person sees it. */
export const tidy = (text) => plain(text).replace(/\s+/g, ' ').trim();

/** @param {string} text @returns {string} The normal form that labels and options are compared in. */
export const normal = (text) =>
  tidy(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\s*([()])\s*/g, '$1')
    .replace(/^[*\s]+|[*:\s]+$/g, '');

const check = method(Element, 'checkVisibility');
/** @param {Element} el @param {boolean} [checkOpacity] @returns {boolean} */
const isShown = (el, checkOpacity) => check(el, { checkVisibilityCSS: true, checkOpacity });

/**
 * @param {Element} el
 * @returns {boolean} It is being animated, for two seconds at most. Where the page is not on top, animations stand still: a pane
 * that fades in is then transparent, and takes no pointer, until the admin looks.
 */
const isArriving = (el) =>
  el.getAnimations().some((a) => a.playState === 'running' && /** @type {any} */ (a.effect?.getComputedTiming().endTime) < 2000);

/** @param {Element} el @returns {boolean} It has a box, and is not transparent, or not for long. */
export const isRendered = (el) =>
  isShown(el, true) ||
  // Neither has a box of its own.
  matches(el, 'option,slot') ||
  (isShown(el) && lineage(el).every((up) => getComputedStyle(up).opacity !== '0' || isArriving(up)));

/** @param {string} color As computed. @returns {boolean} */
const isOpaque = (color) => !(/** @type {any} */ (/rgba.*, ([\d.]+)/.exec(color)?.[1]) <= 0.85);

/** @param {Element} el @returns {boolean | undefined} Something opaque lies over its middle, as a blade over an older blade. */
const isCovered = (el, /** @type {DOMRect} */ box) => {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const root = rootOf(el);
  const isOwn = (/** @type {Element} */ over) => contains(over, el) || contains(el, over);
  // The one on top is found much sooner than all of them.
  const top = root.elementFromPoint?.(x, y);
  if (!top || isOwn(top)) return false;
  for (const over of root.elementsFromPoint?.(x, y) ?? []) {
    if (isOwn(over)) return false;
    const style = getComputedStyle(over);
    if (isOpaque(style.backgroundColor) && /** @type {any} */ (style.opacity) > 0.85) return !contains(over, root.host ?? null);
  }
  return undefined;
};

/** Nearly transparent, clipped away, or text moved out of its box, as computed styles say it. */
const UNSEEN = /^0\.0|line-|inset\((50%|.*100%)|[ey]\(0[^.]|rect\([01]px, [01]px, [01]|-\d{3,}\D+$/;

/**
 * @param {Element} el
 * @returns {boolean} A person can see it, or scroll to it. A box of a pixel, one clipped away, one left of or above the
 * page and one under an opaque layer are not seen.
 */
export const isVisible = (el) => isSeen(el, window);

/** @param {Element} el @param {Window} view Its window. @returns {boolean} */
const isSeen = (el, view) => {
  const { innerWidth, innerHeight, scrollX, scrollY, frameElement } = view;
  if (!isRendered(el) || innerWidth < 40 || innerHeight < 20) return false;
  const box = boxOf(el);
  let { left, top, right, bottom } = box;
  const seen = () => right - left > 2 && bottom - top > 2 && right + scrollX > 0 && bottom + scrollY > 0;
  // An element of `display: contents` has no box of its own.
  if (!seen()) return getComputedStyle(el).display === 'contents' && childrenOf(el).some((c) => isSeen(c, view));
  for (const up of lineage(el)) {
    // What the body cuts off is what the window cuts off: one can scroll there, or a layer may lie there.
    if (matches(up, 'body')) break;
    const style = getComputedStyle(up);
    if (UNSEEN.test(style.opacity + style.textDecoration + style.clipPath + style.clip + style.filter + style.textIndent))
      return false;
    if (up !== el && /hidden|clip/.test(style.overflow) && style.display !== 'inline') {
      const clip = boxOf(up);
      left = Math.max(left, clip.left);
      top = Math.max(top, clip.top);
      right = Math.min(right, clip.right);
      bottom = Math.min(bottom, clip.bottom);
      if (!seen()) return false;
    }
    if (style.position === 'fixed') {
      const at = boxOf(up);
      // One cannot scroll there.
      if (at.left >= innerWidth || at.top >= innerHeight) return false;
      break;
    }
  }
  const inView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  // What takes no pointer is not found by asking what lies at a point.
  if (inView && !lineage(el).some(isArriving) && isCovered(el, box)) return false;
  // The frame element, where the page around is of the same origin.
  return !frameElement || isSeen(frameElement, view.parent);
};

/** Parts whose text is not part of the text around: what one presses, types into or looks at, or what is struck out. */
const APART = 'button,[role=button],[type=button],[role=tooltip],svg,select,textarea,del,s';

/** Ends a line. It has no width: what a line breaks in two is still one value. */
export const LINE = '\u2060';

/**
 * The text of an element as a person reads it, split around one of its parts.
 * @param {Node} el
 * @param {Node} [mark]
 * @returns {[string, string, string, string]} Before and after it, and the same with their line breaks. Without a mark all is before.
 */
export const shownText = (el, mark) => {
  /** @type {[string, string]} */
  const halves = ['', ''];
  let half = 0;
  const visit = (/** @type {Node} */ node) => {
    // What stands in a slot is what was put there, or else its own.
    const inside = matches(node, 'slot')
      ? /** @type {HTMLSlotElement} */ (node).assignedNodes({ flatten: true })
      : childNodes(node);
    for (const child of /** @type {Iterable<any>} */ (inside)) {
      if (child === mark) {
        half = 1;
      } else if (isText(child)) {
        halves[half] += child.data;
      } else if (isElement(child)) {
        // After a text a link leads to more about it, or does something with it.
        const apart = APART + (half || /\w\w/.test(halves[0]) ? ',a' : '');
        if (matches(child, 'br')) halves[half] += LINE;
        else if (mark && contains(child, mark)) visit(child);
        else if (!matches(child, apart) && isRendered(child) && !isTiny(child)) {
          const gap = getComputedStyle(child).display.startsWith('inline') ? '' : ' ';
          halves[half] += gap;
          visit(child);
          halves[half] += gap;
        }
      }
    }
  };
  if (el !== mark) visit(el);
  return /** @type {any} */ ([...halves.map(tidy), ...halves]);
};

/** @param {Element} el @returns {boolean} The one-pixel box of a text for screen readers. */
const isTiny = (el) => {
  const box = boxOf(el);
  return box.width <= 2 && box.height <= 2 && getComputedStyle(el).display !== 'contents';
};

/** @param {Element} el @returns {string} */
export const shown = (el) => shownText(el)[0];
