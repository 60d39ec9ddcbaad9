// Generation 1: Knockout in the top page. Values are observables, so a switch of app changes the text of nodes that stay.
import React, { useEffect, useRef } from 'react';
import { copyText } from '../copy.jsx';
import { bind, ko } from '../knockout.js';
import { text } from '../text.js';

const template = `
<div class="fxc-essentials-rows" data-bind="foreach: rows">
  <div class="fxc-essentials-item">
    <div class="fxc-essentials-label-container">
      <label class="fxc-essentials-label" data-bind="text: label, title: label"></label>
    </div>
    <div class="fxc-essentials-value-wrapper">
      <!-- ko if: isLink -->
      <button type="button" class="msportalfx-text-primary fxc-essentials-value fxs-portal-text fxs-fxclick"
        data-bind="text: shown, title: value, fxclick: follow"></button>
      <!-- /ko -->
      <!-- ko ifnot: isLink -->
      <div class="fxc-essentials-value fxs-portal-text" data-bind="text: shown, title: value"></div>
      <!-- /ko -->
      <!-- ko if: id -->
      <div class="fxc-essentials-measure" aria-hidden="true" data-bind="text: value"></div>
      <div type="button" role="button" tabindex="0" class="copy-button" data-bind="title: copyLabel, fxclick: copy">
        <i class="glyph glyph-copy" aria-hidden="true">\uE8C8</i>
        <span class="visually-hidden" data-bind="text: copyLabel"></span>
      </div>
      <!-- /ko -->
    </div>
  </div>
</div>`;

function rowModel({ label, id, isLink }, latest) {
  const value = ko.observable('');
  return {
    label,
    id,
    isLink,
    value,
    shown: ko.observable(''),
    copyLabel: text('copy'),
    copy: () => copyText(value()),
    follow: latest,
  };
}

/** The Essentials of the classic portal. */
export function KnockoutRows({ rows, onFollow }) {
  const host = useRef(null);
  const models = useRef(null);
  const latest = useRef(rows);
  latest.current = rows;

  useEffect(() => {
    models.current = rows.map((row, index) => rowModel(row, () => onFollow(latest.current[index].href)));
    const place = host.current.appendChild(document.createElement('div'));
    return bind(place, template, { rows: models.current });
    // The binding is made once; the effect below feeds it.
  }, []);

  useEffect(() => {
    models.current.forEach((model, index) => {
      model.value(rows[index].value);
      model.shown(rows[index].shown);
    });
  }, [rows]);

  return <div ref={host} />;
}
