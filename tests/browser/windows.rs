//! Two tenants side by side: one in an ordinary window, one in a private one.

use super::desk;
use crate::support::portal::AZURE;
use crate::support::{Form, Panel, Portal, Result, Section, forms, private};

/// One background serves both, and the panel says which window is which tenant, so that nobody fills the form of the wrong one.
#[tokio::test(flavor = "multi_thread")]
async fn a_private_window_and_an_ordinary_one_are_told_apart() -> Result {
    let (server, browser) = desk::start().await?;
    private::allow(&browser).await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let world = server.world();
    let app = world.app(desk::APP)?;
    let address = format!("{AZURE}/?gen=2{}", Section::Overview.hash(&app.app_id));
    private::open(&panel, &address).await?;
    panel.wait_value("tenant-id", &world.tenant.id).await?;
    panel.wait_value("client-id", &app.app_id).await?;
    let form = Form::ppac(&browser, "surface=overlay").await?;
    form.open_new().await?;
    panel.wait_state("form", "found").await?;
    let rows = panel.rows("window", &["data-private", "data-side", "data-tenants"]).await?;
    let expected = [["false", "dynamics", ""], ["true", "exchange", world.tenant.id.as_str()]];
    assert_eq!(rows, expected);
    assert!(panel.attr("private-windows", "data-state").await?.is_none(), "nothing to say where they are allowed");
    browser.set_viewport(380, 900).await?;
    panel.reveal("window").await?;
    browser.screenshot("two-windows").await?;

    panel.type_into("client-secret-input", &app.last_secret()?.value).await?;
    desk::fill(&panel).await?;
    let app = app.clone();
    desk::compare(&server, &app, &desk::save(&server, &form).await?)
}

/// The other way round: the form in a private window, filled from an ordinary one.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_in_a_private_window_is_filled() -> Result {
    let (server, browser) = desk::start().await?;
    private::allow(&browser).await?;
    let panel = desk::ready(&browser, &server).await?;
    let app = server.world().app(desk::APP)?.clone();
    Portal::open_section(&browser, "gen=2", Section::Overview, &app.app_id).await?;
    private::open(&panel, &format!("{}?surface=overlay&open=1", forms::PPAC)).await?;
    desk::fill(&panel).await?;
    let rows = panel.rows("window", &["data-private", "data-side"]).await?;
    assert_eq!(rows, [["false", "exchange"], ["true", "dynamics"]]);
    Ok(())
}

/// Where the browser keeps the extension out of private windows, the panel says so and goes to the switch.
#[tokio::test(flavor = "multi_thread")]
async fn the_way_into_private_windows_is_shown() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    panel.present("private-windows").await?;
    assert_eq!(panel.state("private-windows").await?.as_deref(), Some("forbidden"));
    panel.click("private-windows").await?;
    browser.set_viewport(380, 900).await?;
    browser.screenshot("private-windows-forbidden").await?;
    panel.click("extension-settings").await?;
    let id = &browser.extension().id;
    browser
        .wait_for("the extension's settings", async || {
            for tab in browser.driver().windows().await? {
                browser.switch(&tab).await?;
                let url = browser.driver().current_url().await?;
                if url.scheme() == "chrome" && url.query().is_some_and(|query| query.contains(id.as_str())) {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
}
