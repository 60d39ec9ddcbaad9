// What the list says of a profile, whichever form saved it.

/** Saved profiles come from both kinds of form: this one's record, or the model-driven form's columns. */
export const tenantOf = ({ tenantId, exchangeonlinetenantid }) => tenantId || exchangeonlinetenantid || '';

/** Who owns a profile: whoever saved it, but for those that say another. */
export const ownerOf = ({ owner }) => owner ?? 'Megan Bowen';
