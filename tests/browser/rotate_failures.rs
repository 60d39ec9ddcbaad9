//! A change of a profile's secret that does not go through: what the admin is told, what is in place, and that nothing is half done.

use super::desk;
use super::rotate::{OLD, PROFILES, beside, environment, list, secret_of, with};
use crate::support::dataverse::{Hold, Organisation, Session};
use crate::support::{Browser, Failure, Form, Panel, Result, Server};
use axum::http::Method;
use serde_json::json;

/// The code of the one problem, once there is one.
async fn problem(panel: &Panel<'_>, code: &str) -> Result {
    panel
        .browser()
        .wait_for(&format!("the problem {code}"), async || {
            let codes = panel.rows("problem", &["data-code"]).await?.concat();
            if codes == [code] { Ok(Some(())) } else { Err(Failure::new(format!("there is {codes:?}"))) }
        })
        .await
}

type Spoil = fn(&mut Organisation, &str);

/// What an environment may do, the problem's code, and a word that its sentence must have.
const WHILE_LISTING: &[(Spoil, &str, &str)] = &[
    (|o, _| o.session = Session::Redirect, "signed-out", "sign in"),
    (|o, _| o.session = Session::Page, "signed-out", "sign in"),
    (|o, _| o.session = Session::Unauthorised, "signed-out", "sign in"),
    (|o, _| o.session = Session::Stranger, "not-member", "no user of this environment"),
    (|o, _| o.session = Session::Maintenance, "busy", "maintenance"),
    (|o, _| o.forbid("prvReadEmailServerProfile"), "no-privilege", "prvReadEmailServerProfile"),
    (|o, _| o.left = Some(0), "throttled", "30 seconds"),
];

/// Each with a sentence and a button, and the next try finds an environment that is well again.
#[tokio::test(flavor = "multi_thread")]
async fn an_environment_that_does_not_answer() -> Result {
    let (server, browser) = desk::start().await?;
    let profile = environment(&server);
    let well = server.organisation();
    let (panel, _form) = beside(&browser, &server).await?;
    for (spoil, code, words) in WHILE_LISTING {
        server.change_organisation(|organisation| {
            *organisation = well.clone();
            spoil(organisation, &profile);
        });
        panel.click("rotate").await?;
        problem(&panel, code).await?;
        assert_eq!(panel.state("rotate-status").await?.as_deref(), Some("error"), "{code}");
        let said = panel.text("problem").await?;
        assert!(said.contains(words) && said.len() > 80, "{code}: {said}");
    }
    browser.set_viewport(400, 900).await?;
    browser.screenshot("rotate-throttled").await?;
    server.change_organisation(|organisation| *organisation = well);
    list(&panel).await
}

const WHILE_WRITING: &[(Spoil, &str, &str)] = &[
    (|o, _| o.session = Session::Redirect, "signed-out", "sign in"),
    (|o, _| o.forbid("prvWriteEmailServerProfile"), "no-privilege", "prvWriteEmailServerProfile"),
    (|o, id| o.change(id, &json!({ "name": "Renamed" })), "changed-meanwhile", "Somebody has changed"),
    (|o, _| o.profiles.clear(), "gone", "no longer there"),
    (|o, _| o.left = Some(0), "throttled", "30 seconds"),
];

/// Refused is refused: the old secret is in place, and the panel says why and what to do.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_change_changes_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    let profile = environment(&server);
    let well = server.organisation();
    let (panel, _form) = beside(&browser, &server).await?;
    for (spoil, code, words) in WHILE_WRITING {
        server.change_organisation(|organisation| *organisation = well.clone());
        let before = count(&server, "GET");
        panel.click("rotate").await?;
        asked(&browser, &server, "GET", before).await?;
        panel.wait_state("rotate-status", "idle").await?;
        server.change_organisation(|organisation| spoil(organisation, &profile));
        panel.click("rotate-confirm").await?;
        problem(&panel, code).await?;
        assert_eq!(panel.state("rotate-status").await?.as_deref(), Some("error"), "{code}");
        assert!(panel.text("problem").await?.contains(words), "{code}");
        let organisation = server.organisation();
        assert!(organisation.profiles.iter().all(|record| record["oauthclientsecret"] == OLD), "{code}");
    }
    browser.set_viewport(400, 900).await?;
    browser.screenshot("rotate-refused").await?;
    Ok(())
}

/// What stands in the way is said before anything is sent.
#[tokio::test(flavor = "multi_thread")]
async fn obstacles_are_seen_before() -> Result {
    let (server, browser) = desk::start().await?;
    let profile = environment(&server);
    let (panel, _form) = beside(&browser, &server).await?;
    for (changes, words) in [
        (json!({ "statecode": 1 }), "deactivated"),
        (json!({ "statecode": 0, "serverauthority": 2 }), "another cloud"),
        (json!({ "serverauthority": 0, "_keyvaultreferenceid_value": profile }), "key vault"),
    ] {
        server.change_organisation(|organisation| organisation.change(&profile, &changes));
        panel.click("rotate").await?;
        let what = format!("the obstacle {words}");
        browser.wait_for(&what, async || Ok(panel.text("rotate-obstacle").await?.contains(words).then_some(()))).await?;
        assert!(panel.attr("rotate-confirm", "disabled").await?.is_some(), "{words}");
    }
    browser.set_viewport(400, 900).await?;
    browser.screenshot("rotate-obstacle").await?;
    assert!(with(&server, &server.world().app(desk::APP)?.last_secret()?.value).is_empty());
    Ok(())
}

/// The counts of mailboxes are a privilege of their own: without it the rest goes on.
#[tokio::test(flavor = "multi_thread")]
async fn mailboxes_may_stay_unknown() -> Result {
    let (server, browser) = desk::start().await?;
    environment(&server);
    server.change_organisation(|organisation| organisation.forbid("prvReadMailbox"));
    let (panel, _form) = beside(&browser, &server).await?;
    list(&panel).await?;
    panel.present("inventory-usage").await?;
    assert!(panel.text("inventory-usage").await?.contains("prvReadMailbox"));
    panel.click("rotate-confirm").await?;
    panel.wait_state("rotate-status", "ok").await
}

/// Requests of a kind wait in the environment; `after`: they have been carried out.
fn hold(server: &Server, method: Method, after: bool) {
    let hold = if after { Hold::After } else { Hold::Before };
    server.change_organisation(|organisation| organisation.hold = Some((method, hold)));
}

fn release(server: &Server) {
    server.change_organisation(|organisation| organisation.hold = None);
}

async fn asked(browser: &Browser, server: &Server, method: &str, before: usize) -> Result {
    let count = || server.requests().iter().filter(|r| r.method == method && r.path.starts_with("/api/data/")).count();
    browser.wait_for(&format!("another {method} arrives"), async || Ok((count() > before).then_some(()))).await
}

fn count(server: &Server, method: &str) -> usize {
    server.requests().iter().filter(|r| r.method == method && r.path.starts_with("/api/data/")).count()
}

/// The browser stops the background at every wait of a change. Each answer finds it again: what was asked is known in the end, and
/// the secret was sent once.
#[tokio::test(flavor = "multi_thread")]
async fn a_background_stopped_at_every_wait() -> Result {
    for after in [false, true] {
        let (server, browser) = desk::start().await?;
        let profile = environment(&server);
        let (panel, _form) = beside(&browser, &server).await?;
        let new = server.world().app(desk::APP)?.last_secret()?.value.clone();
        // While the profiles are read.
        hold(&server, Method::GET, after);
        let before = count(&server, "GET");
        panel.click("rotate").await?;
        asked(&browser, &server, "GET", before).await?;
        browser.stop_service_worker().await?;
        release(&server);
        panel.present("rotate-plan").await?;
        // While the mailboxes are counted it may be written.
        hold(&server, Method::PATCH, after);
        panel.click("rotate-confirm").await?;
        asked(&browser, &server, "PATCH", 0).await?;
        browser.stop_service_worker().await?;
        panel.wait_state("rotate-change", "doubtful").await?;
        assert_eq!(panel.state("rotate-status").await?.as_deref(), Some("error"), "nothing is claimed");
        if after {
            browser.set_viewport(400, 900).await?;
            browser.screenshot("rotate-in-doubt").await?;
        }
        // While it is read back.
        let before = count(&server, "GET");
        server.change_organisation(|organisation| organisation.hold = Some((Method::GET, Hold::Before)));
        asked(&browser, &server, "GET", before).await?;
        assert_eq!(secret_of(&server.organisation(), &profile), new);
        browser.stop_service_worker().await?;
        release(&server);
        panel.wait_state("rotate-status", "ok").await?;
        assert_eq!((with(&server, &new).len(), count(&server, "PATCH")), (1, 1));
    }
    Ok(())
}

/// The answer is lost with the page. What the profile says is what the panel says: old, or changed since.
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_checked() -> Result {
    for (after, outcome) in [(false, "unchanged"), (true, "changed")] {
        let (server, browser) = desk::start().await?;
        let profile = environment(&server);
        let (panel, form) = beside(&browser, &server).await?;
        let new = server.world().app(desk::APP)?.last_secret()?.value.clone();
        list(&panel).await?;
        hold(&server, Method::PATCH, after);
        panel.click("rotate-confirm").await?;
        asked(&browser, &server, "PATCH", 0).await?;
        desk::close(&panel, form).await?;
        panel.wait_state("rotate-change", "doubtful").await?;
        Form::open_at(&browser, PROFILES).await?;
        panel.click("rotate-check").await?;
        panel.wait_state("rotate-change", outcome).await?;
        assert_eq!(panel.state("rotate-status").await?.as_deref(), Some("error"));
        assert_eq!(secret_of(&server.organisation(), &profile), if after { new.as_str() } else { OLD });
        browser.set_viewport(400, 900).await?;
        browser.screenshot(&format!("rotate-check-{outcome}")).await?;
        release(&server);
        // Written once more, and this time it is known.
        panel.click("rotate-confirm").await?;
        browser
            .wait_for("it is known that it was written, or that somebody was quicker", async || {
                let state = panel.state("rotate-change").await?;
                Ok(matches!(state.as_deref(), Some("written" | "changed")).then_some(()))
            })
            .await?;
        assert_eq!(secret_of(&server.organisation(), &profile), new);
    }
    Ok(())
}

/// Paths that lead elsewhere, each in its own way.
const ELSEWHERE: [&str; 7] = [
    "//evil.example/api/data/v9.2/marked",
    "https://evil.example/api/data/v9.2/marked",
    "/main.aspx?marked",
    "/api/data/v9.2/../../../marked",
    "/api/data/v9.2/%2e%2e/%2e%2e/%2e%2e/marked",
    "/api/data/v8.2/marked",
    "\\\\evil.example/api/data/v9.2/marked",
];

/// Whoever orders: the courier sends to the Web API of its page's own host, and to nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn the_courier_goes_nowhere_else() -> Result {
    let (server, browser) = desk::start().await?;
    environment(&server);
    let (panel, _form) = beside(&browser, &server).await?;
    list(&panel).await?;
    browser.switch(panel.tab()).await?;
    let script = "const [paths, done] = arguments;
        const errand = (path) => ({ number: 999, method: 'get', path, headers: [], body: '', limit: 1000, patience: 5000 });
        chrome.tabs.query({ url: 'https://*.crm4.dynamics.com/*' }).then(async ([tab]) => {
            for (const path of paths) await chrome.tabs.sendMessage(tab.id, { errand: errand(path) });
            done(paths.length);
        }, done);";
    let good = "/api/data/v9.2/marked_and_allowed";
    let paths: Vec<&str> = ELSEWHERE.into_iter().chain([good]).collect();
    browser.driver().execute_async(script, vec![json!(paths)]).await?;
    browser.wait_for("the last one arrives", async || Ok(server.requests().iter().any(|r| r.path == good).then_some(()))).await?;
    let strayed: Vec<String> =
        server.requests().into_iter().filter(|r| r.mentions("marked") && r.path != good).map(|r| r.path).collect();
    assert_eq!(strayed, Vec::<String>::new());
    Ok(())
}
