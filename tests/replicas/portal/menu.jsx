import React from 'react';
import { Glyph } from './copy.jsx';
import { appUrl } from './routes.js';
import { text } from './text.js';

/** Entries with a `section` lead somewhere; the others are there because the portal has them. */
const groups = [
  [
    null,
    [
      { label: text('overview'), icon: 'overview', section: 'Overview', id: 'Overview', replica: 'menu-overview' },
      { label: 'Quickstart', icon: 'quickstart', id: 'Quickstart' },
      { label: 'Integration assistant', icon: 'assistant', id: 'IntegrationAssistant' },
    ],
  ],
  [
    'Manage',
    [
      { label: 'Branding & properties', icon: 'branding', id: 'Branding' },
      { label: 'Authentication', icon: 'authentication', id: 'Authentication' },
      {
        label: text('certificates_secrets'),
        icon: 'key',
        section: 'Credentials',
        id: 'Credentials',
        replica: 'menu-credentials',
      },
      { label: 'Token configuration', icon: 'token', id: 'TokenConfiguration' },
      {
        label: text('api_permissions'),
        icon: 'permissions',
        section: 'CallAnAPI',
        id: 'CallAnAPI',
        replica: 'menu-permissions',
      },
      { label: 'Expose an API', icon: 'api', id: 'ExposeAnAPI' },
      { label: 'App roles', icon: 'roles', id: 'AppRoles' },
      { label: 'Owners', icon: 'owners', id: 'Owners' },
      { label: 'Manifest', icon: 'manifest', id: 'Manifest' },
    ],
  ],
];

const Entry = ({ entry: { label, icon, id, replica, section }, current, appId }) => (
  <li className={section === current ? 'fxs-menu-item fxs-menu-selected' : 'fxs-menu-item'}>
    <a href={section && appUrl(section, appId)} aria-current={section === current ? 'page' : undefined}>
      <div className="fxs-menu-label" data-telemetryname={`Menu-${id}`} data-replica={replica}>
        <Glyph name={icon} />
        {label}
      </div>
    </a>
  </li>
);

/** The menu at the left of an application's blade. */
export const ResourceMenu = ({ appId, section }) => (
  <nav className="fxs-menu" aria-label="Resource menu">
    <div className="menu-search">
      <Glyph name="search" />
      Search
    </div>
    {groups.map(([heading, entries]) => (
      <React.Fragment key={heading}>
        {heading && <h3>{heading}</h3>}
        <ul>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} current={section} appId={appId} />
          ))}
        </ul>
      </React.Fragment>
    ))}
  </nav>
);
