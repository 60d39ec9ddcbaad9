// The email server profile form of a model-driven app. See mda/variant.js for its variants.
import React, { useEffect, useState } from 'react';
import { render } from 'react-dom';
import { FluentProvider, PortalMountNodeProvider, webLightTheme } from '@fluentui/react-components';
import { EntityForm } from './mda/form.jsx';
import { loadRecord } from './mda/record.js';
import { ApplicationShell } from './mda/shell.jsx';
import { variant } from './mda/variant.js';
import { changedQuery } from './query.js';
import { sampleProfile, useProfiles } from './world.js';
import './mda.css';

const FormFrame = () => (
  <iframe
    className="form-frame"
    title="Email Server Profile"
    src={`/__replica/page/mda?${changedQuery({ frame: null, embedded: '1' })}`}
  />
);

const wanted = variant.id.replace(/[{}]/g, '').toLowerCase();

/** The record as the environment's own Web API has it: `undefined` while it is asked, `null` if it has none. */
const useRecord = () => {
  const [record, setRecord] = useState(undefined);
  useEffect(() => {
    if (wanted) loadRecord(wanted).then(setRecord);
  }, []);
  return record;
};

/** The profile named by the address, once the server told it; an unknown one is shown as the sample. */
const useAskedProfile = () => {
  const [profiles, , loaded] = useProfiles();
  const record = useRecord();
  if (!wanted) return { ready: true, profile: null };
  const saved = profiles.find(({ emailserverprofileid }) => emailserverprofileid === wanted);
  const found = saved ?? record ?? { ...sampleProfile, emailserverprofileid: wanted };
  return { ready: loaded && record !== undefined, profile: found };
};

const LoadedForm = () => {
  const { ready, profile } = useAskedProfile();
  // The profile that was there at first stays: a later answer must not take the user's entries away.
  const [first, setFirst] = useState(undefined);
  useEffect(() => {
    if (!ready || first !== undefined) return undefined;
    const timer = setTimeout(() => setFirst(profile), variant.loading);
    return () => clearTimeout(timer);
  }, [ready]);
  return first === undefined ? <p className="loading">Loading…</p> : <EntityForm profile={first} />;
};

const content = variant.frame ? <FormFrame /> : <LoadedForm />;

/** Every option list of the new look opens in this one node. */
const MountNode = ({ onNode }) => (
  <FluentProvider theme={webLightTheme}>
    <div id="__fluentPortalMountNode" ref={onNode} />
  </FluentProvider>
);

const App = () => {
  const [mountNode, setMountNode] = useState(null);
  return (
    <>
      <FluentProvider theme={webLightTheme}>
        <PortalMountNodeProvider value={mountNode ?? undefined}>
          {variant.embedded ? content : <ApplicationShell look={variant.look}>{content}</ApplicationShell>}
        </PortalMountNodeProvider>
      </FluentProvider>
      <MountNode onNode={setMountNode} />
    </>
  );
};

document.title = 'Email Server Profile: Information - Dynamics 365';
document.documentElement.lang = 'en';
render(<App />, document.body.appendChild(document.createElement('div')));
