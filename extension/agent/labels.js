/** What names an element: every relation by which a page can label a value or a control. */
import {
  LINE,
  all,
  attribute,
  boxOf,
  childNodes,
  childrenOf,
  closest,
  contains,
  isElement,
  isRendered,
  isText,
  matches,
  nextElement,
  normal,
  parentNode,
  parentOf,
  rootOf,
  shown,
  shownText,
  textOf,
  tidy,
} from './dom.js';

/** @typedef {import('../protocol').Label} Label */
/** @typedef {import('../protocol').Relation} Relation */

const CELL = 'td,th,[role$=cell],[role=rowheader]';
/** What stands before data in its row is that row's header. */
const HEADER = 'th:not([scope=row],:has(~td)),[role=columnheader]';
const ROW = 'tr,[role=row]';
/** What lets one choose. */
export const CHOICE = 'select,[role=combobox],[role=radiogroup],[aria-haspopup=listbox],[role=listbox][aria-expanded]';
/** What one fills in. */
const BOX = `${CHOICE},input:not([type=checkbox])`;
export const RADIO = '[role=radio],[type=radio]';
const GRID = 'table,[role$=grid],[role=table]';
/** Longer texts are no labels, and no piece of a value. */
export const LONGEST = 90;
/** `Node.DOCUMENT_POSITION_PRECEDING` */
const PRECEDING = 2;
/** Longer texts are more than a group of fields. */
const WIDEST = 5000;

/** @param {Element} el @param {string} name @returns {Element[]} The elements an IDREF attribute lists; all where several have one id: they may disagree. */
export const listed = (el, name) =>
  (attribute(el, name)?.match(/\S+/g) ?? []).flatMap((id) => all(rootOf(el), `#${CSS.escape(id)}`));

/** @param {Element | null | undefined} el @returns {string} What it says, if it can be read. */
const said = (el) => (el && isRendered(el) ? shown(el) : '');

/** @param {string | undefined} text @returns {boolean} It has the digits of a value. */
const isNumeric = (text) => /(\d.*){4}/.test(/** @type {string} */ (text));

/** @param {Element} label @param {Element} el @returns {boolean} It stands above or to the left. */
const precedes = (label, el) => {
  const [a, b] = [boxOf(label), boxOf(el)];
  return a.bottom <= b.top + 6 ? isAligned(label, el) : a.right <= b.left + 6 && a.top < b.bottom;
};

/** @param {Element} a @param {Element} b @returns {number} It comes first in the document, and is not around the other. */
export const precedesInTree = (a, b) => b.compareDocumentPosition(a) & PRECEDING;

/** @param {Element} a @param {Element} b @returns {boolean} Their left edges are in line. */
const isAligned = (a, b) => Math.abs(boxOf(a).left - boxOf(b).left) < 9;

/**
 * @param {Element} el
 * @returns {{cell: Element, cells: Element[], headers: Element[]} | undefined} The table around it, with roles
 * or without: a row is then what has as many children as a header row above it.
 */
const tableOf = (el) => {
  const cell = closest(el, CELL);
  const row = cell && closest(cell, ROW);
  const grid = row && closest(row, GRID);
  if (cell && row && grid) {
    const cells = all(row, CELL).filter((c) => closest(c, ROW) === row);
    const above = all(grid, HEADER).filter((h) => closest(h, GRID) === grid && precedesInTree(h, row));
    const last = above.findLast(said) ?? above[0];
    const headers = last ? above.filter((h) => contains(closest(last, ROW) ?? grid, h)) : cells[2] && looseHeaders(row, cells);
    return { cell, cells, headers: headers || [] };
  }
  for (let c = el, r = parentOf(c), depth = 0; r && depth < 5; c = r, r = parentOf(c), depth++) {
    const cells = childrenOf(r);
    const headers = cells[2] && looseHeaders(r, cells);
    if (headers) return { cell: c, cells, headers };
  }
  return undefined;
};

/** @param {Element} row @param {Element[]} cells @returns {Element[] | false | undefined} */
const looseHeaders = (row, cells) => {
  const areAligned = (/** @type {Element[]} */ headers) =>
    headers.every((h, i) => isAligned(h, /** @type {Element} */ (cells[i])));
  // Only headers by name, and in line, are looked for above rows that look alike, and far away: what else is there may be another block's.
  let isBelowAnother = false;
  for (let up = parentOf(row), depth = 0; up && depth < 8; up = parentOf(up), depth++) {
    isBelowAnother ||= depth > 5;
    const named = all(up, HEADER).filter((h) => precedesInTree(h, row));
    // Headers with data of their own are another table's.
    if (named[0]) {
      return (
        named.length === cells.length &&
        !closest(named[0], `:is(${GRID}):has(td,[role$=cell]):not(:has(${GRID}))`) &&
        (!isBelowAnother || areAligned(named)) &&
        named
      );
    }
    /** @type {Element | null | undefined} */
    let first = isBelowAnother ? row : up;
    while (first && first !== row && childrenOf(first).length !== cells.length) first = childrenOf(first)[0];
    if (first && !contains(first, row)) {
      const headers = childrenOf(first);
      // One of two blocks that look alike is not the other's header, nor is one without text, or with a box to type in.
      if (
        textOf(first) &&
        !hasBox(first) &&
        areAligned(headers) &&
        !headers.some(
          (h, i) => isNumeric(textOf(h)) || (tidy(textOf(h)) && textOf(h) === textOf(/** @type {Element} */ (cells[i]))),
        ) &&
        boxOf(first).bottom <= boxOf(row).top + 2
      )
        return headers;
      isBelowAnother = !matches(row, ROW);
    }
  }
  return undefined;
};

/** @param {Element} cell @param {NonNullable<ReturnType<typeof tableOf>>} table @returns {Element | null | undefined} */
const headerOf = (cell, table) => {
  const column = attribute(cell, 'aria-colindex');
  const tied = listed(cell, 'headers')[0] || (column && table.headers.findLast((h) => attribute(h, 'aria-colindex') === column));
  if (tied) return tied;
  if (table.headers.length === table.cells.length) return table.headers[table.cells.indexOf(cell)];
  // Cells may span rows and columns, or stand before the first: then what is right above is the header.
  const [above, another] = table.headers.filter((h) => isAligned(h, cell));
  return another ? null : above;
};

/** @param {Element} cell @param {NonNullable<ReturnType<typeof tableOf>>} table @returns {string} Of its column; one can press some to sort by it. */
const headingIn = (cell, table) => {
  const header = headerOf(cell, table);
  return header ? said(header) || said(all(header, 'button,[role=button]')[0]) || tidy(textOf(header)) : '';
};

/** @param {Element} el @returns {[Relation, string][]} */
const tableLabels = (el) => {
  const table = tableOf(el);
  if (!table) return [];
  const before = table.cells.slice(0, table.cells.indexOf(table.cell));
  // A row of labels and values has a label before each; what comes behind a label and a value tells more of them.
  const isPair = (!before[1] || before.length % 2 > table.cells.length % 2) && !shownText(table.cell, el)[0];
  const rowHeader = before.findLast((c) => matches(c, 'th,[role=rowheader]')) ?? (isPair ? before.at(-1) : null);
  return [
    ['column-header', headingIn(table.cell, table)],
    ['row-header', said(rowHeader)],
  ];
};

/** @param {Node} mark @returns {string} The text that stands before it and belongs to nothing else. */
const textBefore = (mark) => {
  for (let c = mark, depth = 0; depth < 9; depth++) {
    // A shadow tree's root is the end of the search here: what names its host names what is in it.
    const up = parentNode(c);
    if (!up) break;
    if (matches(up, 'body')) return neighbour(c, up);
    const [before, after, above, below] = shownText(up, mark);
    const label = (all(up, ':scope>br')[0] && lineBefore(above, below, textOf(mark))) || (!after && !all(up, BOX)[1] && before);
    if (label && label.length <= LONGEST) return label;
    // Beside bare text the texts before and behind are prose.
    if (before || after)
      return [...childNodes(up)].some((n) => n !== mark && isText(n) && /\S/.test(n.data)) ? '' : neighbour(c, up);
    c = up;
  }
  return '';
};

/** @param {(string | undefined)[]} run Of labels and values. @param {number} at Of a value. @returns {boolean} Its label stands before it. Where
 * captions stand below, the text before a value belongs to the value before: then a run begins with a value, or ends with a caption. */
const isOrdered = (run, at) => !isNumeric(run[0]) && (isNumeric(run.at(-1)) || at % 2 > run.length % 2);

/** @param {string} above @param {string} below @param {string} value @returns {string | false | undefined} In an element of several
 * lines: what stands before a value in its own line, or alone in the line above. */
const lineBefore = (above, below, value) => {
  const lines = above.split(LINE).map(tidy);
  const rest = below.split(LINE).map(tidy);
  const own = lines.pop();
  const behind = rest.shift();
  const head = lines.filter(Boolean);
  const tail = rest.filter(Boolean);
  const isAbove = (isNumeric(value) || !tail[0]) && !isNumeric(tail[0]) && isOrdered([...head, value, ...tail], head.length);
  return !behind && (own || (isAbove && head.at(-1)));
};

/** @param {Node} n @returns {boolean} It is or holds what one fills in. */
const hasBox = (n) => matches(n, `:is(${BOX}),:has(${BOX})`);

/** @param {any} c @param {Node} up @returns {string} In a flat run of labels and values: the one just before. */
const neighbour = (c, up) => {
  if (matches(up, ROW)) return '';
  const rendered = /** @type {any[]} */ ([...childNodes(up)]).filter((n) => n === c || (isElement(n) && isRendered(n)));
  const label = rendered.slice(0, rendered.indexOf(c)).findLast((n) => hasBox(n) || shown(n));
  // Headings, buttons and whole blocks beside the run are not in it; what is empty as yet is.
  const box = hasBox(c);
  const isAlike = (/** @type {any} */ n) =>
    [label, !box && c].some((one) => one?.localName === n.localName) && textOf(n).length < LONGEST;
  const run = rendered.filter((n) => n === c || hasBox(n) || isAlike(n));
  const texts = run.map((n) => (hasBox(n) ? '0000' : textOf(n)));
  // Of boxes the last one ends the run: what is behind it may be its caption.
  return isOrdered(texts, box ? 0 : run.indexOf(c)) && label && (isText(c) || precedes(label, c)) ? shown(label) : '';
};

/**
 * @param {Element} el
 * @param {string} [value] The element's own text, which its `aria-label` or label may repeat: that names nothing.
 * @param {Node} [mark] Where in the element the value stands, if it is not all of it.
 * @returns {Label[]}
 */
export const labelsOf = (el, value = '', mark = el) => {
  /** @type {[Relation, string][]} */
  const found = [];
  for (let c = /** @type {Element | null} */ (el), depth = 0; c && depth < 4; c = parentOf(c), depth++) {
    // An element around more than this value is not labelled by what labels the value.
    const [before, after] = shownText(c, mark);
    if (c !== mark && (before || after)) break;
    for (const label of listed(c, 'aria-labelledby'))
      if (!contains(label, el) && shown(label) !== value) found.push(['labelled-by', shown(label)]);
    const id = attribute(c, 'id');
    // Of several with one id a label is the first one's.
    if (id)
      for (const label of /** @type {any[]} */ (all(rootOf(c), `label[for="${CSS.escape(id)}"]`)))
        if ((label.control ?? c) === c) found.push(['for', shown(label)]);
    found.push(['aria-label', (attribute(c, 'aria-label') ?? '').replaceAll(value, '')]);
  }
  const around = closest(el, 'label');
  if (around) found.push(['for', shownText(around, el).find(Boolean) ?? '']);
  // Where a definition comes first, the terms are captions below.
  const definition = closest(el, 'dt:first-child~dd');
  const term =
    definition &&
    childrenOf(/** @type {Node} */ (parentNode(definition))).findLast((c) => matches(c, 'dt') && precedesInTree(c, definition));
  found.push(['term', said(term)], ...tableLabels(el));
  // A control's `aria-label` is its name; a value's may be that of a button to copy it.
  const isNamed = found.some(
    ([relation, text]) => normal(text) && (relation !== 'aria-label' || matches(el, 'input,select,textarea,[role]')),
  );
  // A radio's name is its own text; the text before it is another one's.
  if (!isNamed) found.push(['before', matches(el, RADIO) ? textOf(el) : textBefore(mark)]);
  const host = rootOf(el).host;
  const labels = host ? labelsOf(host, value) : [];
  for (const [relation, text] of found) {
    const label = normal(text);
    if (label && label.length <= LONGEST && !labels.some((l) => l.text === label)) labels.push({ relation, text: label });
  }
  return labels;
};

/**
 * @param {Element} el
 * @param {Set<string>} wanted
 * @returns {{label: string, text: string}[]} Labelled neighbours in the same row, list or group.
 */
export const fieldsOf = (el, wanted) => {
  const table = tableOf(el);
  if (table?.headers[0]) {
    return table.cells
      .filter((c) => c !== table.cell)
      .map((c) => ({ label: normal(headingIn(c, table)), text: shown(c) }))
      .filter((f) => wanted.has(f.label));
  }
  for (let up = parentOf(el), depth = 0; up && depth < 6 && textOf(up).length < WIDEST; up = parentOf(up), depth++) {
    const fields = all(up, '*')
      .filter((e) => !contains(e, el) && !childrenOf(e)[0] && closest(e, GRID) === closest(el, GRID))
      .map((e) => ({ label: normal(shown(e)), text: followingText(e) }))
      .filter((f) => wanted.has(f.label));
    if (fields.length >= 2) return fields;
  }
  const { host } = rootOf(el);
  return host ? fieldsOf(host, wanted) : [];
};

/** @param {Element} label @returns {string} */
const followingText = (label) => {
  const next = nextElement(label) ?? nextElement(parentOf(label) ?? label);
  return said(next);
};

/** @param {Element} el @param {Element[]} headings In the order of the page. @returns {string[]} The nearest above it. */
export const headingsOf = (el, headings) =>
  headings
    .filter((h) => precedesInTree(h, el) && said(h))
    .slice(-1)
    .map((h) => shown(h).slice(0, 120));
