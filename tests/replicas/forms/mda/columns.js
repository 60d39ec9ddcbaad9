// The columns of emailserverprofile that the form shows: display names, types, limits, defaults and choices as documented by
// the table reference (2023 to 2025). `replica` names the control for a test.
import { variant } from './variant.js';

const numbered = (...texts) => texts.map((text, value) => ({ value, text }));

// The two sources disagree, and the numbers behind the labels of the documents are not public.
const serverTypes = {
  docs: numbered('Exchange Online', 'Exchange Server (On Prem)', 'Gmail', 'Other (IMAP/POP,SMTP)'),
  table: numbered('Exchange Server', 'Other (POP3/SMTP)', 'Exchange Server (Hybrid)', 'Exchange Online (Hybrid)', 'IMAP/SMTP'),
}[variant.types];

const credentials = numbered(
  'Credentials Specified by a User or Queue',
  'Credentials Specified in Email Server Profile',
  'Server to Server Authentication',
  'Windows Integrated Authentication',
  'Without Credentials (Anonymous)',
  'Gmail OAuth',
  'Exchange Hybrid Modern Auth (HMA)',
  'OAuth with Microsoft Entra ID',
);

const protocols = numbered('Auto Detect', 'Negotiate', 'NTLM', 'Basic', 'OAuth');

const text = (label, maxLength, rest) => ({ label, type: 'string', maxLength, ...rest });
const choice = (label, options, rest) => ({ label, type: 'optionset', options, initial: null, ...rest });
const yesNo = (label, initial) => ({ label, type: 'boolean', initial });
const count = (label, max, rest) => ({ label, type: 'integer', max, ...rest });

/** Logical name → column, in no particular order. */
export const columns = {
  name: text('Name', 100, { required: true, replica: 'name' }),
  description: { ...text('Description', 2000), type: 'memo' },
  servertype: choice('Email Server Type', serverTypes, { required: true, replica: 'server-type' }),
  emailservertypename: text('Email Server Type Name', 100, { readOnly: true }),
  ownerid: { label: 'Owner', type: 'lookup', initial: 'Megan Bowen', required: true },
  useautodiscover: yesNo('Auto Discover Server Location', false),
  incomingserverlocation: text('Incoming Email Server Location', 2084),
  outgoingserverlocation: text('Outgoing Email Server Location', 2084),

  incomingcredentialretrieval: choice('Incoming Email Credential Retrieval', credentials, {
    initial: 0,
    replica: 'authentication-type',
  }),
  incomingusername: text('Incoming Email User Name', 250),
  incominguseimpersonation: yesNo('Use Impersonation for Incoming Email', false),
  incomingpassword: text('Incoming Email Password', 250, { secret: true }),
  usedefaulttenantid: { ...yesNo('Use Default Tenant Id', true), replica: 'use-default-tenant' },
  exchangeonlinetenantid: text('Exchange Online Tenant Id', 36, { replica: 'tenant-id' }),
  oauthclientid: text('Oauth ClientId', 1024, { replica: 'client-id' }),
  oauthclientsecret: text('OAuth Client Secret', 1024, { secret: true, replica: 'client-secret' }),
  usesamesettingsforoutgoingconnections: yesNo('Use Same Settings for Outgoing Connection', true),
  outgoingcredentialretrieval: choice('Outgoing Email Credential Retrieval', credentials, { initial: 0 }),
  outgoingusername: text('Outgoing Email User Name', 250),
  outgoinguseimpersonation: yesNo('Use Impersonation for Outgoing Email', false),
  outgoingpassword: text('Outgoing Email Password', 250, { secret: true }),

  incomingportnumber: count('Incoming Email Port', 65536),
  outgoingportnumber: count('Outgoing Email Port', 65536),
  incomingusessl: yesNo('Use SSL for Incoming Email', true),
  outgoingusessl: yesNo('Use SSL for Outgoing Email', true),
  incomingauthenticationprotocol: choice('Incoming Authentication Protocol', protocols, { initial: 0 }),
  outgoingauthenticationprotocol: choice('Outgoing Authentication Protocol', protocols, { initial: 0 }),
  processemailsreceivedafter: text('Process Emails Received After', 40),
  minpollingintervalinminutes: count('Minimum Polling Interval In Minutes', 1440),
  maxconcurrentconnections: count('Maximum Concurrent Connections', 300, { initial: 10 }),
  moveundeliveredemails: yesNo('Move Undelivered Emails to the Undeliverable Folder', false),
  sendemailalert: yesNo('Send an alert email to the owner of the email server profile reporting on major events', false),

  timeoutmailboxconnection: yesNo('Timeout Mailbox Connection to Exchange', true),
  timeoutmailboxconnectionafteramount: count('Timeout a Single Mailbox Connection After this Amount of Milliseconds', 100000, {
    initial: 100000,
  }),
};
