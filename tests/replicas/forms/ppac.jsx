// The Power Platform admin center: Environments > Contoso > Settings > Email > Server profiles. See ppac/variant.js for its variants.
import './fluent8-offline.js';
import React, { useCallback, useState } from 'react';
import { render } from 'react-dom';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { registerFluent8Icons } from './icons.jsx';
import { labels } from './ppac/labels.js';
import { ProfileForm } from './ppac/profile-form.jsx';
import { Header, Navigation, ProfilesPage } from './ppac/shell.jsx';
import { FramePane, frameAddress, tellParent } from './ppac/surfaces.jsx';
import { isFramed, variant } from './ppac/variant.js';
import { sampleProfile, useProfiles } from './world.js';
import './ppac.css';

const sides = variant.two ? ['end', 'start'] : ['end'];

/** The profile whose edit screen is open at the start; null: that of a new one. */
const atStart = variant.edit ? sampleProfile : null;

/** The form alone, as a frame shows it. */
const Embedded = () => (
  <div className="embedded">
    <ProfileForm existing={atStart} onSaved={() => tellParent('saved')} onCancel={() => tellParent('cancelled')} />
  </div>
);

const Forms = ({ existing, onDone }) =>
  sides.map((side) =>
    isFramed ? (
      <FramePane key={side} onDone={onDone} />
    ) : (
      <ProfileForm key={side} side={side} existing={existing} onSaved={() => onDone(true)} onCancel={() => onDone(false)} />
    ),
  );

/** The whole page. Opening the form changes the address by the history API, as in the original. */
const AdminCenter = () => {
  const [profiles, refresh] = useProfiles();
  const [form, setForm] = useState(variant.open || variant.edit ? { existing: atStart } : null);

  const open = (existing) => {
    window.history.pushState(null, '', window.location.href.replace(/#.*|$/, existing ? '#edit' : '#new'));
    setForm({ existing });
  };
  const done = useCallback(
    (saved) => {
      window.history.pushState(null, '', window.location.href.replace(/#.*/, ''));
      setForm(null);
      if (saved) refresh();
    },
    [refresh],
  );

  const forms = form && <Forms existing={form.existing} onDone={done} />;
  const inPlaceOfList = form && variant.surface === 'page';
  return (
    <FluentProvider theme={webLightTheme}>
      <div className="app">
        <Header />
        <div className="below-header">
          <Navigation />
          <ProfilesPage profiles={profiles} onNew={() => open(null)} onOpen={open} onRefresh={refresh}>
            {inPlaceOfList ? <div className="in-page-forms">{forms}</div> : null}
          </ProfilesPage>
          {!inPlaceOfList && forms}
        </div>
        {variant.prerender && (
          <iframe
            className={variant.prerender === 'offscreen' ? 'prerendered-offscreen' : 'prerendered'}
            title={labels.newProfile}
            tabIndex={-1}
            src={frameAddress('frame')}
          />
        )}
      </div>
    </FluentProvider>
  );
};

document.title = 'Server profiles | Power Platform admin center';
document.documentElement.lang = variant.lang;
registerFluent8Icons();
const root = document.body.appendChild(document.createElement('div'));
root.id = 'root';
render(variant.embedded ? <Embedded /> : <AdminCenter />, root);
