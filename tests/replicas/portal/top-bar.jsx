import React from 'react';
import { Glyph } from './copy.jsx';
import { searchDecoy } from './hostile.js';
import { options } from './options.js';

export const product = location.hostname.startsWith('entra.') ? 'Microsoft Entra admin center' : 'Microsoft Azure';

/** The bar over everything: product, search, and who is signed in to which directory. */
export const TopBar = ({ tenant }) => (
  <header className="fxs-topbar">
    <span className="fxs-topbar-product">{product}</span>
    <label className="fxs-topbar-search">
      <Glyph name="search" />
      <input
        type="search"
        aria-label="Search resources, services, and docs (G+/)"
        placeholder="Search resources, services, and docs (G+/)"
        defaultValue={options.hostile ? searchDecoy : ''}
      />
    </label>
    <span className="fxs-topbar-icons">
      <Glyph name="bell" />
      <Glyph name="gear" />
      <Glyph name="help" />
    </span>
    <button type="button" className="fxs-avatarmenu" title={tenant && `admin@${tenant.domain}\n${tenant.name}`}>
      <span>
        <span className="fxs-avatarmenu-username">{tenant && `admin@${tenant.domain}`}</span>
        <span className="fxs-avatarmenu-tenant" data-telemetryname="DirectoryMenu">
          {tenant?.name}
        </span>
      </span>
      <span className="avatar" aria-hidden="true">
        A
      </span>
    </button>
  </header>
);
