import React from 'react';
import { Blade } from './blade.jsx';
import { AppsGrid } from './grids/apps.jsx';
import { createUrl } from './routes.js';
import { text } from './text.js';
import { Toolbar } from './toolbar.jsx';
import { useLate } from './world.js';

/** The applications of the tenant. */
export function ListBlade({ world, hidden }) {
  const apps = useLate(world?.apps) ?? [];
  const register = () => {
    location.hash = createUrl;
  };
  return (
    <Blade title={text('app_list')} subtitle={world?.tenant.name} icon="app" hidden={hidden}>
      <Toolbar
        items={[
          { label: text('new_registration'), icon: 'add', onClick: register },
          { label: 'Endpoints', icon: 'endpoints' },
          { label: 'Troubleshooting', icon: 'assistant' },
          { label: 'Got feedback?', icon: 'feedback' },
        ]}
      />
      <div className="tabs" role="tablist">
        <div role="tab" aria-selected="true">
          All applications
        </div>
        <div role="tab" aria-selected="false">
          Owned applications
        </div>
        <div role="tab" aria-selected="false">
          Deleted applications
        </div>
      </div>
      <p className="grid-count">{`${apps.length} applications found`}</p>
      <AppsGrid apps={apps} />
    </Blade>
  );
}
