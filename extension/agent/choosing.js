/** Choosing one option of a list, of radio buttons, or of a native select. */
import { assign, click, move, press, send } from './acts.js';
import { all, attribute, boxOf, closest, isConnected, isVisible, matches, normal, parentOf, rootOf, tagOf, textOf } from './dom.js';
import { labelsOf, listed } from './labels.js';
import { isEnabled, isInitial, isOn, textIn } from './read.js';
import { LOOK, OPENING, pause, tick, until } from './waiting.js';

/** @typedef {import('../protocol').Outcome} Outcome */

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
export const choose = async (el, wanted, replace, again) => {
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
