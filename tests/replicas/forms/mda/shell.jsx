// The application around a form: the suite header and the site map.
import React from 'react';
import { Icon } from '../icons.jsx';
import { goToList } from './route.js';

/** Label, icon, and the entity whose list it leads to. */
const areas = [
  ['Home', 'Home'],
  ['Recent', 'Refresh'],
  ['Mailboxes', 'Bell', 'mailbox'],
  ['Email Server Profiles', 'Settings', 'emailserverprofile'],
  ['Email Signatures', 'Edit'],
];

/** `#ApplicationShell` with `children` as its content. */
export const ApplicationShell = ({ look, children }) => (
  <div id="ApplicationShell" className={`shell ${look}`}>
    <header className="suite-header" data-id="topBar">
      <button type="button" aria-label="App launcher">
        <Icon name="AppLauncher" />
      </button>
      <span className="suite-name">{look === 'classic' ? 'Dynamics 365' : 'Power Apps'}</span>
      <span className="app-name">Power Platform Environment Settings</span>
      <span className="suite-space" />
      {['Search', 'Settings', 'Help'].map((name) => (
        <button key={name} type="button" aria-label={name}>
          <Icon name={name} />
        </button>
      ))}
      <span className="suite-persona" role="img" aria-label="Megan Bowen">
        MB
      </span>
    </header>
    <div className="below-header">
      <nav className="sitemap" role="navigation" aria-label="Site map" data-id="navbar-container">
        {areas.map(([label, icon, etn]) => (
          <a
            key={label}
            href="#"
            aria-current={label === 'Email Server Profiles' ? 'page' : undefined}
            data-replica={etn && `area-${etn}`}
            onClick={(event) => {
              event.preventDefault();
              if (etn) goToList(etn);
            }}
          >
            <Icon name={icon} />
            {label}
          </a>
        ))}
      </nav>
      <main className="content" id="mainContent">
        {children}
      </main>
    </div>
  </div>
);
