import React, { useEffect, useMemo, useRef, useState } from 'react';
import { Blade } from './blade.jsx';
import { Credentials } from './credentials.jsx';
import { Essentials } from './essentials/essentials.jsx';
import { options } from './options.js';
import { Permissions } from './permissions/section.jsx';
import { ReactView } from './react-view.jsx';
import { ResourceMenu } from './menu.jsx';
import { text } from './text.js';
import { Toolbar } from './toolbar.jsx';
import { findApp, useLate } from './world.js';

const follow = (href) => {
  if (href) location.hash = href;
};
const nothingFresh = {};

/** What a React view is told; the same object until something in it changes. */
const useViewState = (appId, fresh, revision) => useMemo(() => ({ appId, fresh, revision }), [appId, fresh, revision]);

function Overview({ app, appId, world, revision, active }) {
  const state = useViewState(appId, nothingFresh, revision);
  return (
    <>
      <Toolbar
        items={[
          { label: 'Delete', icon: 'delete' },
          { label: 'Endpoints', icon: 'endpoints' },
          { label: 'Preview features', icon: 'preview' },
        ]}
      />
      {options.gen === 2 ? (
        <ReactView view="overview" state={state} active={active} onFollow={follow} />
      ) : (
        <Essentials app={app} tenant={world?.tenant} onFollow={follow} />
      )}
    </>
  );
}

function CredentialsSection({ app, appId, fresh, revision, active, onNewSecret }) {
  const state = useViewState(appId, fresh, revision);
  const command = { label: text('new_client_secret'), icon: 'add', replica: 'new-client-secret', onClick: onNewSecret };
  const feedback = { label: 'Got feedback?', icon: 'feedback' };
  if (options.gen === 2 && options.grid === 'fluent') {
    return (
      <>
        <Toolbar items={[command, feedback]} />
        <ReactView view="credentials" state={state} active={active} onFollow={follow} />
      </>
    );
  }
  return (
    <>
      <Toolbar items={[feedback]} />
      <Credentials app={app} fresh={fresh} toolbar={<Toolbar items={[command]} />} />
    </>
  );
}

function PermissionsSection({ app, appId, world, revision, active, refresh }) {
  const state = useViewState(appId, nothingFresh, revision);
  return options.gen === 2 ? (
    <ReactView view="permissions" state={state} active={active} onFollow={follow} />
  ) : (
    <Permissions app={app} tenant={world?.tenant} refresh={refresh} />
  );
}

const sections = {
  Overview: { Content: Overview, title: null },
  Credentials: { Content: CredentialsSection, title: 'certificates_secrets' },
  CallAnAPI: { Content: PermissionsSection, title: 'api_permissions' },
};

/** A section that was opened: as long as another is in front, it stands still with the application it showed last. */
function Section({ name, appId, active, world, ...rest }) {
  const last = useRef(appId);
  if (active) last.current = appId;
  const app = useLate(findApp(world, last.current));
  const { Content } = sections[name];
  return (
    <div className="fxs-part" hidden={!active}>
      <Content app={app} appId={last.current} world={world} active={active} {...rest} />
    </div>
  );
}

/** The sections to be in the document: with `keep` all that were opened, else the current one. */
function useOpened(section) {
  const [opened, setOpened] = useState([section]);
  useEffect(() => setOpened((before) => (before.includes(section) ? before : [...before, section])), [section]);
  return options.keep ? [...new Set([...opened, section])] : [section];
}

/** An application's blade with its menu; `beside` draws it narrow, without the menu. */
export function AppBlade({ appId, section, hidden, beside, world, ...rest }) {
  const opened = useOpened(section);
  const name = findApp(world, appId)?.name ?? '';
  const { title } = sections[section];
  return (
    <Blade
      title={title ? `${name} | ${text(title)}` : name}
      subtitle="App registration"
      icon={section === 'Credentials' ? 'key' : 'app'}
      hidden={hidden}
      menu={!beside && <ResourceMenu appId={appId} section={section} />}
    >
      {opened.map((open) => (
        <Section key={open} name={open} appId={appId} active={open === section && !hidden} world={world} {...rest} />
      ))}
    </Blade>
  );
}
