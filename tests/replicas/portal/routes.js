// The portal's own addresses: everything is in the hash of the top page.

const extension = '#view/Microsoft_AAD_RegisteredApps/';
const sections = ['Overview', 'Credentials', 'CallAnAPI'];

export const listUrl = `${extension}ApplicationsListBlade`;
export const createUrl = `${extension}CreateApplicationBlade`;

/** The address of one section of an application. */
export const appUrl = (section, appId) => `${extension}ApplicationMenuBlade/~/${section}/appId/${appId}/isMSAApp~/false`;

/** The address of the service principal, which belongs to another part of the portal. */
export const managedAppUrl = (objectId, appId) =>
  `#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${objectId}/appId/${appId}`;

/** The blade a hash means, or null for an address outside the app registrations. Links in the wild differ in case. */
export function parse(hash) {
  const app = /\/ApplicationMenuBlade\/~\/(\w+)\/appId\/([0-9a-f-]{36})/i.exec(hash);
  if (app) {
    const section = sections.find((known) => known.toLowerCase() === app[1].toLowerCase());
    return section ? { blade: 'app', section, appId: app[2].toLowerCase() } : null;
  }
  if (/\/CreateApplicationBlade/i.test(hash)) return { blade: 'create' };
  return hash.length < 2 || /\/ApplicationsListBlade/i.test(hash) ? { blade: 'list' } : null;
}
