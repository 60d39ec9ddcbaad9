//! All profiles of an environment in one list: what it tells of each, what this device knows, and the table that is taken along.

use super::desk;
use super::rotate::{HOST, OLD, beside, environment, list, with};
use crate::support::entra::Directory;
use crate::support::{Panel, Result, downloads};
use serde_json::json;

/// The cells of a saved table, unquoted.
fn cells(table: &str) -> Vec<Vec<String>> {
    let line = |line: &str| line.trim_matches('"').split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect();
    table.trim_start_matches('\u{feff}').split("\r\n").filter(|text| !text.is_empty()).map(line).collect()
}

/// What an admin asks in spring: which secret ends next, and which profiles stop with EWS. A profile that nobody has checked is
/// checked from here; the table holds IDs and states, and no name of it becomes a formula.
#[tokio::test(flavor = "multi_thread")]
async fn every_profile_is_told() -> Result {
    let (server, browser) = desk::start().await?;
    let own = environment(&server);
    let world = server.world();
    let foreign = "99999999-8888-4777-8666-555555555555";
    server.change_organisation(|organisation| {
        let id = organisation.add_profile("=HYPERLINK(\"x\")", foreign, "22222222-2222-4333-8444-555555555555", OLD);
        organisation.change(&id, &json!({ "statecode": 1, "isoauthclientsecretset": false, "serverauthority": 3 }));
        // A profile without an app, as of the environment's own tenant, is none of these.
        let id = organisation.add_profile("Microsoft Exchange Online", foreign, foreign, OLD);
        organisation.change(&id, &json!({ "oauthclientid": null }));
    });
    let directory = Directory::consented(&world, desk::APP)?;
    server.change_directory(|known| *known = directory);
    let (panel, _form) = beside(&browser, &server).await?;
    list(&panel).await?;
    let rows = panel.rows("rotate-profile", &["data-state", "data-active"]).await?;
    assert_eq!(rows, [["other", "false"], ["chosen", "true"], ["other", "true"]]);
    assert_eq!(panel.rows("inventory-checked", &["data-state"]).await?.concat(), ["not-checked"; 3]);
    assert!(panel.text("inventory-outlook").await?.starts_with("2 profiles not known to work over Microsoft Graph"));

    // Its setup is the open one: checking it is verifying.
    let check = format!("[data-profile-id='{own}'] [data-testid='inventory-check']");
    browser.switch(panel.tab()).await?;
    browser.click(&check).await?;
    panel.wait_state("verify-status", "ok").await?;
    panel.present("inventory").await?;
    let checked = panel.rows("inventory-checked", &["data-state"]).await?.concat();
    assert_eq!(checked, ["not-checked", "checked", "not-checked"]);
    browser.set_viewport(360, 1400).await?;
    panel.scroll_to("inventory").await?;
    browser.screenshot("inventory").await?;

    let table = downloads::saved(&browser, async || panel.click("inventory-csv").await).await?;
    let cells = cells(&table);
    assert_eq!((cells.len(), cells[0][1].as_str()), (4, "Profile"));
    assert_eq!(cells[1][1], "'=HYPERLINK(\"x\")");
    assert_eq!(cells[2][..2], [HOST, "Fabrikam mail (cross-tenant)"]);
    assert_eq!(cells[2][8..11], ["4", "1", "1"]);
    assert_eq!(cells[2][14..], ["1 of 1", "10 of 10"]);
    let secret = world.app(desk::APP)?.last_secret()?.value.clone();
    assert!(!table.contains(&secret) && !table.contains(OLD));
    assert!(with(&server, &secret).iter().all(|request| request.host != HOST), "nothing was changed");
    Ok(())
}

/// A profile whose app this device does not know begins a setup with its IDs; the list stays.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_app_begins_a_setup() -> Result {
    let (server, browser) = desk::start().await?;
    environment(&server);
    let (panel, _form) = beside(&browser, &server).await?;
    list(&panel).await?;
    let before = panel.attr("setup", "data-setup-id").await?;
    browser.switch(panel.tab()).await?;
    browser.click("[data-testid='rotate-profile'][data-state='other'] [data-testid='inventory-check']").await?;
    panel.wait_value("client-id", "11111111-2222-4333-8444-999999999999").await?;
    panel.wait_value("tenant-id", &server.world().tenant.id).await?;
    assert_ne!(panel.attr("setup", "data-setup-id").await?, before);
    assert_eq!(chosen(&panel).await?, 1, "its profile is the one to change");
    Ok(())
}

async fn chosen(panel: &Panel<'_>) -> Result<usize> {
    let states = panel.rows("rotate-profile", &["data-state"]).await?.concat();
    Ok(states.iter().filter(|state| *state == "chosen").count())
}
