// The main form "Information": tabs, sections and fields. Two tabs share a name, as in the original. Where the tenant and
// the OAuth fields sit is not public; they are put with the incoming connection.
import { variant } from './variant.js';

const connection = '{2EB17E5B-3A06-43BD-BB50-23F8630CD9F8}_section_';

/** Columns that older copies of the form lack. */
const oauthColumns = ['oauthclientid', 'oauthclientsecret'];

const allTabs = [
  {
    label: 'General',
    name: null,
    sections: [
      {
        label: 'General',
        name: '{d9e38cc5-74ae-4239-856e-aa52f57fb626}',
        fields: [
          'name',
          'description',
          'servertype',
          'emailservertypename',
          'ownerid',
          'useautodiscover',
          'incomingserverlocation',
          'outgoingserverlocation',
        ],
      },
    ],
  },
  {
    label: 'Credentials',
    name: 'tab_3',
    sections: [
      {
        label: 'Incoming Connection',
        name: `${connection}1`,
        fields: [
          'incomingcredentialretrieval',
          'incomingusername',
          'incominguseimpersonation',
          'incomingpassword',
          'usedefaulttenantid',
          'exchangeonlinetenantid',
          'oauthclientid',
          'oauthclientsecret',
        ],
      },
      {
        label: 'Replicate Settings for Outgoing',
        name: `${connection}2`,
        fields: ['usesamesettingsforoutgoingconnections'],
      },
      {
        label: 'Outgoing Connection',
        name: `${connection}3`,
        fields: ['outgoingcredentialretrieval', 'outgoingusername', 'outgoinguseimpersonation', 'outgoingpassword'],
      },
    ],
  },
  {
    label: 'Advanced',
    name: 'tab_3',
    sections: [
      {
        label: 'Incoming and Outgoing Connection',
        name: 'tab_3_section_1',
        fields: [
          'incomingportnumber',
          'outgoingportnumber',
          'incomingusessl',
          'outgoingusessl',
          'incomingauthenticationprotocol',
          'outgoingauthenticationprotocol',
        ],
      },
      {
        label: 'Additional Settings',
        name: 'tab_3_section_2',
        fields: [
          'processemailsreceivedafter',
          'minpollingintervalinminutes',
          'maxconcurrentconnections',
          'moveundeliveredemails',
        ],
      },
      { label: 'Email Notifications', name: 'tab_3_section_3', fields: ['sendemailalert'] },
    ],
  },
  {
    label: 'Error Handling',
    name: 'tab_4',
    sections: [
      {
        label: 'Error Handling',
        name: 'tab_4_section_1',
        fields: ['timeoutmailboxconnection', 'timeoutmailboxconnectionafteramount'],
      },
    ],
  },
  { label: 'Notes', name: 'notes', sections: [{ label: 'Notes', name: 'notes_section', fields: [], notes: true }] },
];

const present = (name) => variant.oauth || !oauthColumns.includes(name);

/** The tabs in order, as this copy of the form has them. */
export const tabs = allTabs.map((tab) => ({
  ...tab,
  sections: tab.sections.map((section) => ({ ...section, fields: section.fields.filter(present) })),
}));
