// The form's controls in Fluent UI 9. form8.jsx offers the same components with the same properties.
import React, { useState } from 'react';
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Combobox,
  Dropdown,
  Field,
  FluentProvider,
  InfoLabel,
  Input,
  Option,
  SpinButton,
  Switch,
  webLightTheme,
} from '@fluentui/react-components';
import { Icon } from '../icons.jsx';
import { labels } from './labels.js';
import { choice } from './variant.js';

// A Fluent 8 pane lies outside the page's own provider. A provider's class is copied to its portals, so it gets none.
const Themed = ({ className, children }) => (
  <FluentProvider theme={webLightTheme}>
    <div className={className}>{children}</div>
  </FluentProvider>
);

/** What surrounds the whole form. */
export const Body = ({ children }) => <Themed className="form9">{children}</Themed>;

const textOf = (options, value) => options.find(({ key }) => key === value)?.text ?? '';

const DropdownList = ({ options, value, ...rest }) => <Dropdown {...rest} value={textOf(options, value)} />;

/** A combo box's text is the user's to type, until an option is taken or the box is left. */
const ComboboxList = ({ options, value, onOptionSelect, ...rest }) => {
  const [typed, setTyped] = useState(null);
  const forget = () => setTyped(null);
  return (
    <Combobox
      {...rest}
      value={typed ?? textOf(options, value)}
      onInput={(event) => setTyped(event.target.value)}
      onBlur={forget}
      onOptionSelect={(event, data) => {
        forget();
        onOptionSelect(event, data);
      }}
    />
  );
};

const List = choice === 'combobox9' ? ComboboxList : DropdownList;

/** A single select. */
export const Choice = ({ label, required, disabled, options, value, onChange, replica }) => (
  <Field label={label} required={required}>
    <List
      options={options}
      value={value}
      disabled={disabled}
      placeholder={labels.select}
      selectedOptions={value ? [value] : []}
      onOptionSelect={(_, { optionValue }) => optionValue && onChange(optionValue)}
      data-replica={replica}
    >
      {options.map(({ key, text }) => (
        <Option key={key} value={key}>
          {text}
        </Option>
      ))}
    </List>
  </Field>
);

const Eye = ({ shown, onClick }) => (
  <Button
    appearance="transparent"
    size="small"
    icon={<Icon name={shown ? 'Hide' : 'RedEye'} />}
    aria-label="Show password"
    aria-pressed={shown}
    onClick={onClick}
  />
);

const explained = (label, info) => ({
  children: (_, props) => (
    <InfoLabel {...props} info={info}>
      {label}
    </InfoLabel>
  ),
});

/** A text field; `secret` hides the text, `eye` offers to show it, `message` is a note that is not an error. */
export const Text = ({ label, required, value, onChange, error, message, secret, eye, info, replica, ...rest }) => {
  const [shown, setShown] = useState(false);
  return (
    <Field
      label={info ? explained(label, info) : label}
      required={required}
      validationMessage={error || message}
      validationState={error ? 'error' : message ? 'success' : 'none'}
    >
      <Input
        {...rest}
        type={secret && !shown ? 'password' : 'text'}
        autoComplete="off"
        value={value}
        onChange={(_, data) => onChange(data.value)}
        contentAfter={eye && <Eye shown={shown} onClick={() => setShown(!shown)} />}
        data-replica={replica}
      />
    </Field>
  );
};

/** A switch. */
export const OnOff = ({ label, checked, onChange }) => (
  <Switch label={label} checked={checked} onChange={(_, data) => onChange(data.checked)} />
);

/** A whole number. */
export const Count = ({ label, value, onChange, disabled, max }) => (
  <Field label={label}>
    <SpinButton
      value={value}
      min={0}
      max={max}
      disabled={disabled}
      onChange={(_, data) => onChange(data.value ?? Number(data.displayValue))}
    />
  </Field>
);

/** A closed section that its heading opens. */
export const Disclosure = ({ label, children }) => (
  <Accordion collapsible>
    <AccordionItem value="section">
      <AccordionHeader>{label}</AccordionHeader>
      <AccordionPanel className="form9">{children}</AccordionPanel>
    </AccordionItem>
  </Accordion>
);

/** The form's buttons. */
export const Actions = ({ canSave, onSave, onCancel }) => (
  <Themed className="actions9">
    <Button appearance="primary" disabled={!canSave} onClick={onSave} data-replica="save">
      {labels.save}
    </Button>
    <Button onClick={onCancel} data-replica="cancel">
      {labels.cancel}
    </Button>
  </Themed>
);
