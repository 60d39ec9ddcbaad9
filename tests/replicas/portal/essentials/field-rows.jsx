// Generation 4: read-only Fluent text fields. A value is in no text node, only in the `value` property of an input.
import React from 'react';
import { Label, Link, TextField } from '@fluentui/react';
import { CopyButton } from '../copy.jsx';

const renderLabel = (props, base) => React.cloneElement(base(props), { 'aria-label': props.label });

const FieldRow = ({ row: { label, value, shown, id } }) => (
  <div className="field-row">
    <TextField readOnly borderless label={label} value={shown} title={value} onRenderLabel={renderLabel} />
    {id && <CopyButton value={value} />}
  </div>
);

const LinkRow = ({ row: { label, value, href }, onFollow }) => (
  <div className="field-row">
    <Label>{label}</Label>
    <Link onClick={() => onFollow(href)}>{value}</Link>
  </div>
);

/** The Essentials as text fields; what leads elsewhere is a link. */
export const FieldRows = ({ rows, onFollow }) =>
  rows.map((row) =>
    row.isLink ? <LinkRow key={row.key} row={row} onFollow={onFollow} /> : <FieldRow key={row.key} row={row} />,
  );
