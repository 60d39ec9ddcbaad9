//! The harness itself: server, browser and extension find each other.

use crate::support::{Browser, Panel, Result, Server, World};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn real_host_names_lead_to_the_test_server() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    server.page_with(
        "https://portal.azure.com.example/sign-in",
        &[("x-frame-options", "DENY")],
        "<!doctype html><title>Look-alike</title><p>Not the portal",
    )?;
    browser.open("https://portal.azure.com.example/sign-in?a=1").await?;
    assert_eq!(browser.driver().title().await?, "Look-alike");
    assert!(browser.shows("Not the portal").await?);

    browser.open("https://portal.azure.com/").await?;
    let script = "return fetch('/__replica/world').then((answer) => answer.json())";
    let world = browser.run(script, vec![]).await?;
    assert_eq!(*world.json(), json!(server.world()));
    browser.run("console.warn('a word from the page')", vec![]).await?;
    assert!(browser.console()?.contains("a word from the page"));
    let seen = server.requests();
    assert!(seen.iter().any(|request| request.host == "portal.azure.com.example" && request.query == "a=1"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_told_once() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    let app_id = server.world().app("D365 mail")?.app_id.clone();
    browser.open("https://portal.azure.com/").await?;
    let script = "const [path, body] = arguments;
        return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
            .then((answer) => answer.json());";
    let path = format!("/__replica/apps/{app_id}/secrets");
    let issued = browser.run(script, vec![json!(path), json!({ "description": "new", "months": 24 })]).await?;
    let kept = server.world().app("D365 mail")?.last_secret()?.clone();
    assert_eq!(issued.json()["value"], kept.value.as_str());
    assert_eq!(kept.value.len(), 40);
    assert!(!json!(server.world()).to_string().contains(&kept.value));

    let profile = json!({ "name": "mail", "clientSecret": kept.value });
    let answer = browser.run(script, vec![json!("/__replica/profiles"), profile]).await?;
    assert_eq!(*answer.json(), json!({ "name": "mail" }));
    assert_eq!(server.world().last_profile()?["clientSecret"], kept.value.as_str());
    assert!(!json!(server.world()).to_string().contains(&kept.value));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_panel_opens_beside_a_portal_and_its_background_comes_back() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    let portal = browser.open("https://portal.azure.com/").await?;
    let panel = Panel::open(&browser).await?;
    panel.present("setup-new").await?;
    for tab in [&portal, panel.tab()] {
        browser.switch(tab).await?;
        let visibility = browser.run("return document.visibilityState", vec![]).await?;
        assert_eq!(*visibility.json(), json!("visible"));
    }
    browser.stop_service_worker().await?;
    panel.new_setup().await?;
    assert!(browser.service_worker_runs().await?);
    Ok(())
}
