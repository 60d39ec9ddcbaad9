//! The end of a secret: read, asked or typed, and told in time.

use super::desk;
use super::stored::record;
use crate::support::{Browser, Panel, Portal, Result, Section, Server};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

/// The day so many days from today, as a date box takes it.
fn iso(days: i64) -> String {
    (OffsetDateTime::now_utc().date() + Duration::days(days)).to_string()
}

/// Gives the day in the panel's box, as its calendar does.
async fn give(browser: &Browser, panel: &Panel<'_>, day: &str) -> Result {
    browser.switch(panel.tab()).await?;
    let script = "const box = document.querySelector('[data-testid=expiry-input]');
        box.value = arguments[0];
        box.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.run(script, vec![json!(day)]).await?;
    panel.wait_attr("secret-end", "data-day", day).await
}

/// Asks the browser itself: `chrome.…` of our own page, which answers a promise.
async fn ask(browser: &Browser, panel: &Panel<'_>, call: &str) -> Result<Value> {
    browser.switch(panel.tab()).await?;
    let script = format!("const done = arguments[0]; {call}.then(done, (error) => done(String(error)));");
    Ok(browser.driver().execute_async(script, vec![]).await?.json().clone())
}

const NOTICES: &str = "chrome.notifications.getAll().then((all) => Object.keys(all))";
const BADGE: &str = "chrome.action.getBadgeText({})";

async fn wait_answer(browser: &Browser, panel: &Panel<'_>, call: &str, wanted: Value) -> Result {
    browser
        .wait_for(&format!("{call} is {wanted}"), async || {
            let now = ask(browser, panel, call).await?;
            if now == wanted { Ok(Some(())) } else { Err(crate::support::Failure::new(format!("it is {now}"))) }
        })
        .await
}

/// Months later: what the record says of reminders is taken back to when the day was far away. The panel is closed, the background was
/// stopped long ago, the browser has been restarted, and then an alarm rings.
async fn months_later(browser: &Browser, panel: &Panel<'_>) -> Result {
    browser.switch(panel.tab()).await?;
    // A page of ours that does not talk to the background.
    browser.driver().goto(browser.extension().url("icons/16.png")).await?;
    let mut aged = record(browser, panel).await?;
    aged["setups"][0]["note"]["reminded"] = Value::Null;
    let store = format!("chrome.storage.local.set({{ 'local-1': {aged} }})");
    browser.stop_service_worker().await?;
    ask(browser, panel, &format!("{store}.then(() => chrome.storage.session.clear())")).await?;
    ask(browser, panel, "chrome.alarms.create('wake', { when: Date.now() + 50 })").await?;
    wait_answer(browser, panel, NOTICES, json!(["secret-ends-1"])).await
}

async fn back_to_the_panel(browser: &Browser, panel: &Panel<'_>) -> Result {
    browser.switch(panel.tab()).await?;
    Ok(browser.driver().goto(browser.extension().url("panel.html")).await?)
}

/// A secret that nobody thinks of any more: the reminder comes by a real alarm to a stopped background, and says nothing secret. The
/// panel says the rest, and can put it off.
#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_comes_months_later() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    browser.set_viewport(360, 720).await?;
    panel.type_into("setup-name-input", "Contoso mail").await?;
    panel.wait_state("secret-end", "unknown").await?;
    give(&browser, &panel, &iso(200)).await?;
    panel.wait_state("secret-end", "known").await?;
    browser.screenshot("expiry-known").await?;
    panel.click("wipe").await?;
    panel.wait_state("client-secret", "empty").await?;
    panel.wait_attr("secret-end", "data-day", &iso(200)).await?;

    give(&browser, &panel, &iso(12)).await?;
    panel.wait_state("secret-end", "near").await?;
    assert_eq!(ask(&browser, &panel, NOTICES).await?, json!([]), "who has just typed the day knows");
    wait_answer(&browser, &panel, BADGE, json!("12")).await?;

    months_later(&browser, &panel).await?;
    let all = ask(&browser, &panel, "chrome.notifications.getAll().then((all) => JSON.stringify(all))").await?;
    assert!(!all.to_string().contains(&server.world().app(desk::APP)?.last_secret()?.value));
    back_to_the_panel(&browser, &panel).await?;
    panel.present("problem").await?;
    assert_eq!(panel.attr("problem", "data-code").await?.as_deref(), Some("secret-ending"));
    browser.screenshot("expiry-near").await?;

    panel.click("put-off-week").await?;
    wait_answer(&browser, &panel, NOTICES, json!([])).await?;
    wait_answer(&browser, &panel, BADGE, json!("")).await?;
    panel.wait_state("secret-end", "known").await?;
    browser.click("[data-testid=secret-end]").await?;
    panel.present("quiet-until").await?;
    browser.screenshot("expiry-put-off").await?;
    panel.click("remind").await?;
    browser
        .wait_for("it is off", async || {
            Ok((record(&browser, &panel).await?["setups"][0]["note"]["off"] == json!(true)).then_some(()))
        })
        .await?;
    assert_eq!(ask(&browser, &panel, "chrome.alarms.get('wake')").await?, Value::Null);
    Ok(())
}

/// A click on the notification leads to the setup, from no open setup at all, and to a panel where there was none.
#[tokio::test(flavor = "multi_thread")]
async fn a_click_on_the_notification_opens_the_setup() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    give(&browser, &panel, &iso(2)).await?;
    panel.click("setup-close").await?;
    panel.present("setup-open").await?;
    months_later(&browser, &panel).await?;
    back_to_the_panel(&browser, &panel).await?;
    panel.present("setup-open").await?;
    let panels = "chrome.tabs.query({ url: chrome.runtime.getURL('panel.html') }).then((all) => all.length)";
    wait_answer(&browser, &panel, panels, json!(1)).await?;
    browser.run_in_background("chrome.notifications.onClicked.dispatch('secret-ends-1')").await?;
    wait_answer(&browser, &panel, panels, json!(2)).await?;
    panel.wait_attr("setup", "data-setup-id", "1").await?;
    wait_answer(&browser, &panel, NOTICES, json!([])).await
}

/// Creates a secret that ends on this day, on a new app or on one that has another secret already.
async fn capture(server: &Server, browser: &Browser, panel: &Panel<'_>, variant: &str, app: Option<&str>, day: &str) -> Result {
    let portal = Portal::open(browser, variant).await?;
    match app {
        Some(app) => portal.open_app(app).await?,
        None => portal.register(&format!("Mail {variant}")).await?,
    }
    portal.show(Section::Credentials).await?;
    server.change(|world| world.next_expiry = Some(day.to_owned()));
    portal.add_secret("for Dynamics").await?;
    panel.wait_state("client-secret", "captured").await?;
    desk::close_tab(panel, portal.tab()).await
}

/// `4/3/2027` in an English portal may be a day in March or in April: the panel asks. A portal in French, or the date of another secret in
/// the same list, leaves no doubt.
#[tokio::test(flavor = "multi_thread")]
async fn an_ambiguous_date_is_asked_or_settled() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    browser.set_viewport(360, 720).await?;
    let day = "2027-04-03";
    panel.new_setup().await?;
    capture(&server, &browser, &panel, "gen=2", None, day).await?;
    panel.wait_state("secret-end", "ambiguous").await?;
    assert_eq!(panel.attr("client-secret", "data-expires").await?, None, "it is not guessed");
    browser.screenshot("expiry-asked").await?;
    assert_eq!(panel.rows("expiry-choice", &["data-day"]).await?, [["2027-03-04"], [day]]);
    browser.click(&format!("[data-testid=expiry-choice][data-day='{day}']")).await?;
    panel.wait_attr("secret-end", "data-day", day).await?;
    assert_eq!(panel.attr("client-secret", "data-expires").await?.as_deref(), Some(day));

    panel.click("discard").await?;
    panel.present("setup-new").await?;
    panel.new_setup().await?;
    capture(&server, &browser, &panel, "gen=1&lang=fr", None, day).await?;
    panel.wait_attr("secret-end", "data-day", day).await?;

    panel.click("discard").await?;
    panel.present("setup-new").await?;
    panel.new_setup().await?;
    let app = server.world().app(desk::APP)?.app_id.clone();
    capture(&server, &browser, &panel, "gen=2", Some(&app), day).await?;
    panel.wait_attr("secret-end", "data-day", day).await
}
