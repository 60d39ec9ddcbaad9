//! What the page's thread pays for a frame in which the pointer moves while the admin points.

use crate::bed::{Bed, rest};
use crate::pages::PLAIN;
use crate::report::{Report, Statistic};
use crate::support::{Failure, Panel, Result};
use serde_json::json;

const ROUNDS: usize = 3;
const MOVES: usize = 60;

/// In the page: what lies under the movement is the part around all rows, between them.
const WIDEN: &str = "document.querySelector('main').style.paddingLeft = '500px'";

/// The same movement over the same page, without and with a value to point at; then beside its rows.
pub async fn measure(report: &mut Report, armed: &Bed, panel: &Panel<'_>) -> Result {
    let [mut added, mut beside] = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let page = armed.open(PLAIN).await?;
        rest(2_500).await;
        let alone = movement(armed).await?;
        panel.click_field("pick", "client-id").await?;
        armed.browser.switch(&page).await?;
        armed
            .browser
            .wait_for("the page can be pointed at", async || {
                let there = "return !!document.querySelector('tenant-bridge-overlay')";
                let there: bool = armed.browser.run(there, vec![]).await?.convert()?;
                Ok(there.then_some(()))
            })
            .await?;
        let pointing = movement(armed).await?;
        added.push(pointing - alone);
        armed.browser.run(WIDEN, vec![]).await?;
        rest(500).await;
        beside.push(movement(armed).await? - alone);
        panel.click_field("pick", "client-id").await?;
        armed.close(&page).await?;
    }
    report.add("pointing on the 20 000-node page: script a frame", Statistic::Median, "ms", added, "≤ 4 ms");
    report.add("  the same between its parts", Statistic::Median, "ms", beside, "≤ 4 ms");
    Ok(())
}

/// Milliseconds of script a move, each in a frame of its own.
async fn movement(bed: &Bed) -> Result<f64> {
    bed.browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
    let before = script(bed).await?;
    for step in 0..MOVES {
        let (x, y) = (20 + step * 6, 120 + (step * 37) % 500);
        bed.browser.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await?;
        rest(17).await;
    }
    Ok((script(bed).await? - before) / MOVES as f64)
}

async fn script(bed: &Bed) -> Result<f64> {
    let answer = bed.browser.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array();
    let duration = metrics.into_iter().flatten().find(|metric| metric["name"] == "ScriptDuration");
    let seconds = duration.and_then(|metric| metric["value"].as_f64());
    seconds.map(|seconds| seconds * 1_000.0).ok_or_else(|| Failure::new("no ScriptDuration"))
}
