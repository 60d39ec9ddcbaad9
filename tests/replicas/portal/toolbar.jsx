// The commands above a blade's content: the classic list of DIVs in generation 1, Fluent 9 buttons in the others.
import React from 'react';
import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components';
import { Glyph } from './copy.jsx';
import { options } from './options.js';

const ClassicItem = ({ item: { label, icon, replica, onClick } }) => (
  <li className="azc-toolbar-item azc-toolbarButton fxs-commandBar-item" role="presentation" title={label}>
    <div
      className="azc-toolbarButton-container fxs-fxclick fxs-portal-hover"
      role="button"
      tabIndex={0}
      title={label}
      aria-label={label}
      aria-disabled={!onClick}
      data-replica={replica}
      onClick={onClick}
    >
      <Glyph name={icon} />
      <div className="azc-toolbarButton-label fxs-commandBar-item-text" data-telemetryname={`Command-${label}`}>
        {label}
      </div>
    </div>
  </li>
);

const ClassicToolbar = ({ items }) => (
  <ul className="azc-toolbar-container fxs-commandBar-itemList" role="toolbar">
    {items.map((item) => (
      <ClassicItem key={item.label} item={item} />
    ))}
  </ul>
);

const FluentToolbar = ({ items }) => (
  <FluentProvider theme={webLightTheme}>
    <div className="toolbar" role="toolbar">
      {items.map(({ label, icon, replica, onClick }) => (
        <Button
          key={label}
          appearance="subtle"
          size="small"
          name={label}
          aria-label={label}
          icon={<Glyph name={icon} />}
          data-replica={replica}
          onClick={onClick}
        >
          {label}
        </Button>
      ))}
    </div>
  </FluentProvider>
);

/** `items`: `{label, icon, replica?, onClick?}`; a command without `onClick` is there to be seen. */
export const Toolbar = options.gen === 1 ? ClassicToolbar : FluentToolbar;
