// The form: header, tabs, and the selected tab's sections. Fields of the other tabs are not in the DOM.
import React, { useEffect, useMemo, useReducer, useState } from 'react';
import { Icon } from '../icons.jsx';
import { controls } from './controls.jsx';
import { useRevision } from './draft.js';
import { tabs } from './layout.js';
import { createModel } from './model.js';
import { columnsOf, missing, saveModel } from './record.js';
import { goToList } from './route.js';
import { attachRules } from './rules.js';
import { booleans, variant } from './variant.js';
import { exposeXrm } from './xrm.js';

/** Ids change with every load, as in the original. */
const loadId = crypto.randomUUID();

const controlOf = ({ type }) => {
  const kind = controls[variant.look][type];
  return kind.Control ? kind : kind[booleans];
};

const Field = ({ entry, at }) => {
  useRevision(entry);
  const { name, column, control } = entry;
  const { Control, suffix } = controlOf(column);
  const prefix = `id-${loadId}-${at}-${name}`;
  const ids = { label: `${prefix}-field-label`, control: `${prefix}.fieldControl-${suffix}` };
  const data = { 'data-id': `${name}.fieldControl-${suffix}`, 'data-replica': column.replica };
  return (
    <div className="field" data-id={`${name}-FieldSectionItemContainer`} data-control-name={name}>
      <div className="field-label">
        <label id={ids.label} htmlFor={ids.control}>
          {column.label}
        </label>
        {column.required && (
          <span className="required" aria-hidden="true">
            *
          </span>
        )}
        {control.getDisabled() && (
          <span className="lock" data-id={`${name}-locked-icon`} title="Locked">
            <Icon name="Lock" />
          </span>
        )}
      </div>
      <div className="field-control" data-id={`${name}.fieldControl_container`}>
        <Control entry={entry} ids={ids} data={data} />
      </div>
    </div>
  );
};

const Notes = () => (
  <div className="notes" data-id="notescontrol">
    <p>No notes yet. Capture and manage all records in your timeline.</p>
  </div>
);

const Section = ({ section, model }) => (
  <section className="section" data-id={section.name} aria-label={section.label}>
    <h2>{section.label}</h2>
    {section.notes && <Notes />}
    {section.fields.map((name, at) => (
      <Field key={name} entry={model[name]} at={at} />
    ))}
  </section>
);

const TabList = ({ selected, onSelect }) => (
  <ul className="tabs" id={`tablist-${loadId}`} role="tablist" aria-label="Email Server Profile Form">
    {tabs.map(({ label, name }, at) => (
      <li
        key={label}
        role="tab"
        tabIndex={at === selected ? 0 : -1}
        title={label}
        aria-label={label}
        aria-selected={at === selected}
        data-id={`tablist-${name}`}
        data-replica={`tab-${label.toLowerCase().replace(' ', '-')}`}
        onClick={() => onSelect(at)}
      >
        {label}
      </li>
    ))}
  </ul>
);

const CommandBar = ({ onSave, onSaveAndClose }) => (
  <ul
    className="command-bar"
    role="menubar"
    aria-label="Email Server Profile Commands"
    data-id="CommandBar"
    data-lp-id="commandbar-Form:emailserverprofile"
  >
    <Command label="Save" icon="Save" hint="Save (CTRL+S)" replica="save" onClick={onSave} />
    <Command label="Save & Close" icon="SaveAndClose" hint="Save & Close" replica="save-and-close" onClick={onSaveAndClose} />
    <Command label="New" icon="Add" hint="New" />
    <Command label="Deactivate" icon="Cancel" hint="Deactivate" />
    <Command label="Refresh" icon="Refresh" hint="Refresh" />
  </ul>
);

const Command = ({ label, icon, hint, replica, onClick }) => (
  <li role="presentation">
    <button type="button" role="menuitem" aria-label={hint} data-replica={replica} onClick={onClick}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  </li>
);

const Notifications = ({ texts }) => (
  <div className="notifications" data-id="notificationWrapper">
    <ul data-id="notificationList">
      {texts.map((text) => (
        <li key={text} role="alert">
          {text}
        </li>
      ))}
    </ul>
  </div>
);

const Header = ({ model, id, selected, onSelect }) => {
  useRevision(model.name);
  const title = id ? model.name.attribute.getInitialValue() : 'New Email Server Profile';
  return (
    <div className="form-header" data-id="form-header">
      <div className="form-title">
        <div>
          <h1 data-id="header_title" title={title}>
            {title}
            <span className="unsaved"> - {id ? 'Saved' : 'Unsaved'}</span>
          </h1>
          <span className="entity" data-id="entity_name_span">
            Email Server Profile
          </span>
          <span className="entity"> · Information</span>
        </div>
        <div className="header-field" data-id="header_ownerid">
          <span>Megan Bowen</span>
          <small>Owner</small>
        </div>
      </div>
      <TabList selected={selected} onSelect={onSelect} />
    </div>
  );
};

const addressWith = (id) => {
  const address = new URL(window.location.href);
  address.searchParams.set('id', id);
  return address.href;
};

/** The form of `profile`, or of a new one. */
export const EntityForm = ({ profile }) => {
  const [id, setId] = useState(profile?.emailserverprofileid ?? '');
  const [selected, setSelected] = useState(0);
  const [problems, setProblems] = useState([]);
  const model = useMemo(() => {
    const created = createModel(profile ? columnsOf(profile) : {});
    attachRules(created);
    return created;
  }, [profile]);

  const save = async () => {
    const empty = missing(model);
    setProblems(empty.map((label) => `${label}: Required fields must be filled in.`));
    if (empty.length > 0) return false;
    const kept = id || crypto.randomUUID();
    await saveModel(model, kept);
    window.history.pushState(null, '', addressWith(kept));
    setId(kept);
    return true;
  };
  const saveAndClose = async () => {
    if (await save()) goToList('emailserverprofile');
  };
  useEffect(() => exposeXrm({ model, record: { id }, selectTab: setSelected, save }));

  return (
    <div className={`form ${variant.look}`}>
      <CommandBar onSave={save} onSaveAndClose={saveAndClose} />
      {problems.length > 0 && <Notifications texts={problems} />}
      <div data-id="editFormRoot" className="form-root">
        <Header model={model} id={id} selected={selected} onSelect={setSelected} />
        <div className="sections" role="tabpanel" aria-label={tabs[selected].label} key={selected}>
          {tabs[selected].sections.map((section) => (
            <Section key={section.name} section={section} model={model} />
          ))}
        </div>
        <footer className="form-footer" data-id="form-footer">
          <span data-id="footer_statecode">Status: Active</span>
        </footer>
      </div>
    </div>
  );
};
