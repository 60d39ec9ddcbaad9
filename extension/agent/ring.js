/** The ring around what was just captured: a script of its own, put into a document when there is something to ring. */
import { boxOf, isConnected } from './dom.js';

const OVERLAY = 'tenant-bridge-overlay';

/** @param {Element | undefined} el Two seconds of a ring around it, which takes neither pointer nor focus. */
const ring = (el) => {
  if (!el || !isConnected(el)) return;
  const { left, top, width, height } = boxOf(el);
  const host = document.createElement(OVERLAY);
  host.style.cssText = `all:initial;position:fixed;z-index:2147483647;pointer-events:none;left:${left - 6}px;top:${top - 6}px;width:${width + 12}px;height:${height + 12}px`;
  const frame = document.createElement('div');
  frame.style.cssText = 'box-sizing:border-box;height:100%;border:3px solid #0f6cbd;border-radius:6px';
  host.attachShadow({ mode: 'closed' }).append(frame);
  document.documentElement.append(host);
  setTimeout(() => host.remove(), 2000);
};

/** @type {any} */
const world = globalThis;
/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (typeof order === 'string' || !('ring' in order)) return;
  ring(world.agent.elementOf(order.ring.handle));
  answer(true);
};
if (world.ring) chrome.runtime.onMessage.removeListener(world.ring);
world.ring = hear;
chrome.runtime.onMessage.addListener(hear);
