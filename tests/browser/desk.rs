//! What most tests begin and end with: a panel with an open setup beside the portals, and a record that was saved.

use crate::support::world::{App, Profile};
use crate::support::{Browser, Failure, Form, Panel, Result, Server, Tab, World};
use serde_json::{Value, json};

/// The app whose values are typed where their capture is not the matter.
pub const APP: &str = "D365 mail";

/// The replica portals and a browser with the extension.
pub async fn start() -> Result<(Server, Browser)> {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    Ok((server, browser))
}

/// A panel with a setup that has all three values.
pub async fn ready<'a>(browser: &'a Browser, server: &Server) -> Result<Panel<'a>> {
    let panel = Panel::open(browser).await?;
    panel.new_setup().await?;
    type_values(&panel, server).await?;
    Ok(panel)
}

/// The three values of [`APP`], by the fields they are typed into.
pub fn values(world: &World) -> Result<[(&'static str, &str); 3]> {
    let app = world.app(APP)?;
    Ok([("tenant-id", &world.tenant.id), ("client-id", &app.app_id), ("client-secret", &app.last_secret()?.value)])
}

/// Types the three values of [`APP`] into the open setup.
pub async fn type_values(panel: &Panel<'_>, server: &Server) -> Result {
    for (field, value) in values(&server.world())? {
        panel.type_into(&format!("{field}-input"), value).await?;
        panel.wait_state(field, "captured").await?;
    }
    panel.wait_state("setup", "ready").await
}

/// Forgets the open setup and closes the form's tab: the next variant starts afresh.
pub async fn clear(panel: &Panel<'_>, form: Form<'_>) -> Result {
    close(panel, form).await?;
    panel.click("discard").await?;
    panel.present("setup-new").await
}

/// Closes the form's tab and turns to the panel: a closed tab can open no other.
pub async fn close(panel: &Panel<'_>, form: Form<'_>) -> Result {
    close_tab(panel, form.tab()).await
}

/// Closes any tab and turns to the panel.
pub async fn close_tab(panel: &Panel<'_>, tab: &Tab) -> Result {
    let browser = panel.browser();
    browser.switch(tab).await?;
    browser.driver().close_window().await?;
    browser.switch(panel.tab()).await
}

/// Presses Fill and waits until the extension calls the form filled; the failure tells what it says of each field.
pub async fn fill(panel: &Panel<'_>) -> Result {
    panel.wait_state("form", "found").await?;
    panel.click("fill").await?;
    told(panel, panel.wait_state("setup", "filled").await).await
}

/// The outcome of a wait, with the fill report beside a failure.
pub async fn told(panel: &Panel<'_>, outcome: Result) -> Result {
    let Err(failure) = outcome else {
        return Ok(());
    };
    let report = panel.fill_fields().await?;
    let question = panel.attr("fill-question", "data-field").await?;
    let said = format!("{failure}; report {report:?}, question {question:?}");
    Err(Failure::new(said))
}

/// Saves the form as the admin does, and answers the record that the portal kept.
pub async fn save(server: &Server, form: &Form<'_>) -> Result<Profile> {
    let before = server.world().profiles.len();
    form.save().await?;
    form.browser().wait_for("the profile is saved", async || Ok((server.world().profiles.len() > before).then_some(()))).await?;
    Ok(server.world().last_profile()?.clone())
}

/// Compares a record of the admin center with what was issued.
pub fn compare(server: &Server, app: &App, saved: &Profile) -> Result {
    let expected = json!({
        "serverType": "Exchange Online",
        "authType": "Oauth (Cross Tenant)",
        "tenantId": server.world().tenant.id,
        "clientId": app.app_id,
        "clientSecret": app.last_secret()?.value,
    });
    compare_all(&expected, saved)
}

/// Compares a record of a model-driven form with what was issued. The numbers are the choices "Exchange Online", as the
/// replica counts them, and "OAuth with Microsoft Entra ID".
pub fn compare_record(server: &Server, app: &App, saved: &Profile) -> Result {
    let expected = json!({
        "servertype": 0,
        "incomingcredentialretrieval": 7,
        "usedefaulttenantid": false,
        "exchangeonlinetenantid": server.world().tenant.id,
        "oauthclientid": app.app_id,
        "oauthclientsecret": app.last_secret()?.value,
    });
    compare_all(&expected, saved)
}

fn compare_all(expected: &Value, saved: &Profile) -> Result {
    for (key, issued) in expected.as_object().into_iter().flatten() {
        if saved.get(key) != Some(issued) {
            return Err(Failure::new(format!("{key} was saved otherwise: {saved:?}")));
        }
    }
    Ok(())
}

/// Waits until the fill report has exactly these rows.
pub async fn reported(panel: &Panel<'_>, expected: &[(&str, &str)]) -> Result {
    let mut expected: Vec<(String, String)> = expected.iter().map(|(f, s)| ((*f).to_owned(), (*s).to_owned())).collect();
    expected.sort();
    panel
        .browser()
        .wait_for(&format!("the report is {expected:?}"), async || {
            let mut now = panel.fill_fields().await?;
            now.sort();
            if now == expected { Ok(Some(())) } else { Err(Failure::new(format!("it is {now:?}"))) }
        })
        .await
}
