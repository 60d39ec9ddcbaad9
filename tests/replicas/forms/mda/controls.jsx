// The controls of both looks. Each takes `entry` (a model entry), `ids` (its DOM ids) and `data` (its data-* attributes).
import React from 'react';
import { Dropdown, Input, Option, Switch, Textarea } from '@fluentui/react-components';
import { parsers, useDraft } from './draft.js';

/** What an empty value shows. */
const EMPTY = '---';

const yesNo = [
  { value: false, text: 'No' },
  { value: true, text: 'Yes' },
];

const common = ({ entry: { column, control }, ids, data }) => ({
  ...data,
  id: ids.control,
  'aria-label': column.label,
  disabled: control.getDisabled(),
});

const textProperties = (props) => {
  const { column } = props.entry;
  return {
    ...common(props),
    type: column.secret ? 'password' : 'text',
    maxLength: column.maxLength,
    placeholder: EMPTY,
    autoComplete: 'off',
  };
};

const optionsOf = ({ column }) => column.options ?? yesNo;
const textOf = (entry) => optionsOf(entry).find(({ value }) => value === entry.attribute.getValue())?.text ?? EMPTY;
const optionAt = (entry, key) => optionsOf(entry).find(({ value }) => String(value) === key)?.value ?? null;

const ClassicText = (props) => {
  const draft = useDraft(props.entry, parsers[props.entry.column.type]);
  return <input className="classic-box" {...textProperties(props)} {...draft} />;
};

const ClassicMemo = (props) => {
  const draft = useDraft(props.entry, parsers.memo);
  const { type, ...rest } = textProperties(props);
  return <textarea className="classic-box" rows={3} {...rest} {...draft} />;
};

const ClassicSelect = (props) => {
  const { entry } = props;
  const value = entry.attribute.getValue();
  return (
    <select
      className="classic-box"
      {...common(props)}
      title={textOf(entry)}
      value={String(value ?? '')}
      onChange={(event) => entry.commit(optionAt(entry, event.target.value))}
    >
      {entry.column.options && <option value="">{EMPTY}</option>}
      {optionsOf(entry).map((option) => (
        <option key={option.text} value={String(option.value)} data-selected={option.value === value || undefined}>
          {option.text}
        </option>
      ))}
    </select>
  );
};

const ClassicToggle = (props) => {
  const { entry } = props;
  const on = entry.attribute.getValue();
  return (
    <div data-id={`${entry.name}.fieldControl-toggle-container`}>
      <button
        type="button"
        className="classic-toggle"
        {...common(props)}
        role="switch"
        aria-checked={on}
        onClick={() => entry.commit(!on)}
      >
        {on ? 'Yes' : 'No'}
      </button>
    </div>
  );
};

const NewText = (props) => {
  const draft = useDraft(props.entry, parsers[props.entry.column.type]);
  return <Input appearance="filled-darker" {...textProperties(props)} {...draft} />;
};

const NewMemo = (props) => {
  const draft = useDraft(props.entry, parsers.memo);
  const { type, ...rest } = textProperties(props);
  return <Textarea appearance="filled-darker" rows={3} {...rest} {...draft} />;
};

const NewDropdown = (props) => {
  const { entry } = props;
  const value = entry.attribute.getValue();
  return (
    <Dropdown
      appearance="filled-darker"
      {...common(props)}
      title={textOf(entry)}
      placeholder={EMPTY}
      value={textOf(entry)}
      selectedOptions={value === null ? [] : [String(value)]}
      onOptionSelect={(_, { optionValue }) => entry.commit(optionAt(entry, optionValue))}
    >
      {optionsOf(entry).map((option) => (
        <Option key={option.text} value={String(option.value)}>
          {option.text}
        </Option>
      ))}
    </Dropdown>
  );
};

const NewSwitch = (props) => {
  const { entry } = props;
  return (
    <Switch
      {...common(props)}
      label={textOf(entry)}
      checked={entry.attribute.getValue()}
      onChange={(_, { checked }) => entry.commit(checked)}
    />
  );
};

const Lookup = ({ entry, ids }) => (
  <div
    id={ids.control}
    className="lookup"
    data-id={`${entry.name}.fieldControl-LookupResultsDropdown_${entry.name}_selected_tag`}
  >
    {entry.attribute.getValue()}
  </div>
);

const kind = (Control, suffix) => ({ Control, suffix });

const texts = (Text, Memo) => ({
  string: kind(Text, 'text-box-text'),
  memo: kind(Memo, 'text-box-text'),
  integer: kind(Text, 'whole-number-text-input'),
  lookup: kind(Lookup, ''),
});

const optionSet = 'option-set-select';

/** Look → column type → control and the end of its `data-id`. How the new look draws two options is not public. */
export const controls = {
  classic: {
    ...texts(ClassicText, ClassicMemo),
    optionset: kind(ClassicSelect, optionSet),
    boolean: { select: kind(ClassicSelect, 'checkbox-select'), toggle: kind(ClassicToggle, 'checkbox-toggle') },
  },
  new: {
    ...texts(NewText, NewMemo),
    optionset: kind(NewDropdown, optionSet),
    boolean: { select: kind(NewDropdown, 'checkbox-select'), toggle: kind(NewSwitch, 'checkbox-toggle') },
  },
};
