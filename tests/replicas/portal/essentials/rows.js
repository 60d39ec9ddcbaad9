// The rows of the Essentials, whatever draws them.
import { options } from '../options.js';
import { appUrl, managedAppUrl } from '../routes.js';
import { text } from '../text.js';

const plural = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The id of the service principal: not told by the server, only certainly none of the others. */
const otherObject = (id) => id.replace(/[0-9a-f]/gi, (digit) => (15 - parseInt(digit, 16)).toString(16));

const columns = [
  ['display_name', (app) => app.name, { link: (app) => appUrl('Overview', app.appId) }],
  ['application_id', (app) => app.appId, { id: true }],
  ['object_id', (app) => app.objectId, { id: true }],
  ['directory_id', (app, tenant) => tenant.id, { id: true }],
  ['account_types', () => 'My organization only', {}],
  [
    'client_credentials',
    (app) => `0 certificate, ${plural(app.secrets.length, 'secret')}`,
    { link: (app) => appUrl('Credentials', app.appId) },
  ],
  ['redirect_uris', () => 'Add a Redirect URI', { link: (app) => appUrl('Overview', app.appId) }],
  [
    'application_id_uri',
    (app) => (options.hostile ? `api://${app.appId}` : 'Add an Application ID URI'),
    { link: (app) => appUrl('Overview', app.appId) },
  ],
  ['managed_application', (app) => app.name, { link: (app) => managedAppUrl(otherObject(app.objectId), app.appId) }],
  ['state', () => 'Activated', {}],
];

const shorten = (value) => (options.truncate ? `${value.slice(0, 20)}…` : value);

/**
 * `{key, label, value, shown, id, href}` a row. Before the application is here the labels stand alone, as in the
 * original; `shown` is what fits on screen, `value` the whole.
 */
export const essentialsRows = (app, tenant) =>
  columns.map(([key, read, { id = false, link }]) => {
    const value = app && tenant ? read(app, tenant) : '';
    return {
      key,
      label: text(key),
      value,
      shown: id && value ? shorten(value) : value,
      id,
      isLink: Boolean(link),
      href: link && app ? link(app) : undefined,
    };
  });
