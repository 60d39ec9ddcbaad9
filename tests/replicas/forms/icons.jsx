// The few icons the pages need, as inline SVG: the icon fonts of the originals come from a content network.
import React from 'react';
import { registerIcons } from '@fluentui/react';

const strokes = {
  Accept: 'M3 8.5l3 3 7-7',
  Add: 'M8 2.5v11M2.5 8h11',
  AppLauncher: 'M3 3h2v2H3zM7 3h2v2H7zM11 3h2v2h-2zM3 7h2v2H3zM7 7h2v2H7zM11 7h2v2h-2zM3 11h2v2H3zM7 11h2v2H7zM11 11h2v2h-2z',
  Back: 'M13.5 8h-11M7 3.5L2.5 8 7 12.5',
  Bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM6.5 13.5a1.5 1.5 0 0 0 3 0',
  Cancel: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  ChevronDown: 'M3.5 6l4.5 4.5L12.5 6',
  ChevronRight: 'M6 3.5l4.5 4.5L6 12.5',
  ChevronUp: 'M3.5 10L8 5.5l4.5 4.5',
  Circle: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  CircleCheck: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.5 8.2l1.8 1.8 3.2-3.4',
  Delete: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  Deploy: 'M8 2.5c3 1.5 3.5 5 2 8H6c-1.5-3-1-6.5 2-8zM6.5 10.5v3M9.5 10.5v3',
  Edit: 'M3 13l.7-2.8 7-7 2.1 2.1-7 7z',
  Help: 'M6 6a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M8 11.3v.6M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  Hide: 'M2.5 8c2.5-4.5 8.5-4.5 11 0-2.5 4.5-8.5 4.5-11 0zM3 3l10 10',
  Home: 'M2.5 8L8 3l5.5 5M4 7v6.5h8V7',
  Info: 'M8 7v4M8 4.8v.6M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  Licensing: 'M2.5 4.5h11v7h-11zM2.5 7h11M4.5 9.5h3',
  Lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  Manage: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11M5 3v3M10.5 6.5v3M6.5 10v3',
  Menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  Monitor: 'M2.5 3.5h11v7h-11zM6 13h4M8 10.5V13M5 8l2-2 1.5 1.5L11 5',
  More: 'M3.5 8h.5M7.8 8h.5M12 8h.5',
  RedEye: 'M2.5 8c2.5-4.5 8.5-4.5 11 0-2.5 4.5-8.5 4.5-11 0zM8 6.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  Refresh: 'M12.8 6A5 5 0 1 0 13 9M13 3v3h-3',
  Save: 'M3 3h8l2 2v8H3zM5.5 3v3.5h4V3M5.5 13V9.5h5V13',
  SaveAndClose: 'M3 3h8l2 2v4M3 3v10h4M5.5 3v3.5h4V3M10 10l3.5 3.5M13.5 10L10 13.5',
  Search: 'M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 10l3.5 3.5',
  Security: 'M8 2.5l5 1.8v3.5c0 3-2 5-5 6-3-1-5-3-5-6V4.3z',
  Settings:
    'M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M12.2 3.8l-1.4 1.4M5.2 10.8l-1.4 1.4',
  Support: 'M3 9V8a5 5 0 0 1 10 0v1M3 9h2v3H3zM11 9h2v3h-2zM12 12c0 1.5-1.5 2-3.5 2',
};

/** One icon, as tall as the text around it. */
export const Icon = ({ name }) => (
  <svg className="replica-icon" viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true" focusable="false">
    <path d={strokes[name]} fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

// What the Fluent 8 components ask for by other names.
const aliases = {
  CheckMark: 'Accept',
  CircleRing: 'Circle',
  ChevronDownSmall: 'ChevronDown',
  ChevronUpSmall: 'ChevronUp',
  Clear: 'Cancel',
  SortDown: 'ChevronDown',
  SortUp: 'ChevronUp',
  StatusCircleCheckmark: 'CircleCheck',
};

/** Makes the icons known to Fluent 8's components. */
export const registerFluent8Icons = () => {
  const names = [...Object.keys(strokes).map((name) => [name, name]), ...Object.entries(aliases)];
  registerIcons({
    style: {},
    icons: Object.fromEntries(names.map(([asked, name]) => [asked, <Icon name={name} />])),
  });
};
