import React, { useState } from 'react';
import { ChoiceGroup, PrimaryButton, TextField } from '@fluentui/react';
import { Blade } from './blade.jsx';
import { appUrl } from './routes.js';
import { text } from './text.js';
import { createApp } from './world.js';

/** The form that registers an application and then opens its Overview. */
export function CreateBlade({ world, hidden, refresh }) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const tenant = world?.tenant.name ?? '';
  const register = async () => {
    setBusy(true);
    const app = await createApp(name);
    await refresh();
    setBusy(false);
    setName('');
    location.hash = appUrl('Overview', app.appId);
  };
  return (
    <Blade title={text('register_app')} icon="app" hidden={hidden}>
      <div className="create-form">
        <TextField
          label={`* Name`}
          description="The user-facing display name for this application (this can be changed later)."
          value={name}
          onChange={(_, value) => setName(value)}
          data-replica="app-name"
        />
        <ChoiceGroup
          label={text('account_types')}
          defaultSelectedKey="single"
          options={[
            { key: 'single', text: `Accounts in this organizational directory only (${tenant} only - Single tenant)` },
            { key: 'multi', text: 'Accounts in any organizational directory (Any Microsoft Entra ID tenant - Multitenant)' },
          ]}
        />
      </div>
      <footer className="create-footer">
        <p>By proceeding, you agree to the Microsoft Platform Policies</p>
        <PrimaryButton
          text={text('register')}
          title={text('register')}
          disabled={busy || !name.trim()}
          onClick={register}
          data-replica="register"
        />
      </footer>
    </Blade>
  );
}
