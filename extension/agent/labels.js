/** What names an element: every relation by which a page can label a value or a control. */
import {
  all, attribute, boxOf, childNodes, childrenOf, closest, contains, isElement, isRendered, isText, matches, nextElement, normal,
  parentNode, parentOf, previousElement, rootOf, shown, shownText, tagOf, textOf,
} from './dom.js';

/** @typedef {import('../protocol').Label} Label */
/** @typedef {import('../protocol').Relation} Relation */

const CELL = 'td,th,[role=gridcell],[role=cell],[role=rowheader]';
const HEADER = 'th:not([scope=row]),[role=columnheader]';
const ROW = 'tr,[role=row]';
const BOX = 'input,select';
const GRID = 'table,[role=grid],[role=table],[role=treegrid]';
/** Longer texts are no labels. */
const LONGEST = 90;
/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4;
/** Longer texts are more than a group of fields. */
const WIDEST = 5000;

/** @param {Element} el @param {string} name @returns {Element[]} The elements an IDREF attribute lists. */
const listed = (el, name) =>
  (attribute(el, name)?.match(/\S+/g) ?? []).flatMap((id) => all(rootOf(el), `#${CSS.escape(id)}`).slice(0, 1));

/** @param {Node} n @returns {boolean} */
const isBareText = (n) => isText(n) && /\S/.test(n.data);

/** @param {Element} label @param {Element} el @returns {boolean} It stands above or to the left. */
const precedes = (label, el) => {
  const [a, b] = [boxOf(label), boxOf(el)];
  return a.bottom <= b.top + 6 || a.right <= b.left + 6;
};

/** @param {Element} cell @param {Element} row @returns {Element[]} */
const cellsOf = (cell, row) => {
  const cells = all(row, CELL).filter((c) => closest(c, ROW) === row);
  return cells.includes(cell) ? cells : childrenOf(row);
};

/**
 * @param {Element} el
 * @returns {{cell: Element, row: Element, cells: Element[], headers: Element[]} | null} The table around it, with roles
 * or without: a row is then what has as many children as a header row above it.
 */
export const tableOf = (el) => {
  const cell = closest(el, CELL);
  const row = cell && closest(cell, ROW);
  const grid = row && closest(row, GRID);
  if (cell && row && grid) {
    const headers = all(grid, HEADER).filter((h) => closest(h, GRID) === grid && !contains(row, h));
    const first = headers[0] && (closest(headers[0], ROW) ?? parentOf(headers[0]));
    return { cell, row, cells: cellsOf(cell, row), headers: headers.filter((h) => first && contains(first, h)) };
  }
  for (let c = el, depth = 0; depth < 5; depth += 1) {
    const r = parentOf(c);
    if (!r) return null;
    const cells = childrenOf(r);
    if (cells.length >= 3) {
      const headers = looseHeaders(r, cells);
      if (headers) return { cell: c, row: r, cells, headers };
    }
    c = r;
  }
  return null;
};

/** @param {Element} row @param {Element[]} cells @returns {Element[] | null} */
const looseHeaders = (row, cells) => {
  for (let up = parentOf(row), depth = 0; up && depth < 6; up = parentOf(up), depth += 1) {
    const named = all(up, HEADER).filter((h) => !contains(row, h));
    if (named.length) return named.length === cells.length ? named : null;
    /** @type {Element | null | undefined} */
    let first = up;
    while (first && first !== row && childrenOf(first).length !== cells.length) first = childrenOf(first)[0];
    if (first && first !== row && !contains(first, row)) {
      const headers = childrenOf(first);
      const aligned = headers.every((h, i) => Math.abs(boxOf(h).left - boxOf(/** @type {Element} */ (cells[i])).left) < 9);
      // One of two blocks that look alike is not the other's header.
      const isHeader = (/** @type {Element} */ h) => !/(\d.*){4}/.test(textOf(h));
      return aligned && headers.every(isHeader) && boxOf(first).bottom <= boxOf(row).top + 2 ? headers : null;
    }
  }
  return null;
};

/** @param {Element} cell @param {NonNullable<ReturnType<typeof tableOf>>} table @returns {Element | undefined} */
const headerOf = (cell, table) => {
  const byReference = listed(cell, 'headers')[0];
  if (byReference) return byReference;
  const column = attribute(cell, 'aria-colindex');
  const sameColumn = column && table.headers.find((h) => attribute(h, 'aria-colindex') === column);
  if (sameColumn) return sameColumn;
  return table.headers.length === table.cells.length ? table.headers[table.cells.indexOf(cell)] : undefined;
};

/** @param {Element} el @returns {[Relation, string][]} */
const tableLabels = (el) => {
  const table = tableOf(el);
  if (!table) return [];
  /** @type {[Relation, string][]} */
  const found = [];
  const header = headerOf(table.cell, table);
  if (header && isRendered(header)) found.push(['column-header', shown(header)]);
  const rowHeader =
    table.cells.find((c) => matches(c, 'th,[role=rowheader]') && c !== table.cell) ??
    (table.cells.length === 2 && table.cells[1] === table.cell ? table.cells[0] : undefined);
  if (rowHeader && isRendered(rowHeader)) found.push(['row-header', shown(rowHeader)]);
  return found;
};

/** @param {Node} mark @returns {[Relation, string][]} The text that stands before it and belongs to nothing else. */
const textBefore = (mark) => {
  for (let c = mark, depth = 0; depth < 9; depth += 1) {
    // A shadow tree's root is the end of the search here: what names its host names what is in it.
    const up = parentNode(c);
    if (!up) return [];
    if (matches(up, 'body')) return neighbour(c, up);
    const { before, after } = shownText(up, mark);
    // Bare text beside an element is prose, unless a colon or the markup says that it is a label.
    const bare = [...childNodes(up)].some((n) => n !== mark && isBareText(n));
    if (!before && !after) c = up;
    else if (after || !before || before.length > LONGEST) return bare ? [] : neighbour(c, up);
    else if (bare && !/[:：]\s*$/.test(before) && !matches(up, 'label,dt,dd,td,th')) return [];
    else return [[bare ? 'inline' : 'before', before]];
  }
  return [];
};

/** @param {Node} c @param {Node} up @returns {[Relation, string][]} In a flat run of labels and values: the one just before. */
const neighbour = (c, up) => {
  if (matches(up, ROW)) return [];
  const run = [...childNodes(up)].filter((n) => n === c || (isElement(n) && isRendered(n) && (shown(n) || matches(n, BOX))));
  const at = run.indexOf(/** @type {ChildNode} */ (c));
  const label = run[at - 1];
  // Where values come first, the text before a value belongs to the value before.
  if ((at % 2 === 0 && !matches(c, BOX)) || !label || !isElement(label) || (isElement(c) && !precedes(label, c))) return [];
  const text = shown(label);
  return text.length <= LONGEST ? [['before', text]] : [];
};

/**
 * @param {Element} el
 * @param {string} [value] The element's own text, which its `aria-label` may repeat.
 * @param {Node} [mark] Where in the element the value stands, if it is not all of it.
 * @returns {Label[]}
 */
export const labelsOf = (el, value = '', mark = el) => {
  /** @type {[Relation, string][]} */
  const found = [];
  for (let c = /** @type {Element | null} */ (el), depth = 0; c && depth < 4; c = parentOf(c), depth += 1) {
    // An element around more than this value is not labelled by what labels the value.
    const { before, after } = shownText(c, mark);
    if (c !== mark && (before || after)) break;
    for (const label of listed(c, 'aria-labelledby')) if (!contains(label, el)) found.push(['labelled-by', shown(label)]);
    const id = attribute(c, 'id');
    if (id) for (const label of all(rootOf(c), `label[for="${CSS.escape(id)}"]`)) found.push(['for', shown(label)]);
    const spoken = attribute(c, 'aria-label');
    if (spoken) found.push(['aria-label', spoken.replaceAll(value, '')]);
  }
  const around = closest(el, 'label');
  if (around) {
    const { before, after } = shownText(around, el);
    found.push(['for', before || after]);
  }
  const definition = closest(el, 'dd');
  if (definition) {
    let term = previousElement(definition);
    while (term && tagOf(term) !== 'dt') term = tagOf(term) === 'dd' ? null : previousElement(term);
    if (term && isRendered(term)) found.push(['term', shown(term)]);
  }
  found.push(...tableLabels(el));
  // A control's `aria-label` is its name; a value's may be that of a button to copy it.
  const isNamed = found.some(([relation]) => relation !== 'aria-label' || matches(el, 'input,select,textarea,[role]'));
  if (!isNamed) found.push(...textBefore(mark));
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
  if (table) {
    return table.cells
      .filter((c) => c !== table.cell)
      .map((c) => ({ label: normal(shown(headerOf(c, table) ?? c)), text: shown(c) }))
      .filter((f) => wanted.has(f.label));
  }
  for (let up = parentOf(el), depth = 0; up && depth < 6 && textOf(up).length < WIDEST; up = parentOf(up), depth += 1) {
    const fields = all(up, '*')
      .filter((e) => !contains(e, el) && !childrenOf(e).length && wanted.has(normal(shown(e))))
      .map((e) => ({ label: normal(shown(e)), text: followingText(e) }));
    if (fields.length >= 2) return fields;
  }
  const { host } = rootOf(el);
  return host ? fieldsOf(host, wanted) : [];
};

/** @param {Element} label @returns {string} */
const followingText = (label) => {
  const next = nextElement(label) ?? nextElement(parentOf(label) ?? label);
  return next ? shown(next) : '';
};

/** @param {Element} el @param {Element[]} headings In the order of the page. @returns {string[]} The nearest above it. */
export const headingsOf = (el, headings) => {
  const above = headings.findLast((h) => h.compareDocumentPosition(el) & FOLLOWING && isRendered(h) && shown(h));
  return above ? [shown(above).slice(0, 120)] : [];
};
