// Loading and saving a record. What is saved is the model, under the columns' logical names.
import { saveProfile } from '../world.js';
import { columns } from './columns.js';

const OAUTH = 7;
const SERVER_TO_SERVER = 2;

/** The columns of a profile that may have been saved by the admin center's form. */
export const columnsOf = (profile) => {
  const crossTenant = Boolean(profile.tenantId ?? profile.oauthclientid);
  const own = Object.fromEntries(Object.entries(profile).filter(([key]) => key in columns));
  return {
    servertype: 0,
    incomingcredentialretrieval: crossTenant ? OAUTH : SERVER_TO_SERVER,
    usedefaulttenantid: !crossTenant,
    exchangeonlinetenantid: profile.tenantId ?? null,
    oauthclientid: profile.clientId ?? null,
    ...own,
    oauthclientsecret: null,
  };
};

/** The record of that ID as the Web API of this host tells it; null without one. */
export const loadRecord = async (id) => {
  const answer = await fetch(`/api/data/v9.2/emailserverprofiles(${id})`, {
    headers: { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' },
  });
  return answer.ok ? answer.json() : null;
};

/** Labels of the required columns that are empty. */
export const missing = (model) =>
  Object.values(model)
    .filter(({ column, submitted }) => column.required && (submitted() ?? '') === '')
    .map(({ column }) => column.label);

/** Saves the model under `id`; resolves when the server has kept it. */
export const saveModel = async (model, id) => {
  const values = Object.entries(model).map(([name, entry]) => [name, entry.submitted()]);
  await saveProfile({ surface: 'mda', emailserverprofileid: id, ...Object.fromEntries(values) });
  Object.values(model).forEach((entry) => entry.saved());
};
