//! Where the secret must not be: on disk, in a log, in what is stored.

use super::desk;
use crate::support::{Browser, Failure, Form, Panel, Result};
use std::path::Path;

/// The third principle: the secret lives in memory. After a whole fill its bytes are nowhere in the browser's profile
/// folder, in any console, or in `storage.local`.
#[tokio::test(flavor = "multi_thread")]
async fn the_secret_is_nowhere_but_in_the_form() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let form = Form::ppac(&browser, "surface=overlay").await?;
    form.open_new().await?;
    desk::fill(&panel).await?;
    desk::save(&server, &form).await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    let stored = stored(&browser, &panel).await?;
    assert!(stored.contains("tenant"), "the setup itself is stored: {stored}");
    assert!(!stored.contains(&secret), "storage.local holds the secret");
    assert!(!format!("{:?}", browser.console()?).contains(&secret), "a console holds the secret");
    // The setup's tenant ID is there, as it should: so the search finds what a profile folder holds.
    assert_ne!(files_with(browser.profile(), &server.world().tenant.id)?, Vec::<String>::new());
    assert_eq!(files_with(browser.profile(), &secret)?, Vec::<String>::new());
    Ok(())
}

async fn stored(browser: &Browser, panel: &Panel<'_>) -> Result<String> {
    browser.switch(panel.tab()).await?;
    let script = "const done = arguments[0]; chrome.storage.local.get(null).then(all => done(JSON.stringify(all)));";
    let answer = browser.driver().execute_async(script, vec![]).await?;
    Ok(answer.json().as_str().unwrap_or_default().to_owned())
}

/// Files that hold the text, as ASCII or as UTF-16.
fn files_with(folder: &Path, text: &str) -> Result<Vec<String>> {
    let wide: Vec<u8> = text.bytes().flat_map(|b| [b, 0]).collect();
    let mut found = vec![];
    let mut open = vec![folder.to_owned()];
    let mut read = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                read += 1;
                let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
                if holds(text.as_bytes()) || holds(&wide) {
                    found.push(path.display().to_string());
                }
            }
        }
    }
    if read < 20 {
        return Err(Failure::new(format!("only {read} files in the profile folder: it is not the browser's")));
    }
    Ok(found)
}
