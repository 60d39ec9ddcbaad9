// Generation 2: the React view of the sandboxed frame. Its classes come from Fluent's merge-styles, which numbers them
// anew with every release.
import React from 'react';
import { Link, mergeStyleSets } from '@fluentui/react';
import { CopyButton } from '../copy.jsx';

const styles = mergeStyleSets({
  essentialsItem: { display: 'flex', alignItems: 'center', minHeight: 26 },
  essentialsLabel: {
    width: 200,
    flex: 'none',
    marginRight: 12,
    color: '#605e5c',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  essentialsValue: { display: 'flex', alignItems: 'center', minWidth: 0, color: '#323130' },
});

/** The Essentials of the React view. The value stands twice: on screen, and whole for screen readers. */
export function ReactRows({ rows, onFollow }) {
  return rows.map(({ key, label, value, shown, id, isLink, href }) => (
    <div key={key} className={styles.essentialsItem}>
      <div className={styles.essentialsLabel}>{label}</div>
      <div className={styles.essentialsValue}>
        {isLink ? (
          <Link title={value} onClick={() => onFollow(href)}>
            {value}
          </Link>
        ) : (
          <span title={value} aria-hidden={id}>
            {shown}
          </span>
        )}
        {id && <span className="visually-hidden">{value}</span>}
        {id && <CopyButton value={value} />}
      </div>
    </div>
  ));
}
