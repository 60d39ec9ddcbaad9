/** The parts of a page that can be pressed, ticked or typed into, for the table reader. */
import { all, attribute, childrenOf, closest, isElement, isVisible, matches, normal, parentOf, rootOf, textOf } from './dom.js';
import { labelsOf } from './labels.js';
import { isEnabled, isOn } from './read.js';
import { DIALOG, TYPED } from './room.js';

/** @typedef {import('../protocol').Part} Part */
/** @typedef {import('./table.js').Wanted} Wanted */

const { agent } = /** @type {any} */ (globalThis);

/** What one presses. */
const PRESSED =
  'button,a,label,[role=button],[role=tab],[role=link],[role=radio],[role=menuitem],[role=option],[role=checkbox],[tabindex="0"],[type=radio]';
/** What one ticks. */
export const BOX = '[type=checkbox],[role=checkbox],[type=radio],[role=radio]';

/** @param {Node} root @param {RegExp} pattern @param {string} [apart] @returns {Element[]} The smallest elements whose text has it, but for those in what is `apart`. */
export const smallest = (root, pattern, apart = 'script,style') => {
  const found = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const inside = childrenOf(node).filter((c) => pattern.test(textOf(c)) && !matches(c, 'script,style'));
    if (inside.length) open.push(...inside.filter((c) => !matches(c, apart)).reverse());
    else if (isElement(node)) found.push(node);
  }
  return found;
};

/** @param {Element} el @returns {number | null} */
const dialogOf = (el) => {
  const dialog = closest(el, DIALOG);
  return dialog && agent.handleOf(dialog);
};

/** Boxes to tick by what they are in, for one look at a tree: what is around one name is around others. @type {Map<Node, Element[]>} */
const boxesBy = new Map();

/** @param {Node} node @returns {Element[]} */
const boxesIn = (node) =>
  boxesBy.get(node) ?? (boxesBy.set(node, matches(node, BOX) ? [/** @type {Element} */ (node)] : all(node, BOX)), boxesIn(node));

/** @param {Element} el @returns {Element | null} The one box to tick that stands nearest to it. */
const boxBeside = (el) => {
  for (
    let up = /** @type {Element | null} */ (boxesIn(rootOf(el)).length ? el : null), depth = 0;
    up && depth < 8;
    up = parentOf(up), depth += 1
  ) {
    const boxes = boxesIn(up);
    if (boxes[0]) return boxes.length === 1 ? boxes[0] : null;
  }
  return null;
};

/** @param {Element} el @returns {Element} What a person sees of it: a box is often transparent above its picture. */
const seen = (el) => (isVisible(el) ? el : (parentOf(el) ?? el));

/** @param {Element} el @returns {Element} What has the state of something pressed: of a label its control. */
const stateOf = (el) => {
  if (!matches(el, 'label')) return el;
  const id = attribute(el, 'for');
  return (id && all(rootOf(el), `#${CSS.escape(id)}`)[0]) || all(el, BOX)[0] || el;
};

/** @param {Element} el @param {string} text @param {Wanted} wanted @returns {Part[]} */
const partOf = (el, text, { names }) => {
  const isName = names.has(text);
  const target = isName ? boxBeside(el) : (closest(el, PRESSED) ?? el);
  // A name without a box is a row of a table.
  if (!target || !isVisible(isName ? el : target)) return [];
  const state = isName ? target : stateOf(target);
  const on = isOn(state) || matches(state, '[aria-pressed=true],[aria-current]:not([aria-current=false])');
  const kind = isName ? 'tick' : 'press';
  return [{ handle: agent.handleOf(seen(target)), kind, text, dialog: dialogOf(el), on, enabled: isEnabled(state), value: '' }];
};

/** @param {Node} root @param {Wanted} wanted @returns {Part[]} What of the wanted can be ticked, pressed or typed into. */
export const partsIn = (root, wanted) => {
  const { whole, parts, answers } = wanted;
  boxesBy.clear();
  const dialogs = all(root, DIALOG);
  const found = [...smallest(root, parts), ...dialogs.flatMap((dialog) => smallest(dialog, answers))].flatMap((el) => {
    // The text may go over several small elements.
    for (let up = /** @type {Element | null} */ (el), depth = 0; up && depth < 3; up = parentOf(up), depth += 1) {
      const text = normal(textOf(up));
      if (whole.test(text)) return partOf(up, text, wanted);
    }
    return [];
  });
  const boxes = dialogs
    .flatMap((dialog) => all(dialog, TYPED))
    .filter(isVisible)
    .map((el) => ({
      handle: agent.handleOf(el),
      kind: /** @type {const} */ ('text'),
      dialog: dialogOf(el),
      on: false,
      enabled: isEnabled(el),
      text: labelsOf(el)[0]?.text ?? normal(attribute(el, 'placeholder') ?? ''),
      value: String(/** @type {any} */ (el).value ?? textOf(el)).slice(0, 100),
    }));
  return [...found, ...boxes].slice(0, 100);
};
