// The email server profile form of a model-driven app. See mda/variant.js for its variants.
import React, { useEffect, useState } from 'react';
import { render } from 'react-dom';
import { FluentProvider, PortalMountNodeProvider, webLightTheme } from '@fluentui/react-components';
import { EntityForm } from './mda/form.jsx';
import { EntityList, titleOf } from './mda/list.jsx';
import { loadRecord } from './mda/record.js';
import { useRoute } from './mda/route.js';
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

/** The record as the environment's own Web API has it: `undefined` while it is asked, `null` if it has none. */
const useRecord = (id) => {
  const [record, setRecord] = useState(undefined);
  useEffect(() => {
    if (id) loadRecord(id).then(setRecord);
  }, [id]);
  return record;
};

/** The profile of that ID, once the server told it; an unknown one is shown as the sample. */
const useAskedProfile = (id) => {
  const [profiles, , loaded] = useProfiles();
  const record = useRecord(id);
  if (!id) return { ready: true, profile: null };
  const saved = profiles.find(({ emailserverprofileid }) => emailserverprofileid === id);
  const found = saved ?? record ?? { ...sampleProfile, emailserverprofileid: id };
  return { ready: loaded && record !== undefined, profile: found };
};

const LoadedForm = ({ id }) => {
  const { ready, profile } = useAskedProfile(id);
  // The profile that was there at first stays: a later answer must not take the user's entries away.
  const [first, setFirst] = useState(undefined);
  useEffect(() => {
    if (!ready || first !== undefined) return undefined;
    const timer = setTimeout(() => setFirst(profile), variant.loading);
    return () => clearTimeout(timer);
  }, [ready]);
  return first === undefined ? <p className="loading">Loading…</p> : <EntityForm profile={first} />;
};

const Content = () => {
  const { list, id } = useRoute();
  const listTitle = titleOf(list);
  useEffect(() => {
    document.title = `${listTitle ?? 'Email Server Profile: Information'} - Dynamics 365`;
  }, [listTitle]);
  if (listTitle) return <EntityList key={list} etn={list} />;
  return variant.frame ? <FormFrame /> : <LoadedForm key={id} id={id} />;
};

const content = <Content />;

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

document.documentElement.lang = 'en';
render(<App />, document.body.appendChild(document.createElement('div')));
