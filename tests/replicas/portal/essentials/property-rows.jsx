// Generation 3: Fluent property fields. Only `aria-labelledby` joins a label and its value.
import React, { useState } from 'react';
import { Link, getId } from '@fluentui/react';
import { CopyButton } from '../copy.jsx';

function PropertyField({ row: { label, value, shown, id, isLink, href }, onFollow }) {
  const [labelId] = useState(() => `${getId('PropertyField')}-label`);
  return (
    <div className="property-field">
      <span id={labelId} className="property-label" title={label}>
        {label}
      </span>
      <span aria-hidden="true" className="property-colon">
        :
      </span>
      <div className="property-value">
        <div aria-labelledby={labelId} title={value}>
          {isLink ? <Link onClick={() => onFollow(href)}>{value}</Link> : shown}
        </div>
        {id && <CopyButton value={value} />}
      </div>
    </div>
  );
}

/** The Essentials as property fields. */
export const PropertyRows = ({ rows, onFollow }) =>
  rows.map((row) => <PropertyField key={row.key} row={row} onFollow={onFollow} />);
