//! The sample pages, as an admin meets them first: the same eyes and hands as in a portal, and nothing of it anywhere else.

use super::desk;
use crate::support::{Panel, Result, eventually};
use serde_json::{Value, json};
use std::time::Duration;

/// Which content scripts are registered.
const REGISTERED: &str = "return chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)";
/// What the form's controls show.
const SHOWN: &str = "[...page.document.querySelectorAll('select, input')].map((el) => el.selectedOptions?.[0].text ?? el.value)";
const SAVE: &str = "page.document.querySelector('form button').click()";

/// Asks a page of the extension that the extension has opened: the driver does not see those, the panel does.
async fn ask(panel: &Panel<'_>, page: &str, what: &str) -> Result<Value> {
    let browser = panel.browser();
    browser.switch(panel.tab()).await?;
    let script = format!(
        "const page = chrome.extension.getViews({{ type: 'tab' }}).find((view) => view.location.pathname === '/{page}');
         return page ? ({what}) ?? null : 'no such page';"
    );
    Ok(browser.run(&script, vec![]).await?.json().clone())
}

/// Where the browser looks for its own updates.
fn is_browsers(host: &str) -> bool {
    host.ends_with(".googleapis.com") || host.ends_with(".google.com")
}

async fn picture(panel: &Panel<'_>, page: &str, name: &str) -> Result {
    let browser = panel.browser();
    let tab = browser.open_beside(&browser.extension().url(page)).await?;
    browser.settle().await?;
    browser.screenshot(name).await?;
    desk::close_tab(panel, &tab).await
}

/// From the first screen to the filled form and back, while a portal stays unread and no server is asked anything.
#[tokio::test(flavor = "multi_thread")]
async fn tried_before_the_first_setup() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.present("sample").await?;
    browser.screenshot("sample-first-run").await?;
    panel.click("sample").await?;
    panel.wait_state("setup", "ready").await?;
    browser.switch(panel.tab()).await?;
    assert_eq!(browser.run(REGISTERED, vec![]).await?.json(), &json!(0), "nothing of ours is in any other page");
    browser.screenshot("sample-captured").await?;
    assert_eq!(panel.attr("client-secret", "data-source").await?.as_deref(), Some("page"));
    let ids = [panel.value("tenant-id").await?, panel.value("client-id").await?].map(Option::unwrap_or_default);
    let text = ask(&panel, "sample.html", "page.document.body.textContent").await?.to_string();
    assert!(ids.iter().all(|id| id.len() == 36 && text.contains(id)), "{ids:?} are what {text} shows");

    panel.click("sample-profile").await?;
    panel.wait_state("form", "found").await?;
    panel.click("fill").await?;
    panel.wait_state("setup", "filled").await?;
    browser.screenshot("sample-filled").await?;
    for (field, state) in panel.fill_fields().await? {
        assert_eq!(state, "filled", "{field}");
    }
    let shown = ask(&panel, "sample-profile.html", SHOWN).await?;
    let secret = shown[5].as_str().unwrap_or_default().to_owned();
    assert_eq!(shown, json!(["Exchange Online", "Sample", "Oauth (Cross Tenant)", ids[0], ids[1], secret]));
    assert!(secret.len() == 40 && text.contains(&secret));

    ask(&panel, "sample-profile.html", SAVE).await?;
    let saved = async || {
        let address = ask(&panel, "sample-saved.html", "page.location.href").await?.to_string();
        Ok(Some(address).filter(|address| address.contains("sample-saved")))
    };
    let address = eventually("the page after Save", Duration::from_secs(5), saved).await?;
    assert!(!address.contains('='), "saving sends nothing: {address}");
    let by_us: Vec<String> =
        server.requests().into_iter().map(|request| request.host).filter(|host| !is_browsers(host)).collect();
    assert!(by_us.is_empty(), "no server was asked anything: {by_us:?}");
    picture(&panel, "sample.html", "sample-registration").await?;
    picture(&panel, "sample-profile.html", "sample-profile").await?;

    panel.click("sample-end").await?;
    panel.present("sample").await?;
    assert!(!panel.document().await?.contains("setup-item"), "nothing is left of it");
    Ok(())
}
