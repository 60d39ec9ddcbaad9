//! Where nothing may be written, and what is written only after an answer.

use super::desk;
use crate::support::{Form, Panel, Result};

/// Long enough for a report to have come if one were on its way; the page's own load is waited for before.
const NO_REPORT: std::time::Duration = std::time::Duration::from_millis(2500);

/// A form of the admin center inside a stranger's page may be covered or moved by it: it gets nothing, and the admin is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_framed_by_a_stranger_gets_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let frame =
        r#"<iframe width="1200" height="800" src="https://admin.powerplatform.microsoft.com/?surface=page&open=1"></iframe>"#;
    server.page("https://stranger.example/", frame)?;
    let form = Form::open_at(&browser, "https://stranger.example/").await?;
    form.field("server-type").await?;
    browser.switch(panel.tab()).await?;
    panel.present("problem").await?;
    assert_eq!(panel.attr("problem", "data-code").await?.as_deref(), Some("form-untrusted"));
    assert_eq!(panel.state("form").await?.as_deref(), Some("none"));
    assert!(panel.attr("fill", "disabled").await?.is_some());
    Ok(())
}

/// A stranger's look-alike form inside the admin center's own page: no agent runs there, so it is not even seen.
#[tokio::test(flavor = "multi_thread")]
async fn a_strangers_frame_in_the_admin_center_gets_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let frame =
        r#"<iframe width="1200" height="800" src="https://stranger.example/__replica/page/ppac?surface=page&open=1"></iframe>"#;
    server.page("https://admin.powerplatform.microsoft.com/with-a-stranger", frame)?;
    let form = Form::open_at(&browser, "https://admin.powerplatform.microsoft.com/with-a-stranger").await?;
    form.field("server-type").await?;
    tokio::time::sleep(NO_REPORT).await;
    browser.switch(panel.tab()).await?;
    assert_eq!(panel.state("form").await?.as_deref(), Some("none"));
    assert!(panel.attr("fill", "disabled").await?.is_some());
    Ok(())
}

/// What stands in a field is someone's work: it is shown, and replaced only after the answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_holds_something_else_is_asked_about() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let form = Form::ppac(&browser, "surface=overlay&prefill=1").await?;
    form.open_new().await?;
    form.field("tenant-id").await?;
    let old = form.value("tenant-id").await?;
    assert!(old.is_some());
    panel.wait_state("form", "found").await?;
    panel.click("fill").await?;
    panel.present("fill-question").await?;
    assert_eq!(form.value("tenant-id").await?, old, "nothing is written before the answer");
    panel.click_field("fill-replace", "tenant-id").await?;
    form.wait_value("tenant-id", &server.world().tenant.id).await?;
    panel.click_field("fill-keep", "name").await?;
    panel.wait_state("setup", "filled").await?;
    let kept = panel.fill_fields().await?;
    assert!(kept.contains(&("name".to_owned(), "kept".to_owned())), "{kept:?}");
    Ok(())
}

/// The browser stops the background whenever it likes; a form that was in sight can still be filled.
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_background_still_fills() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    browser.stop_service_worker().await?;
    desk::type_values(&panel, &server).await?;
    browser.stop_service_worker().await?;
    let form = Form::ppac(&browser, "surface=overlay").await?;
    form.open_new().await?;
    panel.wait_state("form", "found").await?;
    browser.stop_service_worker().await?;
    desk::fill(&panel).await?;
    let saved = desk::save(&server, &form).await?;
    let app = server.world().app(desk::APP)?.clone();
    desk::compare(&server, &app, &saved)
}

/// Forms that do not let everything be written, by the replica's variant: the report, field by field.
const STUBBORN: &[(&str, &[(&str, &str)])] = &[
    // The wanted option is not offered; what depends on it has no turn.
    (
        "noauth=1",
        &[
            ("server-type", "filled"),
            ("name", "filled"),
            ("authentication-type", "failed"),
            ("tenant-id", "missing"),
            ("client-id", "missing"),
            ("client-secret", "missing"),
        ],
    ),
    ("disabled=1", &with_tenant("refused")),
    // The page empties the box again.
    ("drop=1", &with_tenant("failed")),
];

const fn with_tenant(state: &'static str) -> [(&'static str, &'static str); 6] {
    [
        ("server-type", "filled"),
        ("name", "filled"),
        ("authentication-type", "filled"),
        ("tenant-id", state),
        ("client-id", "filled"),
        ("client-secret", "filled"),
    ]
}

/// What cannot be written is told as it is; the setup does not count as filled, and nothing else is touched.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_form_does_not_take_is_told() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    for (variant, expected) in STUBBORN {
        let form = Form::ppac(&browser, &format!("surface=overlay&{variant}")).await?;
        form.open_new().await?;
        panel.wait_state("form", "found").await?;
        panel.click("fill").await?;
        desk::reported(&panel, expected).await.map_err(|failure| failure.within(variant))?;
        assert_eq!(form.value("tenant-id").await?.unwrap_or_default(), "", "{variant}");
        assert_eq!(panel.state("setup").await?.as_deref(), Some("ready"), "{variant}");
        desk::close(&panel, form).await?;
    }
    Ok(())
}

/// A form whose box for the secret opens only when the page is told to.
const SHUT: &str = r#"<title>Server profiles</title><form><h1>New server profile</h1>
    <label>Server type <select><option>Exchange Online</option></select></label>
    <label>Name <input></label>
    <label>Authentication type <select><option>Oauth (Cross Tenant)</option></select></label>
    <label>Tenant ID <input></label><label>Application ID <input></label>
    <label>Client secret <input type="password" disabled id="secret"></label></form>"#;

/// What the hands have been told and not done yet they do not do any more once the secret is forgotten.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_forgotten_while_its_box_is_waited_for_is_not_written() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let url = "https://admin.powerplatform.microsoft.com/shut";
    server.page(url, SHUT)?;
    let form = Form::open_at(&browser, url).await?;
    browser.switch(panel.tab()).await?;
    panel.wait_state("form", "found").await?;
    panel.click("fill").await?;
    let told = async |wanted: (&str, &str)| {
        let fields = panel.fill_fields().await?;
        Ok(fields.iter().any(|(field, state)| (field.as_str(), state.as_str()) == wanted).then_some(()))
    };
    // The secret is on its way alone when all before it has ended.
    browser.wait_for("the application ID is filled", async || told(("client-id", "filled")).await).await?;
    panel.click("wipe").await?;
    browser.switch(form.tab()).await?;
    browser.run("document.getElementById('secret').disabled = false", vec![]).await?;
    browser.switch(panel.tab()).await?;
    browser.wait_for("the secret is told to be missing", async || told(("client-secret", "missing")).await).await?;
    browser.switch(form.tab()).await?;
    let holds = browser.run("return document.getElementById('secret').value", vec![]).await?;
    assert_eq!(holds.json(), "");
    Ok(())
}
