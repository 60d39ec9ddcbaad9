// Where the form opens. Every surface takes `title`, `side` (end or start), `onDismiss`, `footer` and the form's body.
import React, { useEffect } from 'react';
import { Panel, PanelType } from '@fluentui/react';
import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  InlineDrawer,
  OverlayDrawer,
} from '@fluentui/react-components';
import { Icon } from '../icons.jsx';
import { changedQuery } from '../query.js';
import { labels } from './labels.js';
import { variant } from './variant.js';

const Panel8 = ({ title, side, onDismiss, footer, children }) => (
  <Panel
    isOpen
    type={side === 'end' ? PanelType.custom : PanelType.customNear}
    customWidth="480px"
    headerText={title}
    closeButtonAriaLabel="Close"
    isBlocking={!variant.dismiss && !variant.two}
    isLightDismiss={variant.dismiss}
    isFooterAtBottom
    onDismiss={onDismiss}
    onRenderFooterContent={() => footer}
  >
    {children}
  </Panel>
);

const CloseButton = ({ onClick }) => (
  <Button appearance="subtle" aria-label="Close" icon={<Icon name="Cancel" />} onClick={onClick} />
);

const DrawerContent = ({ title, onDismiss, footer, children }) => (
  <>
    <DrawerHeader>
      <DrawerHeaderTitle action={<CloseButton onClick={onDismiss} />}>{title}</DrawerHeaderTitle>
    </DrawerHeader>
    <DrawerBody>{children}</DrawerBody>
    <DrawerFooter>{footer}</DrawerFooter>
  </>
);

const Overlay9 = ({ side, onDismiss, ...content }) => (
  <OverlayDrawer
    open
    position={side}
    size="medium"
    modalType={variant.two ? 'non-modal' : 'modal'}
    onOpenChange={(_, { type }) => (variant.dismiss || type !== 'backdropClick') && onDismiss()}
  >
    <DrawerContent onDismiss={onDismiss} {...content} />
  </OverlayDrawer>
);

const Inline9 = ({ side, ...content }) => (
  <InlineDrawer open separator position={side} size="medium">
    <DrawerContent {...content} />
  </InlineDrawer>
);

const InPage = ({ title, footer, children }) => (
  <section className="in-page-form" aria-label={title}>
    <h2>{title}</h2>
    {children}
    <div className="in-page-footer">{footer}</div>
  </section>
);

/** The surfaces that hold the form itself; in the two framed ones the frame's page does, with the surface `page`. */
export const surfaces = { panel: Panel8, overlay: Overlay9, inline: Inline9, page: InPage };

const frameOrigins = { frame: '', orgframe: 'https://contoso.crm4.dynamics.com' };

const frameQuery = changedQuery({ surface: 'page', embedded: '1', open: '1', two: null, prerender: null });

/** Address of the page that holds the form alone. */
export const frameAddress = (surface) => `${frameOrigins[surface]}/__replica/page/ppac?${frameQuery}`;

/** How an embedded page tells the page around it that it is done. */
export const tellParent = (outcome) => window.parent.postMessage({ replicaForm: outcome }, '*');

/** A pane whose content is the form's page. `onDone` is told whether a profile was saved. */
export const FramePane = ({ onDone }) => {
  useEffect(() => {
    const listen = ({ data }) => data?.replicaForm && onDone(data.replicaForm === 'saved');
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [onDone]);
  return (
    <aside className="frame-pane">
      <iframe title={labels.newProfile} src={frameAddress(variant.surface)} />
    </aside>
  );
};
