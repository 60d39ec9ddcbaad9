// What the APIs offer. Names and descriptions as the portal has them; of Microsoft Graph a part, enough to scroll.

const application = (name, description) => ({ name, kind: 'Application', description, consent: true });
const delegated = (name, description, consent = false) => ({ name, kind: 'Delegated', description, consent });

const graph = [
  application('Application.ReadWrite.All', 'Read and write all applications'),
  application('AuditLog.Read.All', 'Read all audit log data'),
  application('Calendars.Read', 'Read calendars in all mailboxes'),
  application('Calendars.ReadWrite', 'Read and write calendars in all mailboxes'),
  application('CallRecords.Read.All', 'Read all call records'),
  application('ChannelMessage.Read.All', 'Read all channel messages'),
  application('Chat.Read.All', 'Read all chat messages'),
  application('Contacts.Read', 'Read contacts in all mailboxes'),
  application('Contacts.ReadWrite', 'Read and write contacts in all mailboxes'),
  application('Directory.Read.All', 'Read directory data'),
  application('Files.ReadWrite.All', 'Read and write files in all site collections'),
  application('Group.Read.All', 'Read all groups'),
  application('Mail.Read', 'Read mail in all mailboxes'),
  application('Mail.ReadBasic', 'Read basic mail in all mailboxes'),
  application('Mail.ReadWrite', 'Read and write mail in all mailboxes'),
  application('Mail.Send', 'Send mail as any user'),
  application('MailboxConfigItem.ReadWrite', 'Read and write user configuration objects in all mailboxes'),
  application('MailboxSettings.ReadWrite', 'Read and write all user mailbox settings'),
  application('OnlineMeetings.ReadWrite.All', 'Read and create online meetings'),
  application('Sites.Read.All', 'Read items in all site collections'),
  application('Tasks.ReadWrite.All', "Read and write all users' tasks and tasklists"),
  application('User.Read.All', "Read all users' full profiles"),
  delegated('Calendars.ReadWrite', 'Have full access to user calendars'),
  delegated('Contacts.ReadWrite', 'Have full access to user contacts'),
  delegated('Mail.ReadWrite', 'Read and write access to user mail'),
  delegated('Mail.Send', 'Send mail as a user'),
  delegated('MailboxConfigItem.ReadWrite', 'Read and write user configuration objects'),
  delegated('MailboxSettings.ReadWrite', 'Read and write user mailbox settings'),
  delegated('User.Read', 'Sign in and read user profile'),
  delegated('User.Read.All', "Read all users' full profiles", true),
];

/** Exchange has permissions of its own under the names of Graph's: they open the retired Outlook API, not Graph. */
const exchange = [
  application('Calendars.ReadWrite.All', 'Read and write calendars in all mailboxes'),
  application('Exchange.ManageAsApp', 'Manage Exchange As Application'),
  application('full_access_as_app', 'Use Exchange Web Services with full access to all mailboxes'),
  application('Mail.ReadWrite', 'Read and write mail in all mailboxes'),
  application('Mail.Send', 'Send mail as any user'),
  delegated('EWS.AccessAsUser.All', 'Access mailboxes as the signed-in user via Exchange Web Services'),
];

const reading = (name) => [delegated('user_impersonation', `Access ${name} as organization users`)];

/** The APIs: `tile` are those of the first tab, the others have to be looked for. */
export const apis = [
  { name: 'Microsoft Graph', id: '00000003-0000-0000-c000-000000000000', tile: true, permissions: graph },
  { name: 'Azure Service Management', id: '797f4846-ba00-4fd7-ba43-dac1f8f63013', tile: true, permissions: reading('Azure') },
  { name: 'Dynamics CRM', id: '00000007-0000-0000-c000-000000000000', tile: true, permissions: reading('Common Data Service') },
  { name: 'Office 365 Exchange Online', id: '00000002-0000-0ff1-ce00-000000000000', permissions: exchange },
  {
    name: 'Office 365 Information Protection',
    id: '2f3f02c9-5679-4a5c-a605-0de55b07d135',
    permissions: reading('Information Protection'),
  },
  { name: 'Office 365 Management APIs', id: 'c5393580-f805-4401-95e8-94b7a6ef2fc2', permissions: reading('the Management APIs') },
  { name: 'Windows Azure Active Directory', id: '00000002-0000-0000-c000-000000000000', permissions: reading('the directory') },
];

/** Description and need of consent of a permission that an application has. */
export const describe = ({ api, name, kind }) =>
  apis.find((one) => one.name === api)?.permissions.find((one) => one.name === name && one.kind === kind) ?? {
    description: name,
    consent: kind === 'Application',
  };
