// Which of the possible Power Platform admin centers this page is. Facts that no public source settles are parameters.
import { readVariant } from '../query.js';

/** Every query parameter with its default. */
export const variant = readVariant({
  /** Where the form opens: panel, overlay, inline, page, frame, orgframe. */
  surface: 'panel',
  /** Control of the single selects: dropdown8, combobox8, dropdown9, combobox9; empty: the one that suits the surface. */
  choice: '',
  /** Generation of the list of profiles: 8 (DetailsList) or 9 (DataGrid). */
  list: 8,
  /** Milliseconds until the fields that depend on the authentication type mount. */
  late: 200,
  /** The form is open from the start. */
  open: false,
  /** The edit screen of an existing cross-tenant profile, without the three OAuth fields. */
  edit: false,
  /** The page shows the environment's URL, as the environment's hub does. */
  url: false,
  /** Two forms at once. */
  two: false,
  /** An extra select "Email server authority". */
  authority: false,
  /** Name of the same-tenant option: old (2021) or new (2025). */
  s2s: 'new',
  /** Spelling of the cross-tenant option; `oauth` stands for the documented one. */
  auth: 'oauth',
  /** Cross tenant is chosen; name and tenant hold something else. */
  prefill: false,
  /** Cross tenant is chosen; the fields hold `name`, `tenant` and `client`. */
  same: false,
  name: '',
  tenant: '',
  client: '',
  /** Milliseconds after a tenant was written until a validation message mounts the field anew; 0: never. */
  reset: 0,
  /** The cross-tenant option is not offered. */
  noauth: false,
  /** The tenant field is disabled. */
  disabled: false,
  /** The secret has a reveal button. */
  eye: false,
  /** The page empties the tenant field when it loses focus. */
  drop: false,
  /** The pane is not modal: Escape or a click outside closes it and loses the input. */
  dismiss: false,
  /** A hidden frame holds the form before anybody asked: 1 (not displayed) or offscreen (laid out, outside the window). */
  prerender: '',
  /** Language of the labels. */
  lang: 'en',
  /** The frame is narrower than 640 px: Fluent 8 then opens a dropdown's options in a panel and names no `aria-controls`. */
  narrow: false,
  /** The form alone, for use in a frame. */
  embedded: false,
});

/** The design system generation of a surface's own chrome. */
const surfaceGeneration = { panel: 8, page: 8, overlay: 9, inline: 9 }[variant.surface] ?? 8;

/** Control of the single selects, resolved. */
export const choice = variant.choice || `dropdown${surfaceGeneration}`;

/** 8 or 9: text fields and buttons match the selects. */
export const generation = Number(choice.slice(-1));

/** Whether the form is in a frame of this page. */
export const isFramed = ['frame', 'orgframe'].includes(variant.surface);
