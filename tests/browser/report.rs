//! The report for the change ticket.

use super::desk;
use crate::support::{Form, Panel, Portal, Result, Section, downloads};
use std::fs;

/// It names values, evidence and outcome, opens by itself as a page, and holds no secret; on request no whole ID either.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_is_reported_without_the_secret() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let world = server.world();
    let app = world.app(desk::APP)?;
    Portal::open_section(&browser, "gen=2", Section::Overview, &app.app_id).await?;
    panel.wait_value("tenant-id", &world.tenant.id).await?;
    let secret = &app.last_secret()?.value;
    panel.type_into("client-secret-input", secret).await?;
    let form = Form::ppac(&browser, "surface=overlay").await?;
    form.open_new().await?;
    desk::fill(&panel).await?;
    panel.click("report").await?;
    let whole = downloads::saved(&browser, async || panel.click("report-save").await).await?;
    for part in [&world.tenant.id, &app.app_id, "Directory (tenant) ID", "typed by you", "filled", "full_access_as_app"] {
        assert!(whole.contains(part), "{part} is missing: {whole}");
    }
    assert!(!whole.contains(secret));
    panel.click("report-mask").await?;
    let masked = downloads::saved(&browser, async || panel.click("report-save").await).await?;
    assert!(!masked.contains(&world.tenant.id) && !masked.contains(&app.app_id) && masked.contains('…'));
    let file = browser.profile().join("report.html");
    fs::write(&file, &whole)?;
    browser.open(&format!("file://{}", file.display())).await?;
    browser.set_viewport(900, 1200).await?;
    browser.screenshot("report").await.map(drop)
}
