// What the form does by itself when an attribute changes, after the old form script, plus the business rule of the variant.
import { variant } from './variant.js';

/** The tenant that the organisation was set up with. */
const CONFIGURED_TENANT = '5b0c6a1e-9d47-4e2f-8a63-c1f0d2b7e948';

const clear =
  (...names) =>
  (model) =>
    names.forEach((name) => model[name].attribute.setValue(null));

const lockTenant = (model) => {
  const usesDefault = model.usedefaulttenantid.attribute.getValue();
  model.exchangeonlinetenantid.control.setDisabled(usesDefault);
  if (variant.configured) model.exchangeonlinetenantid.attribute.setValue(usesDefault ? CONFIGURED_TENANT : null);
};

const clearLocations = (model) => {
  if (model.useautodiscover.attribute.getValue()) clear('incomingserverlocation', 'outgoingserverlocation')(model);
};

const businessRules = { 'null-tenant': [['exchangeonlinetenantid', clear('exchangeonlinetenantid')]] };

const onChange = [
  ['usedefaulttenantid', lockTenant],
  ['useautodiscover', clearLocations],
  ['incomingcredentialretrieval', clear('incomingusername', 'incomingpassword', 'incomingauthenticationprotocol')],
  ['outgoingcredentialretrieval', clear('outgoingusername', 'outgoingpassword', 'outgoingauthenticationprotocol')],
  ...(businessRules[variant.rule] ?? []),
];

/** Attaches the rules, and runs the one that also runs on load. */
export const attachRules = (model) => {
  for (const [name, run] of onChange) model[name].attribute.addOnChange(() => run(model));
  lockTenant(model);
};
