// The application's address as a route. Going from a list to a form loads no new page, as in the original.
import { useEffect, useState } from 'react';
import { changedQuery } from '../query.js';

/** What an address asks for: a list of an entity, or the form of a record, a new one without `id`. */
const read = () => {
  const query = new URLSearchParams(window.location.search);
  return {
    list: query.get('pagetype') === 'entitylist' && !query.has('embedded') ? query.get('etn') : null,
    id: (query.get('id') ?? '').replace(/[{}]/g, '').toLowerCase(),
  };
};

/** Goes to the page that differs from this one by `changes` of the query. */
export const go = (changes) => {
  window.history.pushState(null, '', `?${changedQuery(changes)}`);
  window.dispatchEvent(new Event('popstate'));
};

/** Goes to the list of an entity. */
export const goToList = (etn) => go({ pagetype: 'entitylist', etn, id: null });

/** The route of the address, followed. */
export const useRoute = () => {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = () => setRoute(read());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  return route;
};
