import React, { useEffect, useState } from 'react';
import { ChoiceGroup, DatePicker, DefaultButton, Dropdown, PrimaryButton, TextField } from '@fluentui/react';
import { ContextPane } from './context-pane.jsx';
import { secretGrid } from './grids/secrets.jsx';
import { text } from './text.js';

const custom = 'custom';

/** Months by the words of the list that replaced the radio buttons in 2021, with its days of 2023. */
const lifetimes = [
  { key: '6', text: 'Recommended: 180 days (6 months)' },
  { key: '3', text: '90 days (3 months)' },
  { key: '12', text: '365 days (12 months)' },
  { key: '18', text: '545 days (18 months)' },
  { key: '24', text: '730 days (24 months)' },
  { key: custom, text: 'Custom' },
];

/** "Never" was 31 December 2299; a hundred years stand for it. */
const oldLifetimes = [
  { key: '12', text: 'In 1 year' },
  { key: '24', text: 'In 2 years' },
  { key: '1200', text: 'Never' },
];

const choices = secretGrid.old ? oldLifetimes : lifetimes;
const Choice = secretGrid.old ? ChoiceGroup : Dropdown;

const monthsBetween = (start, end) =>
  Math.max(1, (end.getFullYear() - start.getFullYear()) * 12 + end.getMonth() - start.getMonth());

/** The box "Expires"; tells its months, or null while a custom end is not chosen. */
function Lifetime({ onChange }) {
  const [choice, setChoice] = useState(choices[0].key);
  const [start, setStart] = useState(() => new Date());
  const [end, setEnd] = useState(null);
  useEffect(() => {
    if (choice !== custom) onChange(Number(choice));
    else onChange(end && monthsBetween(start, end));
  }, [choice, start, end]);
  return (
    <>
      <Choice
        label={text('expires')}
        ariaLabel={text('expires')}
        options={choices}
        selectedKey={choice}
        onChange={(_, option) => setChoice(option.key)}
        data-replica="secret-expires"
      />
      {choice === custom && <DatePicker label="Start" value={start} onSelectDate={setStart} />}
      {choice === custom && <DatePicker label="End" value={end} minDate={start} onSelectDate={setEnd} />}
    </>
  );
}

/** The context pane "Add a client secret"; `onAdd(description, months)`. */
export function SecretPane({ onAdd, onCancel }) {
  const [description, setDescription] = useState('');
  const [months, setMonths] = useState(null);
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    await onAdd(description || 'Password uploaded', months);
  };
  return (
    <ContextPane
      title={text('add_secret')}
      onClose={onCancel}
      footer={
        <>
          <PrimaryButton text={text('add')} disabled={busy || !months} onClick={add} data-replica="secret-add" />
          <DefaultButton text={text('cancel')} onClick={onCancel} />
        </>
      }
    >
      <TextField
        label={text('description')}
        placeholder="Enter a description for this client secret"
        value={description}
        onChange={(_, value) => setDescription(value)}
        data-replica="secret-description"
      />
      <Lifetime onChange={setMonths} />
    </ContextPane>
  );
}
