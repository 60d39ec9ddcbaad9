//! From a value on the page to the same value in the panel.

use crate::bed::{Bed, rest};
use crate::pages::{CHURN, PENDING, guid};
use crate::report::{Report, Statistic};
use crate::support::{Panel, Result, Tab};
use serde_json::json;

const RUNS: usize = 15;

/// In the page: writes the client ID and answers when.
const WRITE: &str = "const [text] = arguments;
    document.querySelector('#client-id').textContent = text;
    return Date.now();";

/// In the panel: notes when the client ID shows that text.
const NOTE: &str = "const [text] = arguments;
    window.shownAt = null;
    const look = () => {
      if (document.querySelector('[data-testid=client-id]')?.dataset.value !== text) return;
      window.shownAt = Date.now();
      observer.disconnect();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });";

/// Quiet and churning in turn.
pub async fn measure(report: &mut Report, armed: &Bed, panel: &Panel<'_>) -> Result {
    let page = armed.open(PENDING).await?;
    let [mut quiet, mut churning] = [Vec::new(), Vec::new()];
    for run in 0..RUNS {
        quiet.push(capture(armed, panel, &page, guid(9_000 + run), false).await?);
        churning.push(capture(armed, panel, &page, guid(8_000 + run), true).await?);
    }
    armed.close(&page).await?;
    report.add("value on a quiet page → in the panel", Statistic::P95, "ms", quiet, "≤ 100 ms");
    report.add("value on a churning page → in the panel", Statistic::P95, "ms", churning, "≤ 400 ms");
    Ok(())
}

async fn capture(bed: &Bed, panel: &Panel<'_>, page: &Tab, value: String, churning: bool) -> Result<f64> {
    let browser = &bed.browser;
    browser.switch(page).await?;
    browser.run(WRITE, vec![json!("–")]).await?;
    renew(bed, panel).await?;
    browser.run(NOTE, vec![json!(value)]).await?;
    browser.switch(page).await?;
    if churning {
        browser.run(&format!("{CHURN} window.churned = churned;"), vec![json!(120)]).await?;
    }
    rest(1_000).await;
    let written: f64 = browser.run(WRITE, vec![json!(value)]).await?.convert()?;
    browser.switch(panel.tab()).await?;
    let shown: f64 = browser
        .wait_for("the panel shows the value", async || Ok(browser.run("return window.shownAt", vec![]).await?.convert()?))
        .await?;
    browser.switch(page).await?;
    browser.run("return window.churned", vec![]).await?;
    Ok(shown - written)
}

/// A new setup in place of the open one: a second value beside the first would be a question.
pub async fn renew(bed: &Bed, panel: &Panel<'_>) -> Result {
    panel.click("discard").await?;
    bed.browser.wait_for("the setup is gone", async || Ok(panel.rows("setup", &[]).await?.is_empty().then_some(()))).await?;
    panel.new_setup().await
}
