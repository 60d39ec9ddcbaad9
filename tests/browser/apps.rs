//! More than one app in sight: never the wrong one, and each answer does what it says.

use super::desk;
use crate::support::{Panel, Portal, Result, Section, Server};

/// The other app.
const OTHER: &str = "Payroll export";

/// An older app's page stands beside the one that the address names: which of them is meant is the admin's to say.
#[tokio::test(flavor = "multi_thread")]
async fn two_apps_in_one_page_are_a_question() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let (first, other) = (app_id(&server, desk::APP)?, app_id(&server, OTHER)?);
    for portal in ["gen=1", "gen=4"] {
        panel.new_setup().await?;
        let tab = Portal::open_section(&browser, &format!("{portal}&open={other}"), Section::Overview, &first).await?;
        panel.present("conflict").await?;
        assert_ne!(panel.value("client-id").await?.as_ref(), Some(&other), "{portal}: never by itself");
        assert_eq!(panel.state("client-id").await?.as_deref(), Some("conflict"), "{portal}");
        panel.click("discard").await?;
        panel.present("setup-new").await?;
        desk::close_tab(&panel, tab.tab()).await?;
    }
    Ok(())
}

/// The blades of apps that were open before stay in the page, hidden: they are not in sight.
#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_was_open_before_is_not_in_sight() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let (first, other) = (app_id(&server, desk::APP)?, app_id(&server, OTHER)?);
    for portal in ["gen=1", "gen=2", "gen=3"] {
        let tab = Portal::open_section(&browser, portal, Section::Overview, &other).await?;
        tab.wait_shows(&other).await?;
        tab.open_app(&first).await?;
        tab.wait_shows(&first).await?;
        panel.new_setup().await?;
        panel.wait_value("client-id", &first).await.map_err(|failure| failure.within(portal))?;
        assert_eq!(panel.rows("conflict", &[]).await?.len(), 0, "{portal}");
        panel.click("discard").await?;
        panel.present("setup-new").await?;
        desk::close_tab(&panel, tab.tab()).await?;
    }
    Ok(())
}

/// A second app opened later in another tab.
#[tokio::test(flavor = "multi_thread")]
async fn another_app_in_another_tab_is_a_question() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let (first, other) = (app_id(&server, desk::APP)?, app_id(&server, OTHER)?);
    for (answer, held) in [("conflict-keep", &first), ("conflict-replace", &other), ("conflict-new-setup", &other)] {
        panel.new_setup().await?;
        let before = panel.attr("setup", "data-setup-id").await?;
        let mine = Portal::open_section(&browser, "gen=1", Section::Overview, &first).await?;
        panel.wait_value("client-id", &first).await?;
        let late = Portal::open_section(&browser, "gen=3", Section::Overview, &other).await?;
        panel.present("conflict").await?;
        assert_eq!(panel.value("client-id").await?.as_ref(), Some(&first), "{answer}: not before the answer");
        panel.click(answer).await?;
        panel.wait_value("client-id", held).await.map_err(|failure| failure.within(answer))?;
        let after = panel.attr("setup", "data-setup-id").await?;
        assert_eq!(after == before, answer != "conflict-new-setup", "{answer}");
        if after == before {
            panel.wait_state("client-id", "captured").await?;
        } else {
            // The first one keeps its app.
            panel.choose_setup(before.as_deref().unwrap_or_default()).await?;
            panel.wait_value("client-id", &first).await?;
        }
        for tab in [mine, late] {
            desk::close_tab(&panel, tab.tab()).await?;
        }
        panel.click("discard").await?;
        panel.present("setup-new").await?;
    }
    Ok(())
}

fn app_id(server: &Server, name: &str) -> Result<String> {
    Ok(server.world().app(name)?.app_id.clone())
}
