/** Choosing one option of a list, of radio buttons, or of a native select. */
import { assign, click, hitIn, hover, move, press, send } from './acts.js';
import {
  all,
  attribute,
  boxOf,
  childrenOf,
  closest,
  contains,
  isConnected,
  isVisible,
  matches,
  normal,
  parentOf,
  shadowOf,
  shown,
  tagOf,
  textOf,
  tidy,
} from './dom.js';
import { RADIO, labelsOf, listed } from './labels.js';
import { isEnabled, isInitial, isOn, textIn } from './read.js';
import { LOOK, OPENING, pause, tick, until } from './waiting.js';

/** @typedef {import('../protocol').Outcome} Outcome */

/** @type {any} */
const world = globalThis;

/** Milliseconds that the options of an open list may take to come. */
const LOADING = 3000;

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
  [
    ...(tagOf(option) === 'option'
      ? [/** @type {HTMLOptionElement} */ (option).text]
      : [firstLine(option), tidy(textOf(option)), shown(option)]),
    attribute(option, 'aria-label') ?? '',
    attribute(option, 'title') ?? '',
  ]
    .map(normal)
    .filter(Boolean);

/** @param {Element} el @returns {string} Some explain an option in a line below it, or hide a mark in it. */
const firstLine = (el) => /** @type {HTMLElement} */ (el).innerText?.trim().split('\n')[0] ?? '';

/** @param {Element} radio @returns {string[]} */
const radioTexts = (radio) => [...optionTexts(closest(radio, 'label') ?? radio), ...labelsOf(radio).map((l) => l.text)];

/** @param {Element[]} options @returns {Outcome} */
const noSuch = (options) => ({
  'no-such-option': { offered: options.slice(0, 20).map((o) => (shown(o) || optionTexts(o)[0] || '').slice(0, 80)) },
});

/**
 * @template {{length: number}} T @param {Element} el @param {string} others @param {(up: Element) => T} look
 * @returns {T | undefined} What is found nearest around an element, as long as none of the others is there, too.
 */
const nearby = (el, others, look) => {
  for (let up = parentOf(el), depth = 0; up && depth < 3; up = parentOf(up), depth += 1) {
    if (all(up, others).some((other) => !contains(el, other) && isVisible(other))) return undefined;
    const found = look(up);
    if (found.length) return found;
  }
  return undefined;
};

/** @param {Element} el @returns {string} What a choice shows: some show it in a box of its own, or beside an empty one that one types in. */
export const chosenIn = (el) => {
  if (matches(el, 'select')) return textIn(el);
  if (matches(el, '[role=radiogroup]'))
    return (
      all(el, RADIO)
        .filter(isOn)
        .map((r) => radioTexts(r)[0] ?? '')[0] ?? ''
    );
  // The options of some lists are all that stands in what opens them; what that shows is drawn in a tree of its own.
  const option = shadowOf(el) && all(el, '[role=option]').find(isOn);
  const inner = () => all(el, 'input').map(textIn).join('') || all(el, 'button').map(shown).join(' ');
  let text = matches(el, 'input') ? textIn(el) : option ? shown(option) : shown(el) || textIn(el) || inner();
  // A mark that is drawn as text, such as an arrow.
  for (const mark of all(el, '[aria-hidden=true]').map(shown))
    if (text !== mark && text.endsWith(mark)) text = tidy(text.slice(0, -mark.length || undefined));
  text = text.replace(/[\s▾▼▿⌄˅↓🞃]+$/u, '');
  if (!text && matches(el, 'input')) text = nearby(el, 'label,input,select,textarea', shown) ?? '';
  return text;
};

/** @param {Element} radio @param {string[]} wanted @returns {boolean} It goes by one of these; it may have several texts. */
const isOneOf = (radio, wanted) => radioTexts(radio).some((text) => wanted.includes(text));

/** @param {Element} el A choice. @param {string[]} wanted @returns {boolean} One of these is chosen. */
export const isChosen = (el, wanted) =>
  matches(el, '[role=radiogroup]')
    ? all(el, RADIO).some((r) => isOn(r) && isOneOf(r, wanted))
    : wanted.includes(normal(chosenIn(el)));

/** @param {Element} el @param {string[]} wanted @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
export const choose = async (el, wanted, replace, again) => {
  const holds = chosenIn(el);
  if (isChosen(el, wanted)) return 'already';
  if (tagOf(el) === 'select') return chooseNative(/** @type {HTMLSelectElement} */ (el), wanted, replace, again);
  if (matches(el, '[role=radiogroup]')) return chooseRadio(el, wanted, replace, again);
  const options = await openList(el, wanted);
  if (!options.length) return noSuch(options);
  const option = bestOf(options, wanted);
  const chosen = options.some((o) => attribute(o, 'aria-selected') === 'true' || optionTexts(o).includes(normal(holds)));
  const taken = holds && chosen && !replace;
  if (!option || taken) {
    closeList(el);
    return taken ? { differs: { current: holds } } : noSuch(options);
  }
  // Some lists take an option only once they have marked the one under the pointer.
  hover(hitIn(option));
  await tick();
  if (!isConnected(option) || !bestOf([option], wanted)) return noSuch(options);
  press(hitIn(option));
  return settled(wanted, again);
};

/** @param {string[]} wanted @param {() => Element | null} again @returns {Promise<Outcome>} */
const settled = async (wanted, again) => {
  const right = () => {
    const now = again();
    return now !== null && isChosen(now, wanted);
  };
  await until(OPENING, right);
  await tick();
  if (right()) return 'filled';
  const now = again();
  return { 'not-kept': { current: now ? chosenIn(now) : '' } };
};

/** @param {HTMLSelectElement} el @param {string[]} wanted @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
const chooseNative = async (el, wanted, replace, again) => {
  // A page may still be loading the options, or wait for the focus to load them.
  if (!bestOf([...el.options], wanted)) move(el, 'focus');
  await until(OPENING, () => bestOf([...el.options], wanted) || !isConnected(el));
  const options = [...el.options].filter((o) => !matches(o, ':disabled'));
  const option = bestOf(options, wanted);
  const { value, text } = el.selectedOptions[0] ?? { value: '', text: '' };
  const pristine = !value || isInitial(el) || /^-*$/.test(text);
  // Also where the wanted one is not offered: the admin's choice among the others may be the right one.
  if (!pristine && !replace) return { differs: { current: textIn(el) } };
  if (!option) return noSuch(options);
  move(el, 'focus');
  assign(el, 'selectedIndex', /** @type {HTMLOptionElement} */ (option).index);
  send(el, 'input');
  send(el, 'change');
  move(el, 'blur');
  return settled(wanted, again);
};

/** @param {Element} el @param {string[]} wanted @param {boolean} replace @param {() => Element | null} again @returns {Promise<Outcome>} */
const chooseRadio = async (el, wanted, replace, again) => {
  const radios = all(el, RADIO);
  const option = radios.find((r) => isOneOf(r, wanted));
  if (radios.some(isOn) && !replace) return { differs: { current: chosenIn(el) } };
  if (!option) return { 'no-such-option': { offered: radios.map((r) => radioTexts(r)[0] ?? '') } };
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
  const inSight = () => [...world.agent.roots].flatMap(visibleOptions);
  const before = new Set(inSight());
  const options = () => {
    const lists = [...new Set(['aria-controls', 'aria-owns'].flatMap((name) => listed(el, name)))];
    const owned = [visibleOptions, drawnOptions].map((of) => [...new Set(lists.flatMap(of))]).find((found) => found[0]);
    if (owned) return owned;
    return inSight().filter((o) => !before.has(o));
  };
  const opened = () => options().length > 0;
  if (attribute(el, 'aria-expanded') !== 'true') {
    press(el, () => move(el, 'focus'));
  }
  if (!(await until(OPENING / 4, opened))) {
    const buttons = nearby(el, 'input,select,textarea', (up) => all(up, 'button,[role=button]')) ?? [];
    const button = buttons.find((b) => b !== el && !/clear/i.test(attribute(b, 'aria-label') ?? '') && isVisible(b));
    if (button) press(button);
    else send(el, 'keydown', KeyboardEvent, { key: 'ArrowDown', code: 'ArrowDown', altKey: true });
    await until(OPENING, opened);
    // What says that it is open has its options to come.
    if (!opened() && attribute(el, 'aria-expanded') === 'true') await until(LOADING, opened);
  }
  // The list may still grow to what is wanted.
  for (let count = -1; count !== options().length && !bestOf(options(), wanted); await pause(LOOK)) count = options().length;
  if (!bestOf(options(), wanted)) await scrolled(options, wanted);
  if (!bestOf(options(), wanted) && matches(el, 'input:not([readonly])') && !textIn(el)) await narrowed(el, options, wanted);
  return options();
};

/** @param {() => Element[]} options @param {string[]} wanted Some lists have only those options that one has scrolled to. */
const scrolled = async (options, wanted) => {
  for (
    let list = scrollerOf(options()[0]), last = -1;
    list && list.scrollTop !== last && !bestOf(options(), wanted);
    list = scrollerOf(options()[0])
  ) {
    last = list.scrollTop;
    list.scrollTop += list.clientHeight / 2;
    // In a tab that is not on top the browser sends none.
    send(list, 'scroll', Event, { bubbles: false });
    await pause(2 * LOOK);
  }
};

/** @param {Element | undefined} option @returns {Element | null} What scrolls the options of its list. */
const scrollerOf = (option) => {
  for (let up = option && parentOf(option), depth = 0; up && depth < 5 && up !== document.body; up = parentOf(up), depth += 1) {
    if (up.scrollHeight > up.clientHeight + 1 && /auto|scroll|overlay/.test(getComputedStyle(up).overflowY)) return up;
  }
  return null;
};

/** @param {Element} el @param {() => Element[]} options @param {string[]} wanted Some lists have options only for what one types. */
const narrowed = async (el, options, wanted) => {
  const type = (/** @type {string} */ text) => {
    assign(el, 'value', text);
    send(el, 'input', InputEvent, { inputType: 'insertText', data: text });
  };
  type(/^[^ (]*/.exec(wanted[0] ?? '')?.[0] ?? '');
  if (!(await until(OPENING, () => bestOf(options(), wanted)))) type('');
};

/** @param {Element} el The same press that opened it. */
const closeList = (el) => {
  if (attribute(el, 'aria-expanded') === 'true') press(el);
};

/** @param {Node} root @returns {Element[]} */
const visibleOptions = (root) =>
  all(root, '[role=option]').filter((o) => isEnabled(o) && isDrawn(o, closest(o, '[role=listbox]')));
/** @param {Element} option @param {Element | null} list @returns {boolean} A list that fades in may stay transparent where the page is not on top. */
const isDrawn = (option, list) => {
  const { width, height } = boxOf(option);
  return width > 0 && height > 0 && Element.prototype.checkVisibility.call(list ?? option, { checkVisibilityCSS: true });
};

/**
 * @param {Element} list
 * @returns {Element[]} Where a list is there twice, once to be read aloud and once to be seen, the texts of the one that is seen.
 */
const drawnOptions = (list) =>
  all(list, '[role=option]')[0] && !all(list, '[role=option]').some((o) => isDrawn(o, list))
    ? all(parentOf(list) ?? list, '*').filter(
        (e) => !contains(list, e) && !childrenOf(e)[0] && isDrawn(e, null) && shown(e) && !closest(e, '[aria-disabled=true]'),
      )
    : [];
