// Which of the possible model-driven forms this page is.
import { readVariant } from '../query.js';

/** Every query parameter with its default. */
export const variant = readVariant({
  /** classic (2019 to 2024) or new (2024 on): what the controls are made of. */
  look: 'new',
  /** How two-option columns are drawn: select or toggle; empty: the one that suits the look. */
  bool: '',
  /** Options of the server type: docs (the labels that documents of the form name) or table (the table reference of 2025). */
  types: 'docs',
  /** Name of the mailbox that the list of mailboxes has. */
  mailbox: 'Sales',
  /** The columns oauthclientid and oauthclientsecret are on the form; older copies of it lack them. */
  oauth: true,
  /** A business rule: null-tenant empties the tenant whenever it changes. */
  rule: '',
  /** "Use Default Tenant Id" = Yes also writes the configured tenant into the locked box, as the old form script did. */
  configured: false,
  /** Milliseconds until the form and its attributes are there. */
  loading: 0,
  /** The form is in a frame of the same origin. */
  frame: false,
  /** The form alone, for use in a frame. */
  embedded: false,
});

/** How two-option columns are drawn, resolved. */
export const booleans = variant.bool || { classic: 'select', new: 'toggle' }[variant.look];
