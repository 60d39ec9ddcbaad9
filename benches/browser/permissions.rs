//! What a page of permissions pays for being read: processor time of its main thread for each change in a list of 300 rows.

use crate::bed::{Bed, rest};
use crate::page_cost::busy;
use crate::pages::PERMISSIONS;
use crate::report::{Report, Statistic};
use crate::support::Result;
use serde_json::json;

const ROUNDS: usize = 3;
const CHANGES: usize = 10;

/// In the page: another status in one row, as after a consent.
const CHANGE: &str = "const [number] = arguments;
    document.querySelectorAll('.value')[4].textContent = `Granted for Contoso ${number}`;";

/// The same changes without the extension, with it, and with it at an address where the grid is watched as any page is, but not read.
pub async fn measure(report: &mut Report, bare: &Bed, armed: &Bed) -> Result {
    let elsewhere = PERMISSIONS.replace("CallAnAPI", "Overview");
    let [mut added, mut watched] = [Vec::new(), Vec::new()];
    for bed in [bare, armed] {
        visit(bed, PERMISSIONS).await?;
    }
    for _ in 0..ROUNDS {
        let alone = visit(bare, PERMISSIONS).await?;
        added.push(visit(armed, PERMISSIONS).await? - alone);
        watched.push(visit(armed, &elsewhere).await? - alone);
    }
    report.add("reading a permissions grid of 300 rows: a change", Statistic::Median, "ms", added, "≤ 5 ms");
    report.add("  of that, watching the page", Statistic::Median, "ms", watched, "");
    Ok(())
}

/// Milliseconds of the page's thread for each change. They come so quickly that each is read once, and slowly enough that none is left out.
async fn visit(bed: &Bed, url: &str) -> Result<f64> {
    let tab = bed.open(url).await?;
    let browser = &bed.browser;
    browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
    rest(2_500).await;
    let before = busy(bed).await?;
    for number in 0..CHANGES {
        browser.run(CHANGE, vec![json!(number)]).await?;
        rest(700).await;
    }
    let cost = (busy(bed).await? - before) / CHANGES as f64;
    bed.close(&tab).await?;
    Ok(cost)
}
