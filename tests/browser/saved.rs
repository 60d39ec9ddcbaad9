//! After Save: the panel says that the profile is there once a page shows it, and not before.

use super::desk;
use crate::support::forms::{MODEL_DRIVEN, PPAC};
use crate::support::{Form, Panel, Result, Server};
use serde_json::json;

/// The list of an entity in a model-driven app.
const ENTITY_LIST: &str = "https://contoso.crm4.dynamics.com/main.aspx?pagetype=entitylist&etn=";

/// The report of a form that was filled whole.
const FILLED: [(&str, &str); 6] = [
    ("server-type", "filled"),
    ("name", "filled"),
    ("authentication-type", "filled"),
    ("tenant-id", "filled"),
    ("client-id", "filled"),
    ("client-secret", "filled"),
];

/// Profiles that are not the one: a longer name with the right one as a tooltip, and the right name in another column.
fn add_decoys(server: &Server, name: &str) {
    let decoys = [
        json!({ "emailserverprofileid": "0a000000-0000-4000-8000-000000000001", "name": format!("{name} (old)"), "description": name }),
        json!({ "emailserverprofileid": "0a000000-0000-4000-8000-000000000002", "name": "Sales", "owner": name }),
    ];
    add(server, &decoys);
}

fn add(server: &Server, profiles: &[serde_json::Value]) {
    let records = profiles.iter().filter_map(|profile| profile.as_object().cloned());
    server.change(|world| world.profiles.extend(records));
}

/// The name that the form will be given.
async fn name_of(panel: &Panel<'_>) -> Result<String> {
    panel.input("profile-name-input").await
}

async fn seen_by(panel: &Panel<'_>, by: &str) -> Result {
    desk::told(panel, panel.wait_attr("saved", "data-by", by).await).await
}

/// The admin center's list in both generations, beside the form, behind it, or in its place, and with the form in a frame of the environment's
/// own host. Cancel leads to the list as well, and says nothing.
#[tokio::test(flavor = "multi_thread")]
async fn the_admin_centers_list_shows_the_saved_profile() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    for (number, variant) in
        ["surface=panel", "surface=overlay&list=9", "surface=page&list=9", "surface=orgframe"].into_iter().enumerate()
    {
        panel.new_setup().await?;
        desk::type_values(&panel, &server).await?;
        add_decoys(&server, &name_of(&panel).await?);
        let form = Form::ppac(&browser, variant).await?;
        form.open_new().await?;
        desk::fill(&panel).await?;
        assert_eq!(panel.state("saved").await?.as_deref(), Some("waiting"), "{variant}");
        if number == 0 {
            panel.scroll_to("saved").await?;
            browser.screenshot("saved-waiting").await?;
            form.press("cancel").await?;
            form.open_new().await?;
            panel.wait_state("form", "found").await?;
            panel.click("fill").await?;
            let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
            form.wait_value("client-secret", &secret).await?;
            desk::reported(&panel, &FILLED).await?;
            browser
                .wait_for("the fill has ended", async || Ok(panel.attr("fill", "aria-busy").await?.is_none().then_some(())))
                .await?;
            assert_eq!(panel.state("saved").await?.as_deref(), Some("waiting"), "{variant}");
        }
        desk::save(&server, &form).await?;
        seen_by(&panel, "list").await.map_err(|failure| failure.within(variant))?;
        assert_eq!(panel.state("saved").await?.as_deref(), Some("seen"), "{variant}: decoys do not count");
        if number == 1 {
            panel.scroll_to("saved").await?;
            browser.screenshot("saved-in-the-list").await?;
            browser.switch(form.tab()).await?;
            browser.screenshot("saved-list-of-the-admin-center").await?;
        }
        desk::clear(&panel, form).await?;
    }
    Ok(())
}

/// Two profiles of one name cannot be told apart where one is assigned: that is said, with how many there are.
#[tokio::test(flavor = "multi_thread")]
async fn namesakes_are_counted() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let name = name_of(&panel).await?;
    add(&server, &[json!({ "emailserverprofileid": "0a000000-0000-4000-8000-000000000003", "name": name })]);
    let form = Form::open_at(&browser, &format!("{PPAC}?surface=inline&list=9")).await?;
    form.field("profile").await?;
    form.open_new().await?;
    desk::fill(&panel).await?;
    assert_eq!(panel.state("saved").await?.as_deref(), Some("waiting"), "it was there before");
    desk::save(&server, &form).await?;
    panel.wait_state("saved", "several").await?;
    panel.wait_text("saved", "2 server profiles are called").await?;
    add(&server, &[json!({ "emailserverprofileid": "0a000000-0000-4000-8000-000000000004", "name": name.to_uppercase() })]);
    form.press("refresh").await?;
    panel.wait_text("saved", "3 server profiles are called").await?;
    panel.scroll_to("saved").await?;
    browser.screenshot("saved-namesakes").await?;
    Ok(())
}

/// A model-driven form stays where it is when it is saved, on whatever tab, with another address.
#[tokio::test(flavor = "multi_thread")]
async fn the_records_own_form_shows_the_saved_profile() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    for variant in ["look=classic", "look=new"] {
        panel.new_setup().await?;
        desk::type_values(&panel, &server).await?;
        let form = Form::model_driven(&browser, variant).await?;
        desk::fill(&panel).await?;
        assert_eq!(panel.state("saved").await?.as_deref(), Some("waiting"), "{variant}");
        desk::save(&server, &form).await?;
        seen_by(&panel, "form").await.map_err(|failure| failure.within(variant))?;
        assert_eq!(panel.state("setup").await?.as_deref(), Some("filled"), "{variant}");
        assert!(panel.fill_fields().await?.iter().all(|(_, state)| state == "filled"), "{variant}");
        panel.scroll_to("saved").await?;
        browser.screenshot("saved-form").await?;
        desk::clear(&panel, form).await?;
    }
    Ok(())
}

/// The list of a model-driven app in both looks. A mailbox of the same name stands in another list.
#[tokio::test(flavor = "multi_thread")]
async fn the_apps_list_shows_the_saved_profile() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    for look in ["classic", "new"] {
        panel.new_setup().await?;
        desk::type_values(&panel, &server).await?;
        let name = name_of(&panel).await?;
        add_decoys(&server, &name);
        let form = Form::open_at(&browser, &format!("{MODEL_DRIVEN}&look={look}")).await?;
        desk::fill(&panel).await?;
        let mailboxes = Form::open_at(&browser, &format!("{ENTITY_LIST}mailbox&look={look}&mailbox={name}")).await?;
        mailboxes.field("profile").await?;
        add(&server, &[json!({ "emailserverprofileid": "0a000000-0000-4000-8000-000000000005", "name": name })]);
        let list = Form::open_at(&browser, &format!("{ENTITY_LIST}emailserverprofile&look={look}")).await?;
        list.field("profile").await?;
        seen_by(&panel, "list").await.map_err(|failure| failure.within(look))?;
        assert_eq!(panel.state("saved").await?.as_deref(), Some("seen"), "{look}: decoys do not count");
        panel.wait_text("saved", "Active Email Server Profiles").await?;
        browser.switch(list.tab()).await?;
        browser.screenshot(&format!("saved-list-{look}")).await?;
        for tab in [&mailboxes, &list] {
            desk::close_tab(&panel, tab.tab()).await?;
        }
        desk::clear(&panel, form).await?;
    }
    Ok(())
}
