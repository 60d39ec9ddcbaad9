import React from 'react';
import { options } from '../options.js';
import { day, text } from '../text.js';
import { ClassicGrid } from './classic.jsx';
import { FluentGrid } from './fluent.jsx';

const hinted = (secret) => `${secret.hint}${'*'.repeat(18)}`;
const hidden = () => text('masked');

/** The client secrets grid through the years: what draws it, its last column, how it hides a stored value, what it warns. */
export const secretGrids = {
  classic: { Grid: ClassicGrid, idLabel: 'secret_id', mask: hinted, warning: 'secret_once', old: false },
  fluent: { Grid: FluentGrid, idLabel: 'secret_id', mask: hinted, warning: 'secret_once', old: false },
  old2020: { Grid: ClassicGrid, idLabel: 'old_id', mask: hidden, warning: 'secret_once_old', old: true },
  old2019: { Grid: ClassicGrid, idLabel: null, mask: hidden, warning: 'secret_once_old', old: true },
};

/** The kind of grid that the page shows. */
export const secretGrid = secretGrids[options.grid];

const valueInfo = secretGrid.old ? undefined : text('secret_once');
const columns = [
  { key: 'description', label: text('description'), width: 140 },
  { key: 'expires', label: text('expires'), width: 90 },
  { key: 'value', label: text('value'), info: valueInfo, width: 330 },
  ...(secretGrid.idLabel ? [{ key: 'secretId', label: text(secretGrid.idLabel), width: 290 }] : []),
];

function row(secret, fresh) {
  const value = fresh[secret.secretId];
  const cells = [
    { text: secret.description },
    { text: day(secret.expires) },
    { text: value ?? secretGrid.mask(secret), copy: value !== undefined },
    { text: secret.secretId, copy: !secretGrid.old },
  ];
  return { key: secret.secretId, cells: cells.slice(0, columns.length) };
}

/** The client secrets of an application; `fresh` holds the values that may still be seen, by secret ID. */
export function SecretsGrid({ secrets, fresh }) {
  const { Grid } = secretGrid;
  const rows = React.useMemo(() => secrets.map((secret) => row(secret, fresh)), [secrets, fresh]);
  return (
    <>
      <Grid name={text('client_secrets')} columns={columns} rows={rows} />
      {rows.length === 0 && <p className="grid-empty">{text('no_secrets')}</p>}
    </>
  );
}
