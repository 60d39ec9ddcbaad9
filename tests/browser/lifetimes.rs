//! The extension is replaced under open pages, or may not store: what is held, what is lost, and what is said.

use super::desk;
use crate::support::{Browser, Panel, Portal, Result, Section, Tab, eventually, failure::PATIENCE};
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
    let panel = open_again(&browser, portal.tab()).await?;
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

/// A panel of the extension as it was loaded anew: the browser closes its own pages, and refuses to open them while it loads.
async fn open_again<'a>(browser: &'a Browser, other: &Tab) -> Result<Panel<'a>> {
    eventually("the panel opens again", PATIENCE, async || {
        browser.switch(other).await?;
        let panel = Panel::open(browser).await?;
        let shown = browser.run("return location.protocol === 'chrome-extension:'", vec![]).await?;
        Ok(shown.convert::<bool>()?.then_some(panel))
    })
    .await
}

/// What the switch on the extensions page does.
const OFF_AND_ON: &str = "
    const [id, done] = arguments;
    chrome.management.setEnabled(id, false)
      .then(() => chrome.management.setEnabled(id, true))
      .then(() => done(null), (error) => done(String(error)));
";

/// The browser tells an extension nothing when it is switched off and on, and has dropped what it registered and kept in memory.
#[tokio::test(flavor = "multi_thread")]
async fn an_extension_switched_off_and_on_watches_again() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let extensions = browser.open("chrome://extensions").await?;
    let refused = browser.driver().execute_async(OFF_AND_ON, vec![json!(browser.extension().id)]).await?;
    assert_eq!(*refused.json(), json!(null));
    let panel = open_again(&browser, &extensions).await?;
    panel.present("setup").await?;
    let app_id = server.world().app(desk::APP)?.app_id.clone();
    Portal::open_section(&browser, "gen=2", Section::Overview, &app_id).await?;
    panel.wait_value("client-id", &app_id).await
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
