// "Grant admin consent confirmation", and before it, where the tenant has granted more than is configured, what is to become of that.
import React, { useState } from 'react';
import { ChoiceGroup, DefaultButton, Dialog, DialogFooter, PrimaryButton } from '@fluentui/react';
import { ContextPane } from '../context-pane.jsx';
import { options } from '../options.js';
import { text } from '../text.js';

const title = 'Grant admin consent confirmation';
const question = (tenant) =>
  `Do you want to grant consent for the requested permissions for all accounts in ${tenant}? This will update any existing admin consent records this application already has to match what is listed below.`;

/** The classic message box: buttons are DIVs with a title. */
const MessageBox = ({ tenant, onYes, onNo }) => (
  <div className="fxs-messagebox-layer">
    <div className="fxs-messagebox fxs-popup" role="alertdialog" aria-labelledby="messagebox0-title">
      <h2 id="messagebox0-title">{title}</h2>
      <div className="fxs-messagebox-text" id="messagebox0-000">
        {question(tenant)}
      </div>
      <div className="fxs-messagebox-buttons">
        <div className="fxs-button" role="button" tabIndex={0} title={text('yes')} onClick={onYes} data-replica="consent-yes">
          {text('yes')}
        </div>
        <div className="fxs-button" role="button" tabIndex={0} title={text('no')} onClick={onNo} data-replica="consent-no">
          {text('no')}
        </div>
      </div>
    </div>
  </div>
);

const FluentDialog = ({ tenant, onYes, onNo }) => (
  <Dialog
    hidden={false}
    onDismiss={onNo}
    dialogContentProps={{ title, subText: question(tenant) }}
    modalProps={{ isBlocking: true }}
  >
    <DialogFooter>
      <PrimaryButton text={text('yes')} onClick={onYes} data-replica="consent-yes" />
      <DefaultButton text={text('no')} onClick={onNo} data-replica="consent-no" />
    </DialogFooter>
  </Dialog>
);

const Confirmation = options.gen === 1 ? MessageBox : FluentDialog;

const KEEP = [
  { key: 'yes', text: 'Yes, add other granted permissions to configured permissions' },
  { key: 'no', text: 'No, remove other granted permissions' },
];

function KeepOthers({ onDone, onClose }) {
  const [choice, setChoice] = useState();
  return (
    <ContextPane
      title="Grant admin consent"
      onClose={onClose}
      footer={
        <PrimaryButton
          text="Save and continue"
          disabled={!choice}
          onClick={() => onDone(choice === 'yes')}
          data-replica="keep-continue"
        />
      }
    >
      <p>
        Other permissions have been granted for this tenant that are not configured. Do you want to keep these other granted
        permissions?
      </p>
      <ChoiceGroup
        options={KEEP.map((one) => ({ ...one, 'data-replica': `keep-${one.key}` }))}
        selectedKey={choice}
        onChange={(_, option) => setChoice(option.key)}
      />
    </ContextPane>
  );
}

/** Both in turn; `onGrant(keepOthers)`. */
export function Consent({ tenant, others, onGrant, onClose }) {
  const [keep, setKeep] = useState(others ? null : true);
  return keep === null ? (
    <KeepOthers onDone={setKeep} onClose={onClose} />
  ) : (
    <Confirmation tenant={tenant} onYes={() => onGrant(keep)} onNo={onClose} />
  );
}
