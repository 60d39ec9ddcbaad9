//! Generated layouts: whatever a page looks like, no value gets the label of another one.

use super::desk;
use crate::support::{Result, in_checkout};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tenant_bridge::fill::watch;
use tenant_bridge::protocol::agent::Report;
use tenant_bridge::recognise::pages::HostKind;
use tenant_bridge::recognise::{Found, Place, judge};
use tenant_bridge::wire::Wire;
use tenant_bridge::wire::json::{of_json, to_json};

const PAGES: u32 = 2_000;
const URL: &str = "https://portal.azure.com/layouts";

/// The values that are taken from a page, with the label that each was taken for.
fn taken(sightings: &Value) -> Result<Vec<(String, &'static str)>> {
    let mut report = to_json(&Report::default().write());
    report["sightings"] = sightings.clone();
    let report = Report::read(of_json(report))?;
    let found = judge(Place { url: URL, tab_url: URL }, &report).into_iter().filter_map(|judged| match judged.found? {
        Found::ClientId(_) => Some((judged.shown, "Application (client) ID")),
        Found::TenantId(_) => Some((judged.shown, "Directory (tenant) ID")),
        _ => None,
    });
    Ok(found.collect())
}

/// By hand one thinks of the layouts that one has seen. A value with another one's label is never taken; what a label stands plainly before is.
#[tokio::test(flavor = "multi_thread")]
async fn no_value_gets_the_label_of_another() -> Result {
    let (server, browser) = desk::start().await?;
    let script = std::fs::read_to_string(in_checkout("tests/replicas/dist/layouts.js"))?;
    server.page(URL, &format!("<!doctype html><meta charset=utf-8><title>Layouts</title><body><script>{script}</script>"))?;
    browser.open(URL).await?;
    let order = to_json(&watch(HostKind::Portal).write());
    let answer = browser.run("return readLayouts(...arguments)", vec![order, json!(0), json!(PAGES)]).await?.json().clone();
    let (mut wrong, mut missed, mut right) = (vec![], vec![], BTreeMap::<String, u32>::new());
    for page in answer.as_array().into_iter().flatten() {
        let taken = taken(&page["sightings"])?;
        let name = format!("{} {}", page["number"], page["layout"]);
        for item in page["values"].as_array().into_iter().flatten() {
            let [label, value] = ["label", "value"].map(|key| item[key].as_str().unwrap_or_default());
            let got: Vec<_> = taken.iter().filter(|(text, _)| text == value).map(|(_, label)| *label).collect();
            let is_ours = label.starts_with("Application (client)") || label.starts_with("Directory");
            match got.as_slice() {
                [] if is_ours && page["isKnowable"] == true => missed.push(format!("{name}: {label}")),
                [] => {}
                got if got.iter().any(|got| *got != label) => wrong.push(format!("{name}: the {label} is taken for {got:?}")),
                _ => *right.entry(page["layout"].to_string()).or_default() += 1,
            }
        }
    }
    assert_eq!((wrong, missed), (vec![], vec![]), "taken rightly: {right:?}");
    // Layouts whose labels a reader can know, and some of those where it depends.
    assert!(right.len() > 16, "{right:?}");
    Ok(())
}
