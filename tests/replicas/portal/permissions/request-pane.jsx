// "Request API permissions": an API, a kind, permissions. What was ticked stays ticked while other permissions are looked for.
import React, { useState } from 'react';
import { Checkbox, DefaultButton, PrimaryButton } from '@fluentui/react';
import { ContextPane } from '../context-pane.jsx';
import { Glyph } from '../copy.jsx';
import { options } from '../options.js';
import { text } from '../text.js';
import { apis } from './catalogue.js';

const classic = options.gen === 1;

const Search = ({ hint, value, onChange, replica }) => (
  <label className="pane-search">
    <Glyph name="search" />
    <input
      type="text"
      placeholder={hint}
      aria-label={hint}
      value={value}
      data-replica={replica}
      onChange={({ target }) => onChange(target.value)}
    />
  </label>
);

const TABS = [
  ['tab_microsoft', 'tab-microsoft'],
  ['tab_organization', 'tab-organization'],
  ['tab_own', 'tab-own'],
];

function ApiList({ onChoose }) {
  const [tab, setTab] = useState('tab_microsoft');
  const [search, setSearch] = useState('');
  const found = apis.filter(({ name }) => name.toLowerCase().startsWith(search.toLowerCase()));
  return (
    <>
      <h3>Select an API</h3>
      <div className="tabs" role="tablist">
        {TABS.map(([key, replica]) => (
          <div key={key} role="tab" tabIndex={0} aria-selected={tab === key} data-replica={replica} onClick={() => setTab(key)}>
            {text(key)}
          </div>
        ))}
      </div>
      {tab === 'tab_microsoft' && (
        <ul className="api-tiles">
          {apis
            .filter((api) => api.tile)
            .map((api) => (
              <li
                key={api.id}
                className="api-tile"
                role="button"
                tabIndex={0}
                onClick={() => onChoose(api)}
                data-replica="api"
                data-name={api.name}
              >
                <Glyph name="api" />
                <span>{api.name}</span>
              </li>
            ))}
        </ul>
      )}
      {tab === 'tab_organization' && (
        <>
          <p>Apps in your directory that expose APIs are shown below</p>
          <Search hint="Start typing an API name or Application ID" value={search} onChange={setSearch} replica="search-apis" />
          <div role="grid" aria-label={text('tab_organization')} className="api-list">
            <div role="row" className="api-row">
              <div role="columnheader">Name</div>
              <div role="columnheader">{text('application_id')}</div>
            </div>
            {found.map((api) => (
              <div role="row" className="api-row" key={api.id}>
                <div role="gridcell">
                  <a tabIndex={0} onClick={() => onChoose(api)} data-replica="api" data-name={api.name}>
                    {api.name}
                  </a>
                </div>
                <div role="gridcell">{api.id}</div>
              </div>
            ))}
          </div>
        </>
      )}
    </>
  );
}

const KINDS = [
  ['Delegated', 'delegated_permissions', 'Your application needs to access the API as the signed-in user.'],
  ['Application', 'application_permissions', 'Your application runs as a background service or daemon without a signed-in user.'],
];

const Kinds = ({ kind, onChoose }) => (
  <>
    <p>What type of permissions does your application require?</p>
    <div className="kind-tiles" role="radiogroup" aria-label="Type of permissions">
      {KINDS.map(([key, label, about]) => (
        <div
          key={key}
          role="radio"
          tabIndex={0}
          aria-checked={kind === key}
          className={kind === key ? 'kind-tile kind-tile-on' : 'kind-tile'}
          data-replica={`kind-${key.toLowerCase()}`}
          onClick={() => onChoose(key)}
        >
          <b>{text(label)}</b>
          <span>{about}</span>
        </div>
      ))}
    </div>
  </>
);

/** A row of the classic pane: the box stands in a part of its own, the label five elements deep in the one beside it. */
const ClassicRow = ({ name, description, ticked, onTick }) => (
  <div className="permission-row">
    <div className="permission-box">
      <div
        role="checkbox"
        tabIndex={0}
        aria-checked={ticked}
        className="azc-checkBox"
        data-replica="permission-box"
        data-name={name}
        onClick={onTick}
      />
    </div>
    <div className="permission-text">
      <div>
        <div>
          <div>
            <div>
              <label>{name}</label>
            </div>
          </div>
        </div>
      </div>
      <span>{description}</span>
    </div>
    <div className="permission-consent">Yes</div>
  </div>
);

const FluentRow = ({ name, description, ticked, onTick }) => (
  <div className="permission-row">
    <Checkbox
      label={name}
      checked={ticked}
      onChange={onTick}
      inputProps={{ 'data-replica': 'permission-box', 'data-name': name }}
    />
    <span>{description}</span>
    <div className="permission-consent">Yes</div>
  </div>
);

const Row = classic ? ClassicRow : FluentRow;

const groupOf = ({ name }) => name.split(/[._]/)[0];

function Permissions({ permissions, ticked, onTick }) {
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState({});
  const found = permissions.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const groups = [...new Set(found.map(groupOf))];
  return (
    <>
      <h3>Select permissions</h3>
      <Search
        hint="Start typing a permission to filter these results"
        value={search}
        onChange={setSearch}
        replica="search-permissions"
      />
      <div className="permission-list">
        {groups.map((group) => {
          const rows = found.filter((row) => groupOf(row) === group);
          const isOpen = search !== '' || open[group];
          return (
            <div key={group}>
              <div
                className="permission-group"
                role="button"
                tabIndex={0}
                aria-expanded={Boolean(isOpen)}
                onClick={() => setOpen({ ...open, [group]: !open[group] })}
              >
                <Glyph name={isOpen ? 'chevron' : 'down'} />
                {`${group} (${rows.length})`}
              </div>
              {isOpen &&
                rows.map((row) => (
                  <Row key={row.name} {...row} ticked={ticked.includes(row.name)} onTick={() => onTick(row.name)} />
                ))}
            </div>
          );
        })}
      </div>
    </>
  );
}

/** The pane; `onAdd(api, kind, names)`. It opens at `first`, an API's name, where a group's row was pressed. */
export function RequestPane({ first, onAdd, onClose }) {
  const [api, setApi] = useState(() => apis.find(({ name }) => name === first));
  const [kind, setKind] = useState(null);
  const [ticked, setTicked] = useState([]);
  const tick = (name) => setTicked((now) => (now.includes(name) ? now.filter((one) => one !== name) : [...now, name]));
  const choose = (next) => {
    setKind(next);
    setTicked([]);
  };
  return (
    <ContextPane
      wide
      title="Request API permissions"
      onClose={onClose}
      footer={
        api && (
          <>
            <PrimaryButton
              text="Add permissions"
              disabled={!ticked.length}
              onClick={() => onAdd(api.name, kind, ticked)}
              data-replica="add-permissions"
            />
            <DefaultButton text="Discard" onClick={onClose} data-replica="discard" />
          </>
        )
      }
    >
      {!api && <ApiList onChoose={setApi} />}
      {api && (
        <>
          <a tabIndex={0} onClick={() => setApi(undefined)}>
            &lt; All APIs
          </a>
          <div className="api-chosen">
            <Glyph name="api" />
            <span>{api.name}</span>
          </div>
          <Kinds kind={kind} onChoose={choose} />
          {kind && (
            <Permissions
              key={kind}
              permissions={api.permissions.filter((one) => one.kind === kind)}
              ticked={ticked}
              onTick={tick}
            />
          )}
        </>
      )}
    </ContextPane>
  );
}
