// The Knockout grid with a row for each group. With `virtual` only the rows in view are in the document, between two empty blocks.
import React, { useEffect, useRef } from 'react';
import { bind, ko } from '../knockout.js';
import { options } from '../options.js';

const template = `
<div class="fxc-gc azc-fabric fxc-gc-dataGrid" role="grid" data-bind="ariaLabel: name">
  <div class="fxc-gc-table">
    <div class="fxc-gc-thead" role="rowgroup">
      <div class="fxc-gc-headerrow" role="row" data-bind="foreach: columns">
        <div class="fxc-gc-columnheader" role="columnheader" data-bind="ariaLabel: label, columnIndex: position, style: size">
          <div class="fxc-gc-columnheader-content fxc-gc-text" data-bind="text: label"></div>
        </div>
      </div>
    </div>
    <div class="fxc-gc-tbody fxc-gc-rows" data-bind="css: frame, replica: frame, scrolled: scroll">
      <div data-bind="style: above"></div>
      <div role="rowgroup" data-bind="foreach: rows">
        <div class="fxc-gc-row" role="row" data-bind="rowIndex: position">
          <!-- ko if: group -->
          <div class="fxc-gc-row-content fxc-gc-row-group">
            <div class="fxc-gc-cell" role="gridcell">
              <i class="glyph glyph-chevron" aria-hidden="true">\uE70E</i>
              <span class="fxs-fxclick" role="link" tabindex="0" data-bind="text: title, fxclick: press"></span>
            </div>
          </div>
          <!-- /ko -->
          <!-- ko ifnot: group -->
          <div class="fxc-gc-row-content fxc-gc-row-content_0" data-bind="foreach: cells">
            <div class="fxc-gc-cell" role="gridcell" data-bind="title: text, columnIndex: position, css: column, style: size">
              <!-- ko if: icon -->
              <i aria-hidden="true" data-bind="css: icon">\uE73E</i>
              <!-- /ko -->
              <div class="fxc-gc-text" data-bind="text: text"></div>
            </div>
          </div>
          <!-- /ko -->
        </div>
      </div>
      <div data-bind="style: below"></div>
    </div>
  </div>
</div>`;

const ROW = 37;
const IN_VIEW = 7;

const size = ({ width }) => ({ flex: `${width} 1 0` });
const height = (rows) => ({ height: `${rows * ROW}px` });

/** A row's place in the document; what stands there changes. */
function rowModel(columns, press) {
  const model = {
    position: ko.observable(0),
    group: ko.observable(''),
    title: ko.observable(''),
    cells: columns.map((column, index) => ({
      size: size(column),
      column: `fxc-gc-columncell_0_${index}`,
      position: index + 1,
      text: ko.observable(''),
      icon: ko.observable(''),
    })),
    press: () => press(model.group()),
  };
  return model;
}

const flat = (groups) => groups.flatMap(({ name, rows }) => [{ group: name, title: `${name} (${rows.length})` }, ...rows]);

/** The classic grid. `groups`: `{name, rows: [{cells: [{text, icon?}]}]}`. */
export function ClassicGroups({ name, columns, groups, onOpen }) {
  const host = useRef(null);
  const model = useRef(null);
  const latest = useRef({});
  latest.current = { rows: flat(groups), onOpen };

  const feed = () => {
    const { rows } = latest.current;
    const { first, rows: places, above, below } = model.current;
    const start = options.virtual ? Math.min(first(), Math.max(0, rows.length - IN_VIEW)) : 0;
    const shown = options.virtual ? rows.slice(start, start + IN_VIEW) : rows;
    while (places().length > shown.length) places.pop();
    while (places().length < shown.length) places.push(rowModel(columns, (group) => latest.current.onOpen(group)));
    shown.forEach((row, index) => {
      const place = places()[index];
      place.position(start + index + 2);
      place.title(row.title ?? '');
      place.group(row.group ?? '');
      place.cells.forEach((cell, column) => {
        cell.text(row.cells?.[column].text ?? '');
        cell.icon(row.cells?.[column].icon ? `glyph glyph-${row.cells[column].icon}` : '');
      });
    });
    above(height(start));
    below(height(rows.length - start - shown.length));
  };

  useEffect(() => {
    const first = ko.observable(0);
    model.current = {
      name,
      columns: columns.map((column, index) => ({ ...column, size: size(column), position: index + 1 })),
      rows: ko.observableArray([]),
      first,
      above: ko.observable({}),
      below: ko.observable({}),
      frame: options.virtual ? 'grid-window' : '',
      scroll: (top) => {
        first(Math.floor(top / ROW));
        feed();
      },
    };
    const place = host.current.appendChild(document.createElement('div'));
    return bind(place, template, model.current);
    // The binding is made once; the effect below feeds it.
  }, []);

  useEffect(feed, [groups]);

  return <div ref={host} />;
}
