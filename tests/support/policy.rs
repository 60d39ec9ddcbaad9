//! The organisation that manages the browser: policies as the browser itself keeps them.

use super::{Browser, Failure, Result};
use serde_json::{Value, json};

/// Chromium's own page for trying policies, which builds without a brand have. It sets them for this browser and its profile
/// only, and they pass through the extension's schema as an administrator's would.
const PAGE: &str = "chrome://policy/test";

/// Without a bundled client of that page's own: what its button sends. Level 1 is mandatory, scope 0 the user, source 2 the cloud.
const APPLY: &str = "
    const [policies, done] = arguments;
    window.cr = { webUIResponse: () => done(true) };
    chrome.send('setLocalTestPolicies', ['test', JSON.stringify(policies), '']);
";

/// Sets the extension's policies; those that were set before and are not named are set no more.
pub async fn set(browser: &Browser, managed: &Value) -> Result {
    let named = managed.as_object().ok_or_else(|| Failure::new("policies are an object"))?;
    let id = &browser.extension().id;
    let policy = |(name, value): (&String, &Value)| json!({ "name": name, "value": value, "level": 1, "scope": 0, "source": 2, "namespace": id });
    let policies: Value = named.iter().map(policy).collect();
    let before = browser.driver().window().await?;
    browser.open(PAGE).await?;
    browser.driver().execute_async(APPLY, vec![policies]).await?;
    browser.driver().close_window().await?;
    browser.switch(&before).await
}
