// The page's client API, as much of it as a script on the form would use.
import { tabs } from './layout.js';
import { collection } from './model.js';

const FORM_TYPE = { create: 1, update: 2 };

/** Puts `window.Xrm` in place. `record` tells `{id}`; `selectTab(index)` shows a tab; `save()` saves. */
export const exposeXrm = ({ model, record, selectTab, save }) => {
  const entries = Object.values(model);
  const attributes = collection(
    entries.map(({ attribute }) => attribute),
    (attribute) => attribute.getName(),
  );
  const controls = collection(
    entries.map(({ control }) => control),
    (control) => control.getName(),
  );
  const formTabs = tabs.map(({ name, label }, at) => ({
    getName: () => name,
    getLabel: () => label,
    setFocus: () => selectTab(at),
  }));

  window.Xrm = {
    Page: {
      getAttribute: attributes.get,
      getControl: controls.get,
      data: {
        entity: {
          attributes,
          getEntityName: () => 'emailserverprofile',
          getId: () => (record.id ? `{${record.id.toUpperCase()}}` : ''),
          getIsDirty: () => entries.some(({ attribute }) => attribute.getIsDirty()),
          save,
        },
      },
      ui: {
        controls,
        tabs: collection(formTabs, (tab) => tab.getName()),
        getFormType: () => (record.id ? FORM_TYPE.update : FORM_TYPE.create),
      },
    },
  };
};
