/**
 * Loads the background's WebAssembly. Listeners must be there before the first await, or the event that woke the worker is
 * lost; each waits for the program, and one event is dealt with after the other.
 */
import init, { handle } from './wasm/background.js';
import initSealing, { seal, unseal } from './wasm/handoff.js';

const ready = init({ module_or_path: new URL('./wasm/background_bg.wasm', import.meta.url) });
/** @type {Set<chrome.runtime.Port>} */
const panels = new Set();
/** @param {unknown} view */
const post = (view) => {
  for (const panel of panels) panel.postMessage(view);
};
/** @type {Promise<unknown>} */
let queue = ready;
/** @param {string} kind @param {unknown} [detail] @returns {Promise<void>} */
const tell = (kind, detail) => {
  const told = queue.then(() => handle(kind, detail, post));
  queue = told.catch(() => {});
  return told;
};

/** An answer from outside that the program waited for beside the queue. */
/** @type {any} */ (globalThis).tell = tell;

/** The program that seals and opens handoff files; a worker may not import it later, but it is only started when it is needed. */
const sealers = { seal, unseal };
/** @type {any} */ (globalThis).sealing = async (
  /** @type {'seal' | 'unseal'} */ what,
  /** @type {Uint8Array} */ bytes,
  /** @type {string} */ passphrase,
) => {
  await initSealing({ module_or_path: new URL('./wasm/handoff_bg.wasm', import.meta.url) });
  return sealers[what](bytes, passphrase);
};

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (sender.id !== chrome.runtime.id) return false;
  // The answer keeps the worker alive until the message is dealt with.
  tell('message', { message, sender }).finally(() => answer());
  return true;
});
chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== 'panel' || !port.sender?.url?.startsWith(chrome.runtime.getURL(''))) return port.disconnect();
  panels.add(port);
  port.onDisconnect.addListener(() => panels.delete(port));
  port.onMessage.addListener((intent) => void tell('intent', intent));
  tell('connect');
});
chrome.webNavigation.onCommitted.addListener((navigation) => void tell('navigated', navigation));
chrome.tabs.onUpdated.addListener((_, change, tab) => {
  if (change.url !== undefined || change.title !== undefined) tell('tab-changed', tab);
});
chrome.tabs.onRemoved.addListener((tab) => void tell('tab-closed', tab));
chrome.storage.managed.onChanged?.addListener(() => void tell('policy'));
chrome.alarms.onAlarm.addListener((alarm) => void tell(alarm.name));
chrome.notifications.onClicked.addListener((name) => void tell('notice', { name }));
// Firefox has no buttons on notifications.
chrome.notifications.onButtonClicked?.addListener((name, button) => void tell('notice', { name, button }));
chrome.runtime.onInstalled.addListener(() => void tell('start'));
chrome.runtime.onStartup.addListener(() => void tell('start'));
chrome.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true });

/** In the page's own world: what the form's record holds. @param {string[]} names @param {string} secret */
const readAttributes = (names, secret) => {
  const page = /** @type {any} */ (globalThis).Xrm?.Page;
  /** @type {[string, string | null][]} */
  const held = [];
  for (const name of [...names, secret]) {
    const attribute = page?.getAttribute?.(name);
    if (!attribute) continue;
    const value = attribute.getValue();
    held.push([name, name === secret ? (value ? 'set' : null) : value === null ? null : String(value)]);
  }
  return held;
};
/** @type {any} */ (globalThis).readRecord = async (
  /** @type {number} */ tabId,
  /** @type {string} */ document,
  /** @type {string[]} */ names,
  /** @type {string} */ secret,
) => {
  const [result] = await chrome.scripting.executeScript({
    target: { tabId, documentIds: [document] },
    world: 'MAIN',
    func: readAttributes,
    args: [names, secret],
  });
  return result?.result ?? [];
};
