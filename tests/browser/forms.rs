//! Every form an admin may meet, filled from typed values and saved: the record holds them.

use super::desk;
use crate::support::{Browser, Form, Panel, Result, Server};

/// The admin center's surfaces, kinds of choice, and delays.
const PPAC: &[&str] = &[
    "surface=panel",
    "surface=panel&choice=combobox8",
    "surface=page",
    "surface=frame",
    "surface=orgframe",
    "surface=overlay",
    "surface=overlay&late=1500",
    "surface=inline&choice=combobox9",
];

/// Nobody outside Microsoft has seen all of the admin center's forms: none may depend on one surface.
#[tokio::test(flavor = "multi_thread")]
async fn every_surface_of_the_admin_center_is_filled() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    for variant in PPAC {
        let filled = fill_ppac(&server, &browser, &panel, variant).await;
        filled.map_err(|failure| failure.within(variant))?;
    }
    Ok(())
}

async fn fill_ppac(server: &Server, browser: &Browser, panel: &Panel<'_>, variant: &str) -> Result {
    panel.new_setup().await?;
    desk::type_values(panel, server).await?;
    let form = Form::ppac(browser, variant).await?;
    form.open_new().await?;
    desk::fill(panel).await?;
    let saved = desk::save(server, &form).await?;
    let app = server.world().app(desk::APP)?.clone();
    desk::compare(server, &app, &saved)?;
    desk::clear(panel, form).await
}
