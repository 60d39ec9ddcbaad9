import React from 'react';
import { Glyph } from './copy.jsx';
import { listUrl } from './routes.js';
import { text } from './text.js';

/** One blade: breadcrumb, title, subtitle, an optional menu at the left, and content. A hidden blade stays in the document. */
export const Blade = ({ title, subtitle, icon, menu, hidden, children }) => (
  <section className="fxs-blade" hidden={hidden} aria-label={title}>
    <nav className="fxs-breadcrumb" aria-label="Breadcrumb">
      <a href={listUrl}>Home</a>
      <span aria-hidden="true">&gt;</span>
      <a href={listUrl}>{text('app_list')}</a>
      <span aria-hidden="true">&gt;</span>
    </nav>
    <header className="fxs-blade-title">
      <span className="blade-icon">
        <Glyph name={icon} />
      </span>
      <div>
        <h2 className="fxs-blade-title-titleText">{title}</h2>
        <div className="fxs-blade-title-subtitle">{subtitle}</div>
      </div>
      <a className="blade-close" href={listUrl} title="Close" aria-label="Close">
        <Glyph name="close" />
      </a>
    </header>
    <div className="fxs-blade-body">
      {menu}
      <div className="fxs-blade-content fxs-blade-content-container-default">{children}</div>
    </div>
  </section>
);
