/** Rings in the page, around what was captured and around what comes next: a script of its own, put into a document when there is something to ring. */
import { boxOf, isConnected } from './dom.js';

const OVERLAY = 'tenant-bridge-overlay';
/** Milliseconds between looks at where a held element has gone. */
const LOOK = 150;
/** Pixels between an element and its ring. */
const GAP = 6;

/** @type {any} */
const world = globalThis;

/** @param {HTMLElement} host @param {Element} el */
const place = (host, el) => {
  const { left, top, width, height } = boxOf(el);
  const seen = isConnected(el) && width > 0 && height > 0;
  const box = { left: left - GAP, top: top - GAP, width: width + 2 * GAP, height: height + 2 * GAP };
  Object.assign(
    host.style,
    { display: seen ? 'block' : 'none' },
    Object.fromEntries(Object.entries(box).map(([k, v]) => [k, `${v}px`])),
  );
};

/** @param {Element} el @returns {HTMLElement} A ring around it, which takes neither pointer nor focus. */
const draw = (el) => {
  const host = document.createElement(OVERLAY);
  host.style.cssText = 'all:initial;position:fixed;z-index:2147483647;pointer-events:none';
  place(host, el);
  const frame = document.createElement('div');
  frame.style.cssText = 'box-sizing:border-box;height:100%;border:3px solid #0f6cbd;border-radius:6px';
  host.attachShadow({ mode: 'closed' }).append(frame);
  document.documentElement.append(host);
  return host;
};

/** @param {Element | undefined} el Two seconds of a ring. */
const ring = (el) => {
  if (!el || !isConnected(el)) return;
  const host = draw(el);
  setTimeout(() => host.remove(), 2000);
};

/** @param {Element | undefined} el A ring that goes along with its element until there is another. */
const hold = (el) => {
  world.release?.();
  world.release = world.holding = undefined;
  if (!el || !isConnected(el)) return;
  const host = draw(el);
  const follow = () => place(host, el);
  const timer = setInterval(follow, LOOK);
  addEventListener('scroll', follow, { capture: true, passive: true });
  world.holding = el;
  world.release = () => {
    clearInterval(timer);
    removeEventListener('scroll', follow, true);
    host.remove();
  };
};

/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (order === 'stop') hold(undefined);
  if (typeof order === 'string') return;
  if ('ring' in order) ring(world.agent.elementOf(order.ring.handle));
  else if ('hold' in order) hold(world.agent.elementOf(order.hold.handle));
  else return;
  answer(true);
};
if (world.ring) chrome.runtime.onMessage.removeListener(world.ring);
world.ring = hear;
chrome.runtime.onMessage.addListener(hear);
// This copy goes on with what an earlier one held.
hold(world.holding);
