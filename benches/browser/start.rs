//! From nothing to something to work with: the panel, and the background behind it.

use crate::bed::Bed;
use crate::report::{Report, Statistic};
use crate::support::Result;
use serde_json::json;

const RUNS: usize = 12;

/// In the panel, before anything else: notes when there is something to press.
const NOTE: &str = "new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid=setup-new]')) return;
      window.usableAt = performance.now();
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true });";

/// In a page of the extension: milliseconds from a call to the first view.
const CALL: &str = "return new Promise((done) => {
      const begin = performance.now();
      const port = chrome.runtime.connect({ name: 'panel' });
      port.onMessage.addListener(() => {
        done(performance.now() - begin);
        port.disconnect();
      });
    });";

/// With the background asleep and awake in turn.
pub async fn measure(report: &mut Report, idle: &Bed) -> Result {
    let [mut cold, mut warm] = [Vec::new(), Vec::new()];
    let [mut asleep, mut awake] = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        asleep.push(open_panel(idle, true).await?);
        awake.push(open_panel(idle, false).await?);
        cold.push(call(idle, true).await?);
        warm.push(call(idle, false).await?);
    }
    report.add("panel open → usable", Statistic::Median, "ms", awake, "½ of Level up's (not run here)");
    report.add("panel open → usable, background asleep", Statistic::Median, "ms", asleep, "");
    report.add("background cold start → first answer", Statistic::Median, "ms", cold, "≤ 60 ms");
    report.add("background awake → answer", Statistic::Median, "ms", warm, "");
    Ok(())
}

async fn open_panel(bed: &Bed, asleep: bool) -> Result<f64> {
    let browser = &bed.browser;
    let tab = bed.open("about:blank").await?;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE })).await?;
    if asleep {
        browser.stop_service_worker().await?;
    }
    browser.driver().goto(browser.extension().url("panel.html")).await?;
    let time = browser
        .wait_for("the panel is usable", async || Ok(browser.run("return window.usableAt ?? null", vec![]).await?.convert()?))
        .await?;
    bed.close(&tab).await?;
    Ok(time)
}

/// From a page that calls nobody by itself, or the background would be awake again before the clock runs.
async fn call(bed: &Bed, asleep: bool) -> Result<f64> {
    let browser = &bed.browser;
    let tab = bed.open(&browser.extension().url("manifest.json")).await?;
    if asleep {
        browser.stop_service_worker().await?;
    }
    let time = browser.run(CALL, vec![]).await?.convert()?;
    bed.close(&tab).await?;
    Ok(time)
}
