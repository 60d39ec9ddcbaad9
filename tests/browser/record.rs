//! Model-driven forms whose record does not become what the boxes show, and lists without the wanted option.

use super::desk;
use crate::support::{Form, Panel, Result, Server};

/// A business rule empties the tenant: the box may have shown it, the record does not hold it.
#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_empties_a_field_is_told() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    for look in ["look=classic", "look=new"] {
        let form = Form::model_driven(&browser, &format!("{look}&rule=null-tenant")).await?;
        panel.wait_state("form", "found").await?;
        panel.click("fill").await?;
        let expected = [("tenant-id", "failed"), ("client-id", "filled"), ("client-secret", "filled")];
        let told = desk::reported(&panel, &[&COMMON[..], &expected].concat()).await;
        told.map_err(|failure| failure.within(look))?;
        assert_eq!(panel.state("setup").await?.as_deref(), Some("ready"), "{look} is not filled");
        desk::close(&panel, form).await?;
    }
    Ok(())
}

/// What these forms have in common.
const COMMON: [(&str, &str); 4] =
    [("server-type", "filled"), ("name", "filled"), ("authentication-type", "filled"), ("use-default-tenant-id", "filled")];

/// The server type offers no "Exchange Online": the admin is told what it offers instead. What the admin chooses then is
/// asked about like anything else that stands on a form, and kept.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_type_that_is_not_offered_is_the_admins_to_choose() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    for look in ["look=classic", "look=new"] {
        let chosen = choose_another_type(&server, &panel, look).await;
        chosen.map_err(|failure| failure.within(look))?;
    }
    Ok(())
}

async fn choose_another_type(server: &Server, panel: &Panel<'_>, look: &str) -> Result {
    let form = Form::model_driven(panel.browser(), &format!("{look}&types=table")).await?;
    panel.wait_state("form", "found").await?;
    panel.click("fill").await?;
    // The form's own default, which only a change of the server type would make nobody's.
    panel.present("fill-question").await?;
    panel.click_field("fill-replace", "authentication-type").await?;
    let three = [("tenant-id", "filled"), ("client-id", "filled"), ("client-secret", "filled")];
    let expected = [&[("server-type", "failed")], &COMMON[1..], &three].concat();
    desk::reported(panel, &expected).await?;
    form.press("tab-general").await?;
    form.choose("server-type", "Exchange Server").await?;
    panel.click("fill").await?;
    panel.present("fill-question").await?;
    panel.click_field("fill-keep", "server-type").await?;
    panel.wait_state("setup", "filled").await?;
    assert!(panel.fill_fields().await?.contains(&("server-type".to_owned(), "kept".to_owned())));
    let app = server.world().app(desk::APP)?.clone();
    desk::compare_record(server, &app, &desk::save(server, &form).await?)?;
    desk::close(panel, form).await
}
