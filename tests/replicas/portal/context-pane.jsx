import React from 'react';
import { Glyph } from './copy.jsx';

/** The pane that comes in from the right. */
export const ContextPane = ({ title, wide, onClose, children, footer }) => (
  <div className={`fxs-contextpane fxs-portal-contextpane-right fxs-contextpane-visible${wide ? ' fxs-contextpane-wide' : ''}`}>
    <div className="fxs-contextpane-content" role="dialog" aria-labelledby="fxsContextPaneTitle">
      <header>
        <h2 id="fxsContextPaneTitle">{title}</h2>
        <button type="button" aria-label="Close" onClick={onClose}>
          <Glyph name="close" />
        </button>
      </header>
      <div className="pane-fields">{children}</div>
      <footer>{footer}</footer>
    </div>
  </div>
);
