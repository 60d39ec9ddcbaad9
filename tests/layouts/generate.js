/**
 * Pages that show values with labels, laid out in all the ways that markup knows, by a number. Whoever made the page knows which
 * label belongs to which value; a reader has to find out.
 */

/** A sequence of numbers below 1 that depends on the seed only (mulberry32). */
const sequence = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

export const CLIENT = 'Application (client) ID';
export const TENANT = 'Directory (tenant) ID';
const OTHER_IDS = ['Object ID', 'Subscription ID', 'Correlation ID', 'Managed application ID', 'Principal ID', 'Session ID'];
const PLAIN = [
  ['Display name', 'D365 mail'],
  ['State', 'Activated'],
  ['Supported account types', 'My organization only'],
  ['Created on', '11/25/2026'],
  ['Client credentials', '2 secrets'],
  ['Publisher domain', 'contoso.com'],
];
const BESIDE = [
  '',
  '',
  '<h3>Essentials</h3>',
  '<p>Welcome back.</p>',
  '<hr>',
  '<button>Refresh</button>',
  '<span>Overview</span>',
];

const flat = (items, label, value) =>
  items.map((item) => `<${label}>${item.label}</${label}> <${value}>${item.value}</${value}>`).join(' ');
const lines = (items, line) => `<div>${items.map(line).join('<br>')}</div>`;
const each = (items, block) => items.map(block).join('');
const cells = (items, cell, of) => each(items, (item) => `<${cell}>${item[of]}</${cell}>`);
const inLine = 'style="display:flex"';
const wide = (items, of) => each(items, (item) => `<div style="width:330px">${item[of]}</div>`);
const gridOf = (rule, items) =>
  `<div style="display:grid;${rule}">${each(items, ({ label, value }) => `<div>${label}</div><div>${value}</div>`)}</div>`;

/** Layouts in which a label stands before its value, so that a reader can know. */
const KNOWABLE = {
  rows: (items) => each(items, ({ label, value }) => `<div><div>${label}</div><div>${value}</div></div>`),
  rowsInLine: (items) => each(items, ({ label, value }) => `<div><span>${label}:</span><span>${value}</span></div>`),
  text: (items) => each(items, ({ label, value }) => `<p>${label}: ${value}</p>`),
  bold: (items) => each(items, ({ label, value }) => `<p><b>${label}</b>: ${value}</p>`),
  definitions: (items) => `<dl>${each(items, ({ label, value }) => `<dt>${label}</dt><dd>${value}</dd>`)}</dl>`,
  table: (items) => `<table>${each(items, ({ label, value }) => `<tr><td>${label}</td><td>${value}</td></tr>`)}</table>`,
  tableOfHeaders: (items) => `<table>${each(items, ({ label, value }) => `<tr><th>${label}</th><td>${value}</td></tr>`)}</table>`,
  list: (items) => `<ul>${each(items, ({ label, value }) => `<li>${label} <code>${value}</code></li>`)}</ul>`,
  cards: (items) =>
    `<div ${inLine}>${each(items, ({ label, value }) => `<div style="width:330px"><h5>${label}</h5><p>${value}</p></div>`)}</div>`,
  boxes: (items) => each(items, ({ label, value }) => `<label>${label} <input readonly size=40 value="${value}"></label><br>`),
  fieldsets: (items) => each(items, ({ label, value }) => `<fieldset><legend>${label}</legend>${value}</fieldset>`),
  linesInBlocks: (items) => each(items, ({ label, value }) => `<div>${label}<br>${value}</div>`),
  boldLines: (items) => lines(items, ({ label, value }) => `<b>${label}</b> ${value}`),
};

/** Layouts whose values are told by their place among others only: what a reader cannot know it must leave. */
const UNSURE = {
  flat: (items) => flat(items, 'h4', 'p'),
  flatBlocks: (items) => flat(items, 'div', 'div'),
  flatInLine: (items) => `<p>${flat(items, 'span', 'span')}</p>`,
  twoColumns: (items) => gridOf('grid-template-columns:300px 400px', items),
  fourColumns: (items) => gridOf('grid-template-columns:repeat(2,300px 400px)', items),
  columns: (items) => gridOf('grid-auto-flow:column;grid-template-rows:auto auto', items),
  labelsAbove: (items) =>
    `<div style="display:grid;grid-template-columns:repeat(${items.length},330px)">${cells(items, 'div', 'label')}${cells(items, 'div', 'value')}</div>`,
  rowsOfBlocks: (items) => `<div><div ${inLine}>${wide(items, 'label')}</div><div ${inLine}>${wide(items, 'value')}</div></div>`,
  headed: (items) => `<table><tr>${cells(items, 'th', 'label')}</tr><tr>${cells(items, 'td', 'value')}</tr></table>`,
  sideBySide: (items) =>
    `<div ${inLine}><div>${cells(items, 'div', 'label')}</div><div>${cells(items, 'div', 'value')}</div></div>`,
  lines: (items) => lines(items, ({ label, value }) => `${label}<br>${value}`),
  prose: (items) => `<p>${items.map(({ label, value }) => `The ${label} is ${value}`).join('. ')}.</p>`,
  enumeration: (items) => `<p>${items.map(({ label, value }) => `${label}: ${value}`).join(', ')}</p>`,
  captions: (items) => each(items, ({ label, value }) => `<div><div>${value}</div><div>${label}</div></div>`),
  captionsFlat: (items) => each(items, ({ label, value }) => `<div>${value}</div><div>${label}</div>`),
  captionsInLine: (items) => `<p>${each(items, ({ label, value }) => `<span>${value}</span> <span>${label}</span> `)}</p>`,
  captionsInLines: (items) => lines(items, ({ label, value }) => `${value}<br>${label}`),
  captionsInBlocks: (items) => each(items, ({ label, value }) => `<div>${value}<br>${label}</div>`),
  captionsInCells: (items) =>
    `<table>${each(items, ({ label, value }) => `<tr><td>${value}</td><td>${label}</td></tr>`)}</table>`,
  captionsBelow: (items) => `<table><tr>${cells(items, 'td', 'value')}</tr><tr>${cells(items, 'td', 'label')}</tr></table>`,
  captionsOfFigures: (items) => each(items, ({ label, value }) => `<figure>${value}<figcaption>${label}</figcaption></figure>`),
  captionsAsTerms: (items) => `<dl>${each(items, ({ label, value }) => `<dd>${value}</dd><dt>${label}</dt>`)}</dl>`,
};

/** @returns {{layout: string, isKnowable: boolean, html: string, values: {label: string, value: string}[]}} The page of a number. */
export const page = (number) => {
  const next = sequence(number);
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const hex = (length) => Array.from({ length }, () => below(16).toString(16)).join('');
  const guid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const some = (list, least) => {
    const rest = [...list];
    return Array.from({ length: least + below(list.length - least) }, () => rest.splice(below(rest.length), 1)[0]);
  };
  const ids = [...some([CLIENT, TENANT, TENANT], 1), ...some(OTHER_IDS, 1)];
  const labels = [...new Set(ids)].map((label) => ({ label, value: guid() }));
  const all = [...labels, ...some(PLAIN, 0).map(([label, value]) => ({ label, value }))];
  const items = some(all, all.length - 1);
  const layouts = number % 2 ? KNOWABLE : UNSURE;
  const layout = pick(Object.keys(layouts));
  const html = `${pick(BESIDE)}<div>${pick(BESIDE)}${layouts[layout](items)}${pick(BESIDE)}</div>${pick(BESIDE)}`;
  return { layout, isKnowable: layouts === KNOWABLE, html, values: items };
};
