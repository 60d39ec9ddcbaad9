// What the selects offer. A key is the canonical English name, and it is what a saved record holds; the text is what is shown.
import { variant } from './variant.js';

const option = (key, text = key) => ({ key, text });

/** Keys that the form's own logic needs to know. */
export const EXCHANGE_ONLINE = 'Exchange Online';
export const CROSS_TENANT = 'Oauth (Cross Tenant)';

// INVENTED translations, like those of labels.js.
const crossTenantText = {
  de: 'OAuth (mandantenübergreifend)',
  fr: 'OAuth (entre locataires)',
  ja: 'OAuth (テナント間)',
};

const sameTenantText = {
  old: 'S2S auth (Same Tenant)',
  new: 'Server-to-Server Authentication (Same Tenant)',
};

const byUser = option('Credential Specified by user or queue');

const crossTenantSpelling = variant.auth === 'oauth' ? CROSS_TENANT : variant.auth;

const crossTenant = option(CROSS_TENANT, crossTenantText[variant.lang] ?? crossTenantSpelling);

/** Options of "Email Server Type". */
export const serverTypes = [
  option(EXCHANGE_ONLINE),
  option('Exchange Server (On Prem)'),
  option('Gmail'),
  option('Other (IMAP/POP,SMTP)'),
];

const authTypesOf = {
  [EXCHANGE_ONLINE]: [option(sameTenantText.new, sameTenantText[variant.s2s]), ...(variant.noauth ? [] : [crossTenant])],
  'Exchange Server (On Prem)': [
    option('Exchange Hybrid Modern Auth (HMA)'),
    option('Credential specified by user or queue (Using less secure apps)'),
  ],
  Gmail: [option('Gmail OAuth'), byUser],
  'Other (IMAP/POP,SMTP)': [byUser],
};

/** Options of "Authentication Type" for a server type; none before one is chosen. */
export const authTypes = (serverType) => authTypesOf[serverType] ?? [];

/** Options of "Email server authority": what each value means is sourced, the texts on screen are not. */
export const authorities = [
  option('Public', 'Public (login.microsoftonline.com)'),
  option('US Government', 'US Government (login.microsoftonline.us)'),
  option('China', 'China (login.chinacloudapi.cn)'),
  option('Automatic', 'Automatic'),
];

const exchangeOnlineLocation = 'https://outlook.office365.com/EWS/Exchange.asmx';

const locationsOf = {
  [EXCHANGE_ONLINE]: [exchangeOnlineLocation, 443, exchangeOnlineLocation, 443],
  'Exchange Server (On Prem)': [
    'https://mail.contoso.com/EWS/Exchange.asmx',
    443,
    'https://mail.contoso.com/EWS/Exchange.asmx',
    443,
  ],
  Gmail: ['imap.gmail.com', 993, 'smtp.gmail.com', 587],
  'Other (IMAP/POP,SMTP)': ['', 993, '', 587],
};

const noLocations = ['', 0, '', 0];

/** What "Locations and ports" is filled with for a server type. */
export const locationsFor = (serverType) => {
  const [incomingLocation, incomingPort, outgoingLocation, outgoingPort] = locationsOf[serverType] ?? noLocations;
  return { incomingLocation, incomingPort, outgoingLocation, outgoingPort };
};
