//! The options page, and a browser that an organisation manages.

use super::{desk, pointing};
use crate::support::{Form, Panel, Portal, Result, Section, downloads, policy};
use serde_json::json;

/// A policy that is wrong in part, as an administrator sees it at once: what holds, what does not, what counts meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn a_policy_is_shown_and_followed_at_once() -> Result {
    let (server, browser) = desk::start().await?;
    let options = Panel::open_page(&browser, "options.html").await?;
    options.wait_state("policy", "none").await?;
    let managed = json!({
        "allowedTenants": [server.world().tenant.id, "fabrikam.com"],
        "allowedHosts": ["portal.azure.com", "*.portal.azure.com", "*.portal.azure.net", "*.crm4.dynamics.com", "example.com"],
        "handoff": false,
        "reminderDays": [60, 7],
    });
    policy::set(&browser, &managed).await?;
    options.wait_state("policy", "set").await?;
    let rows = options.rows("policy-row", &["data-name", "data-state"]).await?;
    let expected = [
        ["allowedTenants", "limited"],
        ["allowedHosts", "limited"],
        ["handoff", "limited"],
        ["verification", "free"],
        ["reminderDays", "limited"],
    ];
    assert_eq!(rows, expected);
    let faults = options.rows("policy-fault", &["data-name"]).await?;
    assert_eq!(faults, [["allowedTenants"], ["allowedHosts"]]);
    browser.set_viewport(600, 900).await?;
    browser.screenshot("options-with-a-policy").await?;
    policy::set(&browser, &json!({})).await?;
    options.wait_state("policy", "none").await
}

/// The background obeys, not only the panel: another tenant is not captured, an admin center that is left out is not even read, an
/// organisation that is listed is.
#[tokio::test(flavor = "multi_thread")]
async fn a_policy_is_obeyed() -> Result {
    let (server, browser) = desk::start().await?;
    let elsewhere = "12121212-8888-4777-8666-555555555555";
    let portal = ["portal.azure.com", "*.portal.azure.com", "*.portal.azure.net", "*.crm4.dynamics.com"];
    policy::set(&browser, &json!({ "allowedTenants": [elsewhere], "allowedHosts": portal, "verification": false })).await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    panel.present("policy-note").await?;
    let app = server.world().app(desk::APP)?.app_id.clone();
    Portal::open_section(&browser, "gen=2", Section::Overview, &app).await?;
    panel.wait_value("client-id", &app).await?;
    panel.problem("tenant-not-allowed").await?;
    assert_eq!(panel.state("tenant-id").await?.as_deref(), Some("empty"));
    let form = Form::ppac(&browser, "surface=overlay").await?;
    form.open_new().await?;
    panel.problem("host-not-allowed").await?;
    browser.set_viewport(380, 900).await?;
    browser.screenshot("panel-under-a-policy").await?;
    browser.switch(form.tab()).await?;
    let script = "return Boolean(document.querySelector('tenant-bridge-overlay'))";
    assert_eq!(*browser.run(script, vec![]).await?.json(), json!(false));
    assert_eq!(panel.state("form").await?.as_deref(), Some("none"));

    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    panel.type_into("tenant-id-input", elsewhere).await?;
    panel.type_into("client-secret-input", &secret).await?;
    panel.wait_state("setup", "ready").await?;
    panel.present("verify-off").await?;
    Form::model_driven(&browser, "look=classic").await?;
    panel.wait_state("form", "found").await?;
    let asked = server.requests().iter().any(|request| request.host.starts_with("login."));
    assert!(!asked, "nobody is asked where verification is off");
    Ok(())
}

/// What was pointed at is shown with what it did last, saved as JSON, and forgotten one by one and all at once.
#[tokio::test(flavor = "multi_thread")]
async fn remembered_labels_are_shown_saved_and_forgotten() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    pointing::teach(&server, &browser, &panel).await?;
    pointing::meet_again(&browser, &panel).await?;
    let options = Panel::open_page(&browser, "options.html").await?;
    browser
        .wait_for("the label was met again", async || {
            Ok(options.text("rule-last").await?.contains("last named it on portal.azure.com").then_some(()))
        })
        .await?;
    browser.set_viewport(600, 900).await?;
    browser.screenshot("options-with-labels").await?;
    let saved = downloads::saved(&browser, async || options.click("rules-export").await).await?;
    let saved: serde_json::Value = serde_json::from_str(&saved)?;
    assert_eq!(saved.as_array().map(Vec::len), Some(2), "{saved}");
    assert_eq!(saved[0]["target"], json!({ "value": "tenant-id" }));
    assert!(!saved.to_string().contains(pointing::TENANT), "a label is kept, never a value");
    options.click("rule-forget").await?;
    browser.wait_for("one is forgotten", async || Ok((options.rows("rule", &[]).await?.len() == 1).then_some(()))).await?;
    options.click("rules-forget").await?;
    browser.wait_for("all are forgotten", async || Ok(options.rows("rule", &[]).await?.is_empty().then_some(()))).await
}
