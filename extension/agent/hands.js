/**
 * The hands: one step after the other, each on a control found anew, each read back after the page's own render. Put only into
 * the document that is to be filled, when the admin has pressed Fill; it reads with the agent that is there already.
 */
import { assign, click, move, send } from './acts.js';
import { choose, chosenIn, isChosen } from './choosing.js';
import { attribute, contains, isConnected, isRendered, isVisible, matches } from './dom.js';
import { openerFor, pick } from './finding.js';
import { isEnabled, isOn, textIn } from './read.js';
import { OPENING, stillness, tick, until } from './waiting.js';

/** @typedef {import('../protocol').Step} Step */
/** @typedef {import('../protocol').Outcome} Outcome */
/** @typedef {import('./finding.js').Found} Found */

/** The input of a list that one does not type into: some call it read-only, as only its list changes it. */
const UNTYPED = '[role=combobox][inputmode=none]:not(:disabled,[aria-disabled=true])';

/** @param {Found} found @returns {boolean} */
const isOpen = ({ el, control }) => control.enabled || matches(el, UNTYPED);

/**
 * @param {Step} step
 * @param {ReturnType<typeof reader>} form
 * @returns {Promise<Outcome>}
 */
const perform = async (step, form) => {
  if (step.settle) await stillness(step.settle);
  const action = step.action === 'open' ? { switch: { on: true, options: [] } } : step.action;
  const isCheck = 'check' in action;
  const find = () => {
    const known = pick(form.known(), step);
    return typeof known !== 'string' && isVisible(known.el) && (isCheck || isEnabled(known.el)) ? known : pick(form.read(), step);
  };
  // A box that is locked may hold what it is to.
  const holds = (/** @type {Element} */ el) =>
    'write' in action ? textIn(el) === action.write.text : 'choose' in action && isChosen(el, action.choose.options);
  let tried = false;
  const ready = () => {
    const found = find();
    if (found === 'missing' && !tried && ('write' in action || 'choose' in action)) {
      const opener = openerFor(form.known(), step);
      tried = Boolean(opener);
      if (opener) click(opener);
    }
    if (typeof found === 'string') return false;
    if (isOpen(found) || isCheck || holds(found.el)) return true;
    // Some boxes are read-only until they have the focus.
    if (!tried && 'write' in action && matches(found.el, '[readonly]')) {
      tried = true;
      move(found.el, 'focus');
    }
    return false;
  };
  await until(step.patience, () => form !== current || ready());
  if (form !== current) return 'skipped';
  const found = find();
  if (typeof found === 'string') return found;
  if (!isCheck && !isOpen(found)) {
    if (holds(found.el)) return 'already';
    // What is locked in another state is the admin's to judge before anything else is written.
    const other = 'choose' in action && !action.choose.replace && chosenIn(found.el);
    return other ? { differs: { current: other } } : 'disabled';
  }
  const again = () => {
    if (isConnected(found.el) && isVisible(found.el)) return found.el;
    const now = find();
    return typeof now === 'string' ? null : now.el;
  };
  if ('check' in action) return check(found, action.check.texts);
  if ('choose' in action) return choose(found.el, action.choose.options, action.choose.replace, again);
  if ('write' in action) {
    form.writes(found.el);
    return write(found.el, action.write.text, action.write.replace, find, again);
  }
  // A state that stands for itself is nobody's entry: it is replaced without asking.
  if (found.control.kind === 'choice') return choose(found.el, action.switch.options, true, again);
  return toggle(found.el, action.switch.on, again);
};

/** @param {Element} el @returns {boolean} */
const isSecretive = (el) => matches(el, '[type=password]');

/** @param {Found} found @param {string[]} texts @returns {Outcome} */
const check = ({ el, control }, texts) => {
  if (control.kind !== 'choice') return texts.includes(textIn(el)) ? 'already' : { 'not-kept': { current: '' } };
  return isChosen(el, texts) ? 'already' : { 'not-kept': { current: chosenIn(el) } };
};

/** How often a page may put another box in the place of one that gets the focus. */
const SWAPS = 3;

/**
 * @param {Element} box @param {string} text @param {boolean} replace @param {() => ReturnType<typeof pick>} find
 * @param {() => Element | null} again @returns {Promise<Outcome>}
 */
const write = async (box, text, replace, find, again) => {
  let el = box;
  for (let swaps = 0; ; swaps++) {
    const holds = textIn(el);
    if (holds === text) return 'already';
    if (holds && !replace) return { differs: { current: isSecretive(el) ? '' : holds } };
    const limit = Number(attribute(el, 'maxlength') ?? -1);
    if (limit >= 0 && text.length > limit) return 'too-long';
    move(el, 'focus');
    // Only now it is written into: a page may make another box of one that gets the focus, or put one in its place.
    const now = find();
    if (typeof now === 'string') return now;
    if (now.el === el) break;
    if (swaps === SWAPS) return 'failed';
    el = now.el;
  }
  assign(el, 'value', text);
  send(el, 'input', InputEvent, { inputType: 'insertReplacementText' });
  send(el, 'change');
  move(el, 'blur');
  await tick();
  // What the page lays over the box meanwhile, to say that it is busy, takes nothing away.
  const still = () => (el !== box && isConnected(el) ? el : (again() ?? (isConnected(el) && isRendered(el) ? el : null)));
  const kept = await until(OPENING / 5, () => {
    const now = still();
    return now !== null && textIn(now) === text;
  });
  if (kept) return 'filled';
  const now = still();
  return { 'not-kept': { current: !now || isSecretive(now) ? '' : textIn(now) } };
};

/** @param {Element} el @param {boolean} on @param {() => Element | null} again @returns {Promise<Outcome>} */
const toggle = async (el, on, again) => {
  if (isOn(el) === on) return 'already';
  click(el);
  const done = await until(OPENING, () => {
    const now = again();
    return now !== null && isOn(now) === on;
  });
  return done ? 'filled' : { 'not-kept': { current: '' } };
};

/** @type {any} */
const world = globalThis;
/** Milliseconds from a step, or from the last one, until the eyes look at the page again: meanwhile it is we who change it. */
const HUSH = { step: 400, end: 100 };
/** Milliseconds that an outcome may wait for others. */
const GATHER = 40;

/** Attributes that tell what a box is. */
const NAMING = /^(id|name|data-id|role|type|placeholder|aria-label.*)$/;

/**
 * Reads the form, and no more often than something changes that could name or show a control. Boxes and their wrappers are styled
 * anew while they are written into: that changes none of the others.
 */
const reader = () => {
  /** @type {Found[]} */
  let seen = [];
  /** @type {Element | null} */
  let written = null;
  const heed = (/** @type {MutationRecord[]} */ records) => {
    const isStyle = (/** @type {MutationRecord} */ { attributeName, target }) =>
      attributeName && !NAMING.test(attributeName) && contains(target, /** @type {any} */ (written));
    if (!records.every(isStyle)) seen = [];
  };
  const observer = new MutationObserver(heed);
  for (const root of world.agent.roots)
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  return {
    /** @returns {Found[]} What was read last, as far as it still holds. */
    known: () => {
      heed(observer.takeRecords());
      return seen;
    },
    /** @returns {Found[]} */
    read: () => (seen = world.agent.readAll()),
    /** @param {Element} el It is written into next. */
    writes: (el) => (written = el),
    end: () => observer.disconnect(),
  };
};

/** @param {Outcome} outcome */
const isDone = (outcome) => outcome === 'filled' || outcome === 'already';

/** @type {ReturnType<typeof reader> | null} The form of the order that is carried out: the last one, until it is stopped. */
let current = null;

/** @param {Step[]} steps One after the other, as far as their order goes. */
const performAll = async (steps) => {
  /** @type {Map<number | null, Outcome>} */
  const outcomes = new Map();
  /** @type {import('../protocol').Ended[]} Not told yet. */
  let ended = [];
  let timer = 0;
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    if (ended.length) chrome.runtime.sendMessage({ outcomes: ended.splice(0) }).catch(() => {});
  };
  const form = reader();
  current = form;
  for (const step of steps) {
    world.agent.lookIn(HUSH.step);
    const needed = outcomes.get(step.needs);
    const choice = typeof step.action === 'object' && 'choose' in step.action ? step.action.choose : null;
    if (choice && outcomes.get(step.follows) === 'filled') choice.replace = true;
    const outcome =
      form !== current || (needed && !isDone(needed))
        ? 'skipped'
        : await perform(step, form).catch(() => /** @type {const} */ ('failed'));
    outcomes.set(step.number, outcome);
    ended.push({ step: step.number, outcome });
    timer ||= setTimeout(tell, GATHER);
    // What follows has no form any more, or depends on a choice that is the admin's now.
    if (outcome === 'gone' || (choice && typeof outcome === 'object' && 'differs' in outcome)) break;
  }
  form.end();
  tell();
  world.agent.lookIn(HUSH.end);
};

/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (order === 'stop') current = null;
  if (typeof order === 'string' || !('steps' in order)) return;
  performAll(order.steps);
  answer(true);
};
world.hands?.();
world.hands = () => {
  current = null;
  chrome.runtime.onMessage.removeListener(hear);
};
chrome.runtime.onMessage.addListener(hear);
