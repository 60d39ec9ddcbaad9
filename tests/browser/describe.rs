//! "Describe this page": the report holds the page's structure and none of its texts, and can be taken along.

use super::desk;
use super::structures::FOLDER;
use crate::support::{Browser, Failure, Form, Panel, Portal, Result, Section, Server, in_checkout};
use serde_json::json;
use tenant_bridge::describe::structure::Structure;
use thirtyfour::Key;

/// Three pages of the replicas. `UPDATE=1` keeps their reports, to be replayed by `structures`.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_holds_nothing_of_its_page() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;

    let portal = Portal::open(&browser, "gen=2").await?;
    portal.register("Payroll of Fabrikam").await?;
    panel.wait_state("client-id", "captured").await?;
    keep(&server, "overview", &describe(&browser, &panel).await?)?;

    portal.show(Section::Credentials).await?;
    portal.add_secret("for Dynamics").await?;
    panel.wait_state("client-secret", "captured").await?;
    keep(&server, "credentials", &describe(&browser, &panel).await?)?;
    browser.switch(portal.tab()).await?;
    browser.driver().close_window().await?;

    // A closed tab can open no other.
    browser.switch(panel.tab()).await?;
    let form = Form::ppac(&browser, "surface=overlay").await?;
    form.open_new().await?;
    form.choose("server-type", "Exchange Online").await?;
    form.choose("authentication-type", "Oauth (Cross Tenant)").await?;
    form.type_into("name", "Payroll of Fabrikam").await?;
    panel.wait_state("form", "found").await?;
    keep(&server, "admin-center", &describe(&browser, &panel).await?)
}

const REPORT: &str = "[data-testid=describe-report]";

/// What a box of the current tab holds.
async fn value_of(browser: &Browser, css: &str) -> Result<String> {
    let script = "return document.querySelector(arguments[0]).value";
    Ok(browser.run(script, vec![json!(css)]).await?.convert()?)
}

/// Presses the button and answers the report that is shown.
async fn describe(browser: &Browser, panel: &Panel<'_>) -> Result<String> {
    panel.click("describe").await?;
    panel.wait_state("describe-status", "ready").await?;
    let report = value_of(browser, REPORT).await?;
    panel.click("describe-close").await?;
    Ok(report)
}

/// Compares a report with all that the portals know, and with the one kept under this name.
fn keep(server: &Server, name: &str, report: &str) -> Result {
    let world = server.world();
    let mut issued = vec![world.tenant.id, world.tenant.name, world.tenant.domain];
    for app in world.apps {
        let secrets = app.secrets.into_iter().flat_map(|s| [s.secret_id, s.description, s.expires, s.value]);
        issued.extend(secrets.chain([app.app_id, app.object_id, app.name]));
    }
    for text in issued {
        assert!(!report.to_lowercase().contains(&text.to_lowercase()), "{name} holds {text:?}");
    }
    let file = in_checkout(FOLDER).join(name).with_extension("json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, report)?;
    }
    let made: Structure = serde_json::from_str(report)?;
    let kept: Structure = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    // Which number an ID has depends on which frame answers first.
    let found = |s: &Structure| (s.found.tenant_ids.len(), s.found.client_ids.len(), s.found.client_secret, s.found.form);
    assert_eq!(found(&made), found(&kept), "{name}");
    assert!(made.documents.iter().any(|document| document.nodes.len() > 40), "{name} describes a page");
    Ok(())
}

/// Copied and saved is what is shown.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_can_be_taken_along() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    panel.click("describe").await?;
    panel.wait_state("describe-status", "nothing").await?;
    Portal::open(&browser, "gen=2").await?;
    browser
        .wait_for("the portal is described", async || {
            match panel.state("describe-status").await?.as_deref() {
                Some("ready") => return Ok(Some(())),
                // The portal's agent has not been heard of yet.
                Some("nothing") => panel.click("describe").await?,
                _ => {}
            }
            Ok(None)
        })
        .await?;
    let shown: String =
        browser.run("return document.querySelector('[data-testid=describe-report]').value", vec![]).await?.convert()?;

    panel.click("describe-copy").await?;
    let granted = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.cdp("Browser.grantPermissions", granted).await?;
    browser
        .wait_for("the report is on the clipboard", async || {
            let script = "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)));";
            let held = browser.driver().execute_async(script, vec![]).await?;
            if held.json() == &json!(shown) { Ok(Some(())) } else { Err(Failure::new(format!("it holds {:.90}", held.json()))) }
        })
        .await?;

    let folder = tempfile::tempdir()?;
    browser.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder.path() })).await?;
    panel.click("describe-save").await?;
    let saved = folder.path().join("tenant-bridge-page.json");
    browser.wait_for("the report is saved", async || Ok((std::fs::read_to_string(&saved)? == shown).then_some(()))).await?;

    browser.find(REPORT).await?.send_keys(Key::Escape + "").await?;
    browser
        .wait_for("Escape puts it away", async || Ok(panel.rows("describe-report", &[]).await?.is_empty().then_some(())))
        .await?;
    let focus: String = browser.run("return document.activeElement.dataset.testid ?? ''", vec![]).await?.convert()?;
    assert_eq!(focus, "describe");
    Ok(())
}
