import React from 'react';
import { DetailsList, DetailsListLayoutMode, Link, SelectionMode } from '@fluentui/react';
import { CopyButton, Glyph } from '../copy.jsx';

const Cell = ({ cell: { text, copy, href, appId } }) =>
  href ? (
    <Link href={href} data-replica="app-link" data-app-id={appId}>
      {text}
    </Link>
  ) : (
    <div className="grid-cell">
      <span className="grid-cell-text" title={text}>
        {text}
      </span>
      {copy && <CopyButton value={text} />}
    </div>
  );

const Header = ({ label, info }) => (
  <span className="grid-cell">
    {label}
    {info && (
      <span className="info-balloon" role="img" title={info} aria-label={info}>
        <Glyph name="info" />
      </span>
    )}
  </span>
);

const listColumn = ({ key, label, info, width }, index) => ({
  key,
  name: label,
  minWidth: width,
  flexGrow: width,
  onRenderHeader: () => <Header label={label} info={info} />,
  onRender: (row) => <Cell cell={row.cells[index]} />,
});

/** The Fluent grid; the same properties as the classic one. */
export const FluentGrid = ({ name, columns, rows }) => (
  <DetailsList
    ariaLabelForGrid={name}
    columns={columns.map(listColumn)}
    items={rows}
    getKey={(row) => row.key}
    selectionMode={SelectionMode.none}
    layoutMode={DetailsListLayoutMode.justified}
    onShouldVirtualize={() => false}
    compact
  />
);
