/**
 * Reads once what a document is made of: a script of its own, put into the documents in sight when the admin asks for a
 * description. It chooses nothing by its meaning; what becomes of it is decided in the background.
 */
import {
  attribute,
  boxOf,
  childNodes,
  contains,
  isElement,
  isText,
  isRendered,
  isVisible,
  lineage,
  matches,
  method,
  parentOf,
  rootOf,
  shadowOf,
  tagOf,
} from './dom.js';

/** @typedef {import('../protocol').OutlineNode} OutlineNode */
/** @typedef {import('../protocol').ControlValue} ControlValue */

/** @type {(el: Element) => string[]} */
const attributeNames = method(Element, 'getAttributeNames');

/** Nodes at most. */
const MOST = 4000;
/** Characters of a text at most: longer ones are neither labels nor values. */
const LONGEST = 300;
/** Elements that nobody sees; of a picture only that it is there. */
const UNSEEN = 'head,script,style,link,noscript,template';

/** @param {Element} el @returns {Node[]} What is in it, its shadow tree first. */
const inside = (el) =>
  matches(el, 'svg')
    ? []
    : [...(shadowOf(el)?.childNodes ?? []), ...childNodes(el)].filter((n) => !isElement(n) || !matches(n, UNSEEN));

/** @param {Node} node @param {number} limit @returns {number} How many nodes it is, counted no further than the limit. */
const sizeOf = (node, limit) => {
  let size = 1;
  if (isElement(node)) for (const child of inside(node)) if (size <= limit) size += sizeOf(child, limit - size);
  return size;
};

/** @returns {Element[]} What the agent has found so far: values, controls, and the forms around them. */
const found = () => {
  const { agent } = /** @type {any} */ (globalThis);
  const elements = [];
  for (let handle = 1, el; (el = agent?.elementOf(handle)); handle += 1) {
    if (el.isConnected && el !== document.documentElement) elements.push(el);
  }
  return elements.length ? elements : [document.documentElement];
};

/** @param {Element[]} elements @returns {Element[]} Those that are in none of the others. */
const outermost = (elements) => elements.filter((el) => !elements.some((up) => up !== el && contains(up, el)));

/** @returns {Element[]} The parts of the page to describe: as much around what was found as there is room for. */
const parts = () => {
  for (let now = outermost(found()); ;) {
    const wider = outermost([...new Set(now.map((el) => parentOf(el) ?? rootOf(el).host ?? el))]);
    const size = wider.reduce((sum, el) => sum + sizeOf(el, MOST), 0);
    if (size > MOST || wider.every((el) => now.includes(el))) return now;
    now = wider;
  }
};

/** @param {any} el @returns {ControlValue | null} */
const valueOf = (el) => {
  if (!matches(el, 'input:not([type=checkbox],[type=radio]),textarea')) return null;
  if (!el.value) return 'empty';
  return matches(el, '[type=password]') ? 'hidden' : { text: el.value.slice(0, LONGEST) };
};

/** @param {any} el @returns {[string, string][]} What the page has changed since is read from the live control. */
const attributesOf = (el) => {
  const names = attributeNames(el).filter((name) => !['value', 'checked', 'selected'].includes(name));
  const live = [];
  if (matches(el, ':checked:not(option)')) live.push('checked');
  // The first option of a list is chosen by itself: only where the page says so it is the page's choice.
  if (matches(el, 'option:checked') && (el.index > 0 || el.defaultSelected)) live.push('selected');
  return [...names, ...live].map((name) => [name, (attribute(el, name) ?? '').slice(0, LONGEST)]);
};

/** @param {Element} el @returns {import('../protocol').Sight} */
const sightOf = (el) => {
  if (!isRendered(el)) return 'absent';
  const says = matches(el, 'input,textarea,select') || [...childNodes(el)].some((n) => isText(n) && /\S/.test(n.data));
  return says && !isVisible(el) ? 'unseen' : 'seen';
};

/** @returns {import('../protocol').Outline} */
const outline = () => {
  const whole = new Set(parts());
  const above = new Set([...whole].flatMap(lineage));
  /** @type {OutlineNode[]} */
  const nodes = [];
  let cut = false;
  const visit = (
    /** @type {Node} */ node,
    /** @type {number | null} */ within,
    /** @type {boolean} */ shadow,
    /** @type {boolean} */ isPart,
  ) => {
    if (!isElement(node)) {
      const text = isText(node) && isPart && within !== null ? node.data.trim() : '';
      if (text) nodes.push({ text: { within: /** @type {number} */ (within), text: text.slice(0, LONGEST) } });
      return;
    }
    const isWhole = isPart || whole.has(node);
    if ((!isWhole && !above.has(node)) || nodes.length >= MOST) {
      cut = true;
      return;
    }
    const { left, top, width, height } = boxOf(node);
    const place =
      nodes.push({
        element: {
          within,
          shadow,
          tag: tagOf(node),
          attributes: attributesOf(node),
          value: valueOf(node),
          sight: sightOf(node),
          display: getComputedStyle(node).display,
          area: [left + scrollX, top + scrollY, width, height],
        },
      }) - 1;
    const tree = shadowOf(node);
    for (const child of inside(node)) visit(child, place, child.parentNode === tree, isWhole);
  };
  visit(document.documentElement, null, false, false);
  return { nodes, shown: document.visibilityState === 'visible', cut };
};

/** A page may throw where it is read: it then has no outline, and nobody waits for one. */
const tell = async () => {
  let told = { nodes: /** @type {OutlineNode[]} */ ([]), shown: document.visibilityState === 'visible', cut: true };
  try {
    // What was found is told with the outline, so it must be of the same moment.
    /** @type {any} */ (globalThis).agent?.lookIn(0);
    await new Promise((done) => setTimeout(done));
    told = outline();
  } catch {
    // What is told then is that all was left out.
  }
  await chrome.runtime.sendMessage({ outline: told });
};
tell();
