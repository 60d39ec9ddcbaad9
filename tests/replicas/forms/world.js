// The replica server's side of a page: what exists, and the keeping of what is saved.
import { useCallback, useEffect, useState } from 'react';

/** A profile that existed before the test began, so that an edit screen has something to show. */
export const sampleProfile = {
  emailserverprofileid: '6f1d3c52-8a0e-ef11-9f8a-0022480a1b2c',
  name: 'Fabrikam mail (cross-tenant)',
  serverType: 'Exchange Online',
  authType: 'Oauth (Cross Tenant)',
  tenantId: '3d5a7c1e-40b2-4f6d-9c8e-1b2a3f4d5e6f',
  clientId: '8e2b6d90-17c4-4a35-b0f1-92d7c6e5a481',
  isDefault: false,
};

/** Profiles that came with the environment. */
const builtIn = [
  {
    emailserverprofileid: '1e7f0b9a-55c2-ed11-b597-000d3a4f2c11',
    name: 'Microsoft Exchange Online',
    serverType: 'Exchange Online',
    authType: 'Server-to-Server Authentication (Same Tenant)',
    isDefault: true,
  },
  sampleProfile,
];

/** Keeps `record` on the server; resolves to the record as kept. */
export const saveProfile = async (record) => {
  const answer = await fetch('/__replica/profiles', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(record),
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
};

/** `[profiles, refresh, loaded]`: the built-in profiles and the saved ones, once `loaded`. */
export const useProfiles = () => {
  const [saved, setSaved] = useState(null);
  const refresh = useCallback(async () => {
    const answer = await fetch('/__replica/world');
    if (answer.ok) setSaved((await answer.json()).profiles ?? []);
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return [[...builtIn, ...(saved ?? [])], refresh, saved !== null];
};
