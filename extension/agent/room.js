/** What keeps rows of a table back: a list that renders only what is scrolled to, or a box that filters. */
import { all, boxOf, childrenOf, closest, isVisible, matches, parentOf, textOf } from './dom.js';

export const DIALOG = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true]';
export const TYPED = 'input:is([type=text],[type=search],:not([type])),[role=searchbox],[role=textbox]';
const ASIDE = 'header,nav,[role=banner],[role=navigation]';

/** @param {Element} el @returns {Element | null} What scrolls it up and down, if that is needed. */
const scrollerOf = (el) => {
  for (let up = parentOf(el); up; up = parentOf(up)) {
    if (up.scrollHeight > up.clientHeight + 1 && /auto|scroll|overlay/.test(getComputedStyle(up).overflowY)) return up;
  }
  const page = document.scrollingElement;
  return page && page.scrollHeight > page.clientHeight + 1 ? page : null;
};

/**
 * @param {Element[]} rows @param {Element} top
 * @returns {boolean} There is empty space for rows that are not in the document: between rows, in a block without text, as padding, or
 * in a block that is higher than what it holds. Only what scrolls leaves rows out.
 */
export const hasRoom = (rows, top) => {
  const [first] = rows;
  const scroller = first && scrollerOf(first);
  if (!first || !scroller) return false;
  /** @type {Map<Element, DOMRect>} */
  const known = new Map();
  const place = (/** @type {Element} */ el) =>
    known.get(el) ?? (known.set(el, boxOf(el)), /** @type {DOMRect} */ (known.get(el)));
  const boxes = rows.map(place);
  const most = 1.5 * Math.max(...boxes.map((b) => b.height), 12);
  if (boxes.some((b, i) => i > 0 && b.top - /** @type {DOMRect} */ (boxes[i - 1]).bottom > most && isEmpty(rows[i - 1], rows[i])))
    return true;
  const blocks = new Set();
  for (const row of rows) {
    for (let up = parentOf(row); up && !blocks.has(up); up = up === top ? null : parentOf(up)) blocks.add(up);
  }
  return [...blocks].some((block) => {
    const style = getComputedStyle(block);
    const inside = childrenOf(block);
    const padded = Math.max(parseFloat(style.paddingTop), parseFloat(style.paddingBottom)) > most;
    const blank = inside.some((el) => place(el).height > most && !/\S/.test(textOf(el)) && !matches(el, 'img,svg,canvas,hr'));
    const end = Math.max(...inside.map((el) => place(el).bottom));
    const isScroller = block.scrollHeight > block.clientHeight + 1 && /auto|scroll/.test(style.overflowY);
    return padded || blank || (!isScroller && place(block).bottom - end > most);
  });
};

/** @param {Element | undefined} a @param {Element | undefined} b @returns {boolean} Nothing is said between two rows. */
const isEmpty = (a, b) => {
  if (!a || !b) return false;
  const range = document.createRange();
  range.setStartAfter(a);
  range.setEndBefore(b);
  return !/\S/.test(range.toString());
};

/** @param {Element} grid @returns {Element[]} Boxes above it, in its part of the page, that hold a text. */
export const filtersOf = (grid) => {
  const part = closest(grid, 'main,[role=main],[role=dialog],body') ?? document.body;
  const box = boxOf(grid);
  return all(part, TYPED).filter((el) => {
    if (!(/** @type {any} */ (el).value ?? textOf(el)) || closest(el, ASIDE)) return false;
    const own = boxOf(el);
    const above = own.top < box.bottom && own.right > box.left && own.left < box.right;
    return above && closest(el, DIALOG) === closest(grid, DIALOG) && isVisible(el);
  });
};
