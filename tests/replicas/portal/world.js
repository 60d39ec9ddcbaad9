// What the server keeps, and the hooks that bring it into the page.
import { useCallback, useEffect, useState } from 'react';
import { options } from './options.js';

async function call(path, body) {
  const request = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`/__replica/${path}`, request);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Registers an application; answers it. */
export const createApp = (name) => call('apps', { name });

/** Adds a secret to an application; the answer is the only one that ever holds its value. */
export const createSecret = (appId, description, months) => call(`apps/${appId}/secrets`, { description, months });

/** Configures an application with permissions of one API and kind. */
export const addPermissions = (appId, api, kind, names) => call(`apps/${appId}/permissions`, { api, kind, names });

/** Grants what an application is configured with; the rest that was granted is configured as well, or goes. */
export const grantConsent = (appId, keepOthers) => call(`apps/${appId}/consent`, { keepOthers });

/**
 * `[world, refresh, reads]`: the world (null until it is here), a function that reads it again, and how often it was
 * read. A change of `revision` reads it again as well.
 */
export function useWorld(revision) {
  const [{ world, reads }, setState] = useState({ world: null, reads: 0 });
  const refresh = useCallback(async () => {
    const answer = await call('world');
    setState((before) => ({ world: answer, reads: before.reads + 1 }));
  }, []);
  useEffect(() => void refresh(), [refresh, revision]);
  return [world, refresh, reads];
}

/** The application with this id, or undefined. */
export const findApp = (world, appId) => world?.apps.find((app) => app.appId.toLowerCase() === appId);

/** `value` as it was `options.late` milliseconds ago: until new data is here, the portal shows the old. */
export function useLate(value) {
  const [shown, setShown] = useState(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), options.late);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}
