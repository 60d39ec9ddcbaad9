//! Setups as a file: saved in one browser, read in another.

use super::desk;
use super::stored::record;
use crate::support::{Browser, Panel, Result};
use serde_json::{Value, json};
use std::path::Path;

async fn choose(browser: &Browser, panel: &Panel<'_>, file: &Path) -> Result {
    browser.switch(panel.tab()).await?;
    let script = "return document.querySelector('[data-testid=import]')";
    let input = browser.run(script, vec![]).await?.element()?;
    Ok(input.send_keys(file.display().to_string()).await?)
}

/// An admin changes computers: names, IDs and the secret's end come along, the secret does not, and nothing that was there is replaced.
#[tokio::test(flavor = "multi_thread")]
async fn setups_move_to_another_browser() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    panel.type_into("setup-name-input", "Contoso mail").await?;
    let folder = tempfile::tempdir()?;
    browser.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder.path() })).await?;
    panel.click("export").await?;
    let file = folder.path().join("tenant-bridge-setups.json");
    let saved: Value =
        browser.wait_for("the file is saved", async || Ok(serde_json::from_slice(&std::fs::read(&file)?).ok())).await?;
    assert_eq!((&saved["version"], &saved["setups"][0]["name"]), (&json!(1), &json!("Contoso mail")));
    assert!(!saved.to_string().contains(&server.world().app(desk::APP)?.last_secret()?.value));

    let other = Browser::start(&server).await?;
    let there = Panel::open(&other).await?;
    other.set_viewport(360, 720).await?;
    there.present("import").await?;
    choose(&other, &there, &file).await?;
    there.wait_state("import-status", "ok").await?;
    other.screenshot("transfer-imported").await?;
    there.click("setup-open").await?;
    there.wait_value("client-id", &server.world().app(desk::APP)?.app_id).await?;
    assert_eq!(there.attr("client-id", "data-source").await?.as_deref(), Some("import"));
    assert_eq!(there.state("client-secret").await?.as_deref(), Some("empty"));

    // The same file again adds a copy, and touches nothing.
    choose(&other, &there, &file).await?;
    other.wait_for("a copy is added", async || Ok((there.rows("setup-item", &[]).await?.len() == 2).then_some(()))).await?;
    assert_eq!(record(&other, &there).await?["setups"][1]["name"], json!("Contoso mail, copy"));
    Ok(())
}

/// Any other file: a sentence each, and nothing taken.
#[tokio::test(flavor = "multi_thread")]
async fn other_files_are_refused_with_a_reason() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    browser.set_viewport(360, 720).await?;
    panel.present("import").await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    let folder = tempfile::tempdir()?;
    let newer = json!({ "format": "tenant-bridge-setups", "version": 9, "setups": [] }).to_string();
    for (code, content) in [
        ("import-not-json", "PK\u{3}\u{4}".to_owned()),
        ("import-too-large", "x".repeat(3 << 20)),
        ("import-newer", newer),
        ("import-holds-secret", json!({ "clientSecret": secret }).to_string()),
        ("import-not-ours", "{}".to_owned()),
    ] {
        let file = folder.path().join("some.json");
        std::fs::write(&file, content)?;
        choose(&browser, &panel, &file).await?;
        panel.wait_attr("problem", "data-code", code).await?;
    }
    browser.screenshot("transfer-refused").await?;
    assert!(!panel.document().await?.contains(&secret));
    assert_eq!(panel.rows("setup-item", &[]).await?.len(), 0);
    Ok(())
}
