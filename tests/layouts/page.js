// Shows generated pages one after the other, and reads each with the agent's own eyes.
import { compile, readValues } from '../../extension/agent/read.js';
import { page } from './generate.js';

/** What was read of the pages from one number to another; `watch` is what agents are told to look for. */
globalThis.readLayouts = (watch, from, to) => {
  const read = [];
  for (let number = from; number < to; number++) {
    const { html, ...made } = page(number);
    document.body.innerHTML = html;
    read.push({ number, ...made, sightings: readValues(document, compile(watch)) });
  }
  return read;
};
