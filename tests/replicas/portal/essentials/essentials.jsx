import React, { useEffect, useMemo, useState } from 'react';
import { Glyph } from '../copy.jsx';
import { options } from '../options.js';
import { text } from '../text.js';
import { AsxRows } from './asx-rows.jsx';
import { FieldRows } from './field-rows.jsx';
import { KnockoutRows } from './knockout-rows.jsx';
import { PropertyRows } from './property-rows.jsx';
import { ReactRows } from './react-rows.jsx';
import { essentialsRows } from './rows.js';

const generations = { 1: KnockoutRows, 2: ReactRows, 3: PropertyRows, 4: FieldRows, 5: AsxRows };

/** Counts up once, when the portal throws the Essentials away and builds them anew. */
function useRemount() {
  const [build, setBuild] = useState(0);
  useEffect(() => {
    if (!options.remount) return undefined;
    const timer = setTimeout(() => setBuild(1), options.remount);
    return () => clearTimeout(timer);
  }, []);
  return build;
}

/** The summary at the head of an application's Overview, in the generation of the page. */
export function Essentials({ app, tenant, onFollow }) {
  const Rows = generations[options.gen];
  const rows = useMemo(() => essentialsRows(app, tenant), [app, tenant]);
  return (
    <section className="essentials">
      <h3 className="essentials-title">
        <Glyph name="chevron" />
        {text('essentials')}
      </h3>
      <div key={useRemount()} className={`essentials-rows essentials-rows-${options.gen}`}>
        <Rows rows={rows} onFollow={onFollow} />
      </div>
    </section>
  );
}
