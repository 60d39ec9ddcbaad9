//! Reports of pages, replayed: what was found there, or should have been, is found in the page built again.

use super::desk;
use crate::support::structure::{make_up, serve};
use crate::support::{Browser, Failure, Panel, Result, Server, World, in_checkout};
use std::time::Duration;
use tenant_bridge::describe::piece::Piece;
use tenant_bridge::describe::structure::{Found, SCHEMA, Structure};

/// Where reports are dropped in; see the README there.
pub const FOLDER: &str = "tests/fixtures/structures";
/// How long a page is watched for what must not be found there.
const WATCHED: Duration = Duration::from_secs(2);

/// Every report of the folder.
#[tokio::test(flavor = "multi_thread")]
async fn every_report_is_found_again() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let mut files: Vec<_> = std::fs::read_dir(in_checkout(FOLDER))?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        let replayed = replay(&server, &browser, &panel, &serde_json::from_str(&std::fs::read_to_string(&file)?)?).await;
        replayed.map_err(|failure| failure.within(file.display()))?;
    }
    Ok(())
}

/// What is asked is not true of any page: without it, what should be found could also be found by chance.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_without_its_labels_is_not_found() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    let panel = Panel::open(&browser).await?;
    let text = std::fs::read_to_string(in_checkout(FOLDER).join("overview.json"))?;
    let mut structure: Structure = serde_json::from_str(&text.replace("\"Application (client) ID\"", "\"3 words\""))?;
    structure.found.client_ids.clear();
    replay(&server, &browser, &panel, &structure).await
}

async fn replay(server: &Server, browser: &Browser, panel: &Panel<'_>, structure: &Structure) -> Result {
    assert_eq!(structure.schema, SCHEMA);
    panel.new_setup().await?;
    let mut tabs = vec![];
    for address in serve(server, structure)? {
        tabs.push(browser.open_beside(&address).await?);
    }
    let wanted = wanted(&structure.found);
    let as_wanted = async || {
        let now = now(panel).await?;
        if now == wanted { Ok(Some(())) } else { Err(Failure::new(format!("{now:?} instead of {wanted:?}"))) }
    };
    browser.wait_for("what should be found is", as_wanted).await?;
    tokio::time::sleep(WATCHED).await;
    as_wanted().await?;
    for tab in tabs {
        browser.switch(&tab).await?;
        browser.driver().close_window().await?;
    }
    panel.click("discard").await?;
    panel.present("setup-new").await
}

/// State and value of each of the three values, and the form's state.
type Shown = Vec<(String, Option<String>)>;

fn wanted(found: &Found) -> Shown {
    let id = |pieces: &[Piece]| match pieces {
        [] => ("empty".to_owned(), None),
        [id] => ("captured".to_owned(), Some(make_up(&[*id]))),
        _ => ("conflict".to_owned(), None),
    };
    let code = |code: serde_json::Value| (code.as_str().unwrap_or_default().to_owned(), None);
    vec![
        id(&found.tenant_ids),
        id(&found.client_ids),
        code(serde_json::json!(found.client_secret)),
        code(serde_json::json!(found.form)),
    ]
}

async fn now(panel: &Panel<'_>) -> Result<Shown> {
    let mut shown = vec![];
    for testid in ["tenant-id", "client-id", "client-secret", "form"] {
        shown.push((panel.state(testid).await?.unwrap_or_default(), panel.value(testid).await?));
    }
    Ok(shown)
}
