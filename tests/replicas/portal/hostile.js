// Things a portal page, or another extension in it, may well do, and that trip a reader who trusts the page.

const decoys = [
  'b7d3f0a1-5c2e-4f86-9d1b-2e6a7c8f9041',
  'e41c9d72-08ab-4d35-8f60-71d2b3a4c5e6',
  '0f9e8d7c-6b5a-4938-8271-60514f3e2d1c',
];
const textsPerFrame = 40;

/**
 * A form whose controls carry the names of DOM members: `form.children`, `form.textContent` and so on are controls, and
 * who climbs by `parentNode` goes round in circles. React 17 is one of those, so they are controls without events.
 */
function clobbered() {
  const form = document.createElement('form');
  form.className = 'visually-hidden';
  for (const name of ['children', 'textContent', 'getAttribute', 'closest', 'tagName', 'parentNode', 'nodeType']) {
    const output = form.appendChild(document.createElement('output'));
    output.name = name;
    output.textContent = `Session ID: ${decoys[0]}`;
  }
  return form;
}

/** An input that throws when it is asked for its value. */
function throwing() {
  const input = document.createElement('input');
  input.className = 'visually-hidden';
  input.tabIndex = -1;
  for (const property of ['value', 'title', 'labels']) {
    Object.defineProperty(input, property, {
      get: () => {
        throw new Error(`${property} is not for you`);
      },
    });
  }
  return input;
}

/** A custom element that throws when it is turned into text, with an open shadow root. */
function untellable() {
  const name = 'portal-telemetry';
  if (!customElements.get(name)) {
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = `<small>Session ID: ${decoys[1]}</small>`;
        }

        toString() {
          throw new Error('not for you');
        }
      },
    );
  }
  return document.createElement(name);
}

function prose() {
  const line = document.createElement('p');
  line.className = 'hostile-prose';
  line.textContent = `Copy the Application (client) ID and the Directory (tenant) ID into your app. Correlation ID: ${decoys[2]}`;
  return line;
}

/** A ticker that changes 40 texts a frame for as long as the page lives. */
function ticker() {
  const line = document.createElement('div');
  line.className = 'hostile-ticker';
  line.setAttribute('aria-hidden', 'true');
  const texts = Array.from({ length: textsPerFrame }, () =>
    line.appendChild(document.createElement('span')).appendChild(document.createTextNode('')),
  );
  let count = 0;
  const tick = () => {
    count += 1;
    texts.forEach((node, index) => {
      node.data = `${(count * 37 + index * 101) % 1000} `;
    });
    requestAnimationFrame(tick);
  };
  tick();
  return line;
}

/** Text of the search box: an admin looked for something else. */
export const searchDecoy = decoys[1];

/** Adds all of it to the end of `body`. */
export function hostility(body) {
  body.append(prose(), untellable(), clobbered(), throwing(), ticker());
}
