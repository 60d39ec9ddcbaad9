// The attribute model behind the form, which is what gets saved: the DOM is only a view of it.
//
// As measured on real forms: typing reaches the model on blur or change; `setValue` shows the value, but neither marks it
// for saving nor runs rules; `fireOnChange` does both; `setSubmitMode('always')` marks it without running rules.
import { columns } from './columns.js';

const createAttribute = (name, column, initialValue) => {
  let value = initialValue;
  let initial = initialValue;
  let dirty = false;
  let submitMode = 'dirty';
  let disabled = Boolean(column.readOnly);
  const handlers = [];
  const watchers = new Set();
  const tell = () => watchers.forEach((watcher) => watcher());

  const control = {
    getName: () => name,
    getLabel: () => column.label,
    getAttribute: () => attribute,
    getDisabled: () => disabled,
    setDisabled: (on) => {
      disabled = on;
      tell();
    },
    getVisible: () => true,
  };

  const attribute = {
    getName: () => name,
    getAttributeType: () => column.type,
    getRequiredLevel: () => (column.required ? 'required' : 'none'),
    getMaxLength: () => column.maxLength,
    getOptions: () => column.options,
    getText: () => column.options?.find((option) => option.value === value)?.text ?? null,
    getInitialValue: () => initial,
    getValue: () => value,
    setValue: (next) => {
      value = next;
      tell();
    },
    fireOnChange: () => {
      dirty = value !== initial;
      handlers.forEach((handler) => handler());
      tell();
    },
    addOnChange: (handler) => handlers.push(handler),
    getIsDirty: () => dirty,
    getSubmitMode: () => submitMode,
    setSubmitMode: (mode) => {
      submitMode = mode;
    },
    controls: { forEach: (visit) => visit(control), get: () => [control], getLength: () => 1 },
  };

  return {
    name,
    column,
    attribute,
    control,
    /** Calls `watcher` after every change; returns how to stop it. */
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** What the user entered. */
    commit: (entered) => {
      if (entered === value) return tell();
      attribute.setValue(entered);
      attribute.fireOnChange();
    },
    /** What a save sends. */
    submitted: () => (dirty || submitMode === 'always' ? value : initial),
    /** The record was saved: what is there is no longer a change, and a secret cannot be read back. */
    saved: () => {
      value = column.secret ? null : attribute.getIsDirty() || submitMode === 'always' ? value : initial;
      initial = value;
      dirty = false;
      tell();
    },
  };
};

/** A collection as the client API has it: `get()`, `get(name)`, `get(index)`, `forEach`. */
export const collection = (items, nameOf) => ({
  get: (which) => {
    if (which === undefined) return items;
    return (typeof which === 'number' ? items[which] : items.find((item) => nameOf(item) === which)) ?? null;
  },
  forEach: (visit) => items.forEach((item, at) => visit(item, at)),
  getLength: () => items.length,
});

/** The model of one record; `values` override the columns' defaults. Its entries are keyed by logical name. */
export const createModel = (values = {}) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      createAttribute(name, column, values[name] ?? column.initial ?? null),
    ]),
  );
