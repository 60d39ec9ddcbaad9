//! The proof that the values work, from the panel's point of view, against doubles of Entra, Graph and Exchange.

use super::desk;
use crate::support::entra::{Directory, Mailbox, Mode};
use crate::support::{Panel, Portal, Result, Server, eventually};
use std::time::Duration;

/// Longer than the extension waits for an answer.
const LONG: Duration = Duration::from_secs(25);

const LOGIN: &str = "login.microsoftonline.com";
const MAILBOX: &str = "sales@contoso.com";

/// The double of Entra knows what the portals show, with consent for the whole plan, and a mailbox.
fn consented(server: &Server) {
    let mut directory = Directory::consented(&server.world(), desk::APP).expect("the world has the app");
    directory.tenants[0].mailboxes.insert(MAILBOX.to_owned(), Mailbox::Open);
    server.change_directory(|known| *known = directory);
}

/// Presses Verify and waits for this problem.
async fn verify(panel: &Panel<'_>, code: &str) -> Result {
    panel.click("verify").await?;
    eventually(&format!("the problem {code}"), LONG, async || {
        let codes = panel.rows("problem", &["data-code"]).await?.concat();
        let done = panel.state("verify-status").await?.as_deref() != Some("pending");
        Ok((done && codes == [code]).then_some(()))
    })
    .await
}

fn mode(server: &Server, mode: Mode) {
    server.change_directory(|directory| directory.tenants[0].mode = mode);
}

/// From a domain to the verdict; the secret goes to one address, without the extension's own, and pages' requests stay as
/// they are.
#[tokio::test(flavor = "multi_thread")]
async fn the_values_are_proved() -> Result {
    let (server, browser) = desk::start().await?;
    consented(&server);
    let world = server.world();
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    panel.type_into("tenant-id-input", &world.tenant.domain.to_uppercase()).await?;
    panel.wait_value("tenant-id", &world.tenant.id).await?;
    assert_eq!(panel.attr("tenant-id", "data-source").await?.as_deref(), Some("typed"));
    panel.present("tenant-place").await?;
    desk::type_values(&panel, &server).await?;
    assert_eq!(panel.state("verify-status").await?.as_deref(), Some("idle"));
    panel.click("verify").await?;
    panel.wait_state("verify-status", "ok").await?;
    let roles = panel.rows("verify-role", &["data-state"]).await?;
    assert_eq!((roles.len(), roles.concat().iter().all(|state| state == "present")), (12, true));
    assert_eq!(panel.state("works-today").await?.as_deref(), Some("probably"), "no mailbox was checked");
    assert_eq!(panel.state("works-after").await?.as_deref(), Some("yes"));
    assert_eq!(panel.state("step-verify").await?.as_deref(), Some("done"));
    browser.screenshot("proof-ok").await?;

    // A page's own request to the same host keeps its origin.
    let portal = Portal::open(&browser, "gen=2").await?;
    browser.switch(portal.tab()).await?;
    let post = "const done = arguments[0]; fetch('https://login.microsoftonline.com/of-the-page', { method: 'POST', mode: 'no-cors' }).then(() => done(1), done);";
    browser.driver().execute_async(post, vec![]).await?;
    let requests = server.requests();
    let of_page = requests.iter().find(|r| r.path == "/of-the-page").expect("the page's request arrived");
    assert!(of_page.mentions("https://portal.azure.com"), "{}", of_page.headers);

    let secret = &world.app(desk::APP)?.last_secret()?.value;
    let with_secret: Vec<_> = requests.iter().filter(|r| r.mentions(secret) || r.mentions(&secret.replace('~', "%7E"))).collect();
    assert_eq!(with_secret.len(), 2, "one request an API");
    for request in with_secret {
        let token = format!("/{}/oauth2/v2.0/token", world.tenant.id);
        assert_eq!((request.host.as_str(), request.method.as_str(), &request.path), (LOGIN, "POST", &token));
        assert!(!request.headers.contains("\"origin\"") && !request.headers.contains("cookie"), "{}", request.headers);
        assert!(!request.path.contains(secret) && request.query.is_empty());
    }

    browser.switch(panel.tab()).await?;
    let stored = "const done = arguments[0]; Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)])
        .then((all) => done(JSON.stringify(all)), (error) => done(String(error)));";
    let stored = browser.driver().execute_async(stored, vec![]).await?.json().to_string();
    assert!(stored.contains("Mail.Send"), "the verdict is stored: {stored:.200}");
    assert!(!stored.contains("eyJ"), "a token is stored");
    Ok(())
}

/// What a service or something in between may do, each with its code.
const REFUSALS: &[(Mode, &str)] = &[
    (Mode::Refuse(7_000_215), "7000215"),
    (Mode::Refuse(7_000_222), "7000222"),
    (Mode::Refuse(700_016), "700016"),
    (Mode::Refuse(7_000_229), "7000229"),
    (Mode::Refuse(53_003), "53003"),
    (Mode::Refuse(9_999_999), "9999999"),
    (Mode::Throttle(30), "90055"),
    (Mode::Html, "not-entra"),
    (Mode::Huge, "too-large"),
    (Mode::Redirect, "unreachable"),
    (Mode::Truncated, "not-entra"),
    (Mode::Unsigned, "unsigned"),
    (Mode::ForeignTenant, "foreign-tenant"),
    (Mode::Slow(Duration::from_secs(20)), "timed-out"),
];

/// Each ends in a problem with a sentence, nothing is followed, and the next try is the admin's.
#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_has_a_sentence() -> Result {
    let (server, browser) = desk::start().await?;
    consented(&server);
    let panel = desk::ready(&browser, &server).await?;
    panel.present("tenant-place").await?;
    for (how, code) in REFUSALS {
        mode(&server, *how);
        verify(&panel, code).await?;
        assert_eq!(panel.state("verify-status").await?.as_deref(), Some("error"), "{code}");
        assert!(panel.text("problem").await?.len() > 60, "{code}");
    }
    browser.screenshot("proof-refused").await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.replace('~', "%7E");
    let elsewhere = server.requests().into_iter().filter(|r| r.host != LOGIN && r.mentions(&secret)).count();
    assert_eq!(elsewhere, 0, "no redirect is followed");
    mode(&server, Mode::Honest);
    panel.click("verify").await?;
    panel.wait_state("verify-status", "ok").await
}

/// A token without roles is no error of the server's: the values work, and what is missing is named.
#[tokio::test(flavor = "multi_thread")]
async fn missing_consent_is_named() -> Result {
    let (server, browser) = desk::start().await?;
    consented(&server);
    server.change_directory(|directory| {
        let app = &mut directory.tenants[0].apps[0];
        app.exchange_roles.clear();
        app.graph_roles.retain(|role| role != "Calendars.ReadWrite");
    });
    let panel = desk::ready(&browser, &server).await?;
    panel.click("verify").await?;
    panel.wait_state("verify-status", "warning").await?;
    assert_eq!(panel.rows("problem", &["data-code"]).await?.concat(), ["consent-missing", "roles-missing"]);
    let missing = panel.rows("verify-role", &["data-name", "data-state"]).await?;
    let missing: Vec<&str> = missing.iter().filter(|row| row[1] == "missing").map(|row| row[0].as_str()).collect();
    assert_eq!(missing, ["full_access_as_app", "Calendars.ReadWrite"]);
    assert_eq!(panel.state("step-verify").await?.as_deref(), Some("attention"));
    browser.screenshot("proof-consent-missing").await?;
    Ok(())
}

/// What stands in front of a mailbox, the problem that says so, and what is reached over Exchange and over Graph.
const MAILBOXES: &[(Mailbox, &str, [&str; 2])] = &[
    (Mailbox::EwsNotAllowed, "ews-not-allowed", ["out-of-reach", "reached"]),
    (Mailbox::EwsDisabled, "ews-disabled", ["out-of-reach", "reached"]),
];

/// One mailbox is the proof that nothing else gives: EWS may be closed although every role is granted.
#[tokio::test(flavor = "multi_thread")]
async fn one_mailbox_is_checked() -> Result {
    let (server, browser) = desk::start().await?;
    consented(&server);
    let panel = desk::ready(&browser, &server).await?;
    browser.click(".proof summary").await?;
    panel.type_into("mailbox-input", "sales").await?;
    panel.present("mailbox-error").await?;
    panel.type_into("mailbox-input", MAILBOX).await?;
    eventually("the address is taken", LONG, async || Ok(panel.rows("mailbox-error", &[]).await?.is_empty().then_some(())))
        .await?;
    for (mailbox, code, reached) in MAILBOXES {
        server.change_directory(|directory| {
            directory.tenants[0].mailboxes.insert(MAILBOX.to_owned(), *mailbox);
        });
        verify(&panel, code).await?;
        assert_eq!(panel.rows("mailbox", &["data-state"]).await?.concat(), *reached, "{code}");
    }
    browser.screenshot("proof-mailbox").await?;
    server.change_directory(|directory| {
        directory.tenants[0].mailboxes.insert(MAILBOX.to_owned(), Mailbox::Open);
    });
    panel.click("verify").await?;
    panel.wait_state("verify-status", "ok").await?;
    assert_eq!(panel.rows("mailbox", &["data-state"]).await?.concat(), ["reached", "reached"]);
    Ok(())
}

/// The browser may stop the background while it waits for Entra. It asks again, and the panel gets its answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_background_stopped_while_it_waits_asks_again() -> Result {
    let (server, browser) = desk::start().await?;
    consented(&server);
    let panel = desk::ready(&browser, &server).await?;
    mode(&server, Mode::Slow(Duration::from_secs(4)));
    panel.click("verify").await?;
    panel.wait_state("verify-status", "pending").await?;
    let asked = server.requests().len();
    browser.stop_service_worker().await?;
    mode(&server, Mode::Honest);
    panel.wait_state("verify-status", "ok").await?;
    assert!(server.requests().len() > asked);
    Ok(())
}
