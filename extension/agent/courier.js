/**
 * The courier: sends one request to the page's own origin, with the session that the admin has there, and tells what came back. A
 * script of its own, put into a document when the admin has asked for what only that session may do. It sends to one part of the
 * origin only, whoever orders, and it has no notion of what it carries.
 */

/** @typedef {import('../protocol').Errand} Errand */
/** @typedef {import('../protocol').Delivery} Delivery */

/** What a path must begin with, once it has been resolved as the browser would. */
const PART = '/api/data/v9.';

/** @param {string} path @returns {URL | null} Where it leads, if that may be. */
const addressOf = (path) => {
  const url = new URL(path, location.origin);
  return url.protocol === 'https:' && url.origin === location.origin && url.pathname.startsWith(PART) ? url : null;
};

/** @param {Response} response @param {number} limit @returns {Promise<string | null>} The body; null above the limit. */
const bodyOf = async (response, limit) => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > limit) {
      reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
};

/** @param {Errand} errand @returns {Promise<Delivery>} */
const deliver = async ({ method, path, headers, body, limit, patience }) => {
  const url = addressOf(path);
  if (!url) return 'refused';
  const { onLine } = navigator;
  try {
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers,
      body: body || null,
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (response.type === 'opaqueredirect') return 'redirected';
    const text = await bodyOf(response, limit);
    if (text === null) return 'too-large';
    const header = (/** @type {string} */ name) => response.headers.get(name) ?? '';
    return {
      answered: { status: response.status, contentType: header('content-type'), retryAfter: header('retry-after'), body: text },
    };
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'TimeoutError') return 'timed-out';
    // Only where there was no network before can it not have been sent.
    return onLine ? 'unreachable' : 'offline';
  }
};

/** The extension's background may have been stopped meanwhile: this message starts it. @param {Errand} errand */
const run = async (errand) => {
  const delivery = await deliver(errand);
  await chrome.runtime.sendMessage({ delivered: { number: errand.number, delivery } });
};

/** @type {any} */
const world = globalThis;
/** @param {import('../protocol').Order} order @param {unknown} _sender @param {(heard: boolean) => void} answer */
const hear = (order, _sender, answer) => {
  if (typeof order === 'string' || !('errand' in order)) return;
  answer(true);
  run(order.errand);
};
if (world.courier) chrome.runtime.onMessage.removeListener(world.courier);
world.courier = hear;
chrome.runtime.onMessage.addListener(hear);
