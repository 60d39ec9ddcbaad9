/**
 * The agent: eyes in a page. It knows nothing of what it looks for; orders say it. It cannot write: that can `hands.js`, which
 * is put only into the document whose form the admin asked to fill.
 *
 * It is JavaScript because a page's own Content-Security-Policy forbids WebAssembly in content scripts. A content script
 * cannot be unloaded, so it is idle until it has an order, and forgets everything when told to stop, when its extension
 * is gone, or when another copy of it takes over.
 */
import { isConnected, shadowOf, textOf } from './dom.js';
import { compile, elementOf, handleOf, readControls, readValues, tally } from './read.js';

/** @typedef {import('../protocol').Message} Message */
/** @typedef {import('../protocol').Order} Order */

/**
 * How long the page has the thread to itself after each part of a check, as a multiple of what that part cost. The search
 * runs at every change, so it decides what watching costs; the closer look runs when what was found has changed.
 */
const SEARCH = 800;
const LOOK = 10;
const LOOK_FOR_NOTHING = 400;
const SHADOWS = 500;
/** Milliseconds that such a rest may last. */
const MOST_FOUND = 300;
const MOST_NOTHING = 1500;
const MOST_FOR_NOTHING = 2000;
/** A busy machine makes a small page look large. */
const MOST_SHADOWS = 4000;
/** Milliseconds from a change to the check of it. */
const SOON = 10;
/** Milliseconds between looks when nothing that the search sees has changed: values of inputs, and what covers what. */
const ROUND = 1500;

/** @type {import('./read.js').Wanted | null} */
let wanted = null;
/** @type {Set<Node>} Trees to look at: the document and its open shadow trees. */
const roots = new Set([document]);
let lastReport = '';
let timer = 0;
let restUntil = 0;

const observer = new MutationObserver(() => {
  observer.disconnect();
  schedule(SOON);
});

/** @param {number} delay */
const schedule = (delay) => {
  if (!wanted) return;
  clearTimeout(timer);
  timer = setTimeout(check, Math.max(delay, restUntil - performance.now()));
};

/** What the search found last, and when to look closer although it finds the same. */
let lastFound = '';
let lookAgain = 0;

const check = () => {
  endWithExtension();
  if (!wanted) return;
  observer.disconnect();
  const begin = performance.now();
  let found = '';
  /** @type {string[]} */
  let texts = [];
  try {
    texts = [...roots].filter(isConnected).map(textIn);
    for (const text of texts) found += text.match(wanted.eager) ?? '';
    // A large page has the thread to itself first.
    nextSearch ||= begin + Math.min(/** @type {string} */ (texts[0]).length / 50, MOST_NOTHING);
  } catch {
    tally.faults++;
  }
  const searched = performance.now();
  let end = searched;
  if (found !== lastFound || searched > lookAgain) {
    lastFound = found;
    look(wanted, found || texts.some((text) => wanted?.gate.test(text)));
    end = performance.now();
    lookAgain = end + ROUND + Math.min((end - searched) * LOOK_FOR_NOTHING, MOST_FOR_NOTHING);
  }
  restUntil = end + Math.min((searched - begin) * SEARCH + (end - searched) * LOOK, found ? MOST_FOUND : MOST_NOTHING);
  for (const root of roots) observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  // The gate need not see what a new tree holds: a short label.
  if (findShadows(end)) lookAgain = 0;
  schedule(lookAgain - end);
};

/** @param {NonNullable<typeof wanted>} now @param {unknown} open Something is worth a closer look. */
const look = (now, open) => {
  try {
    const sightings = open ? [...roots].flatMap((root) => readValues(root, now)) : [];
    const controls = open ? readAll() : [];
    const report = {
      ancestors: [...location.ancestorOrigins],
      sightings: sightings.slice(0, 200),
      controls: controls.slice(0, 100).map(({ control }) => control),
      faults: tally.faults,
      language: document.documentElement.lang.slice(0, 200),
      cut: sightings.length > 200 || controls.length > 100,
    };
    const text = JSON.stringify(report);
    if (text !== lastReport) send({ report });
    lastReport = text;
  } catch {
    tally.faults++;
  }
};

/** @param {Node} root @returns {string} A document has no text of its own. */
const textIn = (root) => textOf(root) ?? textOf(document.documentElement);

const readAll = () => (wanted ? [...roots].flatMap((root) => readControls(root, /** @type {any} */ (wanted))) : []);

/** When to search for shadow trees next. */
let nextSearch = 0;
/**
 * A shadow tree can hang on any element, so all must be asked: seldom, and for a fixed share of the thread.
 * @param {number} begin Now. @returns {boolean} There are more than before.
 */
const findShadows = (begin) => {
  if (begin < nextSearch) return false;
  for (const root of roots) if (!isConnected(root)) roots.delete(root);
  const before = roots.size;
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const shadow = shadowOf(/** @type {Element} */ (node));
      if (shadow) roots.add(shadow);
    }
  }
  const end = performance.now();
  nextSearch = end + Math.min((end - begin) * SHADOWS, MOST_SHADOWS);
  return roots.size > before;
};

/** A copy whose extension is gone, or newly loaded, has nobody to tell. */
const endWithExtension = () => {
  if (!chrome.runtime?.id) stop();
};

/** @param {Message} message */
const send = async (message) => {
  try {
    await chrome.runtime.sendMessage(message);
  } catch {
    endWithExtension();
  }
};

/** @param {number} ms Looks again then, and not before: what changes meanwhile is the hands' work. */
const lookIn = (ms) => {
  lookAgain = 0;
  restUntil = performance.now() + ms;
  schedule(0);
};

/** @param {any} order An {@link Order}; the orders of other scripts come by here, too. @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (order === 'stop') rest();
  if (order.watch) {
    wanted = compile(order.watch);
    restUntil = nextSearch = 0;
  }
  if (order === 'again' || order.watch) {
    lastReport = '';
    lookAgain = 0;
    schedule(0);
  }
  answer(true);
};

const rest = () => {
  wanted = null;
  clearTimeout(timer);
  observer.disconnect();
};

const stop = () => {
  rest();
  for (const event of EVENTS) removeEventListener(event, soon, true);
  try {
    chrome.runtime.onMessage.removeListener(hear);
  } catch {
    // The extension is gone, and its events with it.
  }
};

/** Ends of transitions and the admin's own acts change what is visible without changing a node. */
const EVENTS = ['transitionend', 'animationend', 'scrollend', 'pointerup', 'keyup', 'load'];
const soon = () => {
  lookAgain = 0;
  schedule(SOON);
};

/** @type {any} */
const world = globalThis;
world.agent?.stop();
// The hands, the ring and the table reader come later, if at all, as scripts of their own.
world.agent = { stop, readAll, elementOf, handleOf, lookIn, roots };
for (const event of EVENTS) addEventListener(event, soon, true);
chrome.runtime.onMessage.addListener(hear);
send('hello');
