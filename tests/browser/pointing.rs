//! Pointing at what is not recognised: taken with the same checks, without the page hearing of it, and known the next time.

use super::desk;
use crate::support::{Browser, Form, Panel, Result, Server, Tab};
use thirtyfour::{Key, WebElement};

const OVERVIEW: &str = "https://portal.azure.com/nonsense#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview";
const SECRETS: &str = "https://portal.azure.com/secrets#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials";
pub const TENANT: &str = "7d4f2c1e-83b6-4a5d-9e07-1c2b3a4d5e6f";
const CLIENT: &str = "b1c2d3e4-f5a6-4789-8abc-def012345678";
const SECRET: &str = "aB38Q~cDefGhijKlmNopQrstUvwXyz0123456789";
const SECRET_ID: &str = "0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d";

/// Counts what reaches the page.
const HEARD: &str = "<script>window.heard = 0;
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown']) document.addEventListener(type, () => (window.heard += 1), true);
    </script>";

/// Labels that no table has; the client ID is cut short on screen, in an open shadow tree.
fn nonsense_overview() -> String {
    format!(
        "<!doctype html><html lang=eo><title>Superrigardo</title>{HEARD}<h1>Poŝto</h1>
        <div><span>Blorpa kodo</span> <span id=tenant>{TENANT}</span></div><div id=host></div>
        <script>document.querySelector('#host').attachShadow({{ mode: 'open' }}).innerHTML =
          `<div><span>Flimra kodo</span> <span id=client title='{CLIENT}'>b1c2d3e4-f5a…</span></div>`</script>"
    )
}

fn nonsense_secrets() -> String {
    format!(
        "<!doctype html><html lang=eo><title>Sekretoj</title>{HEARD}<h1>Sekretoj</h1>
        <div><span>Zumvorto</span> <input id=secret readonly value='{SECRET}' size=50></div>
        <div><span>Zumnumero</span> <span id=secret-id>{SECRET_ID}</span></div>"
    )
}

async fn click_at(browser: &Browser, element: &WebElement) -> Result {
    Ok(browser.driver().action_chain().move_to_element_center(element).click().perform().await?)
}

async fn overlay_is_there(browser: &Browser, tab: &Tab) -> Result<bool> {
    browser.switch(tab).await?;
    Ok(browser.run("return !!document.querySelector('tenant-bridge-overlay')", vec![]).await?.convert()?)
}

/// Asks in the panel, and waits until the page is ready to be pointed at.
async fn point(panel: &Panel<'_>, browser: &Browser, testid: &str, field: &str, tab: &Tab) -> Result {
    panel.click_field(testid, field).await?;
    browser.wait_for("the page can be pointed at", async || Ok(overlay_is_there(browser, tab).await?.then_some(()))).await
}

async fn heard(browser: &Browser) -> Result<u64> {
    Ok(browser.run("return window.heard", vec![]).await?.convert()?)
}

/// Points at both IDs of a page whose labels nobody knows, and closes it.
pub async fn teach(server: &Server, browser: &Browser, panel: &Panel<'_>) -> Result {
    server.page(OVERVIEW, &nonsense_overview())?;
    let page = browser.open(OVERVIEW).await?;
    point(panel, browser, "pick", "tenant-id", &page).await?;
    click_at(browser, &browser.find("#tenant").await?).await?;
    panel.wait_value("tenant-id", TENANT).await?;
    assert_eq!(panel.attr("tenant-id", "data-source").await?.as_deref(), Some("pick"));
    point(panel, browser, "pick", "client-id", &page).await?;
    let script = "return document.querySelector('#host').shadowRoot.querySelector('#client')";
    let client = browser.run(script, vec![]).await?.element()?;
    browser.driver().action_chain().move_to_element_center(&client).perform().await?;
    browser.screenshot("pointing-at-a-value").await?;
    click_at(browser, &client).await?;
    panel.wait_value("client-id", CLIENT).await?;
    browser.switch(&page).await?;
    assert_eq!(heard(browser).await?, 0, "the page hears nothing");
    assert!(!overlay_is_there(browser, &page).await?);
    browser.driver().close_window().await?;
    browser.switch(panel.tab()).await
}

/// Opens the page anew for another setup.
pub async fn meet_again(browser: &Browser, panel: &Panel<'_>) -> Result {
    panel.click("discard").await?;
    panel.present("setup-new").await?;
    panel.new_setup().await?;
    browser.switch(panel.tab()).await?;
    browser.open(OVERVIEW).await?;
    for (field, value) in [("tenant-id", TENANT), ("client-id", CLIENT)] {
        panel.wait_value(field, value).await?;
        assert_eq!(panel.attr(field, "data-source").await?.as_deref(), Some("page"));
    }
    Ok(())
}

/// The outcome of the whole idea: ten seconds on the first visit, none on the second.
#[tokio::test(flavor = "multi_thread")]
async fn a_value_is_pointed_at_once_and_known_the_next_time() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    teach(&server, &browser, &panel).await?;
    meet_again(&browser, &panel).await?;
    browser.switch(panel.tab()).await?;
    browser.screenshot("what-was-pointed-at").await?;
    Ok(())
}

/// The newest portal shows its parts in sandboxed frames of another host, which have agents of their own.
#[tokio::test(flavor = "multi_thread")]
async fn a_value_in_a_sandboxed_frame_is_pointed_at() -> Result {
    let (server, browser) = desk::start().await?;
    let inner = "https://sandbox-1.reactblade.portal.azure.net/part";
    server.page(inner, &nonsense_overview())?;
    let outer = format!(
        "<!doctype html><title>Parto</title><h1>Parto</h1><iframe sandbox=allow-scripts width=600 height=300 src='{inner}'></iframe>"
    );
    server.page(OVERVIEW, &outer)?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let page = browser.open(OVERVIEW).await?;
    browser.find("#tenant").await?;
    point(&panel, &browser, "pick", "tenant-id", &page).await?;
    // Over the frame the page's own shield steps aside.
    let frame = browser.find("iframe").await?;
    let within = browser.driver().action_chain().move_to_element_with_offset(&frame, -150, -75);
    within.perform().await?;
    let tenant = browser.find("#tenant").await?;
    click_at(&browser, &tenant).await?;
    panel.wait_value("tenant-id", TENANT).await?;
    browser.wait_for("the overlay is gone", async || Ok((!overlay_is_there(&browser, &page).await?).then_some(()))).await
}

/// The Secret ID stays a Secret ID however it is given; keys do what the pointer does; Escape takes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_pointed_at_with_the_keyboard() -> Result {
    let (server, browser) = desk::start().await?;
    server.page(SECRETS, &nonsense_secrets())?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let page = browser.open(SECRETS).await?;
    point(&panel, &browser, "pick", "client-secret", &page).await?;
    click_at(&browser, &browser.find("#secret-id").await?).await?;
    panel.wait_state("client-secret", "secret-id").await?;

    point(&panel, &browser, "pick", "client-secret", &page).await?;
    browser.driver().action_chain().send_keys(Key::Escape + "").perform().await?;
    browser.wait_for("the overlay is gone", async || Ok((!overlay_is_there(&browser, &page).await?).then_some(()))).await?;
    panel.wait_state("client-secret", "secret-id").await?;

    point(&panel, &browser, "pick", "client-secret", &page).await?;
    // What looks like a value comes first: the secret, then its ID.
    browser.driver().action_chain().send_keys(Key::Tab + "").perform().await?;
    browser.screenshot("pointing-with-the-keyboard").await?;
    browser.driver().action_chain().send_keys(Key::Enter + "").perform().await?;
    panel.wait_state("client-secret", "captured").await?;
    assert_eq!(panel.attr("client-secret", "data-source").await?.as_deref(), Some("pick"));
    assert_eq!(panel.attr("client-secret", "data-length").await?, Some(SECRET.len().to_string()));
    browser.switch(&page).await?;
    assert_eq!(heard(&browser).await?, 0, "the page hears nothing");
    assert!(!panel.document().await?.contains(SECRET));
    Ok(())
}

/// A word that names a value on one day and something else on the next two is not believed any more, and the admin is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_contradicted_label_retires() -> Result {
    let (server, browser) = desk::start().await?;
    server.page(OVERVIEW, &nonsense_overview())?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let page = browser.open(OVERVIEW).await?;
    point(&panel, &browser, "pick", "tenant-id", &page).await?;
    click_at(&browser, &browser.find("#tenant").await?).await?;
    panel.wait_value("tenant-id", TENANT).await?;
    browser.switch(&page).await?;
    // The same word, now also in a table that calls the value something else.
    let other = "<!doctype html><title>x</title><div><span>Blorpa kodo</span> <span>********</span></div>";
    server.page(OVERVIEW, other)?;
    for _ in 0..2 {
        browser.switch(&page).await?;
        browser.driver().refresh().await?;
        browser.settle().await?;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    }
    browser
        .wait_for("the label is retired", async || {
            let states = panel.rows("rule", &["data-state"]).await?;
            Ok((states == [["retired"]]).then_some(()))
        })
        .await?;
    let codes = panel.rows("problem", &["data-code"]).await?;
    assert!(codes.contains(&vec!["rule-retired".to_owned()]), "{codes:?}");
    panel.wait_value("tenant-id", TENANT).await
}

/// Points at the box of each field, with the button that asks for it.
async fn name_boxes(panel: &Panel<'_>, form: &Form<'_>, testid: &str, fields: &[&str]) -> Result {
    let browser = form.browser();
    for field in fields {
        point(panel, browser, testid, field, form.tab()).await?;
        click_at(browser, &form.field(field).await?).await?;
        browser.wait_for("the box is taken", async || Ok((!overlay_is_there(browser, form.tab()).await?).then_some(()))).await?;
    }
    Ok(())
}

/// Three boxes mount when the authentication type is chosen, so they cannot be named before: they are asked for when they appear, and
/// then the form is filled on. In no language, with words too short to be looked for.
#[tokio::test(flavor = "multi_thread")]
async fn boxes_that_mount_later_are_asked_for() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let query = "surface=overlay&lang=xx";
    name_as_they_come(&server, &panel, query).await?;

    // The next time nothing needs to be said.
    panel.new_setup().await?;
    desk::type_values(&panel, &server).await?;
    let form = Form::ppac(&browser, query).await?;
    form.open_new().await?;
    desk::fill(&panel).await?;
    assert!(panel.rows("name-box", &[]).await?.is_empty());
    Ok(())
}

/// The same where nothing but the page is around the form, beside a box that is no part of it, and with boxes that take their time.
#[tokio::test(flavor = "multi_thread")]
async fn boxes_of_a_form_in_the_page_are_asked_for() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    name_as_they_come(&server, &panel, "surface=page&lang=xx&late=700").await
}

/// Names three boxes, fills, names the three that appear, and saves.
async fn name_as_they_come(server: &Server, panel: &Panel<'_>, query: &str) -> Result {
    let browser = panel.browser();
    let form = Form::ppac(browser, query).await?;
    form.open_new().await?;
    panel.click("map-form").await?;
    name_boxes(panel, &form, "map-field", &["server-type", "authentication-type", "name"]).await?;
    panel.wait_state("form", "found").await?;
    panel.click("fill").await?;
    panel.wait_attr("unnamed", "data-appeared", "3").await?;
    let later = ["tenant-id", "client-id", "client-secret"];
    assert_eq!(panel.rows("name-box", &["data-field"]).await?.concat(), later);
    let report = panel.fill_fields().await?;
    assert!(report.contains(&("name".to_owned(), "filled".to_owned())), "what is named is filled: {report:?}");
    panel.scroll_to("unnamed").await?;
    browser.screenshot("boxes-that-appeared").await?;
    name_boxes(panel, &form, "name-box", &later).await?;
    desk::told(panel, panel.wait_state("setup", "filled").await).await?;
    let saved = desk::save(server, &form).await?;
    let app = server.world().app(desk::APP)?.clone();
    desk::compare(server, &app, &saved)?;
    desk::clear(panel, form).await
}

/// Where the admin chose both lists first, the boxes are there before anything is named: that is no edit screen.
#[tokio::test(flavor = "multi_thread")]
async fn boxes_that_are_there_are_asked_for() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let form = Form::ppac(&browser, "surface=panel&lang=ja").await?;
    form.open_new().await?;
    form.choose("server-type", "Exchange Online").await?;
    form.choose("authentication-type", "OAuth (テナント間)").await?;
    form.field("client-secret").await?;
    panel.click("map-form").await?;
    name_boxes(&panel, &form, "map-field", &["server-type", "authentication-type"]).await?;
    panel.present("unnamed").await?;
    assert_eq!(panel.rows("name-box", &["data-field"]).await?.concat(), ["name", "tenant-id", "client-id", "client-secret"]);
    assert_eq!(panel.state("form").await?.as_deref(), Some("found"));
    panel.scroll_to("unnamed").await?;
    browser.screenshot("boxes-that-are-there").await?;
    name_boxes(&panel, &form, "name-box", &["name", "tenant-id", "client-id", "client-secret"]).await?;
    desk::fill(&panel).await?;
    let saved = desk::save(&server, &form).await?;
    let app = server.world().app(desk::APP)?.clone();
    desk::compare(&server, &app, &saved)
}

/// A form in a language that no table has is shown once; the next one is filled without a word.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_pointed_at_once_and_filled_the_next_time() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let query = "surface=overlay&lang=de";
    let form = Form::ppac(&browser, query).await?;
    form.open_new().await?;
    form.choose("server-type", "Exchange Online").await?;
    form.choose("authentication-type", "OAuth (mandantenübergreifend)").await?;
    form.field("client-secret").await?;
    assert_eq!(panel.state("form").await?.as_deref(), Some("none"));
    panel.click("map-form").await?;
    let all = ["server-type", "authentication-type", "name", "tenant-id", "client-id", "client-secret"];
    name_boxes(&panel, &form, "map-field", &all).await?;
    browser.switch(panel.tab()).await?;
    browser.screenshot("a-form-pointed-at").await?;
    desk::fill(&panel).await?;
    desk::clear(&panel, form).await?;

    panel.new_setup().await?;
    desk::type_values(&panel, &server).await?;
    let form = Form::ppac(&browser, query).await?;
    form.open_new().await?;
    desk::fill(&panel).await?;
    let saved = desk::save(&server, &form).await?;
    let app = server.world().app(desk::APP)?.clone();
    desk::compare(&server, &app, &saved)
}
