//! Several setups: one open at a time, found, closed, copied, discarded and taken back.

use super::desk;
use super::stored::{leave, record};
use crate::support::{Browser, Failure, Panel, Portal, Result, Section};
use serde_json::{Value, json};
use thirtyfour::Key;

/// What the browser keeps in memory for us: where a secret may be, and where it must be gone from.
async fn memory(browser: &Browser, panel: &Panel<'_>) -> Result<String> {
    browser.switch(panel.tab()).await?;
    let script = "const done = arguments[0]; chrome.storage.session.get(null).then((all) => done(JSON.stringify(all)));";
    Ok(browser.driver().execute_async(script, vec![]).await?.json().as_str().unwrap_or_default().to_owned())
}

async fn absent(panel: &Panel<'_>, testid: &str) -> Result {
    let what = format!("{testid} is gone");
    panel.browser().wait_for(&what, async || Ok(panel.rows(testid, &[]).await?.is_empty().then_some(()))).await
}

/// Forgetting a setup is one press, so it must be possible to take it back: with the secret, and also when the browser stops the background in
/// between. After ten seconds it cannot be, and nothing is left.
#[tokio::test(flavor = "multi_thread")]
async fn a_discarded_setup_comes_back_or_is_gone() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    browser.set_viewport(360, 640).await?;
    panel.type_into("setup-name-input", "Contoso mail").await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();

    panel.click("discard").await?;
    panel.present("undo").await?;
    absent(&panel, "setup").await?;
    browser.screenshot("setup-undo").await?;
    browser.stop_service_worker().await?;
    panel.click("undo").await?;
    panel.wait_state("setup", "ready").await?;
    assert_eq!(panel.attr("client-secret", "data-length").await?.as_deref(), Some("40"));
    assert_eq!(panel.input("setup-name-input").await?, "Contoso mail");
    absent(&panel, "undo").await?;

    panel.click("discard").await?;
    panel.present("undo").await?;
    assert!(memory(&browser, &panel).await?.contains(&secret), "so long it can come back");
    browser
        .wait_for("the secret is gone for good", async || Ok((!memory(&browser, &panel).await?.contains(&secret)).then_some(())))
        .await?;
    absent(&panel, "undo").await?;
    assert_eq!(record(&browser, &panel).await?["setups"], json!([]));
    Ok(())
}

/// A browser with no open setup runs no code of ours in any page, and what is closed is still there.
#[tokio::test(flavor = "multi_thread")]
async fn a_closed_setup_watches_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let world = server.world();
    let app = &world.app(desk::APP)?.app_id;
    let portal = Portal::open_section(&browser, "gen=2", Section::Overview, app).await?;
    panel.wait_value("client-id", app).await?;

    panel.click("setup-close").await?;
    absent(&panel, "setup").await?;
    browser.set_viewport(360, 640).await?;
    browser.screenshot("setups-closed").await?;
    let registered = "const done = arguments[0]; chrome.scripting.getRegisteredContentScripts().then((all) => done(all.length));";
    assert_eq!(*browser.driver().execute_async(registered, vec![]).await?.json(), json!(0));
    portal.show(Section::Credentials).await?;
    portal.add_secret("unwatched").await?;
    portal.wait_shows(&server.world().app(desk::APP)?.last_secret()?.value.clone()).await?;
    assert!(!memory(&browser, &panel).await?.contains(&server.world().app(desk::APP)?.last_secret()?.value));

    panel.click("setup-open").await?;
    panel.wait_value("client-id", app).await?;
    // The page is read again, and shows the secret still.
    panel.wait_state("client-secret", "captured").await
}

/// Another environment: the same tenant and app, no secret.
#[tokio::test(flavor = "multi_thread")]
async fn a_copy_has_the_ids_and_no_secret() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let first = panel.attr("setup", "data-setup-id").await?.unwrap_or_default();
    panel.click("setup-duplicate").await?;
    panel.wait_state("client-secret", "empty").await?;
    assert_eq!(panel.value("tenant-id").await?.as_ref(), Some(&server.world().tenant.id));
    assert_eq!(panel.value("client-id").await?.as_ref(), Some(&server.world().app(desk::APP)?.app_id));
    assert_eq!(panel.rows("setup-item", &[]).await?.len(), 2);
    panel.choose_setup(&first).await?;
    panel.wait_state("setup", "ready").await
}

/// Five customers, found by a part of a name or of an ID, with the keyboard alone.
#[tokio::test(flavor = "multi_thread")]
async fn one_of_many_is_found() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    browser.set_viewport(360, 640).await?;
    for name in ["Contoso mail", "Fabrikam", "Northwind Traders", "Tailspin Toys"] {
        panel.click("setup-new").await?;
        panel.wait_state("setup", "empty").await?;
        panel.type_into("setup-name-input", name).await?;
        browser.wait_for("it is named", async || Ok(named(&browser, &panel, name).await?.then_some(()))).await?;
    }
    assert_eq!(panel.rows("setup-search", &[]).await?.len(), 0, "four are seen at a glance");
    panel.click("setup-new").await?;
    panel.present("setup-search").await?;
    panel.type_into("client-id-input", "51d0b9f7-1111-4222-8333-444455556666").await?;
    panel.wait_state("client-id", "captured").await?;

    let search = browser.find("[data-testid=setup-search]").await?;
    search.send_keys("trad").await?;
    browser.wait_for("one is found", async || Ok((panel.rows("setup-open", &[]).await?.len() == 1).then_some(()))).await?;
    browser.screenshot("setups-found").await?;
    search.send_keys(Key::Enter + "").await?;
    panel.wait_attr("setup", "data-setup-id", "3").await?;
    assert_eq!(panel.input("setup-search").await?, "");

    browser.find("[data-testid=setup-search]").await?.send_keys("51d0b9").await?;
    browser
        .wait_for("the ID is found", async || {
            Ok((panel.rows("setup-open", &["data-setup-id"]).await? == vec![vec!["5".to_owned()]]).then_some(()))
        })
        .await?;
    browser.find("[data-testid=setup-search]").await?.send_keys("x").await?;
    panel.present("setup-none").await?;
    panel.click("setup-close").await?;
    browser.wait_for("all five", async || Ok((panel.rows("setup-open", &[]).await?.len() == 5).then_some(()))).await?;
    browser.screenshot("setups-many").await.map(drop)
}

async fn named(browser: &Browser, panel: &Panel<'_>, name: &str) -> Result<bool> {
    browser.switch(panel.tab()).await?;
    let script =
        "const list = document.querySelector('[data-testid=setup-select]'); return list.selectedOptions[0]?.textContent ?? ''";
    Ok(browser.run(script, vec![]).await?.json().as_str() == Some(name))
}

/// A secret pasted into the box for the name is no name: it stays neither in the box nor on the disk.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_does_not_become_a_name() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    panel.type_into("setup-name-input", &secret).await?;
    panel.type_into("tenant-id-input", &server.world().tenant.id).await?;
    panel.wait_state("tenant-id", "captured").await?;
    assert_eq!(panel.input("setup-name-input").await?, "Exchange Online 1");
    if record(&browser, &panel).await?.to_string().contains(&secret) || panel.document().await?.contains(&secret) {
        return Err(Failure::new("the secret became a name"));
    }
    Ok(())
}

/// An update finds a record with setups, one of them open, and its pages: whatever the form was, the portal is watched again.
#[tokio::test(flavor = "multi_thread")]
async fn a_setup_of_an_earlier_version_goes_on() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.present("setup-new").await?;
    let slot = json!({ "held": Value::Null, "question": Value::Null, "declined": [], "refused": Value::Null });
    let setup = json!({ "id": 4, "name": "Old", "tenant": slot, "client": slot, "profile_name": Value::Null, "ticked": [], "filled": false });
    leave(&browser, &panel, &json!({ "setups": [setup], "open": Value::Null, "last_id": 4 })).await?;
    panel.click("setup-open").await?;
    panel.wait_attr("setup", "data-setup-id", "4").await?;
    let app = server.world().app(desk::APP)?.app_id.clone();
    Portal::open_section(&browser, "gen=2", Section::Overview, &app).await?;
    panel.wait_value("client-id", &app).await
}
