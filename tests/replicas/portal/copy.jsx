import React from 'react';
import { text } from './text.js';

/** An icon the way the portal draws one: a private-use character that only the icon font can show. */
export function Glyph({ name }) {
  return (
    <i className={`glyph glyph-${name}`} aria-hidden="true">
      {glyphs[name] ?? '\uE9CE'}
    </i>
  );
}

const glyphs = {
  copy: '\uE8C8',
  info: '\uE946',
  add: '\uE710',
  close: '\uE711',
  key: '\uE8D7',
  search: '\uE721',
  granted: '\uE73E',
  warning: '\uE7BA',
};

/** Puts `value` on the clipboard; a frame that may not do so stays silent, as in the original. */
export const copyText = (value) => void navigator.clipboard?.writeText(value).catch(() => {});

/** The copy button beside an identifier. */
export function CopyButton({ value }) {
  return (
    <button type="button" className="copy-button" title={text('copy')} onClick={() => copyText(value)}>
      <Glyph name="copy" />
      <span className="visually-hidden">{text('copy')}</span>
    </button>
  );
}
