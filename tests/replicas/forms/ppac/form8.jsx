// The form's controls in Fluent UI 8. form9.jsx offers the same components with the same properties.
import React from 'react';
import {
  ComboBox,
  DefaultButton,
  Dropdown,
  IconButton,
  Label,
  PrimaryButton,
  SpinButton,
  Stack,
  TextField,
  Toggle,
  TooltipHost,
} from '@fluentui/react';
import { useBoolean } from '@fluentui/react-hooks';
import { labels } from './labels.js';
import { choice } from './variant.js';

/** What surrounds the whole form. */
export const Body = ({ children }) => <Stack tokens={{ childrenGap: 12 }}>{children}</Stack>;

const toFluent = (options) => options.map(({ key, text }) => ({ key, text }));

const DropdownChoice = ({ options, value, onChange, replica, ...rest }) => (
  <Dropdown
    {...rest}
    placeholder={labels.select}
    options={toFluent(options)}
    selectedKey={value || null}
    onChange={(_, option) => onChange(option.key)}
    data-replica={replica}
  />
);

const ComboBoxChoice = ({ options, value, onChange, replica, ...rest }) => (
  <ComboBox
    {...rest}
    placeholder={labels.select}
    options={toFluent(options)}
    selectedKey={value || null}
    onChange={(_, option) => option && onChange(option.key)}
    useComboBoxAsMenuWidth
    autofill={{ 'data-replica': replica }}
  />
);

/** A single select. */
export const Choice = choice === 'combobox8' ? ComboBoxChoice : DropdownChoice;

const explained = (info) => (props) => (
  <Stack horizontal verticalAlign="center">
    <Label htmlFor={props.id}>{props.label}</Label>
    <TooltipHost content={info}>
      <IconButton iconProps={{ iconName: 'Info' }} ariaLabel={info} styles={{ root: { height: 24, width: 24 } }} />
    </TooltipHost>
  </Stack>
);

/** A text field; `secret` hides the text, `eye` offers to show it, `message` is a note that is not an error. */
export const Text = ({ value, onChange, error, message, secret, eye, info, replica, ...rest }) => (
  <TextField
    {...rest}
    type={secret ? 'password' : 'text'}
    canRevealPassword={eye}
    revealPasswordAriaLabel="Show password"
    autoComplete="off"
    value={value}
    onChange={(_, text) => onChange(text ?? '')}
    errorMessage={error}
    description={message}
    onRenderLabel={info && explained(info)}
    data-replica={replica}
  />
);

/** A switch. */
export const OnOff = ({ label, checked, onChange }) => (
  <Toggle label={label} checked={checked} onText={labels.on} offText={labels.off} onChange={(_, on) => onChange(on)} />
);

/** A whole number. */
export const Count = ({ label, value, onChange, disabled, max }) => (
  <SpinButton
    label={label}
    labelPosition="top"
    value={String(value)}
    min={0}
    max={max}
    disabled={disabled}
    onChange={(_, text) => onChange(Number(text))}
  />
);

/** A closed section that its heading opens. */
export const Disclosure = ({ label, children }) => {
  const [open, { toggle }] = useBoolean(false);
  return (
    <div className="disclosure">
      <DefaultButton
        className="disclosure-button"
        iconProps={{ iconName: open ? 'ChevronDown' : 'ChevronRight' }}
        text={label}
        aria-expanded={open}
        onClick={toggle}
      />
      {open && <Body>{children}</Body>}
    </div>
  );
};

/** The form's buttons. */
export const Actions = ({ canSave, onSave, onCancel }) => (
  <Stack horizontal tokens={{ childrenGap: 8 }}>
    <PrimaryButton text={labels.save} disabled={!canSave} onClick={onSave} data-replica="save" />
    <DefaultButton text={labels.cancel} onClick={onCancel} data-replica="cancel" />
  </Stack>
);
