//! What a person with a screen reader, a keyboard or a magnifier meets: axe on every state of the panel.

use super::desk;
use crate::support::{Browser, Form, Panel, Portal, Result, Section, in_checkout, policy};
use serde_json::{Value, json};
use thirtyfour::Key;

/// What axe objects to: rule and elements.
async fn objections(browser: &Browser, panel: &Panel<'_>) -> Result<Vec<String>> {
    browser.switch(panel.tab()).await?;
    let axe = std::fs::read_to_string(in_checkout("tests/replicas/node_modules/axe-core/axe.min.js"))?;
    browser.run(&axe, vec![]).await?;
    let script = "return axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) =>
        `${id}: ${nodes.map((node) => node.html).join(' | ')}`))";
    Ok(browser.run(script, vec![]).await?.convert()?)
}

async fn is_accessible(browser: &Browser, panel: &Panel<'_>, state: &str) -> Result {
    let found = objections(browser, panel).await?;
    assert!(found.is_empty(), "{state}: {found:#?}");
    Ok(())
}

/// Each state is a page of its own to somebody who cannot see the whole.
#[tokio::test(flavor = "multi_thread")]
async fn axe_objects_to_nothing_in_the_panel() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.present("setup-new").await?;
    is_accessible(&browser, &panel, "first run").await?;
    panel.new_setup().await?;
    is_accessible(&browser, &panel, "an empty setup").await?;
    let world = server.world();
    let app = &world.app(desk::APP)?.app_id;
    Portal::open_section(&browser, "gen=2", Section::Credentials, app).await?;
    panel.wait_state("client-secret", "masked").await?;
    is_accessible(&browser, &panel, "a problem").await?;
    desk::type_values(&panel, &server).await?;
    let form = Form::ppac(&browser, "surface=overlay&prefill=1").await?;
    form.open_new().await?;
    panel.wait_state("form", "found").await?;
    panel.click("map-form").await?;
    panel.click_field("map-field", "name").await?;
    panel.present("pointing").await?;
    is_accessible(&browser, &panel, "pointing").await?;
    panel.click_field("map-field", "name").await?;
    panel.click("fill").await?;
    panel.present("fill-question").await?;
    is_accessible(&browser, &panel, "a question").await?;
    // The browser's own judge of names and roles sees into the closed tree of the overlay, where axe cannot.
    panel.click_field("map-field", "name").await?;
    browser.switch(form.tab()).await?;
    browser
        .wait_for("the overlay says what to do", async || {
            let tree: Value = browser.cdp("Accessibility.getFullAXTree", json!({})).await?;
            let says = tree["nodes"].as_array().into_iter().flatten().any(|node| {
                let inside = node["name"]["value"].as_str().unwrap_or_default();
                inside.contains("Click the box for the profile's name")
            });
            Ok(says.then_some(()))
        })
        .await
}

/// The options, and what is unfolded only when a setup is handed over.
#[tokio::test(flavor = "multi_thread")]
async fn axe_objects_to_nothing_in_the_options_and_in_handing_over() -> Result {
    let (server, browser) = desk::start().await?;
    policy::set(&browser, &json!({ "allowedTenants": [server.world().tenant.id, "contoso.com"] })).await?;
    let panel = desk::ready(&browser, &server).await?;
    for part in ["handoff", "handoff-import", "report", "private-windows"] {
        panel.click(part).await?;
    }
    panel.present("handoff-seal").await?;
    is_accessible(&browser, &panel, "handing over").await?;
    panel.click("handoff-seal").await?;
    panel.wait_state("handoff", "sealed").await?;
    is_accessible(&browser, &panel, "a sealed file").await?;
    let options = Panel::open_page(&browser, "options.html").await?;
    options.present("policy-fault").await?;
    is_accessible(&browser, &options, "the options").await
}

/// Where the focus is: an element's name, its test id, or its tag.
async fn focus(browser: &Browser) -> Result<String> {
    let script = "const { ariaLabel, dataset, tagName } = document.activeElement; return dataset.testid ?? ariaLabel ?? tagName";
    Ok(browser.run(script, vec![]).await?.convert()?)
}

/// Presses a control as the keyboard does.
async fn press(panel: &Panel<'_>, testid: &str) -> Result {
    let browser = panel.browser();
    browser.switch(panel.tab()).await?;
    browser.run("document.querySelector(`[data-testid=${arguments[0]}]`).focus()", vec![json!(testid)]).await?;
    Ok(browser.driver().active_element().await?.send_keys(Key::Enter + "").await?)
}

/// Whoever works by keyboard or by ear is not thrown back to the top when the control just pressed goes away or waits.
#[tokio::test(flavor = "multi_thread")]
async fn the_focus_outlives_its_control() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.present("setup-new").await?;
    press(&panel, "setup-new").await?;
    panel.present("setup").await?;
    assert_eq!(focus(&browser).await?, "MAIN");
    desk::type_values(&panel, &server).await?;
    press(&panel, "verify").await?;
    panel.wait_state("verify-status", "error").await?;
    assert_eq!(focus(&browser).await?, "verify");
    press(&panel, "wipe").await?;
    panel.wait_state("client-secret", "empty").await?;
    assert_eq!(focus(&browser).await?, "client-secret");
    Ok(())
}

/// A side panel on a small laptop, and a value's box with every error: each part is as high as it must be, and none lies over another.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_out_of_reach_in_a_low_panel() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    browser.set_viewport(320, 620).await?;
    panel.new_setup().await?;
    for (field, text) in [
        ("tenant-id", "a.company.with.a.long.name.example"),
        ("client-id", "3f2c1b0a"),
        ("client-secret", "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c"),
    ] {
        panel.type_into(&format!("{field}-input"), text).await?;
        panel.present(&format!("{field}-error")).await?;
    }
    let script = "const parts = ['.head', '.values', 'main', '.fill-bar'].map((css) => document.querySelector(css).getBoundingClientRect());
        return parts.every(({ bottom, height }, index) => height > 30 && bottom <= (parts[index + 1]?.top ?? Infinity) + 1)
            && document.scrollingElement.scrollWidth <= innerWidth";
    assert_eq!(browser.run(script, vec![]).await?.json(), &json!(true));
    browser.set_viewport(320, 900).await?;
    browser.run("document.querySelector('[data-testid=handoff-import]').open = true", vec![]).await?;
    let longer = "return document.scrollingElement.scrollHeight - innerHeight";
    assert_eq!(browser.run(longer, vec![]).await?.json(), &json!(0), "where all has its place, only the middle scrolls");
    Ok(())
}
