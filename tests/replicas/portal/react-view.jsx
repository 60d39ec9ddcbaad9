// A React view of the portal: a page of another origin in a sandboxed frame, told by messages what to show.
import React, { useEffect, useRef, useState } from 'react';
import { frameQuery } from './options.js';

const host = 'https://sandbox-1-2.reactblade.portal.azure.net';
let frames = 0;

/**
 * The frame of `view` (`overview`, `credentials` or `permissions`). `state` is sent whenever it changes: `{appId, fresh, revision}`; a
 * switch of application therefore changes values inside the same document.
 */
export function ReactView({ view, state, active, onFollow }) {
  const [{ id, src }] = useState(() => ({
    id: `_react_frame_${(frames += 1)}`,
    src: `${host}/?${frameQuery(view, state.appId)}`,
  }));
  const element = useRef(null);
  const send = () => element.current.contentWindow.postMessage(state, '*');

  useEffect(send, [state]);
  useEffect(() => {
    const follow = ({ source, data }) => source === element.current.contentWindow && onFollow(data.follow);
    addEventListener('message', follow);
    return () => removeEventListener('message', follow);
  }, [onFollow]);

  return (
    <iframe
      ref={element}
      id={id}
      name={`${view[0].toUpperCase()}${view.slice(1)}.ReactView`}
      title={view}
      src={src}
      className={active ? 'fxs-reactview-frame fxs-reactview-frame-active' : 'fxs-reactview-frame'}
      sandbox="allow-scripts allow-forms"
      allow="clipboard-write"
      onLoad={send}
    />
  );
}
