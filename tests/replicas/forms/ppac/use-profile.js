// The state of one form. Inputs are controlled by it, so what is only written into the DOM is lost.
import { useEffect, useReducer, useState } from 'react';
import { saveProfile } from '../world.js';
import { labels } from './labels.js';
import { CROSS_TENANT, EXCHANGE_ONLINE, authorities, locationsFor } from './options.js';
import { variant } from './variant.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Milliseconds from the last choice until "Locations and ports" is filled in. */
const LOCATIONS_DELAY = 150;

const oauthBlank = { tenantId: '', clientId: '', clientSecret: '' };

const blank = {
  serverType: '',
  name: '',
  isDefault: false,
  authType: '',
  authority: authorities[0].key,
  ...oauthBlank,
  processAfter: '',
  pollingInterval: 0,
  maxConnections: 10,
  moveUndelivered: false,
};

const crossTenant = { ...blank, serverType: EXCHANGE_ONLINE, authType: CROSS_TENANT };

const initial = (existing) => {
  if (existing) return { ...crossTenant, ...existing };
  if (variant.same) {
    return { ...crossTenant, name: variant.name, tenantId: variant.tenant, clientId: variant.client };
  }
  if (variant.prefill) {
    return { ...crossTenant, name: 'Old mail profile', tenantId: 'a7e4c9d2-6b1f-4e83-9d05-7c2f8b3a1e64' };
  }
  return blank;
};

/** Changing the key empties the fields that depend on it. */
const wipes = {
  serverType: { authType: '', ...oauthBlank },
  authType: oauthBlank,
};

const reduce = (state, { field, value }) => {
  if (state.values[field] === value) return state;
  return { dirty: true, values: { ...state.values, ...wipes[field], [field]: value } };
};

/** True once `milliseconds` have passed since `condition` took its value, as long as that is a true one. */
const useDelayed = (condition, milliseconds) => {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    setPassed(false);
    if (!condition) return undefined;
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [condition, milliseconds]);
  return Boolean(condition) && passed;
};

const requiredFields = (values, asksOauth) => ['serverType', 'name', 'authType', ...(asksOauth ? Object.keys(oauthBlank) : [])];

/** One form: `existing` is the profile being edited, if any; `onSaved` is called once the server has kept it. */
export const useProfile = ({ existing, onSaved }) => {
  const [{ values, dirty }, dispatch] = useReducer(reduce, existing, (profile) => ({
    dirty: false,
    values: initial(profile),
  }));
  const change = (field) => (value) => dispatch({ field, value });

  // The edit screen lacks the OAuth fields, as Microsoft's issue #2608 tells.
  const asksOauth = values.authType === CROSS_TENANT && !existing;
  const showsOauth = useDelayed(asksOauth, variant.late);

  const [locations, setLocations] = useState(locationsFor(existing?.serverType));
  const placed = useDelayed(Boolean(values.authType) && (!asksOauth || showsOauth), LOCATIONS_DELAY);
  useEffect(() => setLocations(locationsFor(placed ? values.serverType : '')), [placed, values.serverType]);

  // A lookup of the tenant ends in a message, and the field is mounted anew to show it.
  const looksUp = variant.reset > 0 && showsOauth && GUID.test(values.tenantId);
  const tenantFound = useDelayed(looksUp ? values.tenantId : '', variant.reset);

  const tenantError = values.tenantId && !GUID.test(values.tenantId) ? labels.badTenant : '';
  const complete = requiredFields(values, asksOauth).every((field) => values[field].trim());

  const save = async () => {
    const { authority, ...rest } = values;
    await saveProfile({
      surface: variant.surface,
      emailserverprofileid: crypto.randomUUID(),
      ...rest,
      ...(variant.authority && { authority }),
      locations,
    });
    onSaved();
  };

  return {
    values,
    locations,
    change,
    showsOauth,
    tenantError,
    tenantFound,
    canSave: dirty && complete && !tenantError,
    save,
  };
};
