import React, { useMemo } from 'react';
import { DetailsList, DetailsListLayoutMode, GroupHeader, Link, SelectionMode } from '@fluentui/react';
import { Glyph } from '../copy.jsx';
import { options } from '../options.js';

const Cell = ({ cell: { text, icon, onClick } }) => (
  <div className="grid-cell">
    {icon && <Glyph name={icon} />}
    {onClick ? (
      <Link onClick={onClick}>{text}</Link>
    ) : (
      <span className="grid-cell-text" title={text}>
        {text}
      </span>
    )}
  </div>
);

const listColumn = ({ key, label, width }, index) => ({
  key,
  name: label,
  minWidth: width,
  flexGrow: width,
  isResizable: true,
  onRender: (row) => <Cell cell={row.cells[index]} />,
});

/** A Fluent list with a row for each group; with `virtual` only what is near the view is in the document. */
export function FluentGroups({ name, columns, groups, onOpen }) {
  const items = useMemo(() => groups.flatMap(({ rows }) => rows), [groups]);
  const spans = useMemo(() => {
    let startIndex = 0;
    return groups.map((group) => {
      const span = { key: group.name, name: group.name, startIndex, count: group.rows.length };
      startIndex += group.rows.length;
      return span;
    });
  }, [groups]);
  const title = ({ group }) => <Link onClick={() => onOpen(group.name)}>{`${group.name} (${group.count})`}</Link>;
  const list = (
    <DetailsList
      ariaLabelForGrid={name}
      columns={useMemo(() => columns.map(listColumn), [columns])}
      items={items}
      groups={spans}
      groupProps={{ onRenderHeader: (props) => <GroupHeader {...props} onRenderName={title} /> }}
      getKey={(row) => row?.key}
      selectionMode={SelectionMode.none}
      layoutMode={DetailsListLayoutMode.justified}
      onShouldVirtualize={() => options.virtual}
      compact
    />
  );
  return options.virtual ? (
    <div className="grid-window" data-is-scrollable="true" data-replica="grid-window">
      {list}
    </div>
  ) : (
    list
  );
}
