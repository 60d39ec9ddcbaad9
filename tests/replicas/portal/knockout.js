// Knockout as the portal runs it: its content security policy forbids `eval`, on which Knockout's own binding
// parser is built, so bindings here are `handler: property` pairs and nothing else.
import ko from 'knockout';

/** The bindings of a node or of a `<!-- ko … -->` comment; undefined for a node without. */
function bindingText(node) {
  if (node.nodeType === Node.ELEMENT_NODE) return node.dataset.bind;
  return node.nodeType === Node.COMMENT_NODE ? /^\s*ko\s+(.+?)\s*$/.exec(node.data)?.[1] : undefined;
}

const accessor = (pair, data) => {
  const [handler, property] = pair.split(':').map((part) => part.trim());
  return [handler, () => data[property]];
};

ko.bindingProvider.instance = {
  nodeHasBindings: (node) => bindingText(node) !== undefined,
  getBindingAccessors: (node, { $data }) =>
    Object.fromEntries(
      bindingText(node)
        ?.split(',')
        .map((pair) => accessor(pair, $data)) ?? [],
    ),
};

const attribute = (name) => ({
  update(node, value) {
    const now = ko.unwrap(value());
    if (now === undefined || now === null) node.removeAttribute(name);
    else node.setAttribute(name, now);
  },
});

Object.assign(ko.bindingHandlers, {
  id: attribute('id'),
  title: attribute('title'),
  href: attribute('href'),
  ariaLabel: attribute('aria-label'),
  rowIndex: attribute('aria-rowindex'),
  columnIndex: attribute('aria-colindex'),
  appId: attribute('data-app-id'),
  replica: attribute('data-replica'),
  scrolled: { init: (node, value) => node.addEventListener('scroll', () => value()(node.scrollTop)) },
  fxclick: { init: (node, value) => node.addEventListener('click', () => value()()) },
});

/** Fills `host` with `template` bound to `model`; answers the function that takes it away. */
export function bind(host, template, model) {
  host.innerHTML = template;
  ko.applyBindings(model, host);
  return () => ko.removeNode(host);
}

export { ko };
