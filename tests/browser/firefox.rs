//! The other browser: the same extension, another manifest, another engine under the agent.

use super::desk;
use crate::support::entra::Directory;
use crate::support::firefox::{Firefox, Tab};
use crate::support::forms::{MODEL_DRIVEN, PPAC};
use crate::support::panel::by_testid;
use crate::support::portal::{AZURE, Section, by_hook};
use crate::support::world::Profile;
use crate::support::{Failure, Result, Server, World, eventually, failure};
use serde_json::json;

/// The key, as WebDriver has it.
const TAB: char = '\u{e004}';

async fn state(firefox: &Firefox, panel: &Tab, testid: &str, wanted: &str) -> Result {
    state_of(firefox, panel, &by_testid(testid), wanted).await
}

/// Waits until an element of the panel is in a state.
async fn state_of(firefox: &Firefox, panel: &Tab, css: &str, wanted: &str) -> Result {
    let script = "return document.querySelector(args[0])?.dataset.state ?? null";
    let reached = async || match firefox.run(panel, script, json!([css])).await? {
        now if now == wanted => Ok(Some(())),
        now => Err(Failure::new(format!("it is {now}"))),
    };
    eventually(&format!("{css} is {wanted}"), failure::PATIENCE, reached).await
}

/// A browser, and a panel with a setup.
async fn start(server: &Server) -> Result<(Firefox, Tab)> {
    let firefox = Firefox::start(server).await?;
    let panel = firefox.open_own("panel.html").await?;
    firefox.click(&panel, &by_testid("setup-new")).await?;
    state(&firefox, &panel, "setup", "empty").await?;
    Ok((firefox, panel))
}

/// Types the three values of the app.
async fn type_values(server: &Server, firefox: &Firefox, panel: &Tab) -> Result {
    for (field, value) in desk::values(&server.world())? {
        firefox.type_into(panel, &by_testid(&format!("{field}-input")), &format!("{value}{TAB}")).await?;
        state(firefox, panel, field, "captured").await?;
    }
    Ok(())
}

/// Opens a form, has it filled, saves it as the admin does, and answers the record that was kept.
async fn fill(server: &Server, firefox: &Firefox, panel: &Tab, url: &str) -> Result<Profile> {
    let form = firefox.open(url).await?;
    state(firefox, panel, "form", "found").await?;
    firefox.click(panel, &by_testid("fill")).await?;
    state(firefox, panel, "setup", "filled").await?;
    firefox.click(&form, &by_hook("save")).await?;
    let saved = async || Ok((!server.world().profiles.is_empty()).then_some(()));
    eventually("the profile is saved", failure::PATIENCE, saved).await?;
    firefox.screenshot(panel, "firefox-panel").await?;
    Ok(server.world().last_profile()?.clone())
}

/// From the app's pages to a saved profile that holds what the portal issued.
#[tokio::test(flavor = "multi_thread")]
async fn firefox_leads_to_a_right_profile() -> Result {
    let server = Server::start(World::contoso()).await?;
    let (firefox, panel) = start(&server).await?;
    let app_id = server.world().app(desk::APP)?.app_id.clone();
    let portal = firefox.open(&format!("{AZURE}/?gen=3{}", Section::Overview.hash(&app_id))).await?;
    state(&firefox, &panel, "tenant-id", "captured").await?;
    state(&firefox, &panel, "client-id", "captured").await?;
    firefox.click(&portal, &by_hook("menu-credentials")).await?;
    firefox.click(&portal, &by_hook("new-client-secret")).await?;
    firefox.type_into(&portal, &by_hook("secret-description"), "mail").await?;
    firefox.click(&portal, &by_hook("secret-add")).await?;
    state(&firefox, &panel, "setup", "ready").await?;
    let saved = fill(&server, &firefox, &panel, &format!("{PPAC}?surface=overlay&open=1")).await?;
    desk::compare(&server, &server.world().app(desk::APP)?.clone(), &saved)
}

/// A model-driven form. What the page does with a value shows only in its record, which is asked in the page's own world.
#[tokio::test(flavor = "multi_thread")]
async fn firefox_fills_a_model_driven_form() -> Result {
    let server = Server::start(World::contoso()).await?;
    let (firefox, panel) = start(&server).await?;
    type_values(&server, &firefox, &panel).await?;
    let emptied = firefox.open(&format!("{MODEL_DRIVEN}&look=classic&rule=null-tenant")).await?;
    state(&firefox, &panel, "form", "found").await?;
    firefox.click(&panel, &by_testid("fill")).await?;
    state_of(&firefox, &panel, &[&by_testid("fill-field"), "[data-field=tenant-id]"].concat(), "failed").await?;
    firefox.close(&emptied).await?;
    state(&firefox, &panel, "form", "none").await?;
    let saved = fill(&server, &firefox, &panel, &format!("{MODEL_DRIVEN}&look=classic")).await?;
    desk::compare_record(&server, server.world().app(desk::APP)?, &saved)
}

/// The proof that the values work. The rule that takes `Origin` off the extension's requests names the host of its pages, which is
/// another one in each Firefox; the double of Entra refuses a request with one, as Entra does.
#[tokio::test(flavor = "multi_thread")]
async fn firefox_proves_the_values() -> Result {
    let server = Server::start(World::contoso()).await?;
    let directory = Directory::consented(&server.world(), desk::APP)?;
    server.change_directory(|known| *known = directory);
    let (firefox, panel) = start(&server).await?;
    type_values(&server, &firefox, &panel).await?;
    firefox.click(&panel, &by_testid("verify")).await?;
    state(&firefox, &panel, "verify-status", "ok").await?;
    firefox.screenshot(&panel, "firefox-proof").await
}
