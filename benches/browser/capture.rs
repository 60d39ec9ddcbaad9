//! From a value on the page to the same value in the panel.

use crate::bed::{Bed, rest};
use crate::pages::{CHURN, PENDING, guid};
use crate::report::{Report, Statistic};
use crate::support::{Panel, Result};
use serde_json::json;
use std::time::{Duration, Instant};

/// Of each kind; fewer, but [`FEWEST`] at least, where they take longer than [`BUDGET`].
const RUNS: usize = 15;
const FEWEST: usize = 5;
const BUDGET: Duration = Duration::from_secs(75);

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
    let [mut quiet, mut churning] = [Vec::new(), Vec::new()];
    let outcome = repeat(armed, panel, &mut quiet, &mut churning).await;
    report.add("value on a quiet page → in the panel", Statistic::P95, "ms", quiet, "≤ 100 ms");
    report.add("value on a churning page → in the panel", Statistic::P95, "ms", churning, "≤ 400 ms");
    outcome
}

/// What was measured before a run got lost is kept.
async fn repeat(armed: &Bed, panel: &Panel<'_>, quiet: &mut Vec<f64>, churning: &mut Vec<f64>) -> Result {
    let begin = Instant::now();
    for run in 0..RUNS {
        if run >= FEWEST && begin.elapsed() > BUDGET {
            break;
        }
        quiet.push(capture(armed, panel, &guid(9_000 + run), false).await?);
        churning.push(capture(armed, panel, &guid(8_000 + run), true).await?);
    }
    Ok(())
}

/// On a page of its own: a setup would take up what an earlier page showed before.
async fn capture(bed: &Bed, panel: &Panel<'_>, value: &str, churning: bool) -> Result<f64> {
    let browser = &bed.browser;
    renew(bed, panel).await?;
    browser.run(NOTE, vec![json!(value)]).await?;
    let page = bed.open(PENDING).await?;
    // Long enough for the tenant ID, which is there from the start, to be in the panel.
    rest(1_000).await;
    if churning {
        browser.run(&format!("{CHURN} void churned;"), vec![json!(600)]).await?;
        rest(500).await;
    }
    let written: f64 = browser.run(WRITE, vec![json!(value)]).await?.convert()?;
    browser.switch(panel.tab()).await?;
    let shown: f64 = browser
        .wait_for("the panel shows the value", async || Ok(browser.run("return window.shownAt", vec![]).await?.convert()?))
        .await?;
    bed.close(&page).await?;
    Ok(shown - written)
}

/// A new setup in place of the open one: a second value beside the first would be a question.
pub async fn renew(bed: &Bed, panel: &Panel<'_>) -> Result {
    panel.click("discard").await?;
    bed.browser.wait_for("the setup is gone", async || Ok(panel.rows("setup", &[]).await?.is_empty().then_some(()))).await?;
    panel.new_setup().await
}
