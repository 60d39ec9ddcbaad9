// What surrounds the form: the suite header, the navigation, the list of profiles, and boxes that are not the form's.
import React, { useState } from 'react';
import {
  Breadcrumb,
  CommandBar,
  DetailsList,
  DetailsListLayoutMode,
  Link,
  SearchBox,
  SelectionMode,
  TextField,
} from '@fluentui/react';
import { Icon } from '../icons.jsx';
import { labels } from './labels.js';
import { ownerOf, tenantOf } from './profile.js';
import { ProfileGrid } from './profile-grid.jsx';
import { variant } from './variant.js';

/** The suite header. */
export const Header = () => (
  <header id="o365header" className="suite-header">
    <button type="button" aria-label="App launcher">
      <Icon name="AppLauncher" />
    </button>
    <span className="suite-name">Power Platform admin center</span>
    <span className="suite-space" />
    {['Bell', 'Settings', 'Help'].map((name) => (
      <button key={name} type="button" aria-label={name === 'Bell' ? 'Notifications' : name}>
        <Icon name={name} />
      </button>
    ))}
    <span className="suite-persona" role="img" aria-label="Megan Bowen">
      MB
    </span>
  </header>
);

const places = ['Home', 'Monitor', 'Deploy', 'Manage', 'Licensing', 'Security', 'Support'];

/** The left navigation, at Manage. */
export const Navigation = () => (
  <nav className="rail" role="navigation" aria-label="Power Platform admin center">
    {places.map((place) => (
      <a key={place} href="#" aria-current={place === 'Manage' ? 'page' : undefined} onClick={(e) => e.preventDefault()}>
        <Icon name={place} />
        {place}
      </a>
    ))}
  </nav>
);

const trail = ['Environments', 'Contoso', 'Settings', 'Server profiles'].map((text, at, all) => ({
  key: text,
  text,
  isCurrentItem: at === all.length - 1,
  onClick: at === all.length - 1 ? undefined : (event) => event.preventDefault(),
}));

const farItems = [
  {
    key: 'search',
    onRender: () => <SearchBox className="command-search" placeholder="Search" ariaLabel="Search server profiles" />,
  },
];

const Commands = ({ onNew, onRefresh }) => (
  <CommandBar
    className="commands"
    items={[
      {
        key: 'new',
        name: labels.newProfile,
        text: labels.newProfile,
        iconProps: { iconName: 'Add' },
        onClick: onNew,
        'data-replica': 'new-profile',
      },
      {
        key: 'refresh',
        name: 'Refresh',
        text: 'Refresh',
        iconProps: { iconName: 'Refresh' },
        onClick: onRefresh,
        'data-replica': 'refresh',
      },
    ]}
    farItems={farItems}
  />
);

const column = (key, name, minWidth, onRender) => ({ key, name, fieldName: key, minWidth, isResizable: true, onRender });

const columns = (onOpen) => [
  column('name', 'Name', 200, (profile) => (
    <Link title={profile.description} data-replica="profile" onClick={() => onOpen(profile)}>
      {profile.name}
    </Link>
  )),
  column('owner', 'Owner', 100, ownerOf),
  column('serverType', labels.serverType, 140),
  column('authType', labels.authType, 290),
  column('tenantId', labels.tenantId, 270, tenantOf),
  column('isDefault', 'Default', 60, ({ isDefault }) => (isDefault ? 'Yes' : 'No')),
];

const List8 = ({ profiles, onOpen }) => (
  <DetailsList
    items={profiles}
    columns={columns(onOpen)}
    getKey={({ emailserverprofileid }) => emailserverprofileid}
    selectionMode={SelectionMode.single}
    layoutMode={DetailsListLayoutMode.justified}
    ariaLabelForGrid="Server profiles"
  />
);

const lists = { 8: List8, 9: ProfileGrid };

const ProfileList = ({ profiles, onOpen }) => {
  const [tenant, setTenant] = useState('');
  const List = lists[variant.list];
  return (
    <>
      <div className="filters">
        <TextField label={labels.tenantId} placeholder="Filter" value={tenant} onChange={(_, text) => setTenant(text)} />
      </div>
      <List profiles={profiles.filter((profile) => tenantOf(profile).includes(tenant.trim().toLowerCase()))} onOpen={onOpen} />
    </>
  );
};

/** The page of server profiles. `children`, if any, stand in place of the list. */
export const ProfilesPage = ({ profiles, onNew, onOpen, onRefresh, children }) => (
  <main className="page">
    <Breadcrumb items={trail} ariaLabel="Breadcrumb" />
    <Commands onNew={onNew} onRefresh={onRefresh} />
    {variant.url && (
      <dl className="details">
        <dt>Environment URL</dt>
        <dd>
          <a href="https://contoso.crm4.dynamics.com/">contoso.crm4.dynamics.com</a>
        </dd>
      </dl>
    )}
    {children ?? <ProfileList profiles={profiles} onOpen={onOpen} />}
  </main>
);
