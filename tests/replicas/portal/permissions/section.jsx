// "API permissions": what the application is configured with, and what the tenant has granted.
import React, { useState } from 'react';
import { Glyph } from '../copy.jsx';
import { options } from '../options.js';
import { text, withTenant } from '../text.js';
import { Toolbar } from '../toolbar.jsx';
import { addPermissions, grantConsent } from '../world.js';
import { PermissionsGrid } from './grid.jsx';
import { RequestPane } from './request-pane.jsx';
import { Consent } from './consent.jsx';

const Filter = ({ value, onChange }) => (
  <label className="pane-search grid-filter">
    <Glyph name="search" />
    <input
      type="text"
      placeholder="Search permissions"
      aria-label="Search permissions"
      value={value}
      data-replica="filter"
      onChange={({ target }) => onChange(target.value)}
    />
  </label>
);

/** The section of `app`; `refresh` reads the world again. */
export function Permissions({ app, tenant, refresh }) {
  // Which dialog is open: `{ request: API or null }`, `{ consent: true }`, or none.
  const [open, setOpen] = useState({});
  const [filter, setFilter] = useState('');
  const [done, setDone] = useState(false);
  const close = () => setOpen({});
  const all = (app?.permissions ?? []).filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const configured = all.filter((one) => one.configured);
  const others = all.filter((one) => !one.configured);
  const request = (api = null) => {
    setDone(false);
    setOpen({ request: api });
  };
  const add = async (api, kind, names) => {
    await addPermissions(app.appId, api, kind, names);
    await refresh();
    close();
  };
  const grant = async (keepOthers) => {
    await grantConsent(app.appId, keepOthers);
    await refresh();
    close();
    setDone(true);
  };
  const ask = () => setOpen({ consent: true });
  return (
    <div className="permissions">
      {done && (
        <div className="info-bar info-bar-done" role="status">
          <Glyph name="info" />
          <span>Successfully granted admin consent for the requested permissions.</span>
        </div>
      )}
      <h3>Configured permissions</h3>
      <p className="prose">
        Applications are authorized to call APIs when they are granted permissions by users/admins as part of the consent process.
        The list of configured permissions should include all the permissions the application needs.
      </p>
      <Toolbar
        items={[
          { label: text('add_permission'), icon: 'add', replica: 'add-permission', onClick: () => request() },
          {
            label: withTenant('grant_admin_consent', tenant),
            icon: 'tick',
            replica: 'grant-consent',
            onClick: configured.length ? ask : undefined,
          },
        ]}
      />
      {options.filter && <Filter value={filter} onChange={setFilter} />}
      <PermissionsGrid name="Configured permissions" permissions={configured} tenant={tenant} onOpen={request} />
      {app && !all.length && !filter && <p className="grid-empty">No permissions added</p>}
      {others.length > 0 && (
        <>
          <h3>{`Other permissions granted for ${tenant?.name}`}</h3>
          <PermissionsGrid name="Other permissions granted" permissions={others} tenant={tenant} onOpen={request} />
        </>
      )}
      {'request' in open && <RequestPane first={open.request} onAdd={add} onClose={close} />}
      {open.consent && <Consent tenant={tenant?.name} others={others.length} onGrant={grant} onClose={close} />}
    </div>
  );
}
