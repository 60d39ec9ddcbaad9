// What stands between a control and its attribute: text that the user has typed but not yet left.
import { useEffect, useRef, useState } from 'react';

/** Renders again after every change of `entry`; the number tells the changes apart. */
export const useRevision = (entry) => {
  const [revision, setRevision] = useState(0);
  useEffect(() => entry.watch(() => setRevision((last) => last + 1)), [entry]);
  return revision;
};

const shown = (entry) => String(entry.attribute.getValue() ?? '');

/** The properties of a text box that commits `parse(text)` on a `change` event or when it is left, never while typing. */
export const useDraft = (entry, parse) => {
  const revision = useRevision(entry);
  const [draft, setDraft] = useState(shown(entry));
  const box = useRef(null);
  useEffect(() => setDraft(shown(entry)), [entry, revision]);

  const commit = (text) => entry.commit(text === '' ? null : parse(text));
  // React knows no separate `change` event for text boxes.
  useEffect(() => {
    const element = box.current;
    const onChange = () => commit(element.value);
    element.addEventListener('change', onChange);
    return () => element.removeEventListener('change', onChange);
  });

  return {
    ref: box,
    value: draft,
    onChange: (event) => setDraft(event.target.value),
    onBlur: () => commit(draft),
  };
};

/** Typed text as the column's type has it. */
export const parsers = {
  string: (text) => text,
  memo: (text) => text,
  integer: (text) => (/^\d+$/.test(text.trim()) ? Number(text) : null),
};
