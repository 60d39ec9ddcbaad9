// The list of profiles as Fluent 9 draws it.
import React from 'react';
import {
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  Link,
  TableCellLayout,
  createTableColumn,
} from '@fluentui/react-components';
import { labels } from './labels.js';
import { ownerOf, tenantOf } from './profile.js';

const column = (columnId, header, textOf) =>
  createTableColumn({
    columnId,
    compare: (a, b) => textOf(a).localeCompare(textOf(b)),
    renderHeaderCell: () => header,
    renderCell: (profile) => <TableCellLayout truncate>{textOf(profile)}</TableCellLayout>,
  });

const columns = (onOpen) => [
  {
    ...column('name', 'Name', ({ name }) => name),
    renderCell: (profile) => (
      <TableCellLayout title={profile.description}>
        <Link data-replica="profile" onClick={() => onOpen(profile)}>
          {profile.name}
        </Link>
      </TableCellLayout>
    ),
  },
  column('owner', 'Owner', ownerOf),
  column('serverType', labels.serverType, ({ serverType }) => serverType ?? ''),
  column('tenantId', labels.tenantId, tenantOf),
];

export const ProfileGrid = ({ profiles, onOpen }) => (
  <DataGrid
    items={profiles}
    columns={columns(onOpen)}
    getRowId={({ emailserverprofileid }) => emailserverprofileid}
    sortable
    selectionMode="multiselect"
    aria-label="Server profiles"
  >
    <DataGridHeader>
      <DataGridRow selectionCell={{ checkboxIndicator: { 'aria-label': 'Select all rows' } }}>
        {({ renderHeaderCell }) => <DataGridHeaderCell>{renderHeaderCell()}</DataGridHeaderCell>}
      </DataGridRow>
    </DataGridHeader>
    <DataGridBody>
      {({ item, rowId }) => (
        <DataGridRow key={rowId} selectionCell={{ checkboxIndicator: { 'aria-label': 'Select row' } }}>
          {({ renderCell }) => <DataGridCell>{renderCell(item)}</DataGridCell>}
        </DataGridRow>
      )}
    </DataGridBody>
  </DataGrid>
);
