//! What a page pays while it is watched: processor time of its main thread, by the browser's own counters.

use crate::bed::{Bed, rest};
use crate::pages::{BLANK, CHURN, OVERVIEW, PLAIN};
use crate::report::{Report, Statistic};
use crate::support::{Failure, Result};
use serde_json::{Value, json};

const ROUNDS: usize = 3;
const FRAMES: u32 = 300;

/// One visit: milliseconds of the main thread, scripts and everything else of the page and of the extension in it.
struct Cost {
    load: f64,
    frame: f64,
    /// What a sampling profiler finds in the extension's own functions, with what the engine does for them: of a frame.
    own: f64,
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
            with[case].push(Cost { load: cost.load - base.load, frame: cost.frame - base.frame, own: cost.own });
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
        let own = costs.iter().map(|cost| cost.own).collect();
        report.add(format!("in our code, {name}: a frame"), Statistic::Median, "ms", own, frame);
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
    let own = own(bed, frames).await?;
    bed.close(&tab).await?;
    Ok(Cost { load: loaded - before, frame: (churned - loaded) / f64::from(frames), own: own / f64::from(frames) })
}

/// Milliseconds in the extension's own functions while the page churns on. Two visits differ by more than watching costs, so that the
/// difference alone cannot tell it.
async fn own(bed: &Bed, frames: u32) -> Result<f64> {
    let browser = &bed.browser;
    browser.cdp("Profiler.enable", json!({})).await?;
    browser.cdp("Profiler.setSamplingInterval", json!({ "interval": 100 })).await?;
    browser.cdp("Profiler.start", json!({})).await?;
    browser.run(&format!("{CHURN} return churned;"), vec![json!(frames)]).await?;
    let answer = browser.cdp("Profiler.stop", json!({})).await?;
    let list = |name: &str| answer["profile"][name].as_array().cloned().unwrap_or_default();
    let is_own = |node: &Value| node["callFrame"]["url"].as_str().is_some_and(|url| url.starts_with("chrome-extension:"));
    let ours: Vec<Value> = list("nodes").into_iter().filter(is_own).map(|node| node["id"].clone()).collect();
    let samples = list("samples");
    let deltas = list("timeDeltas");
    // A delta is the time before its sample: what stands in a sample lasted until the next one.
    let own = samples.iter().zip(deltas.iter().skip(1)).filter(|(sample, _)| ours.contains(sample));
    Ok(own.filter_map(|(_, delta)| delta.as_f64()).sum::<f64>() / 1_000.0)
}

/// Milliseconds that the current tab's main thread has worked so far.
pub async fn busy(bed: &Bed) -> Result<f64> {
    let answer = bed.browser.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array();
    let duration = metrics.into_iter().flatten().find(|metric| metric["name"] == "TaskDuration");
    let seconds = duration.and_then(|metric| metric["value"].as_f64());
    seconds.map(|seconds| seconds * 1_000.0).ok_or_else(|| Failure::new("no TaskDuration"))
}
