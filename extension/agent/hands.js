/**
 * The hands: one step after the other, each on a control found anew, each read back after the page's own render. Put only into
 * the document that is to be filled, when the admin has pressed Fill; it reads with the agent that is there already.
 */
import { all, attribute, boxOf, closest, isConnected, isVisible, lineage, matches, normal, parentOf, rootOf, tagOf, textOf } from './dom.js';
import { labelsOf, listed } from './labels.js';
import { groupOf, isEnabled, isInitial, isOn, textIn } from './read.js';

/** @typedef {import('../protocol').Step} Step */
/** @typedef {import('../protocol').Find} Find */
/** @typedef {import('../protocol').Outcome} Outcome */
/** @typedef {{el: Element, control: import('../protocol').Control}} Found */

/** Milliseconds between two looks at a page that has not done yet what it should. */
const LOOK = 15;
/** Milliseconds between the first two of them: most pages have rendered by then. Whether it lasts is checked when all is done. */
const RENDER = 5;
/** Milliseconds that a list may take to open, a page to take a value. */
const OPENING = 1500;

/** @returns {Promise<void>} The next task. */
const tick = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(0);
  });

/** @param {number} ms @returns {Promise<void>} In a tab that is not on top the browser lets timers wait a second: tasks do not. */
const pause = async (ms) => {
  if (!document.hidden) return new Promise((done) => setTimeout(done, ms));
  for (const end = performance.now() + ms; performance.now() < end; ) await tick();
};

/** @template T @param {number} ms @param {() => T} look @returns {Promise<T>} The first truthy look, or the last. */
const until = async (ms, look) => {
  const end = performance.now() + ms;
  // Most pages are done at once; a slow one is asked less and less often.
  for (let wait = RENDER; ; wait = Math.min(wait * 1.5, 2 * LOOK)) {
    const seen = look();
    if (seen || performance.now() > end) return seen;
    await pause(wait);
  }
};

/**
 * @param {number} ms
 * @returns {Promise<void>} Until the page has been still so long, at most a second. What only fades or is styled anew keeps what it holds.
 */
const stillness = async (ms) => {
  const end = performance.now() + 1000;
  let last = performance.now();
  const observer = new MutationObserver(() => (last = performance.now()));
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  for (let now = last; now - last < ms && now < end; now = performance.now()) await pause(ms - (now - last));
  observer.disconnect();
};

/** @param {Found} found @param {Find} find @returns {boolean} */
const fits = ({ control }, find) =>
  control.visible &&
  find.kinds.includes(control.kind) &&
  (control.labels.some((l) => find.labels.includes(l.text)) || control.names.some((n) => find.names.some((f) => n.startsWith(f))));

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
 * The control of a step, looked for in the form only: in the dialog or form around the anchor or, where the form is a plain
 * part of the page, in the smallest part that holds the anchor and the fields beside it. Elsewhere in the page a box
 * may have the same label while the form's own is not there yet.
 * @param {Found[]} controls @param {Step} step @returns {Found | 'missing' | 'ambiguous'}
 */
const pick = (controls, step) => {
  const [anchor, second] = controls.filter((c) => fits(c, step.anchor));
  if (!anchor) return 'missing';
  if (second) return 'ambiguous';
  if (fits(anchor, step.find)) return anchor;
  let form = groupOf(anchor.el);
  if (form === document.documentElement && step.beside.length) {
    const fields = step.beside.map((f) => nearest(controls, f, anchor.el)).filter((f) => typeof f !== 'string');
    const lines = fields.map((f) => lineage(f.el));
    form = lineage(anchor.el).find((up) => lines.every((line) => line.includes(up))) ?? form;
  }
  return nearest(controls.filter((c) => lineage(c.el).includes(form)), step.find, anchor.el);
};

/**
 * @param {Step} step
 * @param {() => Found[]} read
 * @returns {Promise<Outcome>}
 */
const perform = async (step, read) => {
  if (step.settle) await stillness(step.settle);
  const action = step.action === 'open' ? { switch: { on: true, options: [] } } : step.action;
  const isCheck = 'check' in action;
  const ready = () => {
    const found = pick(read(), step);
    return typeof found === 'string' ? null : found.control.enabled || isCheck ? found : null;
  };
  const found = (await until(step.patience, ready)) ?? pick(read(), step);
  if (typeof found === 'string') return found;
  if (!isCheck && !found.control.enabled) {
    return 'write' in action && textIn(found.el) === action.write.text ? 'already' : 'disabled';
  }
  const again = () => {
    if (isConnected(found.el) && isVisible(found.el)) return found.el;
    const now = pick(read(), step);
    return typeof now === 'string' ? null : now.el;
  };
  if ('check' in action) return check(found.el, action.check.texts);
  if ('choose' in action) return choose(found.el, action.choose.options, action.choose.replace, again);
  if ('write' in action) return write(found.el, action.write.text, action.write.replace, again);
  // A state that stands for itself is nobody's entry: it is replaced without asking.
  if (found.control.kind === 'choice') return choose(found.el, action.switch.options, true, again);
  return toggle(found.el, action.switch.on, again);
};

/** @param {Element} el @returns {boolean} */
const isSecretive = (el) => matches(el, '[type=password]');

/** @param {Element} el @param {string[]} texts @returns {Outcome} */
const check = (el, texts) => {
  const isText = matches(el, 'input:not([role=combobox]),textarea');
  const holds = textIn(el);
  const right = texts.some((t) => (isText ? holds === t : normal(holds) === t));
  return right ? 'already' : { 'not-kept': { current: isText ? '' : holds } };
};

/** @param {Element} el @param {string} type @param {new (type: string, init?: any) => Event} [kind] @param {object} [init] */
const send = (el, type, kind = Event, init = {}) => el.dispatchEvent(new kind(type, { bubbles: true, composed: true, ...init }));

/** @param {Element} el @param {string} property @param {unknown} value Past any accessor that the page put on the element itself. */
const assign = (el, property, value) => {
  const proto = { select: HTMLSelectElement, textarea: HTMLTextAreaElement }[tagOf(el)]?.prototype ?? HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, property)?.set?.call(el, value);
};

/** @param {Element} el @param {'focus' | 'blur'} what In a window without focus the browser sends no event: then we do. */
const move = (el, what) => {
  const [plain, bubbling] = what === 'focus' ? ['focus', 'focusin'] : ['blur', 'focusout'];
  let sent = false;
  const note = () => (sent = true);
  el.addEventListener(plain, note, { once: true });
  /** @type {any} */ (HTMLElement.prototype)[what].call(el, { preventScroll: true });
  el.removeEventListener(plain, note);
  if (sent) return;
  send(el, plain, FocusEvent, { bubbles: false });
  send(el, bubbling, FocusEvent);
};

/** @param {Element} el @param {string} text @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
const write = async (el, text, replace, again) => {
  const holds = textIn(el);
  if (holds === text) return 'already';
  if (holds && !replace) return { differs: { current: isSecretive(el) ? '' : holds } };
  const limit = Number(attribute(el, 'maxlength') ?? -1);
  if (limit >= 0 && text.length > limit) return 'too-long';
  move(el, 'focus');
  assign(el, 'value', text);
  send(el, 'input', InputEvent, { inputType: 'insertReplacementText' });
  send(el, 'change');
  move(el, 'blur');
  await tick();
  const kept = await until(OPENING / 5, () => {
    const now = again();
    return now !== null && textIn(now) === text;
  });
  if (kept) return 'filled';
  const now = again();
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

/** @param {Element} el */
const click = (el) => HTMLElement.prototype.click.call(el);

/** @param {Element} el @param {() => void} [between] All that a mouse's click sends: some lists open, and take an option, before the click. */
const press = (el, between) => {
  const { left, top, width, height } = boxOf(el);
  const at = { cancelable: true, clientX: left + width / 2, clientY: top + height / 2, pointerType: 'mouse', isPrimary: true };
  send(el, 'pointerdown', PointerEvent, { ...at, buttons: 1 });
  send(el, 'mousedown', MouseEvent, { ...at, buttons: 1 });
  between?.();
  send(el, 'pointerup', PointerEvent, at);
  send(el, 'mouseup', MouseEvent, at);
  if (isConnected(el)) click(el);
};

/** @param {Element[]} options @param {string[]} wanted Best first. @returns {Element | undefined} */
const bestOf = (options, wanted) => {
  const texts = options.map((o) => optionTexts(o));
  for (const text of wanted) {
    const hits = options.filter((_, i) => texts[i]?.includes(text));
    if (hits.length === 1) return hits[0];
  }
  return undefined;
};

/** @param {Element} option @returns {string[]} */
const optionTexts = (option) =>
  [tagOf(option) === 'option' ? /** @type {HTMLOptionElement} */ (option).text : textOf(option), attribute(option, 'aria-label') ?? '', attribute(option, 'title') ?? '']
    .map(normal)
    .filter(Boolean);

/** @param {Element[]} options @returns {Outcome} */
const noSuch = (options) => ({ 'no-such-option': { offered: options.slice(0, 20).map((o) => (optionTexts(o)[0] ?? '').slice(0, 80)) } });

/** @param {Element} el @param {string[]} wanted @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
const choose = async (el, wanted, replace, again) => {
  if (wanted.includes(normal(textIn(el)))) return 'already';
  if (tagOf(el) === 'select') return chooseNative(/** @type {HTMLSelectElement} */ (el), wanted, replace, again);
  if (matches(el, '[role=radiogroup]')) return chooseRadio(el, wanted, replace, again);
  const options = await openList(el, wanted);
  if (!options.length) return 'failed';
  const option = bestOf(options, wanted);
  const holds = textIn(el);
  const chosen = options.some((o) => attribute(o, 'aria-selected') === 'true' || optionTexts(o).includes(normal(holds)));
  const taken = holds && chosen && !replace;
  if (!option || taken) {
    closeList(el);
    return taken ? { differs: { current: holds } } : noSuch(options);
  }
  press(option);
  return settled(wanted, again);
};

/** @param {string[]} wanted @param {() => Element | null} again @returns {Promise<Outcome>} */
const settled = async (wanted, again) => {
  const right = () => {
    const now = again();
    return now !== null && wanted.includes(normal(textIn(now)));
  };
  await until(OPENING, right);
  await tick();
  if (right()) return 'filled';
  const now = again();
  return { 'not-kept': { current: now ? textIn(now) : '' } };
};

/** @param {HTMLSelectElement} el @param {string[]} wanted @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
const chooseNative = async (el, wanted, replace, again) => {
  // A page may still be loading the options, or wait for the focus to load them.
  if (!bestOf([...el.options], wanted)) move(el, 'focus');
  await until(OPENING, () => bestOf([...el.options], wanted) || !isConnected(el));
  const options = [...el.options];
  const option = bestOf(options, wanted);
  const { value, text } = el.selectedOptions[0] ?? { value: '', text: '' };
  const pristine = !value || isInitial(el) || /^-*$/.test(text);
  // Also where the wanted one is not offered: the admin's choice among the others may be the right one.
  if (!pristine && !replace) return { differs: { current: textIn(el) } };
  if (!option) return noSuch(options);
  move(el, 'focus');
  assign(el, 'selectedIndex', options.indexOf(/** @type {HTMLOptionElement} */ (option)));
  send(el, 'input');
  send(el, 'change');
  move(el, 'blur');
  return settled(wanted, again);
};

/** @param {Element} el @param {string[]} wanted @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
const chooseRadio = async (el, wanted, replace, again) => {
  const radios = all(el, '[role=radio],[type=radio]');
  const named = radios.map((r) => labelsOf(r).map((l) => l.text));
  const option = radios.find((_, i) => named[i]?.some((t) => wanted.includes(t)));
  if (radios.some(isOn) && !replace) return { differs: { current: textIn(el) } };
  if (!option) return { 'no-such-option': { offered: named.map((n) => n[0] ?? '') } };
  click(option);
  return settled(wanted, again);
};

/**
 * @param {Element} el
 * @param {string[]} wanted
 * @returns {Promise<Element[]>} The visible options of the list that belongs to this control: lists of other controls
 * may stand in the page at the same time.
 */
const openList = async (el, wanted) => {
  const before = new Set(visibleOptions(document));
  const options = () => {
    const owned = ['aria-controls', 'aria-owns'].flatMap((name) => listed(el, name)).flatMap(visibleOptions);
    if (owned.length) return owned;
    return [...new Set([...visibleOptions(document), ...visibleOptions(rootOf(el))])].filter((o) => !before.has(o));
  };
  const opened = () => options().length > 0;
  if (attribute(el, 'aria-expanded') !== 'true') {
    press(el, () => move(el, 'focus'));
  }
  if (!(await until(OPENING / 4, opened))) {
    const button = all(parentOf(el) ?? el, 'button,[role=button]').find((b) => b !== el && !/clear/i.test(attribute(b, 'aria-label') ?? '') && isVisible(b));
    if (button) press(button);
    else send(el, 'keydown', KeyboardEvent, { key: 'ArrowDown', code: 'ArrowDown', altKey: true });
    await until(OPENING, opened);
  }
  // The list may still grow to what is wanted.
  for (let count = -1; count !== options().length && !bestOf(options(), wanted); await pause(LOOK)) count = options().length;
  return options();
};

/** @param {Element} el The same press that opened it. */
const closeList = (el) => {
  if (attribute(el, 'aria-expanded') === 'true') press(el);
};

/** @param {Node} root @returns {Element[]} */
const visibleOptions = (root) => all(root, '[role=option]').filter((o) => boxOf(o).height > 0 && isVisibleList(o));
/** @param {Element} option @returns {boolean} A list that fades in may stay transparent where the page is not on top. */
const isVisibleList = (option) =>
  isEnabled(option) && Element.prototype.checkVisibility.call(closest(option, '[role=listbox]') ?? option, { checkVisibilityCSS: true });

/** @type {any} */
const world = globalThis;
/** @param {Step[]} steps Their outcomes are told as they come. */
const performAll = async (steps) => {
  /** @type {Found[] | undefined} What was read for the check before: nothing is done in between. */
  let seen;
  for (const step of steps) {
    const isCheck = typeof step.action === 'object' && 'check' in step.action;
    const outcome = await perform(step, () => (isCheck && seen) || (seen = world.agent.readAll())).catch(() => /** @type {const} */ ('failed'));
    if (!isCheck) seen = undefined;
    chrome.runtime.sendMessage({ outcome: { step: step.number, outcome } }).catch(() => {});
  }
};

/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (typeof order === 'string' || !('steps' in order)) return;
  performAll(order.steps);
  answer(true);
};
if (world.hands) chrome.runtime.onMessage.removeListener(world.hands);
world.hands = hear;
chrome.runtime.onMessage.addListener(hear);
