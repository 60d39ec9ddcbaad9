/**
 * The table reader: rows of tables, and the parts of a page that can be pressed. A script of its own, put into the documents whose
 * tables matter and only there. It knows no more than the agent what any of it means: an order says which rows and parts are wanted.
 */
import {
  all,
  attribute,
  childNodes,
  childrenOf,
  closest,
  contains,
  isConnected,
  isRendered,
  isVisible,
  matches,
  normal,
  parentNode,
  parentOf,
  rootOf,
  shown,
  textOf,
  tidy,
} from './dom.js';
import { headingsOf } from './labels.js';
import { BOX, partsIn, smallest } from './parts.js';
import { DIALOG, filtersOf, hasRoom } from './room.js';

/** @typedef {import('../protocol').Table} Table */
/** @typedef {import('../protocol').Row} Row */
/** @typedef {import('../protocol').Part} Part */

/** Milliseconds from a change to the look at it, and how long a look may wait. */
const SOON = 50;
const MOST = 1000;
/** The page has the thread for this multiple of what a look cost. */
const REST = 25;
/** Milliseconds without a change in a table after which it is settled. */
const STILL = 1000;
/**
 * Milliseconds between looks at everything when nothing has changed that the observer sees: the agent has found a shadow tree, a frame was
 * covered. Later by this multiple of what the last such look cost, and by so much at most.
 */
const ROUND = 2500;
const LATER = 400;
const LATEST = 2000;
/** More rows than this are not looked at, and a table that has more is not whole. */
const ROWS = 1000;
/** With more rows changed than this, everything is looked at. */
const FEW = 50;

const GRID = 'table,[role=grid],[role=table],[role=treegrid]';
const ROW = 'tr,[role=row]';
const CELL = 'td,th,[role=gridcell],[role=cell],[role=rowheader],[role=columnheader]';
const HEADER = 'th:not([scope=row],[scope=rowgroup]),[role=columnheader]';
const FOLDED = '[aria-expanded=false]:not([aria-haspopup])';
const BUSY = '[aria-busy=true],[role=progressbar]';
/** A row with one of these in it is more than its texts. */
const SPECIAL = `${FOLDED},${BUSY},${BOX}`;

/** @type {any} */
const world = globalThis;
const { agent } = world;

/**
 * Rows by their names, and parts: each as the whole of a text and anywhere in one; `words` are the parts that no row is named by.
 * @typedef {{hasParts: boolean, names: Set<string>, name: RegExp, whole: RegExp, words: RegExp, parts: RegExp, answers: RegExp}} Wanted
 */
/** @type {Wanted | null} */
let wanted = null;
let lastReport = '';
let timer = 0;
let restUntil = 0;
/** When everything is looked at next. */
let roundAt = 0;
/** What each table showed when it last changed. @type {WeakMap<Element, {rows: string, since: number}>} */
const histories = new WeakMap();

/** A table as it was looked at. @typedef {{grid: Element, busy: boolean, table: Table}} Seen */
/** What the last look found. @type {{language: string, seen: Seen[], parts: Part[]}} */
let found = { language: '', seen: [], parts: [] };
/** Its rows of texts alone: what changes in one changes nothing around it. @type {Map<Node, {table: Table, at: number, cells: (line: Element) => Element[]}>} */
const plain = new Map();
/** Those in which something has changed since; nothing when it was anywhere else. @type {Set<Node> | null} */
let changed = null;
/** A look at what has changed is on its way. */
let rung = false;

const observer = new MutationObserver((records) => {
  for (const { target } of records) {
    /** @type {Node | null} */
    let row = target;
    while (changed && row && !plain.has(row)) row = parentNode(row);
    if (changed && row && changed.size < FEW) changed.add(row);
    else changed = null;
  }
  // When all is looked at, nothing else needs to be known.
  if (!changed) observer.disconnect();
  if (!rung) schedule(SOON);
  rung = true;
});

/** @param {number} delay */
const schedule = (delay) => {
  if (!wanted) return;
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(delay, restUntil - performance.now()));
};
/** What the admin does is looked at at once: it is seldom, and rows that are scrolled past are gone. */
const soon = () => {
  restUntil = 0;
  changed = null;
  schedule(SOON);
};

/** @param {Element} el @param {string} [text] @returns {string} What a cell says, and not what it says to screen readers or twice. */
const says = (el, text = textOf(el)) => (/\S/.test(text) ? shown(el) || tidy(text) : '');

/** @param {Element} row @returns {Element[]} */
const cellsOf = (row) => {
  const cells = all(row, CELL).filter((cell) => closest(cell, ROW) === row);
  return cells.length ? cells : childrenOf(row);
};

/** @param {Element} el @returns {Element[]} The smallest elements in it that hold a text, in order. */
const blocksOf = (el) => {
  const hasOwn = [...childNodes(el)].some((n) => n.nodeType === 3 && /\S/.test(/** @type {Text} */ (n).data));
  return hasOwn
    ? [el]
    : childrenOf(el)
        .filter((c) => /\S/.test(textOf(c)) && isRendered(c))
        .flatMap(blocksOf);
};

/** @param {Element} el @param {string} name @returns {number | null} A number that it says. */
const numberOf = (el, name) => Number.parseInt(attribute(el, name) ?? '', 10) || null;

/** What rows said when they had this text: of hundreds a few change. @type {WeakMap<Element, {text: string, row: Row | null}>} */
let readBefore = new WeakMap();

/** @param {Element} line @param {(line: Element) => Element[]} cells @returns {Row | null} A row without a text says nothing. */
const rowOf = (line, cells) => {
  const text = textOf(line);
  const index = numberOf(line, 'aria-rowindex');
  const before = readBefore.get(line);
  if (before?.text === text) return before.row && { ...before.row, index };
  const isWanted = wanted?.name.test(text);
  const texts = cells(line).map((cell) => (isWanted ? says(cell) : tidy(textOf(cell))));
  const told = texts.filter(Boolean);
  const kind = told.length === 1 ? 'group' : 'entry';
  /** @type {Row | null} */
  const row = told.length
    ? { kind, index, texts: (isWanted && kind === 'entry' ? texts : told.slice(0, 2)).map((t) => t.slice(0, 200)) }
    : null;
  // Of a wanted row, and where no role says what a cell is, it matters also which of its parts show.
  if (!isWanted && cells === cellsOf) readBefore.set(line, { text, row });
  return row;
};

/**
 * @param {Element} grid @param {Element[]} lines Its rows as elements. @param {(line: Element) => Element[]} cells
 * @returns {Seen}
 */
const tableOf = (grid, lines, cells) => {
  const handle = agent.handleOf(grid);
  const dialog = closest(grid, DIALOG) !== null;
  const nothing = {
    handle,
    dialog,
    visible: false,
    heading: '',
    headers: [],
    rows: [],
    total: null,
    whole: false,
    filtered: false,
    settled: false,
  };
  if (!isVisible(grid)) return { grid, busy: false, table: nothing };
  const shownLines = lines.slice(0, ROWS).filter(isRendered);
  const isHead = (/** @type {Element} */ line) => {
    const told = cells(line).filter((cell) => /\S/.test(textOf(cell)));
    return told.length > 1 && told.every((cell) => matches(cell, HEADER));
  };
  const heads = shownLines.slice(0, 3).filter(isHead);
  const body = shownLines.filter((line) => !heads.includes(line));
  const rows = body.map((line) => rowOf(line, cells));
  const total = numberOf(grid, 'aria-rowcount');
  // Headers are rows as well, but not every page counts them: then the last row's own number tells.
  const last = body.at(-1);
  const isLast = !last || (numberOf(last, 'aria-rowindex') ?? total ?? 0) >= (total ?? 0);
  const counted = total === null || (total > 0 && (body.length >= total || (body.length + heads.length >= total && isLast)));
  const special = all(grid, SPECIAL);
  // What opens a menu hides no rows. In a row of several texts other things than the row may be folded.
  const isFolded = special.some(
    (el) => matches(el, FOLDED) && body.some((line, at) => el === line || (rows[at]?.kind === 'group' && contains(line, el))),
  );
  const whole = Boolean(counted) && lines.length <= ROWS && rows.every((row) => row) && !isFolded && !hasRoom(body, grid);
  const table = {
    ...nothing,
    visible: true,
    whole,
    rows: /** @type {Row[]} */ (rows.filter((row) => row)),
    heading: headingsOf(grid, all(rootOf(grid), 'h1,h2,h3,h4,h5,h6,[role=heading],caption,legend'))[0] ?? '',
    headers: heads[0] ? cells(heads[0]).map((cell) => normal(says(cell))) : [],
    total: total && total > 0 ? total : null,
    filtered: filtersOf(grid).length > 0,
  };
  if (!special[0] && rows.every((row) => row)) body.forEach((line, at) => plain.set(line, { table, at, cells }));
  return { grid, table, busy: matches(grid, BUSY) || special.some((el) => matches(el, BUSY) && isRendered(el)) };
};

/** @param {Seen} seen @returns {boolean} Nothing in it has changed for a while. */
const isSettled = ({ grid, busy, table }) => {
  const rows = JSON.stringify(table.rows);
  const now = performance.now();
  let history = histories.get(grid);
  if (history?.rows !== rows) histories.set(grid, (history = { rows, since: now }));
  return !busy && now - history.since >= STILL;
};

/** @param {Element} leaf @returns {Element | null} The row that a name stands in, where no role says so: it has more texts, and others like it beside it. */
const looseRow = (leaf) => {
  for (let el = leaf, depth = 0; depth < 8; depth += 1) {
    const up = parentOf(el);
    if (!up || matches(up, 'body,html')) return null;
    if (matches(el, 'dt') && matches(up, 'dl')) return el;
    if (blocksOf(el).length > 2)
      return all(el, '*').filter((c) => wanted?.names.has(normal(textOf(c))) && !childrenOf(c).length).length > 1 ? null : el;
    el = up;
  }
  return null;
};

/** @param {Element} list @returns {Element[][]} The terms of a definition list, each with what it means. */
const definitions = (list) => {
  /** @type {Element[][]} */
  const rows = [];
  for (const el of childrenOf(list)) {
    if (matches(el, 'dt')) rows.push([el]);
    else rows.at(-1)?.push(el);
  }
  return rows;
};

/** @param {Node} root @returns {Seen[]} */
const tablesIn = (root) => {
  const grids = all(root, GRID).filter((grid, at, every) => !every.slice(at + 1).some((inner) => contains(grid, inner)));
  const tables = grids.map((grid) => tableOf(grid, all(grid, ROW), cellsOf));
  const leaves = smallest(root, /** @type {any} */ (wanted).name, `${GRID},${DIALOG},input,textarea`).filter((el) =>
    wanted?.names.has(normal(shown(el))),
  );
  const lists = new Map(
    leaves
      .map(looseRow)
      .filter((row) => row !== null)
      .map((row) => [/** @type {Element} */ (parentOf(row)), row]),
  );
  for (const [list, row] of lists) {
    if (matches(row, 'dt')) {
      const rows = new Map(definitions(list).map((cells) => [/** @type {Element} */ (cells[0]), cells]));
      tables.push(tableOf(list, [...rows.keys()], (line) => rows.get(line) ?? []));
    } else {
      tables.push(tableOf(list, childrenOf(list), blocksOf));
    }
  }
  return tables;
};

/** Looks at everything. @param {Wanted} now */
const lookAtAll = (now) => {
  const { hasParts } = now;
  const begin = performance.now();
  roundAt = begin + ROUND;
  plain.clear();
  const roots = [...agent.roots].filter(isConnected);
  found = {
    language: attribute(document.documentElement, 'lang') ?? '',
    seen: roots.flatMap(tablesIn),
    parts: hasParts ? roots.flatMap((root) => partsIn(root, now)) : [],
  };
  roundAt += Math.min((performance.now() - begin) * LATER, LATEST);
};

/** @param {Node} line @returns {boolean} It is read anew, and nothing but its texts can be another than at the last look. */
const isReadAgain = (line) => {
  const { table, at, cells } = /** @type {NonNullable<ReturnType<typeof plain.get>>} */ (plain.get(line));
  const el = /** @type {Element} */ (line);
  const isPlain = isConnected(el) && isRendered(el) && !matches(el, SPECIAL) && !all(el, SPECIAL)[0];
  const hasPart =
    (wanted?.hasParts && wanted.words.test(textOf(el))) ||
    found.parts.some(({ handle }) => contains(el, agent.elementOf(handle) ?? null));
  const row = isPlain && !hasPart ? rowOf(el, cells) : null;
  if (!row || row.kind !== table.rows[at]?.kind) return false;
  table.rows[at] = row;
  return true;
};

const look = () => {
  if (!wanted || !chrome.runtime?.id) return stop();
  const begin = performance.now();
  rung = false;
  try {
    const isFew = changed?.size && begin < roundAt && [...changed].every(isReadAgain);
    changed = null;
    if (!isFew) lookAtAll(wanted);
    changed = new Set();
    const { language, seen, parts } = found;
    // That a table is settled is told by a look at all of it.
    for (const each of seen) each.table.settled = each.table.visible && isSettled(each) && (!isFew || each.table.settled);
    const report = { language, tables: seen.map(({ table }) => table), parts };
    const text = JSON.stringify(report);
    if (text !== lastReport) {
      lastReport = text;
      chrome.runtime.sendMessage({ tables: report }).catch(() => {});
    }
  } catch {
    // A page that throws where it is read has no tables this time.
    found.seen = [];
    changed = null;
  }
  const end = performance.now();
  restUntil = end + Math.min((end - begin) * REST, MOST);
  for (const root of agent.roots)
    if (isConnected(root)) observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  const isOpen = found.seen.some(({ table }) => table.visible && !table.settled);
  schedule(Math.min(isOpen ? STILL + SOON : Infinity, roundAt - end));
};

const stop = () => {
  wanted = null;
  lastReport = '';
  changed = null;
  plain.clear();
  clearTimeout(timer);
  observer.disconnect();
};

/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (order === 'stop') return stop();
  if (order === 'again') {
    lastReport = '';
    changed = null;
    schedule(0);
  } else if (order === 'tables-end') {
    stop();
    answer(true);
  } else if (typeof order !== 'string' && 'tables' in order) {
    const { names, parts, answers } = order.tables;
    const name = names.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    // What begins with anything would be tried from every letter of a text to its end: it is looked for by the rest.
    const words = parts.replace(/(^|\|)\.\+\?(\\s\*)?/g, '$1');
    const expression = (/** @type {string} */ source) => new RegExp(source, 'i');
    wanted = {
      hasParts: parts !== '',
      names: new Set(names),
      name: expression(name),
      whole: expression(`^(?:${parts}|${answers}|${name})$`),
      words: expression(words),
      parts: expression(`${words}|${name}`),
      answers: expression(answers),
    };
    lastReport = '';
    changed = null;
    readBefore = new WeakMap();
    schedule(0);
    answer(true);
  }
};

/** The admin's own acts change what is visible, ticked or typed without changing a node. */
const EVENTS = ['transitionend', 'animationend', 'scroll', 'scrollend', 'pointerup', 'keyup', 'input', 'change'];
world.tables?.();
world.tables = () => {
  stop();
  for (const event of EVENTS) removeEventListener(event, soon, true);
  chrome.runtime.onMessage.removeListener(hear);
};
for (const event of EVENTS) addEventListener(event, soon, { capture: true, passive: true });
chrome.runtime.onMessage.addListener(hear);
