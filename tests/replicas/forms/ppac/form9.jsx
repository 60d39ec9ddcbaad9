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

/** What surrounds the whole form: a Fluent 8 pane lies outside the page's own provider. */
export const Body = ({ children }) => (
  <FluentProvider theme={webLightTheme} className="form9">{children}</FluentProvider>
);

const ListControl = choice === 'combobox9' ? Combobox : Dropdown;
/** Each of the two keeps what it shows under a name of its own: a combo box's text is the user's to type. */
const shownText = choice === 'combobox9' ? 'defaultValue' : 'value';

/** A single select. */
export const Choice = ({ label, required, disabled, options, value, onChange, replica }) => (
  <Field label={label} required={required}>
    <ListControl
      disabled={disabled}
      placeholder={labels.select}
      selectedOptions={value ? [value] : []}
      {...{ [shownText]: options.find(({ key }) => key === value)?.text ?? '' }}
      onOptionSelect={(_, { optionValue }) => optionValue && onChange(optionValue)}
      data-replica={replica}
    >
      {options.map(({ key, text }) => <Option key={key} value={key}>{text}</Option>)}
    </ListControl>
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

const explained = (label, info) => ({ children: (_, props) => <InfoLabel {...props} info={info}>{label}</InfoLabel> });

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
  <FluentProvider theme={webLightTheme} className="actions9">
    <Button appearance="primary" disabled={!canSave} onClick={onSave} data-replica="save">{labels.save}</Button>
    <Button onClick={onCancel} data-replica="cancel">{labels.cancel}</Button>
  </FluentProvider>
);
