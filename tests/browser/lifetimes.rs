//! The extension is replaced under open pages, or may not store: what is held, what is lost, and what is said.

use super::desk;
use crate::support::{Panel, Portal, Result, Section, eventually, failure::PATIENCE};
use serde_json::json;

/// An update comes while the portal is open. The ids are on the disk, the secret was in memory only. The page's old agent
/// goes quietly, and the new one needs no reload of the page.
#[tokio::test(flavor = "multi_thread")]
async fn a_reloaded_extension_keeps_the_ids_and_captures_again() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let app_id = server.world().app(desk::APP)?.app_id.clone();
    let portal = Portal::open_section(&browser, "gen=2", Section::Overview, &app_id).await?;
    panel.wait_value("client-id", &app_id).await?;
    portal.show(Section::Credentials).await?;
    portal.add_secret("before").await?;
    panel.wait_state("client-secret", "captured").await?;
    // The page must not show the secret to the new agent.
    portal.show(Section::Overview).await?;
    let said_before = browser.console()?.len();
    browser.switch(panel.tab()).await?;
    browser.run("chrome.runtime.reload()", vec![]).await?;
    // The browser closes the extension's own pages, and refuses to open them while it loads.
    browser.switch(portal.tab()).await?;
    let panel = eventually("the panel opens again", PATIENCE, async || {
        browser.switch(portal.tab()).await?;
        let panel = Panel::open(&browser).await?;
        let shown = browser.run("return location.protocol === 'chrome-extension:'", vec![]).await?;
        Ok(shown.convert::<bool>()?.then_some(panel))
    })
    .await?;
    panel.present("setup").await?;
    panel.wait_value("tenant-id", &server.world().tenant.id).await?;
    panel.wait_value("client-id", &app_id).await?;
    assert_eq!(panel.state("client-secret").await?.as_deref(), Some("empty"));
    assert_eq!(panel.state("step-secret").await?.as_deref(), Some("active"));
    assert_eq!(panel.state("setup").await?.as_deref(), Some("collecting"));

    portal.show(Section::Credentials).await?;
    portal.add_secret("after").await?;
    panel.wait_state("client-secret", "captured").await?;
    let said = browser.console()?.split_off(said_before);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("Uncaught") || line.contains("Extension context")).collect();
    assert_eq!(errors, Vec::<&str>::new());
    Ok(())
}

/// The disk is full: said at once, and what is on the screen stays, also when the browser stops the background.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_store_is_told_and_loses_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let world = server.world();
    let stuff = "const done = arguments[0], local = chrome.storage.local;
        local.getBytesInUse(null)
            .then((used) => local.set({ stuff: 'x'.repeat(local.QUOTA_BYTES - used - 20) }))
            .then(() => done(null), (error) => done(String(error)));";
    browser.switch(panel.tab()).await?;
    assert_eq!(*browser.driver().execute_async(stuff, vec![]).await?.json(), json!(null));
    panel.type_into("tenant-id-input", &world.tenant.id).await?;
    panel.present("problem").await?;
    assert_eq!(panel.attr("problem", "data-code").await?.as_deref(), Some("storage-refused"));
    panel.wait_value("tenant-id", &world.tenant.id).await?;

    browser.stop_service_worker().await?;
    let app = world.app(desk::APP)?;
    panel.type_into("client-id-input", &app.app_id).await?;
    panel.wait_value("client-id", &app.app_id).await?;
    assert_eq!(panel.value("tenant-id").await?.as_ref(), Some(&world.tenant.id));

    browser.run("chrome.storage.local.remove('stuff')", vec![]).await?;
    panel.type_into("client-secret-input", &app.last_secret()?.value).await?;
    panel.wait_state("setup", "ready").await?;
    browser.wait_for("the problem is gone", async || Ok(panel.rows("problem", &[]).await?.is_empty().then_some(()))).await
}
