// The form's body, in the documented order, in whichever generation of controls the page has.
import React from 'react';
import * as form8 from './form8.jsx';
import * as form9 from './form9.jsx';
import { labels } from './labels.js';
import { authTypes, authorities, serverTypes } from './options.js';
import { surfaces } from './surfaces.jsx';
import { useProfile } from './use-profile.js';
import { generation, variant } from './variant.js';

const { Actions, Body, Choice, Count, Disclosure, OnOff, Text } = { 8: form8, 9: form9 }[generation];
const Surface = surfaces[variant.surface];

const OauthFields = ({ form: { values, change, tenantError, tenantFound } }) => (
  <>
    {variant.authority && (
      <Choice label={labels.authority} required options={authorities} value={values.authority} onChange={change('authority')} />
    )}
    <Text
      key={tenantFound ? 'found' : 'asked'}
      label={labels.tenantId}
      required
      maxLength={36}
      disabled={variant.disabled}
      value={values.tenantId}
      error={tenantError}
      message={tenantFound ? labels.tenantFound : undefined}
      onChange={change('tenantId')}
      onBlur={variant.drop ? () => change('tenantId')('') : undefined}
      replica="tenant-id"
    />
    <Text
      label={labels.clientId}
      required
      maxLength={1024}
      value={values.clientId}
      onChange={change('clientId')}
      replica="client-id"
    />
    <Text
      label={labels.clientSecret}
      required
      maxLength={1024}
      secret
      eye={variant.eye}
      value={values.clientSecret}
      onChange={change('clientSecret')}
      replica="client-secret"
    />
  </>
);

const ignore = () => {};

const Locations = ({ locations }) => (
  <>
    <h3 className="form-heading">{labels.locations}</h3>
    <Text label={labels.incomingLocation} value={locations.incomingLocation} readOnly onChange={ignore} />
    <Count label={labels.incomingPort} value={locations.incomingPort} max={65536} disabled onChange={ignore} />
    <Text label={labels.outgoingLocation} value={locations.outgoingLocation} readOnly onChange={ignore} />
    <Count label={labels.outgoingPort} value={locations.outgoingPort} max={65536} disabled onChange={ignore} />
  </>
);

const Advanced = ({ form: { values, change } }) => (
  <Disclosure label={labels.advanced}>
    <Text
      label="Process emails received after"
      info="Email received before this date and time is not processed."
      value={values.processAfter}
      onChange={change('processAfter')}
    />
    <Count
      label="Minimum polling interval in minutes"
      value={values.pollingInterval}
      max={1440}
      onChange={change('pollingInterval')}
    />
    <Count label="Maximum concurrent connections" value={values.maxConnections} max={300} onChange={change('maxConnections')} />
    <OnOff
      label="Move undelivered emails to the undeliverable folder"
      checked={values.moveUndelivered}
      onChange={change('moveUndelivered')}
    />
  </Disclosure>
);

/** The form in its pane. `side` places the second of two forms; `existing` makes it an edit screen. */
export const ProfileForm = ({ existing, side = 'end', onSaved, onCancel }) => {
  const form = useProfile({ existing, onSaved });
  const { values, change } = form;
  return (
    <Surface
      title={existing ? labels.editProfile : labels.newProfile}
      side={side}
      onDismiss={onCancel}
      footer={<Actions canSave={form.canSave} onSave={form.save} onCancel={onCancel} />}
    >
      <Body>
        <Choice
          label={labels.serverType}
          required
          options={serverTypes}
          value={values.serverType}
          onChange={change('serverType')}
          replica="server-type"
        />
        <Text label={labels.name} required maxLength={100} value={values.name} onChange={change('name')} replica="name" />
        <OnOff label={labels.isDefault} checked={values.isDefault} onChange={change('isDefault')} />
        <Choice
          key={values.serverType}
          label={labels.authType}
          required
          disabled={!values.serverType}
          options={authTypes(values.serverType)}
          value={values.authType}
          onChange={change('authType')}
          replica="authentication-type"
        />
        {form.showsOauth && <OauthFields form={form} />}
        <Locations locations={form.locations} />
        <Advanced form={form} />
      </Body>
    </Surface>
  );
};
