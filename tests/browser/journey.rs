//! The whole procedure, as the admin walks it: what is saved on the form must be what the portal issued.

use super::desk;
use crate::support::world::App;
use crate::support::{Browser, Form, Panel, Portal, Result, Section, Server};

/// Languages of the portal with a source for every label that counts, a generation each. No right-to-left one has a source.
const LANGUAGES: &[&str] = &["gen=1&lang=ja", "gen=2&lang=zh-Hant", "gen=3&lang=ko", "gen=4&lang=es", "gen=1&lang=it"];

/// A model-driven form's looks, each after another portal.
const RECORDS: &[(&str, &str)] = &[("gen=1", "look=classic"), ("gen=2", "look=new")];

/// The portal's generations with a language other than English among them.
const PORTALS: &[&str] = &["gen=1", "gen=2", "gen=3", "gen=4", "gen=5&lang=de"];

/// What happens to the extension between two steps of the admin.
#[derive(Clone, Copy)]
pub enum Between {
    Nothing,
    PanelReloads,
    BackgroundStops,
}

/// Any generation of the portal may be served to an admin tomorrow.
#[tokio::test(flavor = "multi_thread")]
async fn every_portal_leads_to_a_right_profile() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    for (number, portal) in PORTALS.iter().enumerate() {
        let walk = Walk { server: &server, browser: &browser, panel: &panel, between: Between::Nothing };
        let walked = walk.through(portal, &format!("Mail {number}")).await;
        walked.map_err(|failure| failure.within(portal))?;
    }
    Ok(())
}

/// The side panel is closed and opened at will: it shows the setup, it does not hold it.
#[tokio::test(flavor = "multi_thread")]
async fn a_reloaded_panel_loses_nothing() -> Result {
    walk_with(Between::PanelReloads).await
}

/// The browser stops the background when it likes: here before each step of the admin.
#[tokio::test(flavor = "multi_thread")]
async fn a_background_stopped_before_each_step_loses_nothing() -> Result {
    walk_with(Between::BackgroundStops).await
}

/// Admins read the portal in their own language.
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_in_another_language_is_read() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let walk = Walk { server: &server, browser: &browser, panel: &panel, between: Between::Nothing };
    for (number, portal) in LANGUAGES.iter().enumerate() {
        panel.new_setup().await?;
        walk.collect(portal, &format!("Mail {number}")).await.map_err(|failure| failure.within(portal))?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
    }
    Ok(())
}

/// What counts on a model-driven form is the record, not the page. The background is stopped while it fills.
#[tokio::test(flavor = "multi_thread")]
async fn a_model_driven_form_saves_what_the_portal_issued() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    for (number, (portal, look)) in RECORDS.iter().enumerate() {
        let walk = Walk { server: &server, browser: &browser, panel: &panel, between: Between::Nothing };
        let walked = walk.to_record(portal, look, &format!("Mail {number}")).await;
        walked.map_err(|failure| failure.within(look))?;
    }
    Ok(())
}

async fn walk_with(between: Between) -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let walk = Walk { server: &server, browser: &browser, panel: &panel, between };
    walk.through("gen=2", "Mail").await
}

/// One admin at work.
pub struct Walk<'a> {
    pub server: &'a Server,
    pub browser: &'a Browser,
    pub panel: &'a Panel<'a>,
    pub between: Between,
}

impl Walk<'_> {
    /// From the setup's start to the saved profile, then the setup is discarded.
    async fn through(&self, variant: &str, name: &str) -> Result {
        self.panel.new_setup().await?;
        self.pause().await?;
        let app = self.collect(variant, name).await?;
        let form = Form::ppac(self.browser, "surface=overlay").await?;
        self.pause().await?;
        form.open_new().await?;
        self.panel.wait_state("form", "found").await?;
        self.pause().await?;
        desk::fill(self.panel).await?;
        self.pause().await?;
        let saved = desk::save(self.server, &form).await?;
        desk::compare(self.server, &app, &saved)?;
        desk::clear(self.panel, form).await
    }

    /// The same to a model-driven form. Once it is being filled, the background is stopped.
    async fn to_record(&self, variant: &str, look: &str, name: &str) -> Result {
        self.panel.new_setup().await?;
        let app = self.collect(variant, name).await?;
        let form = Form::model_driven(self.browser, look).await?;
        self.panel.wait_state("form", "found").await?;
        self.panel.click("fill").await?;
        self.panel.present("fill-field").await?;
        self.browser.stop_service_worker().await?;
        desk::told(self.panel, self.panel.wait_state("setup", "filled").await).await?;
        let saved = desk::save(self.server, &form).await?;
        desk::compare_record(self.server, &app, &saved)?;
        desk::clear(self.panel, form).await
    }

    /// Registers an app and creates its secret; the panel must follow. The portal's tab is closed at the end.
    pub async fn collect(&self, variant: &str, name: &str) -> Result<App> {
        let portal = Portal::open(self.browser, variant).await?;
        self.pause().await?;
        portal.register(name).await?;
        let world = self.server.world();
        self.panel.wait_value("tenant-id", &world.tenant.id).await?;
        let app_id = &world.app(name)?.app_id;
        self.panel.wait_value("client-id", app_id).await?;
        self.pause().await?;

        portal.show(Section::Credentials).await?;
        self.pause().await?;
        portal.add_secret("for Dynamics").await?;
        self.panel.wait_state("client-secret", "captured").await?;
        let app = self.server.world().app(name)?.clone();
        let length = self.panel.attr("client-secret", "data-length").await?;
        assert_eq!(length.as_deref(), Some("40"));
        let expires = self.panel.attr("client-secret", "data-expires").await?;
        assert_eq!(expires.as_ref(), Some(&app.last_secret()?.expires));
        self.pause().await?;

        desk::close_tab(self.panel, portal.tab()).await?;
        Ok(app)
    }

    async fn pause(&self) -> Result {
        self.browser.switch(self.panel.tab()).await?;
        match self.between {
            Between::Nothing => Ok(()),
            Between::PanelReloads => Ok(self.browser.driver().refresh().await?),
            Between::BackgroundStops => self.browser.stop_service_worker().await,
        }
    }
}
