//! A change of an existing profile's secret, from the panel's point of view, against the double of Dataverse's Web API.

use super::desk;
use crate::support::dataverse::Organisation;
use crate::support::entra::Directory;
use crate::support::server::Record;
use crate::support::{Browser, Form, Panel, Portal, Result, Section, Server};
use serde_json::json;

/// The environment's host.
pub const HOST: &str = "contoso.crm4.dynamics.com";
/// Its list of profiles.
pub const PROFILES: &str = "https://contoso.crm4.dynamics.com/main.aspx?pagetype=entitylist&etn=emailserverprofile";
/// The secret that the profile has before.
pub const OLD: &str = "old8Q~defghijklmnopqrstuvwxyz-_.~0123456";

/// An environment with a profile of the app, and one of another; answers the ID of the first.
pub fn environment(server: &Server) -> String {
    let world = server.world();
    let app = world.app(desk::APP).expect("the world has the app").app_id.clone();
    server.change_organisation(|organisation| {
        let id = organisation.add_profile("Fabrikam mail (cross-tenant)", &world.tenant.id, &app, OLD);
        let other = organisation.add_profile("Sales mail", &world.tenant.id, "11111111-2222-4333-8444-999999999999", OLD);
        for tests in [[1, 1, 1], [1, 1, 1], [1, 2, 1], [0, 0, 0]] {
            organisation.add_mailbox(&id, tests);
        }
        organisation.add_mailbox(&other, [2, 2, 2]);
        id
    })
}

/// A panel with the new secret beside the environment's own page.
pub async fn beside<'a>(browser: &'a Browser, server: &Server) -> Result<(Panel<'a>, Form<'a>)> {
    let panel = desk::ready(browser, server).await?;
    let form = Form::open_at(browser, PROFILES).await?;
    Ok((panel, form))
}

/// Lists the profiles and waits until the setup's own is chosen.
pub async fn list(panel: &Panel<'_>) -> Result {
    panel.click("rotate").await?;
    panel.present("rotate-plan").await
}

/// Every request that mentions the text, however it is written.
pub fn with(server: &Server, text: &str) -> Vec<Record> {
    let encoded = text.replace('~', "%7E");
    server.requests().into_iter().filter(|r| r.mentions(text) || r.mentions(&encoded)).collect()
}

/// What the profile has as secret now.
pub fn secret_of(organisation: &Organisation, id: &str) -> String {
    organisation.profile(id)["oauthclientsecret"].as_str().unwrap_or_default().to_owned()
}

/// The whole story, from the portal's new secret to the old one's row. The new secret is in the request to Entra that verifies it and
/// in one to the environment, and nowhere else.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_reaches_the_profile() -> Result {
    let (server, browser) = desk::start().await?;
    let profile = environment(&server);
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let app = server.world().app(desk::APP)?.app_id.clone();
    let portal = Portal::open_section(&browser, "gen=2", Section::Overview, &app).await?;
    panel.wait_value("client-id", &app).await?;
    portal.show(Section::Credentials).await?;
    portal.add_secret("Rotation 2027").await?;
    panel.wait_state("client-secret", "captured").await?;
    let world = server.world();
    let issued = world.app(desk::APP)?.last_secret()?.clone();
    let directory = Directory::consented(&world, desk::APP)?;
    server.change_directory(|known| *known = directory);

    // The edit screen lacks the boxes; it leads here.
    let edit = format!("oauth=0&id={profile}");
    let form = Form::model_driven(&browser, &edit).await?;
    form.press("tab-credentials").await?;
    panel.wait_state("form", "edit-without-oauth").await?;
    let codes = panel.rows("problem", &["data-code"]).await?.concat();
    assert!(codes.contains(&"form-edit-without-oauth".to_owned()), "{codes:?}");
    browser.screenshot("rotate-edit-screen").await?;
    list(&panel).await?;
    assert_eq!(panel.attr("rotate-plan", "data-profile-id").await?.as_deref(), Some(profile.as_str()));
    assert_eq!(panel.state("rotate-secret").await?.as_deref(), Some("unverified"));
    panel.click("rotate-verify").await?;
    panel.wait_state("rotate-secret", "verified").await?;
    browser.set_viewport(400, 1400).await?;
    browser.screenshot("rotate-plan").await?;
    panel.click("rotate-confirm").await?;
    panel.wait_state("rotate-status", "ok").await?;
    let codes = panel.rows("problem", &["data-code"]).await?.concat();
    assert!(!codes.contains(&"form-edit-without-oauth".to_owned()), "the way around it has been gone: {codes:?}");
    browser.screenshot("rotate-done").await?;
    assert_eq!(secret_of(&server.organisation(), &profile), issued.value);
    assert_eq!(panel.state("rotate-delete").await?.as_deref(), Some("todo"), "first a mailbox");
    panel.click("rotate-tested").await?;
    panel.wait_state("rotate-delete", "active").await?;
    let said = panel.text("rotate-delete").await?;
    assert!(said.contains("Rotation 2027") && said.contains(&issued.secret_id), "{said}");
    browser.screenshot("rotate-tested").await?;

    let requests = with(&server, &issued.value);
    let to = |host: &str| requests.iter().filter(|r| r.host == host).count();
    assert_eq!((requests.len(), to("login.microsoftonline.com"), to(HOST)), (3, 2, 1), "{requests:?}");
    let patch = requests.iter().find(|r| r.host == HOST).expect("it is there");
    assert_eq!(
        (patch.method.as_str(), patch.path.as_str()),
        ("PATCH", &*format!("/api/data/v9.2/emailserverprofiles({profile})"))
    );
    assert_eq!(patch.body, json!({ "oauthclientsecret": issued.value }).to_string());
    assert!(!patch.headers.contains(&issued.value) && patch.query.is_empty());
    assert!(patch.headers.contains("\"if-match\": \"W/"), "{}", patch.headers);
    assert!(!panel.document().await?.contains(&issued.value));
    panel.click("rotate-done").await?;
    panel.wait_state("rotate-status", "idle").await
}

/// From the admin center: its page names the environment, which is opened and then asked by itself. Where it names none, the admin types it.
#[tokio::test(flavor = "multi_thread")]
async fn the_admin_center_leads_to_the_environment() -> Result {
    let (server, browser) = desk::start().await?;
    environment(&server);
    let panel = desk::ready(&browser, &server).await?;
    let form = Form::ppac(&browser, "surface=overlay&edit=1").await?;
    panel.wait_state("form", "edit-without-oauth").await?;
    panel.click("rotate").await?;
    panel.present("rotate-place-input").await?;
    panel.type_into("rotate-place-input", "https://portal.azure.com/").await?;
    panel.present("rotate-place-error").await?;
    browser.screenshot("rotate-place").await?;
    panel.type_into("rotate-place-input", &format!("https://{HOST}/")).await?;
    panel.present("rotate-plan").await?;
    panel.click("rotate-close").await?;
    desk::close(&panel, form).await?;

    for tab in browser.driver().windows().await? {
        if tab != *panel.tab() {
            browser.switch(&tab).await?;
            browser.driver().close_window().await?;
        }
    }
    browser.switch(panel.tab()).await?;
    Form::ppac(&browser, "surface=overlay&edit=1&url=1").await?;
    panel.wait_state("form", "edit-without-oauth").await?;
    panel.click("rotate").await?;
    panel.present("rotate-plan").await?;
    assert!(browser.driver().windows().await?.len() >= 3, "the environment's page was opened");
    Ok(())
}

/// With none or several that fit, nobody guesses; what is written beside the secret is ticked by the admin.
#[tokio::test(flavor = "multi_thread")]
async fn another_profile_is_chosen_and_changed() -> Result {
    let (server, browser) = desk::start().await?;
    environment(&server);
    let world = server.world();
    let app = world.app(desk::APP)?.app_id.clone();
    let old = server
        .change_organisation(|o| o.add_profile("Rebuilt app", &world.tenant.id, "11111111-2222-4333-8444-000000000000", OLD));
    let (panel, _form) = beside(&browser, &server).await?;
    list(&panel).await?;
    browser.switch(panel.tab()).await?;
    let row = format!("[data-testid='rotate-profile'][data-profile-id='{old}'] [data-testid='rotate-choose']");
    browser.click(&row).await?;
    panel.present("rotate-offer").await?;
    panel.present("rotate-obstacle").await?;
    assert!(panel.attr("rotate-confirm", "disabled").await?.is_some());
    browser.set_viewport(360, 1500).await?;
    browser.screenshot("rotate-other-app").await?;
    browser.click("[data-testid='rotate-offer'] input").await?;
    browser
        .wait_for("it may be written", async || Ok(panel.attr("rotate-confirm", "disabled").await?.is_none().then_some(())))
        .await?;
    panel.click("rotate-confirm").await?;
    panel.wait_state("rotate-status", "ok").await?;
    let organisation = server.organisation();
    assert_eq!(organisation.profile(&old)["oauthclientid"], json!(app));
    assert_eq!(secret_of(&organisation, &old), world.app(desk::APP)?.last_secret()?.value);
    Ok(())
}
