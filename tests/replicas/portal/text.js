// The portal's words. Only the labels of labels.json are known in other languages; the rest stays English there,
// as parts of the real portal do.
import labels from './labels.json';
import { options } from './options.js';

/** Words without a source, for which the original has one of its own in that language: what a reader who knows the sources only does not know. */
const unsourced = {
  de: {
    not_granted_for: 'Nicht gewährt für {tenant}',
    type_application: 'Anwendung',
    type_delegated: 'Delegiert',
    yes: 'Ja',
    no: 'Nein',
  },
  fr: { type_application: 'Application', type_delegated: 'Déléguée', yes: 'Oui', no: 'Non' },
  ja: {
    not_granted_for: '{tenant} に付与されていません',
    type_application: 'アプリケーション',
    type_delegated: '委任済み',
    yes: 'はい',
    no: 'いいえ',
  },
};

const english = {
  ...labels.en,
  account_types: 'Supported account types',
  add: 'Add',
  add_secret: 'Add a client secret',
  app_list: 'App registrations',
  application_id_uri: 'Application ID URI',
  cancel: 'Cancel',
  certificates: 'Certificates',
  client_credentials: 'Client credentials',
  copy: 'Copy to clipboard',
  created_on: 'Created on',
  credentials_about:
    'Credentials enable confidential applications to identify themselves to the authentication service when receiving tokens at a web addressable location (using an HTTPS scheme). For a higher level of assurance, we recommend using a certificate (instead of a client secret) as a credential.',
  credentials_info: 'Application registration certificates, secrets and federated credentials can be found in the tabs below.',
  delegated_permissions: 'Delegated permissions',
  display_name: 'Display name',
  essentials: 'Essentials',
  federated: 'Federated credentials',
  managed_application: 'Managed application in local directory',
  masked: 'Hidden',
  new_registration: 'New registration',
  no_secrets: 'No client secrets have been created for this application.',
  old_id: 'ID',
  overview: 'Overview',
  redirect_uris: 'Redirect URIs',
  register: 'Register',
  register_app: 'Register an application',
  secret_about:
    'A secret string that the application uses to prove its identity when requesting a token. Also can be referred to as application password.',
  secret_once:
    'Client secret values cannot be viewed, except for immediately after creation. Be sure to save the secret when created before leaving the page.',
  secret_once_old:
    "Copy the new client secret value. You won't be able to retrieve it after you perform another operation or leave this blade.",
  state: 'State',
};

/** The portal's word for `key` in the language of the page. */
export const text = (key) => labels[options.lang]?.[key] ?? unsourced[options.lang]?.[key] ?? english[key];

/** The same with the tenant's name in it. */
export const withTenant = (key, tenant) => text(key).replace('{tenant}', tenant?.name ?? '');

/** An ISO date as the portal writes it in the language of the page. */
export const day = (iso) =>
  new Intl.DateTimeFormat(options.lang === 'en' ? 'en-US' : options.lang, { timeZone: 'UTC' }).format(new Date(iso));
