//! Private windows: let in as the admin does it, on the browser's own extensions page.

use super::{Browser, Failure, Panel, Result, Tab};
use serde_json::json;

/// What the switch on the extensions page does; developer mode first, or the reload that follows blocks an unpacked extension.
const ALLOW: &str = "
    const [extensionId, done] = arguments;
    chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      .then(() => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }))
      .then(() => done(null), (error) => done(String(error)));
";

/// Lets the extension into private windows. The browser starts it anew: pages of it that were open are gone.
pub async fn allow(browser: &Browser) -> Result {
    let before = browser.driver().window().await?;
    browser.open("chrome://extensions").await?;
    let refused = browser.driver().execute_async(ALLOW, vec![json!(browser.extension().id)]).await?;
    if let Some(refused) = refused.json().as_str() {
        return Err(Failure::new(refused));
    }
    browser.driver().close_window().await?;
    browser.switch(&before).await
}

/// Opens an address in a private window of its own; only the extension's own pages can ask for one.
pub async fn open(panel: &Panel<'_>, url: &str) -> Result<Tab> {
    let browser = panel.browser();
    browser.switch(panel.tab()).await?;
    let before = browser.driver().windows().await?;
    browser.run("chrome.windows.create({ incognito: true, url: 'about:blank' })", vec![]).await?;
    let tab = browser
        .wait_for("a private window", async || {
            let now = browser.driver().windows().await?;
            Ok(now.into_iter().find(|tab| !before.contains(tab)))
        })
        .await?;
    browser.switch(&tab).await?;
    browser.driver().goto(url).await?;
    Ok(tab)
}
