// Generation 5: Azure's "asx" components. The whole value stands once more in a copy that is not displayed.
import React from 'react';
import { CopyButton } from '../copy.jsx';

const block = 'asx-overview-essentials';

const Value = ({ row: { value, shown, isLink, href }, onFollow }) =>
  isLink ? (
    <a role="link" tabIndex={0} title={value} onClick={() => onFollow(href)}>
      {value}
    </a>
  ) : (
    <span title={value}>{shown}</span>
  );

/** The Essentials as asx rows. */
export const AsxRows = ({ rows, onFollow }) =>
  rows.map((row) => (
    <div key={row.key} className={`${block}__row`}>
      <div className={`${block}__label`}>
        {row.label}
        <span aria-hidden="true">:</span>
      </div>
      <div className={`${block}__value`}>
        <Value row={row} onFollow={onFollow} />
        {row.id && <span className="not-displayed">{row.value}</span>}
        {row.id && <CopyButton value={row.value} />}
      </div>
    </div>
  ));
