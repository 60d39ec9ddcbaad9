//! What a page pays while it is watched: processor time of its main thread, by the browser's own counters.

use crate::bed::{Bed, rest};
use crate::pages::{BLANK, CHURN, OVERVIEW, PLAIN};
use crate::report::{Report, Statistic};
use crate::support::{Failure, Result};
use serde_json::json;

const ROUNDS: usize = 3;
const FRAMES: u32 = 300;

/// One visit: milliseconds of the main thread, scripts and everything else of the page and of the extension in it.
struct Cost {
    load: f64,
    frame: f64,
}

/// Visits the same pages in turn without the extension, with it, and with an open setup.
pub async fn measure(report: &mut Report, bare: &Bed, idle: &Bed, armed: &Bed) -> Result {
    let cases = [
        (PLAIN, idle, "no setup open", "0 ms", "0 ms a frame"),
        (PLAIN, armed, "watching", "≤ +2 ms", "≤ +0.02 ms a frame"),
        (OVERVIEW, armed, "watching, both IDs on it", "≤ +2 ms", "≤ +0.02 ms a frame"),
    ];
    let mut alone = Vec::new();
    let mut with = cases.map(|_| Vec::new());
    // The first visits of a browser fill its caches.
    for bed in [bare, idle, armed] {
        visit(bed, OVERVIEW, 1).await?;
    }
    for round in 0..ROUNDS {
        let pages = [PLAIN, OVERVIEW];
        let mut base = Vec::new();
        for page in pages {
            base.push(visit(bare, page, FRAMES).await?);
        }
        let order = (0..cases.len()).map(|place| (place + round) % cases.len());
        for case in order {
            let (page, bed, ..) = cases[case];
            let cost = visit(bed, page, FRAMES).await?;
            let base = &base[usize::from(page == OVERVIEW)];
            with[case].push(Cost { load: cost.load - base.load, frame: cost.frame - base.frame });
        }
        alone.extend(base);
    }
    let loads = |costs: &[Cost]| costs.iter().map(|cost| cost.load).collect::<Vec<_>>();
    let frames = |costs: &[Cost]| costs.iter().map(|cost| cost.frame).collect::<Vec<_>>();
    report.add("20 000-node page alone: load", Statistic::Median, "ms", loads(&alone), "");
    report.add("20 000-node page alone: a frame of 40 changes", Statistic::Median, "ms", frames(&alone), "");
    for ((_, _, name, load, frame), costs) in cases.into_iter().zip(with) {
        report.add(format!("added, {name}: load"), Statistic::Median, "ms", loads(&costs), load);
        report.add(format!("added, {name}: a frame"), Statistic::Median, "ms", frames(&costs), frame);
    }
    Ok(())
}

async fn visit(bed: &Bed, url: &str, frames: u32) -> Result<Cost> {
    let tab = bed.open(BLANK).await?;
    let browser = &bed.browser;
    // Time of the thread, not of the clock: what other programs do meanwhile does not count.
    browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
    let before = busy(bed).await?;
    browser.driver().goto(url).await?;
    rest(1_000).await;
    let loaded = busy(bed).await?;
    browser.run(&format!("{CHURN} return churned;"), vec![json!(frames)]).await?;
    let churned = busy(bed).await?;
    bed.close(&tab).await?;
    Ok(Cost { load: loaded - before, frame: (churned - loaded) / f64::from(frames) })
}

/// Milliseconds that the current tab's main thread has worked so far.
pub async fn busy(bed: &Bed) -> Result<f64> {
    let answer = bed.browser.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array();
    let duration = metrics.into_iter().flatten().find(|metric| metric["name"] == "TaskDuration");
    let seconds = duration.and_then(|metric| metric["value"].as_f64());
    seconds.map(|seconds| seconds * 1_000.0).ok_or_else(|| Failure::new("no TaskDuration"))
}
