import React from 'react';
import { options } from '../options.js';
import { appUrl } from '../routes.js';
import { day, text } from '../text.js';
import { ClassicGrid } from './classic.jsx';
import { FluentGrid } from './fluent.jsx';

const Grid = options.gen === 1 ? ClassicGrid : FluentGrid;

const columns = [
  { key: 'name', label: text('display_name'), width: 220 },
  { key: 'appId', label: text('application_id'), width: 290 },
  { key: 'created', label: text('created_on'), width: 100 },
  { key: 'credentials', label: text('certificates_secrets'), width: 160 },
];

/** The server does not keep the day of registration: one that stays the same for an application is enough. */
const createdOn = (app) =>
  day(Date.UTC(2026, parseInt(app.appId.slice(0, 2), 16) % 10, 1 + (parseInt(app.appId.slice(2, 4), 16) % 28)));

const row = (app) => ({
  key: app.appId,
  cells: [
    { text: app.name, href: appUrl('Overview', app.appId), appId: app.appId },
    { text: app.appId },
    { text: createdOn(app) },
    { text: app.secrets.length ? 'Current' : '-' },
  ],
});

/** The applications of the tenant. */
export function AppsGrid({ apps }) {
  const rows = React.useMemo(() => apps.map(row), [apps]);
  return <Grid name={text('app_list')} columns={columns} rows={rows} />;
}
