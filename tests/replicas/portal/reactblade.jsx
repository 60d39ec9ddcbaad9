// The document inside a React view's frame: its origin is opaque, its content comes from the server and from the
// messages of the portal around it.
import './offline.js';
import React, { useEffect, useState } from 'react';
import { render } from 'react-dom';
import { Credentials } from './credentials.jsx';
import { Essentials } from './essentials/essentials.jsx';
import { hostility } from './hostile.js';
import { frame, options } from './options.js';
import { Permissions } from './permissions/section.jsx';
import { findApp, useLate, useWorld } from './world.js';
import './fluent-icons.jsx';
import './common.css';

const follow = (href) => parent.postMessage({ follow: href }, '*');

const views = {
  overview: ({ app, tenant }) => <Essentials app={app} tenant={tenant} onFollow={follow} />,
  credentials: ({ app, fresh }) => <Credentials app={app} fresh={fresh} />,
  permissions: ({ app, tenant, refresh }) => <Permissions app={app} tenant={tenant} refresh={refresh} />,
};

function View() {
  const [state, setState] = useState({ appId: frame.appId, fresh: {}, revision: 0 });
  useEffect(() => {
    const receive = ({ source, data }) => source === parent && setState(data);
    addEventListener('message', receive);
    return () => removeEventListener('message', receive);
  }, []);
  const [world, refresh] = useWorld(state.revision);
  const app = useLate(findApp(world, state.appId));
  const Shown = views[frame.view];
  return <Shown app={app} tenant={world?.tenant} fresh={state.fresh} refresh={refresh} />;
}

document.documentElement.lang = options.lang;
document.body.className = 'react-view';
const root = document.body.appendChild(document.createElement('div'));
render(<View />, root);
if (options.hostile) hostility(document.body);
