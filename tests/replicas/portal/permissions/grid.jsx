import React, { useMemo } from 'react';
import { ClassicGroups } from '../grids/classic-groups.jsx';
import { FluentGroups } from '../grids/fluent-groups.jsx';
import { options } from '../options.js';
import { text, withTenant } from '../text.js';
import { describe } from './catalogue.js';

const Grid = options.gen === 1 ? ClassicGroups : FluentGroups;

const columns = [
  { key: 'name', label: 'API / Permissions name', width: 190 },
  { key: 'kind', label: 'Type', width: 80 },
  { key: 'description', label: text('description'), width: 230 },
  { key: 'consent', label: 'Admin consent required', width: 90 },
  { key: 'status', label: text('status'), width: 190 },
];

const statusOf = ({ granted }, consent, tenant) => {
  if (granted) return { text: withTenant('granted_for', tenant), icon: 'granted' };
  return consent ? { text: withTenant('not_granted_for', tenant), icon: 'warning' } : { text: '' };
};

function row(permission, tenant) {
  const { description, consent } = describe(permission);
  return {
    key: `${permission.api} ${permission.name} ${permission.kind}`,
    cells: [
      { text: permission.name, onClick: () => {} },
      { text: text(`type_${permission.kind.toLowerCase()}`) },
      { text: description },
      { text: consent ? text('yes') : text('no') },
      statusOf(permission, consent, tenant),
    ],
  };
}

const byText = (a, b) => a.localeCompare(b, 'en');

/** Permissions by API, each API with its count; its name leads to the pane where more of it are requested. */
export function PermissionsGrid({ name, permissions, tenant, onOpen }) {
  const groups = useMemo(() => {
    const apis = [...new Set(permissions.map(({ api }) => api))].sort(byText);
    return apis.map((api) => ({
      name: api,
      rows: permissions
        .filter((one) => one.api === api)
        .sort((a, b) => byText(a.name, b.name))
        .map((one) => row(one, tenant)),
    }));
  }, [permissions.map((p) => `${p.api}${p.name}${p.kind}${p.granted}`).join(), tenant?.name]);
  return <Grid name={name} columns={columns} groups={groups} onOpen={onOpen} />;
}
