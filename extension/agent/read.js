/** What a document shows: texts of the wanted shapes and controls with the wanted labels. */
import {
  LINE,
  all,
  attribute,
  boxOf,
  childNodes,
  childrenOf,
  contains,
  isElement,
  isText,
  isVisible,
  lineage,
  matches,
  normal,
  plain,
  shown,
  shownText,
  textOf,
  tidy,
} from './dom.js';
import { CHOICE, LONGEST, RADIO, fieldsOf, headingsOf, labelsOf } from './labels.js';

/** @typedef {import('../protocol').Sighting} Sighting */
/** @typedef {import('../protocol').Control} Control */
/** @typedef {import('../protocol').ControlKind} ControlKind */
/** @typedef {import('../protocol').Watch} Watch */

/** More than a page of settings ever shows. */
const MOST = 300;

/** Elements that could not be read, so far. */
export const tally = { faults: 0 };

/** @type {WeakMap<object, number>} */
const handles = new WeakMap();
/** @type {WeakRef<Element>[]} A handle is a place in it, from 1. */
const byHandle = [];

/** @param {Element} el @returns {number} */
export const handleOf = (el) => {
  const handle = handles.get(el) ?? byHandle.push(new WeakRef(el));
  handles.set(el, handle);
  return handle;
};

/** @param {number} handle @returns {Element | undefined} */
export const elementOf = (handle) => byHandle[handle - 1]?.deref();

/** @param {Watch} watch */
export const compile = (watch) => {
  const pattern = (/** @type {string} */ source) => new RegExp(source, 'i');
  return {
    ...watch,
    shapes: watch.shapes.map((s) => ({ ...s, whole: pattern(s.pattern) })),
    tell: pattern(watch.tell),
    sure: pattern(watch.sure),
    gate: pattern(watch.gate),
    eager: new RegExp(watch.eager, 'gi'),
    /** Elements with the text in which nothing was: the cells of a row, read in one, look like a value. @type {WeakMap<Node, string>} */
    barren: new WeakMap(),
    labels: new Set(watch.labels),
    controls: new Set(watch.controls),
  };
};

/** @typedef {ReturnType<typeof compile>} Wanted */

/**
 * The smallest elements whose text has a wanted shape. The engine is asked for whole subtrees, so that nodes are only
 * looked at where something is.
 * @param {Node} root @param {Wanted} wanted @returns {Element[]}
 */
const smallest = (root, { tell, sure, barren, apart }) => {
  const has = (/** @type {Node} */ node, text = plain(textOf(node))) => tell.test(text);
  /** @type {Element[]} */
  const found = [];
  const open = [root];
  while (open.length && found.length < MOST) {
    const node = /** @type {Node} */ (open.pop());
    // A part of a longer value, as `<span>` cuts it, is none. (A document has no text of its own.)
    const whole = textOf(node)?.length <= LONGEST ? tidy(textOf(node)) : '';
    const isWhole = whole === sure.exec(whole)?.[0];
    const inside = childrenOf(node).filter((c) => has(c) && !(isWhole && whole !== tidy(textOf(c))));
    open.push(...inside.filter((c) => !matches(c, apart) && barren.get(c) !== textOf(c)).reverse());
    if (!isElement(node)) continue;
    const own = [...childNodes(node)].some((n) => isText(n) && has(n));
    const text = inside.length ? '' : textOf(node);
    // What needs a label stands in one piece.
    if (own || sure.test(text)) found.push(node);
    else barren.set(node, text);
  }
  return found;
};

/**
 * @param {Element} el
 * @param {Wanted} wanted
 */
const valuesOf = (el, wanted) => {
  const title = tidy(attribute(el, 'title') ?? '');
  const isControl = matches(el, 'input,textarea');
  const text = isControl ? tidy(/** @type {HTMLInputElement} */ (el).value) : shown(el);
  const bare = (/** @type {string} */ t) => t.replace(/^[:：=\s"'{(“]+|["'})”]+$/g, '');
  /** @type {[string, Node, string?][]} Value, where it stands, label before it in the same text. */
  const candidates = [];
  if (text !== title && shapeOf(title, wanted) && isCutShort(text, title)) {
    candidates.push([title, el]);
  } else if (shapeOf(bare(text), wanted)) {
    candidates.push([text, el]);
  } else if (!isControl) {
    for (const node of childNodes(el)) {
      if (!isText(node)) continue;
      const own = tidy(node.data);
      const [, label, value = ''] = /^(.{2,80}?) ?[-:：=] ?(\S+)$/.exec(own) ?? [];
      if (shapeOf(bare(own), wanted)) candidates.push([own, node]);
      else if (shapeOf(value, wanted) && !tidy(/** @type {any} */ (shownText(el, node)[3].split(LINE)[0])))
        candidates.push([value, node, label]);
    }
  }
  return candidates.map(([value, mark, before]) => {
    const labels = before ? [{ relation: /** @type {const} */ ('inline'), text: normal(before) }] : labelsOf(el, value, mark);
    return {
      shape: /** @type {{name: string, needsLabel: boolean}} */ (shapeOf(bare(value), wanted)),
      text: bare(value),
      visible: isVisible(el),
      labels,
    };
  });
};

/** @param {string} text @param {Wanted} wanted Its shape, or nothing. */
const shapeOf = (text, wanted) => wanted.shapes.find((s) => s.whole.test(text));

/** @param {string} text @param {string} whole @returns {unknown} What shows is the beginning of the whole, perhaps with its end; an icon's title is another thing. */
const isCutShort = (text, whole) => {
  const [head = '', tail = ''] = text.split(/ ?(?:…|\.{3}) ?/);
  return head && whole.startsWith(head) && whole.endsWith(tail) && /^[^*•●]+$/.test(text);
};

/** Asks `fn` of each element; an element that throws costs only itself. */
/** @template T @param {Element[]} els @param {(el: Element) => T[]} fn @returns {T[]} */
const each = (els, fn) =>
  els.flatMap((el) => {
    try {
      return fn(el);
    } catch {
      tally.faults++;
      return [];
    }
  });

/** @param {Node} root @param {Wanted} wanted @returns {Sighting[]} */
export const readValues = (root, wanted) => {
  if (!wanted.shapes[0]) return [];
  const titled = all(root, '[title]').filter((el) => shapeOf(tidy(attribute(el, 'title') ?? ''), wanted));
  const headings = all(root, wanted.headings);
  const els = [...new Set([...smallest(root, wanted), ...titled, ...all(root, wanted.boxes)])];
  return each(els, (el) =>
    lineage(el).some((up) => matches(up, wanted.apart))
      ? []
      : valuesOf(el, wanted).flatMap((value) => {
          const isLabelled = value.labels.some((l) => wanted.labels.has(l.text));
          if (!isLabelled && value.shape.needsLabel) return [];
          return [
            {
              ...value,
              shape: value.shape.name,
              fields: fieldsOf(el, wanted.labels),
              headings: headingsOf(el, headings),
              handle: handleOf(el),
            },
          ];
        }),
  );
};

const GROUP = 'dialog,[role$=dialog],form,[role=form]';

/** @param {Element} el @returns {ControlKind} */
export const kindOf = (el) => {
  if (matches(el, '[role=tab]')) return 'tab';
  if (matches(el, '[role=switch],[type=checkbox]')) return 'switch';
  if (matches(el, CHOICE)) return 'choice';
  return matches(el, '[type=password]') ? 'password' : 'text';
};

/** @param {Element} el @returns {Element} The dialog or form around it, also across shadow roots. */
export const groupOf = (el) => lineage(el).find((up) => matches(up, GROUP)) ?? document.documentElement;

/** @param {Element} el @param {ControlKind} kind @returns {import('../protocol').ControlValue} */
const valueOf = (el, kind) => {
  if (kind === 'switch' || kind === 'tab') return { text: String(isOn(el)) };
  const text = textIn(el);
  if (!text) return 'empty';
  if (kind === 'password') return 'hidden';
  return isInitial(el) ? { initial: text } : { text };
};

/** @param {Element} el @returns {boolean} */
export const isOn = (el) => matches(el, ':checked,[aria-checked=true],[aria-selected=true]');

/** @param {Element} el @returns {string} What it holds, as a person reads it; of an input to the letter. */
export const textIn = (el) => {
  if (matches(el, 'select')) return tidy(/** @type {HTMLSelectElement} */ (el).selectedOptions[0]?.text ?? '');
  if (matches(el, 'input,textarea')) return /** @type {HTMLInputElement} */ (el).value;
  if (!matches(el, '[role=radiogroup]')) return shown(el);
  const on = all(el, RADIO).find(isOn);
  return on ? (labelsOf(on)[0]?.text ?? '') : '';
};

/** @param {Element} el @returns {boolean} It shows the option that it began with. */
export const isInitial = (el) =>
  matches(el, 'select') && /** @type {HTMLSelectElement} */ (el).selectedIndex === 0 && !all(el, '[selected]')[0];

/** @param {Element} el @returns {boolean} */
export const isEnabled = (el) =>
  !matches(el, ':disabled,[aria-disabled=true],[readonly]:not([role=combobox],[aria-haspopup]),[aria-readonly=true]');

/** @param {Node} root @param {Wanted} wanted @returns {{el: Element, control: Control}[]} */
export const readControls = (root, wanted) =>
  each(wanted.fillable ? all(root, wanted.fillable) : [], (el) => {
    const kind = kindOf(el);
    const names = ['data-id', 'name', 'id'].flatMap((n) => attribute(el, n) || []);
    /** @type {import('../protocol').Label[]} */
    const labels =
      kind === 'tab'
        ? [{ relation: 'aria-label', text: normal(attribute(el, 'aria-label') ?? textOf(el)) }]
        : labelsOf(el, textIn(el));
    const hint = attribute(el, 'placeholder') || attribute(el, 'title');
    // A hint is a name where nothing but what happens to stand before the box could be one.
    if (hint && labels.every((l) => l.relation === 'before' && !wanted.controls.has(l.text)))
      labels.push({ relation: 'hint', text: normal(hint) });
    const isWanted =
      labels.some((l) => wanted.controls.has(l.text)) || names.some((n) => wanted.names.some((w) => n.startsWith(w)));
    if (!isWanted) return [];
    const control = {
      handle: handleOf(el),
      kind,
      labels,
      names,
      group: handleOf(groupOf(el)),
      visible: isVisibleControl(el),
      enabled: isEnabled(el),
      value: valueOf(el, kind),
    };
    return [{ el, control }];
  }).filter(({ el }, _, found) => !found.some((f) => f.el !== el && f.control.kind === 'choice' && contains(f.el, el)));

/** @param {Element} el @returns {boolean} The own input of a switch or a list is often transparent or clipped, in the picture of one. */
const isVisibleControl = (el) =>
  isVisible(el) ||
  (matches(el, '[role=switch],[type=checkbox],[role=combobox],[aria-haspopup]') &&
    boxOf(el).width > 0 &&
    lineage(el)
      .slice(1, 4)
      .some((up) => boxOf(up).height < 90 && isVisible(up)));
