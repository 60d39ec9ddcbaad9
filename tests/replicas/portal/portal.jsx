// The Azure portal (and the Entra admin center): shell, routes and blades of the app registrations.
import './offline.js';
import React, { useCallback, useEffect, useRef, useState } from 'react';
import { render } from 'react-dom';
import { AppBlade } from './app-blade.jsx';
import { CreateBlade } from './create-blade.jsx';
import { hostility } from './hostile.js';
import { ListBlade } from './list-blade.jsx';
import { options } from './options.js';
import { parse } from './routes.js';
import { SecretPane } from './secret-pane.jsx';
import { text } from './text.js';
import { TopBar, product } from './top-bar.jsx';
import { createSecret, findApp, useWorld } from './world.js';
import './fluent-icons.jsx';
import './common.css';
import './portal.css';

const typingTime = 1500;

/** The route of the hash; an address outside the app registrations changes nothing. */
function useRoute() {
  const [route, setRoute] = useState(() => parse(location.hash) ?? { blade: 'list' });
  useEffect(() => {
    const change = () => setRoute((before) => parse(location.hash) ?? before);
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return route;
}

/**
 * The secret values that may still be seen, by secret ID: gone as soon as the admin leaves the page they were made on.
 * With `typed` a value grows to its length.
 */
function useFresh(place) {
  const [fresh, setFresh] = useState({});
  const typing = useRef(0);
  useEffect(() => {
    setFresh({});
    return () => clearInterval(typing.current);
  }, [place]);
  const show = useCallback(({ secretId, value }) => {
    const set = (shown) => setFresh((before) => ({ ...before, [secretId]: shown }));
    if (!options.typed) return set(value);
    let length = 0;
    typing.current = setInterval(() => {
      set(value.slice(0, (length += 1)));
      if (length >= value.length) clearInterval(typing.current);
    }, typingTime / value.length);
    return undefined;
  }, []);
  return [fresh, show];
}

/** The route each blade was last at; the blades in it are in the document. */
function useJourney(route) {
  const journey = useRef({});
  journey.current = options.keep ? { ...journey.current, [route.blade]: route } : { [route.blade]: route };
  return journey.current;
}

function Portal() {
  const route = useRoute();
  const journey = useJourney(route);
  const [world, refresh, revision] = useWorld();
  const [paneOpen, setPaneOpen] = useState(false);
  const [fresh, show] = useFresh(`${route.blade} ${route.section} ${route.appId}`);
  useEffect(() => setPaneOpen(false), [route]);

  const addSecret = async (description, months) => {
    const secret = await createSecret(route.appId, description, months);
    await refresh();
    show(secret);
    setPaneOpen(false);
  };

  const { app, create, list } = journey;
  const name = route === app ? findApp(world, app.appId)?.name : '';
  useEffect(() => {
    document.title = `${name || text('app_list')} - ${product}`;
  }, [name]);
  return (
    <div className="fxs-portal">
      <TopBar tenant={world?.tenant} />
      <main className="fxs-journey">
        {options.open && <AppBlade appId={options.open} section="Overview" world={world} fresh={{}} revision={revision} beside />}
        {list && <ListBlade world={world} hidden={list !== route} />}
        {create && <CreateBlade world={world} refresh={refresh} hidden={create !== route} />}
        {app && (
          <AppBlade
            appId={app.appId}
            section={app.section}
            hidden={app !== route}
            world={world}
            fresh={fresh}
            revision={revision}
            refresh={refresh}
            onNewSecret={() => setPaneOpen(true)}
          />
        )}
      </main>
      {paneOpen && <SecretPane onAdd={addSecret} onCancel={() => setPaneOpen(false)} />}
    </div>
  );
}

document.documentElement.lang = options.lang;
const root = document.body.appendChild(document.createElement('div'));
root.id = 'web-container';
render(<Portal />, root);
if (options.hostile) hostility(document.body);
