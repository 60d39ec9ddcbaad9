// A view of records: the grid of old (until 2022) and the one that replaced it, which is an ag-Grid underneath. Roles, `col-id`, `row-index` and
// `aria-rowindex` are that library's; the classic grid's `data-id="cell-row-column"` is what EasyRepro presses.
import React from 'react';
import { useProfiles } from '../world.js';
import { columns } from './columns.js';
import { go } from './route.js';
import { variant } from './variant.js';

const serverTypeOf = ({ servertype, serverType }) =>
  serverType ?? columns.servertype.options.find(({ value }) => value === servertype)?.text ?? '';

const profileColumns = [
  { key: 'name', label: 'Name', text: ({ name }) => name },
  { key: 'servertype', label: 'Email Server Type', text: serverTypeOf },
  { key: 'ownerid', label: 'Owner', text: ({ owner }) => owner ?? 'Megan Bowen' },
  { key: 'statuscode', label: 'Status Reason', text: () => 'Active' },
];

const mailboxColumns = [
  { key: 'name', label: 'Name', text: ({ name }) => name },
  { key: 'emailserverprofile', label: 'Server Profile', text: ({ profile }) => profile },
];

const useMailboxes = () => [
  [{ id: '0b8f9e52-0c51-ee11-be6f-000d3a4f2c11', name: variant.mailbox, profile: 'Microsoft Exchange Online' }],
];

/** Entity → its view. */
const views = {
  emailserverprofile: {
    title: 'Active Email Server Profiles',
    columns: profileColumns,
    useRows: useProfiles,
    id: 'emailserverprofileid',
  },
  mailbox: { title: 'Active Mailboxes', columns: mailboxColumns, useRows: useMailboxes, id: 'id' },
};

const RecordLink = ({ etn, id, text, title }) => (
  <a
    role="link"
    href="#"
    aria-label={text}
    title={title}
    data-replica="profile"
    onClick={(event) => {
      event.preventDefault();
      go({ pagetype: 'entityrecord', etn, id });
    }}
  >
    {text}
  </a>
);

const cellOf = (props, column, row) =>
  column.key === 'name' ? (
    <RecordLink etn={props.etn} id={row[props.view.id]} text={row.name} title={row.description} />
  ) : (
    <span>{column.text(row)}</span>
  );

const ClassicGrid = (props) => {
  const { etn, view, rows } = props;
  return (
    <div
      role="grid"
      aria-label={view.title}
      aria-readonly="true"
      data-id="grid-container"
      data-lp-id={`MscrmControls.Grid.ReadOnlyGrid|${etn}`}
    >
      <div role="row" className="grid-row head">
        <div role="columnheader">
          <button type="button" role="checkbox" aria-checked="false" aria-label="Select all" />
        </div>
        {view.columns.map(({ key, label }) => (
          <div key={key} role="columnheader" title={label} aria-sort="none">
            {label}
          </div>
        ))}
      </div>
      {rows.map((row, at) => (
        <div key={row[view.id]} role="row" className="grid-row" data-id={`row-${at}`}>
          <div role="gridcell" data-id={`cell-${at}-1`}>
            <button type="button" role="checkbox" aria-checked="false" aria-label="select or deselect the row" />
          </div>
          {view.columns.map((column, number) => (
            <div key={column.key} role="gridcell" data-id={`cell-${at}-${number + 2}`} title={column.text(row)}>
              {cellOf(props, column, row)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
};

const PowerGrid = (props) => {
  const { etn, view, rows } = props;
  return (
    <div
      className="ag-root"
      role="treegrid"
      aria-label={view.title}
      aria-rowcount={rows.length + 1}
      aria-colcount={view.columns.length + 1}
      data-id={`entity_control-${etn}`}
    >
      <div className="ag-header" role="rowgroup">
        <div className="ag-header-row grid-row head" role="row" aria-rowindex="1">
          <div className="ag-header-cell" role="columnheader" col-id="__row_status" aria-colindex="1">
            <input type="checkbox" aria-label="Toggle selection of all rows" />
          </div>
          {view.columns.map(({ key, label }, number) => (
            <div key={key} className="ag-header-cell" role="columnheader" col-id={key} aria-colindex={number + 2}>
              <div className="ag-header-cell-label">
                <label>{label}</label>
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className="ag-center-cols-container" role="rowgroup">
        {rows.map((row, at) => (
          <div
            key={row[view.id]}
            className="ag-row grid-row"
            role="row"
            row-index={at}
            row-id={row[view.id]}
            aria-rowindex={at + 2}
            aria-selected="false"
          >
            <div className="ag-cell" role="gridcell" col-id="__row_status" aria-colindex="1">
              <input type="checkbox" aria-label="select or deselect the row" />
            </div>
            {view.columns.map((column, number) => (
              <div key={column.key} className="ag-cell" role="gridcell" col-id={column.key} aria-colindex={number + 2}>
                {cellOf(props, column, row)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
};

const grids = { classic: ClassicGrid, new: PowerGrid };

/** The view of all records of an entity. */
export const EntityList = ({ etn }) => {
  const view = views[etn];
  const [rows] = view.useRows();
  const Grid = grids[variant.look];
  return (
    <div className={`form entity-list ${variant.look}`}>
      <h1 data-id="ViewSelector">{view.title}</h1>
      <Grid etn={etn} view={view} rows={rows} />
    </div>
  );
};

/** Title of the view of that entity, if there is one. */
export const titleOf = (etn) => views[etn]?.title;
