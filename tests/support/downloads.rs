//! Files that the browser saves.

use super::{Browser, Result};
use serde_json::json;
use std::fs;

/// What a file holds that `act` makes the browser save; text.
pub async fn saved(browser: &Browser, act: impl AsyncFnOnce() -> Result) -> Result<String> {
    let folder = browser.profile().join("saved");
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(&folder)?.flatten() {
        fs::remove_file(entry.path())?;
    }
    browser.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await?;
    act().await?;
    browser
        .wait_for("a file is saved", async || {
            let files = fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
            // While it is being written it has an ending of the browser's.
            let mut whole = files.filter(|path| path.extension().is_none_or(|ending| ending != "crdownload"));
            Ok(whole.next().map(fs::read_to_string).transpose()?.filter(|text| !text.is_empty()))
        })
        .await
}
