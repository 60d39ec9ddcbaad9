// The Knockout data grid: header and body are sibling DIVs, cells line up with headers by their index only. Rows and
// cells are reused, so new data changes the text of nodes that stay.
import React, { useEffect, useRef } from 'react';
import { copyText } from '../copy.jsx';
import { bind, ko } from '../knockout.js';
import { text } from '../text.js';

const template = `
<div class="fxc-gc azc-fabric fxc-gc-dataGrid" role="grid" data-bind="ariaLabel: name">
  <div class="fxc-gc-table">
    <div class="fxc-gc-thead" role="rowgroup">
      <div class="fxc-gc-headerrow" role="row" data-bind="foreach: columns">
        <div class="fxc-gc-columnheader" role="columnheader" data-bind="ariaLabel: label, columnIndex: position, style: size">
          <div class="fxc-gc-columnheader-content fxc-gc-text" data-bind="text: label"></div>
          <!-- ko if: info -->
          <div class="info-balloon" role="button" tabindex="0" data-bind="title: info, ariaLabel: info">
            <i class="glyph glyph-info" aria-hidden="true">\uE946</i>
          </div>
          <!-- /ko -->
        </div>
      </div>
    </div>
    <div class="fxc-gc-tbody fxc-gc-rows" role="rowgroup" data-bind="foreach: rows">
      <div class="fxc-gc-row" role="row" data-bind="rowIndex: position">
        <div class="fxc-gc-row-content fxc-gc-row-content_0" data-bind="foreach: cells">
          <div class="fxc-gc-cell" role="gridcell" data-bind="title: text, columnIndex: position, css: column, style: size">
            <!-- ko if: href -->
            <a class="fxc-gcflink-link"
              data-bind="id: id, text: text, href: href, replica: replica, appId: appId"></a>
            <!-- /ko -->
            <!-- ko ifnot: href -->
            <div class="fxc-gc-text" data-bind="id: id, text: text"></div>
            <!-- /ko -->
            <!-- ko if: copy -->
            <div type="button" tabindex="0" class="copy-button" data-bind="title: copyLabel, fxclick: copyCell">
              <i class="glyph glyph-copy" aria-hidden="true">\uE8C8</i>
            </div>
            <!-- /ko -->
          </div>
        </div>
      </div>
    </div>
  </div>
</div>`;

const size = ({ width }) => ({ flex: `${width} 1 0` });

function cellModel(row, index, column) {
  const model = {
    size: size(column),
    id: `fxc-gc-cell-content_${row}_${index}`,
    column: `fxc-gc-columncell_0_${index}`,
    position: index + 1,
    copyLabel: text('copy'),
    replica: 'app-link',
    text: ko.observable(''),
    href: ko.observable(),
    appId: ko.observable(),
    copy: ko.observable(false),
    copyCell: () => copyText(model.text()),
  };
  return model;
}

/** Makes `models` as many as `rows` and gives every cell its new content. */
function feed(models, rows, columns) {
  while (models().length > rows.length) models.pop();
  while (models().length < rows.length) {
    const index = models().length;
    const cells = columns.map((column, position) => cellModel(index, position, column));
    models.push({ position: index + 2, cells });
  }
  rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      const model = models()[row].cells[column];
      model.text(cell.text);
      model.href(cell.href);
      model.appId(cell.appId);
      model.copy(Boolean(cell.copy));
    }),
  );
}

/** The classic grid. `columns`: `{key, label, width, info?}`; `rows`: `{key, cells: [{text, copy?, href?, appId?}]}`. */
export function ClassicGrid({ name, columns, rows }) {
  const host = useRef(null);
  const models = useRef(null);

  useEffect(() => {
    models.current = ko.observableArray([]);
    const headers = columns.map((column, index) => ({ info: undefined, ...column, size: size(column), position: index + 1 }));
    const place = host.current.appendChild(document.createElement('div'));
    return bind(place, template, { name, columns: headers, rows: models.current });
    // The binding is made once; the effect below feeds it.
  }, []);

  useEffect(() => feed(models.current, rows, columns), [rows]);

  return <div ref={host} />;
}
