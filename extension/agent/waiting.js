/** Waiting for what a page makes of what was done to it. */

/** Milliseconds between two looks at a page that has not done yet what it should. */
export const LOOK = 15;
/** Milliseconds between the first two of them: most pages have rendered by then. Whether it lasts is checked when all is done. */
const RENDER = 5;
/** Milliseconds that a list may take to open, a page to take a value. */
export const OPENING = 1500;

/** @returns {Promise<void>} The next task. */
export const tick = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(0);
  });

/** @param {number} ms @returns {Promise<void>} In a tab that is not on top the browser lets timers wait a second: tasks do not. */
export const pause = async (ms) => {
  if (!document.hidden) return new Promise((done) => setTimeout(done, ms));
  for (const end = performance.now() + ms; performance.now() < end;) await tick();
};

/** @template T @param {number} ms @param {() => T} look @returns {Promise<T>} The first truthy look, or the last. */
export const until = async (ms, look) => {
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
export const stillness = async (ms) => {
  const end = performance.now() + 1000;
  let last = performance.now();
  const observer = new MutationObserver(() => (last = performance.now()));
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  for (let now = last; now - last < ms && now < end; now = performance.now()) await pause(ms - (now - last));
  observer.disconnect();
};
