// In a page that stands for a described one: builds the document again, each box where it stood. `NODES` is put before this.

const PARTS = { html: 'documentElement', head: 'head', body: 'body' };
/** Elements, and where each begins to count, by the number of their node. */
const made = [];
const origins = [];

const styleOf = ({ display, away, area: [left, top, width, height] }, [x, y]) =>
  `display:${display};position:absolute;box-sizing:border-box;margin:0;padding:0;border:0;background:none;` +
  `left:${away ? -9999 : left - x}px;top:${top - y}px;width:${width}px;height:${height}px`;

for (const node of NODES) {
  const { within, shadow, tag, attributes, text, value, display, area } = node;
  const parent = made[within];
  const element = tag && (document[PARTS[tag]] ?? document.createElement(tag));
  made.push(element);
  const tree = shadow ? (parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })) : parent;
  if (!element) {
    tree.append(text);
    origins.push(null);
    continue;
  }
  if (!element.isConnected) tree.append(element);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (value !== null) element.value = value;
  // What is part of a line stays in it; all else has a place of its own.
  const flows = ['inline', 'contents', 'none', ''].includes(display) || tag in PARTS || ['option', 'optgroup'].includes(tag);
  const origin = origins[within] ?? [0, 0];
  element.style.cssText = flows ? `display:${display};margin:0` : styleOf(node, origin);
  origins.push(flows ? origin : area.slice(0, 2));
}
