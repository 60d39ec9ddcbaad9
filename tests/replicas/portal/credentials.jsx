import React, { useState } from 'react';
import { Glyph } from './copy.jsx';
import { SecretsGrid, secretGrid } from './grids/secrets.jsx';
import { text } from './text.js';

const InfoBar = ({ children, kind }) => {
  const [shown, setShown] = useState(true);
  return (
    shown && (
      <div className={`info-bar info-bar-${kind}`} role="status">
        <Glyph name="info" />
        <span>{children}</span>
        <button type="button" aria-label="Dismiss" onClick={() => setShown(false)}>
          <Glyph name="close" />
        </button>
      </div>
    )
  );
};

const Tabs = ({ count }) => (
  <div className="tabs" role="tablist">
    <div role="tab" aria-selected="false">{`${text('certificates')} (0)`}</div>
    <div role="tab" aria-selected="true">{`${text('client_secrets')} (${count})`}</div>
    <div role="tab" aria-selected="false">{`${text('federated')} (0)`}</div>
  </div>
);

/** Certificates & secrets, at the tab of the client secrets; `toolbar` stands above the grid where the page has it there. */
export function Credentials({ app, fresh, toolbar }) {
  const secrets = app?.secrets ?? [];
  return (
    <div className="credentials">
      {Object.keys(fresh).length > 0 && <InfoBar kind="warning">{text(secretGrid.warning)}</InfoBar>}
      <p className="prose">{text('credentials_about')}</p>
      {!secretGrid.old && <InfoBar kind="info">{text('credentials_info')}</InfoBar>}
      {secretGrid.old ? <h3>{text('client_secrets')}</h3> : <Tabs count={secrets.length} />}
      <p className="prose">{text('secret_about')}</p>
      {toolbar}
      <SecretsGrid secrets={secrets} fresh={fresh} />
    </div>
  );
}
