/** Finding the control of a step: the one that is meant in the form that is meant, or none. */
import { all, attribute, childrenOf, closest, isVisible, lineage, matches, normal, parentOf, rootOf, shown } from './dom.js';
import { listed, precedesInTree } from './labels.js';
import { groupOf } from './read.js';

/** @typedef {import('../protocol').Step} Step */
/** @typedef {import('../protocol').Find} Find */
/** @typedef {{el: Element, control: import('../protocol').Control}} Found */

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** What opens a part of the page, and neither sends a form nor is a list. */
const OPENER = ':not([role=combobox],[aria-haspopup],input,form button:not([type=button]))';

/** @param {Found} found @param {Find} find @returns {boolean} Whether or not it is in sight. */
const isMeant = ({ control }, find) =>
  find.kinds.includes(control.kind) &&
  (control.labels.some((l) => find.labels.includes(l.text)) ||
    control.names.some((n) => find.names.some((f) => n.startsWith(f))));

/** @param {Found} found @param {Find} find @returns {boolean} */
const fits = (found, find) => found.control.visible && isMeant(found, find);

/** @param {Element} a @param {Element} b @returns {number} How many elements contain both. */
const kinship = (a, b) => {
  const line = lineage(b);
  return lineage(a).filter((up) => line.includes(up)).length;
};

/** @param {Found[]} controls @param {Find} find @param {Element} el @returns {Found | 'missing' | 'ambiguous'} The one nearest to an element. */
const nearest = (controls, find, el) => {
  const [best, next] = controls
    .filter((c) => fits(c, find) && c.el !== el)
    .map((c) => ({ ...c, near: kinship(el, c.el) }))
    .sort((a, b) => b.near - a.near);
  return !best ? 'missing' : next && next.near === best.near ? 'ambiguous' : best;
};

/**
 * @param {Element} el @param {Element} anchor
 * @returns {string[]} What the sections say they are that an element is in and the anchor is not: names of what is around it, and the heading
 * before it, unless that is the anchor's, too.
 */
const sectionsOf = (el, anchor) => {
  const line = lineage(anchor);
  const around = lineage(el).slice(1);
  const common = around.find((up) => line.includes(up));
  if (!common) return [];
  const apart = around.slice(0, around.indexOf(common));
  const names = apart.flatMap((up) => [
    attribute(up, 'aria-label') ?? '',
    ...listed(up, 'aria-labelledby').map(shown),
    ...childrenOf(up)
      .filter((c) => matches(c, 'legend,summary'))
      .map(shown),
  ]);
  const [top, there] = [el, anchor].map((one) => lineage(one).find((up) => rootOf(up) === rootOf(common)) ?? one);
  const headings = all(common, HEADING);
  const heading = headings.findLast((h) => precedesInTree(h, /** @type {Element} */ (top)));
  const other = headings.findLast((h) => precedesInTree(h, /** @type {Element} */ (there)));
  if (heading && heading !== other) names.push(shown(heading));
  return names.map(normal);
};

/** @param {string} name @param {string[]} words @returns {boolean} */
const hasOneOf = (name, words) => words.some((word) => name.includes(word));

/** @param {Found} found @param {Element} anchor @param {string[]} words @returns {boolean} It stands in a section with one of the words in its heading. */
const isUnder = (found, anchor, words) => words.length > 0 && sectionsOf(found.el, anchor).some((name) => hasOneOf(name, words));

/** @param {Found} found @param {Element} anchor @param {Step} step @returns {boolean} It stands in no section, or in one that may hold it. */
const isHoused = (found, anchor, { sections, find }) => {
  const names = sectionsOf(found.el, anchor).filter(Boolean);
  return !names[0] || names.some((name) => find.labels.includes(name) || hasOneOf(name, sections));
};

/** @param {Found} found @param {Step} step @returns {boolean} What it shows lets everything through. */
const isFilter = ({ control: { kind, value } }, { everything }) => {
  const text = typeof value !== 'object' ? '' : 'text' in value ? value.text : value.initial;
  return kind === 'choice' && everything.includes(normal(text).split(' ')[0] ?? '');
};

/**
 * The control of a step, looked for in the form only: in the dialog or form around the anchor or, where the form is a plain
 * part of the page, in the smallest part that holds the anchor and the fields beside it, and in sections that are the form's by their
 * heading. Elsewhere in the page, and in sections about another thing, a box may have the same label while the form's own is not there yet.
 * @param {Found[]} seen @param {Step} step @returns {Found | 'missing' | 'ambiguous' | 'gone'}
 */
export const pick = (seen, step) => {
  const controls = seen.filter((c) => !isFilter(c, step));
  const [anchor, second] = controls.filter((c) => fits(c, step.anchor));
  if (!anchor) return 'gone';
  if (second) return 'ambiguous';
  if (fits(anchor, step.find)) return anchor;
  const meant = controls.filter((c) => fits(c, step.find) && !isUnder(c, anchor.el, step.foreign));
  const form = groupOf(anchor.el);
  const isPlain = form === document.documentElement && step.beside.length > 0;
  const part = isPlain ? partOf(controls, step, anchor.el) : form;
  // A section that a choice of the form stands in is the form's, whatever it is called.
  const isOwn = (/** @type {Found} */ c) =>
    c.control.kind === 'choice' && groupOf(c.el) === form && step.beside.some((f) => fits(c, f));
  const choices = isPlain && step.sections.length > 0 ? [anchor, ...controls.filter(isOwn)] : [];
  const mayHold = (/** @type {Found} */ c) => !choices[0] || choices.some(({ el }) => isHoused(c, el, step));
  const inside = meant.filter((c) => lineage(c.el).includes(part) && mayHold(c));
  const found = nearest(inside, step.find, anchor.el);
  if (found !== 'missing' || !isPlain) return found;
  return nearest(
    meant.filter((c) => groupOf(c.el) === form && isUnder(c, anchor.el, step.own)),
    step.find,
    anchor.el,
  );
};

/** @param {Found[]} controls @param {Step} step @param {Element} anchor @returns {Element} The smallest part that holds the fields beside it. */
const partOf = (controls, step, anchor) => {
  const fields = step.beside.map((f) => nearest(controls, f, anchor)).filter((f) => typeof f !== 'string');
  const lines = fields.map((f) => lineage(f.el));
  return lineage(anchor).find((up) => lines.every((line) => line.includes(up))) ?? document.documentElement;
};

/**
 * @param {Found[]} controls @param {Step} step
 * @returns {Element | undefined} What opens the section that hides the control of a step.
 */
export const openerFor = (controls, step) => {
  const inSight = (/** @type {Found} */ c) =>
    isMeant(c, step.find) && !c.control.visible ? { ...c, control: { ...c.control, visible: true } } : c;
  const hidden = pick(controls.map(inSight), step);
  if (typeof hidden === 'string' || isVisible(hidden.el)) return undefined;
  for (let up = parentOf(hidden.el); up; up = parentOf(up)) {
    if (matches(up, 'details:not([open])')) return childrenOf(up).find((c) => matches(c, 'summary') && isVisible(c));
    const id = attribute(up, 'id');
    const opener = id && all(rootOf(up), `[aria-expanded=false][aria-controls~="${CSS.escape(id)}"]${OPENER}`)[0];
    if (opener && isVisible(opener) && !closest(opener, '[role=menubar],nav')) return opener;
  }
  return undefined;
};
