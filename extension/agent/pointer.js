/**
 * Pointing: the admin says which text or box is meant. While that lasts, and only then, pointer and keys of the document are
 * taken; the page hears nothing of them.
 *
 * A script of its own, put into a document when the admin asks for it.
 */
import {
  all,
  attribute,
  boxOf,
  childrenOf,
  closest,
  isConnected,
  isRendered,
  isVisible,
  matches,
  nextElement,
  parentOf,
  previousElement,
  shadowOf,
  shown,
  textOf,
  tidy,
} from './dom.js';
import { labelsOf } from './labels.js';
import { kindOf, textIn } from './read.js';

/** @typedef {import('../protocol').Point} Point */
/** @typedef {{pattern: RegExp, whole: RegExp, words: string}} Look */
/** @typedef {{text: string, words: string, fits: boolean}} Taken What would be taken, and what it looks like. */

const OVERLAY = 'tenant-bridge-overlay';
const FRAME = 'iframe,frame';
/** Longer texts are no values; of them a part is taken at most. */
const LONGEST = 2000;
/** What is longer than this with all that nobody sees in it is longer than `LONGEST` to a person, too. To read a large page as one does takes 100 ms. */
const FAR = 20_000;
const STYLE = `
  div { all: initial; position: fixed; box-sizing: border-box; pointer-events: none; }
  .shield { inset: 0; cursor: crosshair; }
  .ring { border: 2px solid #0f6cbd; border-radius: 4px; background: rgb(15 108 189 / 12%); }
  .ring.no { border-color: #8a6116; border-style: dashed; background: rgb(138 97 22 / 10%); }
  .tag { max-width: min(340px, 90vw); padding: 6px 10px; border: 1px solid #616161; border-radius: 4px; background: #fff; color: #1b1b1b;
    font: 13px/18px "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere; box-shadow: 0 2px 8px rgb(0 0 0 / 25%); }
  .tag b { font-weight: 600; display: block; }
  @media (prefers-color-scheme: dark) { .tag { background: #292929; color: #fff; } }
`;

/** @type {(() => void) | null} */
let leave = null;

/** @param {Element} el @param {Look[]} looks @param {string} otherwise @returns {Taken} */
const takenFrom = (el, looks, otherwise) => {
  if (matches(el, '[type=password]')) return { text: '', words: otherwise, fits: false };
  const title = tidy(attribute(el, 'title') ?? '');
  const raw = textOf(el);
  const own = matches(el, 'input,textarea,select')
    ? tidy(textIn(el))
    : raw.length > FAR
      ? tidy(raw.slice(0, LONGEST))
      : shown(el);
  for (const text of [own, title]) {
    const look = looks.find((l) => l.whole.test(text));
    if (look && !(text === own && /(…|\.{3})$/.test(own) && title.startsWith(own.replace(/(…|\.{3})$/, '')) && title !== own)) {
      return { text, words: look.words, fits: true };
    }
  }
  for (const look of own.length > LONGEST || raw.length > FAR ? [] : looks) {
    const parts = new Set(own.match(look.pattern));
    if (parts.size === 1) return { text: [...parts].join(), words: look.words, fits: true };
  }
  return { text: own.slice(0, LONGEST), words: otherwise, fits: false };
};

/** @param {number} x @param {number} y @returns {Element | null} Through open shadow trees. */
const elementAt = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let shadow = found && shadowOf(found); shadow; shadow = found && shadowOf(found)) {
    const inner = shadow.elementFromPoint(x, y);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
};

/** @param {Element} el @param {string} fillable @returns {Element | null} The control that it is, is in, labels or is around. */
const controlOf = (el, fillable) => {
  const labelled = /** @type {HTMLLabelElement | null} */ (closest(el, 'label'))?.control;
  const [inside = null, another] = all(el, fillable).filter(isVisible);
  return closest(el, fillable) ?? (labelled && matches(labelled, fillable) ? labelled : another ? null : inside);
};

/** @param {Point} order */
const begin = (order) => {
  leave?.();
  const looks = order.looks.map(({ pattern, words }) => ({
    pattern: new RegExp(pattern, 'gi'),
    whole: new RegExp(`^(?:${pattern})$`, 'i'),
    words,
  }));
  const host = document.createElement(OVERLAY);
  host.style.cssText =
    'all:initial;position:fixed;inset:0;width:auto;height:auto;margin:0;border:0;padding:0;background:none;overflow:visible;z-index:2147483647';
  host.popover = 'manual';
  const shadow = host.attachShadow({ mode: 'closed' });
  const [shield, ring, tag] = ['shield', 'ring', 'tag'].map((name) =>
    Object.assign(document.createElement('div'), { className: name }),
  );
  if (!shield || !ring || !tag) return;
  tag.setAttribute('role', 'status');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(shield, ring, tag);
  // A modal dialog makes everything outside of it inert.
  (all(document, 'dialog:modal').pop() ?? document.documentElement).append(host);
  host.showPopover();

  /** @type {Element | null} */
  let at = null;
  let [x, y, frame, cost] = [-1, -1, 0, 0];

  const draw = () => {
    // All is read before anything is written: else the browser lays a large page out twice a frame.
    const { left, top, width, height, bottom } = at && isConnected(at) ? boxOf(at) : new DOMRect();
    const taken = at && !order.fillable ? takenFrom(at, looks, order.otherwise) : null;
    const [wide, high] = [innerWidth, innerHeight];
    ring.className = `ring${taken && !taken.fits ? ' no' : ''}`;
    ring.style.cssText = at ? `left:${left - 4}px;top:${top - 4}px;width:${width + 8}px;height:${height + 8}px` : 'display:none';
    const name = document.createElement('b');
    name.textContent = taken ? taken.words : order.prompt;
    const shownText = taken?.fits && !/secret/i.test(taken.words) ? taken.text : '';
    tag.replaceChildren(name, at ? shownText : '');
    const below = bottom + 60 < high;
    tag.style.cssText = at
      ? `left:${Math.max(8, Math.min(left, wide - 350))}px;${below ? `top:${bottom + 10}px` : `bottom:${Math.max(8, high - top + 10)}px`}`
      : 'left:8px;top:8px';
  };

  /** @param {Element | null} el */
  const light = (el) => {
    at = order.fillable ? el && controlOf(el, order.fillable) : el;
    draw();
  };

  /** Where asking what lies at a point takes long, every other frame is the page's. */
  const aimSoon = () => {
    frame ||= requestAnimationFrame(cost > 2 ? () => (frame = requestAnimationFrame(aim)) : aim);
  };

  const aim = () => {
    frame = 0;
    const start = performance.now();
    for (const part of [host, shield]) part.style.pointerEvents = 'none';
    const under = elementAt(x, y);
    // A frame has an agent of its own.
    const passes = under && matches(under, FRAME);
    light(passes || under === document.documentElement ? null : under);
    for (const part of [host, shield]) part.style.pointerEvents = passes ? 'none' : 'auto';
    cost = performance.now() - start;
  };

  const take = () => {
    if (!at) return;
    const text = order.fillable ? (matches(at, '[type=password]') ? '' : textIn(at)) : takenFrom(at, looks, order.otherwise).text;
    const pointed = {
      text,
      kind: order.fillable ? kindOf(at) : null,
      labels: labelsOf(at, text),
      language: document.documentElement.lang.slice(0, 20),
    };
    end();
    send({ pointed });
  };

  /** What Tab goes through: what fits, else everything that could be meant, in the order of the page. */
  const candidates = () => {
    if (order.fillable) return all(document, order.fillable).filter(isVisible);
    const leaves = all(document, 'body *').filter(
      (el) => !childrenOf(el).length && (shown(el) || matches(el, 'input,textarea')) && isVisible(el),
    );
    const fitting = leaves.filter((el) => takenFrom(el, looks, '').fits);
    return fitting.length ? fitting : leaves;
  };

  /** @type {Record<string, () => Element | null | undefined>} */
  const neighbours = {
    ArrowUp: () => at && parentOf(at),
    ArrowDown: () => at && childrenOf(at).find(isRendered),
    ArrowLeft: () => at && previousElement(at),
    ArrowRight: () => at && nextElement(at),
  };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === 'Escape') {
      end();
      send('pointed-away');
    } else if (event.key === 'Enter') {
      take();
    } else if (event.key === 'Tab') {
      const list = candidates();
      const step = event.shiftKey ? -1 : 1;
      const index = at ? list.indexOf(at) : -1;
      go(list[(index < 0 ? (step > 0 ? 0 : list.length - 1) : index + step + list.length) % list.length]);
    } else {
      go(neighbours[event.key]?.());
    }
  };

  /** @param {Element | null | undefined} el */
  const go = (el) => {
    if (!el) return;
    el.scrollIntoView({ block: 'nearest' });
    light(el);
  };

  /** @param {Event} event */
  const swallow = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent) {
      if (event.type === 'keydown') key(event);
      return;
    }
    if (!(event instanceof MouseEvent)) return;
    const { clientX, clientY } = event;
    if (event.type === 'click') {
      [x, y] = [clientX, clientY];
      aim();
      take();
    } else if (/move/.test(event.type) && (clientX !== x || clientY !== y)) {
      [x, y] = [clientX, clientY];
      aimSoon();
    }
  };

  const end = () => {
    for (const type of TAKEN) removeEventListener(type, swallow, true);
    removeEventListener('scroll', draw, true);
    cancelAnimationFrame(frame);
    host.remove();
    leave = null;
  };

  for (const type of TAKEN) addEventListener(type, swallow, { capture: true, passive: false });
  addEventListener('scroll', draw, { capture: true, passive: true });
  leave = end;
  draw();
};

/** Everything that a pointer or a key makes. */
const TAKEN = [
  'pointermove',
  'pointerdown',
  'pointerup',
  'pointerover',
  'pointerout',
  'mousemove',
  'mousedown',
  'mouseup',
  'mouseover',
  'mouseout',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'keydown',
  'keypress',
  'keyup',
];

/** @param {import('../protocol').Message} message */
const send = (message) => {
  chrome.runtime.sendMessage(message).catch(() => {});
};

/** @type {any} */
const world = globalThis;
/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (order === 'stop' || order === 'point-end') leave?.();
  if (typeof order !== 'object' || !('point' in order)) return;
  begin(order.point);
  answer(true);
};
world.pointer?.();
world.pointer = () => {
  leave?.();
  chrome.runtime.onMessage.removeListener(hear);
};
chrome.runtime.onMessage.addListener(hear);
