//! What earlier versions left on the disk, met by the extension as it ships: read, or kept and said.

use super::desk;
use crate::support::{Browser, Failure, Panel, Result, in_checkout};
use serde_json::{Value, json};

/// Puts a record on the disk as if a version had left it there; the background is started anew and finds it.
pub async fn leave(browser: &Browser, panel: &Panel<'_>, record: &Value) -> Result {
    browser.switch(panel.tab()).await?;
    let script = "const [record, done] = arguments;
        chrome.storage.local.set({ 'local-1': record }).then(() => done(null), (error) => done(String(error)));";
    let refused = browser.driver().execute_async(script, vec![record.clone()]).await?;
    if !refused.json().is_null() {
        return Err(Failure::new(refused.json().to_string()));
    }
    browser.stop_service_worker().await?;
    Ok(browser.driver().refresh().await?)
}

/// The record on the disk.
pub async fn record(browser: &Browser, panel: &Panel<'_>) -> Result<Value> {
    browser.switch(panel.tab()).await?;
    let script = "const done = arguments[0]; chrome.storage.local.get('local-1').then((all) => done(all['local-1'] ?? null));";
    Ok(browser.driver().execute_async(script, vec![]).await?.json().clone())
}

/// The first version's record had Rust's names for its fields: an admin who updates from it must find every setup.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_versions_setups_are_there() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.present("setup-new").await?;
    let first = std::fs::read_to_string(in_checkout("tests/fixtures/stored/1-first.json"))?;
    leave(&browser, &panel, &serde_json::from_str(&first)?).await?;
    panel.present("setup").await?;
    panel.choose_setup("2").await?;
    panel.wait_value("client-id", "11111111-2222-4333-8444-555555555555").await?;
    panel.wait_value("tenant-id", "99999999-8888-4777-8666-555555555555").await?;
    assert_eq!(panel.rows("setup-item", &[]).await?.len(), 3);
    // Entra may have its own word about a tenant that does not exist.
    assert!(!panel.rows("problem", &["data-code"]).await?.contains(&vec!["stored-unread".to_owned()]));
    Ok(())
}

/// A record that no version wrote, or that only a newer one can read: said, kept to the letter, and in nobody's way.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_kept_and_told() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    browser.set_viewport(360, 640).await?;
    panel.present("setup-new").await?;
    let newer = json!({ "form": 99, "setups": ["of a later kind"] });
    leave(&browser, &panel, &newer).await?;
    panel.present("problem").await?;
    assert_eq!(panel.attr("problem", "data-code").await?.as_deref(), Some("stored-unread"));
    browser.screenshot("stored-unread").await?;

    panel.new_setup().await?;
    let kept = record(&browser, &panel).await?;
    let text = kept["unread"]["text"].as_str().unwrap_or_default();
    assert_eq!(serde_json::from_str::<Value>(text)?, newer);

    let folder = tempfile::tempdir()?;
    browser.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder.path() })).await?;
    panel.click("unread-save").await?;
    let saved = folder.path().join("tenant-bridge-unread.json");
    browser.wait_for("the copy is saved", async || Ok((std::fs::read_to_string(&saved)? == text).then_some(()))).await?;

    panel.click("unread-forget").await?;
    browser.wait_for("it is gone", async || Ok(panel.rows("problem", &[]).await?.is_empty().then_some(()))).await?;
    assert_eq!(record(&browser, &panel).await?["unread"], Value::Null);
    Ok(())
}
