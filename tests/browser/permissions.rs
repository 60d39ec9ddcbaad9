//! What the panel says of each permission, from what the portal's page shows: in its generations and languages, scrolled, filtered, covered, of
//! another app, and in markup that nobody has seen yet.

use super::desk::{self, APP};
use crate::support::world::{Kind, Permission};
use crate::support::{Browser, Failure, Panel, Portal, Result, Section, Server, portal::AZURE};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;
use tenant_bridge::setup::permissions::{Api, PERMISSIONS, of};

const GRAPH: &str = "Microsoft Graph";
const EXCHANGE: &str = "Office 365 Exchange Online";

fn names(api: Api) -> Vec<&'static str> {
    of(api).map(|permission| permission.name).collect()
}

/// State by name, as the panel shows it.
async fn states(panel: &Panel<'_>) -> Result<BTreeMap<String, String>> {
    let rows = panel.rows("permission", &["data-name", "data-state"]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.first()?.clone(), row.get(1)?.clone()))).collect())
}

/// Waits until these permissions are in these states, and all others in `rest`.
async fn wait_states(panel: &Panel<'_>, expected: &[(&str, &str)], rest: &str) -> Result {
    panel
        .browser()
        .wait_for("the permissions are as expected", async || {
            let now = states(panel).await?;
            if are(&now, expected, rest) { Ok(Some(())) } else { Err(Failure::new(format!("they are {now:?}"))) }
        })
        .await
}

/// Whether these permissions are in these states, and all others in `rest`.
fn are(now: &BTreeMap<String, String>, expected: &[(&str, &str)], rest: &str) -> bool {
    let state = |name: &str| expected.iter().find(|(known, _)| *known == name).map_or(rest, |(_, state)| *state);
    PERMISSIONS.iter().all(|p| now.get(p.name).map(String::as_str) == Some(state(p.name)))
}

/// A panel with a setup of the app, and nothing else.
async fn with_app<'a>(browser: &'a Browser, server: &Server) -> Result<Panel<'a>> {
    let panel = Panel::open(browser).await?;
    start(&panel, server).await?;
    Ok(panel)
}

async fn start(panel: &Panel<'_>, server: &Server) -> Result {
    panel.new_setup().await?;
    panel.type_into("client-id-input", &server.world().app(APP)?.app_id.clone()).await?;
    panel.wait_state("client-id", "captured").await
}

fn permit(server: &Server, permissions: Vec<Permission>) {
    server.change(|world| world.app_mut(APP).expect("the world has the app").permissions = permissions);
}

fn application(api: &str, name: &str, granted: bool) -> Permission {
    Permission { granted, ..Permission::configured(api, name, Kind::Application) }
}

/// The generations, with a language each; German has no source for what the portal says where nothing is granted, and none for the types.
const VARIANTS: &[&str] = &["gen=1", "gen=2&lang=fr", "gen=3&lang=de", "gen=4&lang=cs", "gen=5&lang=ja", "gen=2&hostile=1"];

/// Every state that a row can have, wherever it may stand.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_tells_the_same() -> Result {
    let (server, browser) = desk::start().await?;
    permit(
        &server,
        vec![
            Permission::configured(GRAPH, "User.Read", Kind::Delegated),
            Permission { granted: true, ..Permission::configured(GRAPH, "Mail.Send", Kind::Delegated) },
            application(GRAPH, "Mail.ReadWrite", true),
            application(GRAPH, "Chat.Read.All", false),
            application(EXCHANGE, "full_access_as_app", true),
            // Exchange's own permission of that name opens another door.
            application(EXCHANGE, "Calendars.ReadWrite", true),
            Permission { configured: false, ..application(GRAPH, "Contacts.ReadWrite", true) },
        ],
    );
    let panel = Panel::open(&browser).await?;
    let app_id = server.world().app(APP)?.app_id.clone();
    let expected = [
        ("full_access_as_app", "granted"),
        ("Mail.ReadWrite", "granted"),
        ("Contacts.ReadWrite", "granted"),
        ("Chat.Read.All", "configured"),
    ];
    for (number, variant) in VARIANTS.iter().enumerate() {
        start(&panel, &server).await?;
        let portal = Portal::open_section(&browser, variant, Section::CallAnAPI, &app_id).await?;
        wait_states(&panel, &expected, "missing").await.map_err(|failure| failure.within(variant))?;
        assert_eq!(panel.state("step-permissions").await?.as_deref(), Some("attention"), "{variant}: Mail.Send is delegated");
        panel.present("wrong-kind").await?;
        if number == 0 {
            browser.set_viewport(400, 1400).await?;
            browser.screenshot("permissions-panel").await?;
        }
        desk::close_tab(&panel, portal.tab()).await?;
        wait_states(&panel, &expected, "missing").await.map_err(|failure| failure.within("the page is closed"))?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
    }
    Ok(())
}

/// The admin adds and grants; the panel follows each act, and the ring leads to it.
#[tokio::test(flavor = "multi_thread")]
async fn adding_and_granting_is_followed() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let app_id = server.world().app(APP)?.app_id.clone();
    for (number, variant) in ["gen=1", "gen=2", "gen=3"].into_iter().enumerate() {
        permit(&server, vec![Permission::configured(GRAPH, "User.Read", Kind::Delegated)]);
        start(&panel, &server).await?;
        let portal = Portal::open_section(&browser, variant, Section::CallAnAPI, &app_id).await?;
        let walked = walk(&panel, &portal, number).await;
        walked.map_err(|failure| failure.within(variant))?;
        desk::close_tab(&panel, portal.tab()).await?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
    }
    Ok(())
}

async fn walk(panel: &Panel<'_>, portal: &Portal<'_>, number: usize) -> Result {
    wait_states(panel, &[], "missing").await?;
    leads(panel, portal, "Add a permission", "add-permission").await?;
    leads(panel, portal, "APIs my organization uses", "tab-organization").await?;
    hint(panel, "select Office 365 Exchange Online").await?;
    portal.press_named("api", EXCHANGE).await?;
    leads(panel, portal, "Application permissions", "kind-application").await?;
    hint(panel, "type full_access_as_app").await?;
    portal.type_into("search-permissions", "full_access").await?;
    hint(panel, "tick full_access_as_app").await?;
    panel.browser().switch(portal.tab()).await?;
    panel.browser().screenshot(&format!("permissions-ring-{number}")).await?;
    portal.press_named("permission-box", "full_access_as_app").await?;
    leads(panel, portal, "Add permissions", "add-permissions").await?;
    wait_states(panel, &[("full_access_as_app", "configured")], "missing").await?;
    portal.add_permissions(GRAPH, &names(Api::Graph)).await?;
    wait_states(panel, &[], "configured").await?;
    panel.wait_state("step-permissions", "done").await?;
    leads(panel, portal, "Grant admin consent", "grant-consent").await?;
    leads(panel, portal, "select Yes", "consent-yes").await?;
    wait_states(panel, &[], "granted").await?;
    panel.wait_state("step-consent", "done").await?;
    panel
        .browser()
        .wait_for("nothing is ringed any more", async || Ok((ring(panel, portal).await?.is_none()).then_some(())))
        .await
}

/// Waits for the hint, and that the ring lies around the control; then presses it.
async fn leads(panel: &Panel<'_>, portal: &Portal<'_>, words: &str, hook: &str) -> Result {
    hint(panel, words).await?;
    let on_control = async || {
        let Some(ring) = ring(panel, portal).await? else { return Ok(None) };
        Ok(portal.lies_around(ring, hook).await?.then_some(()))
    };
    panel.browser().wait_for(&format!("the ring is around {hook}"), on_control).await?;
    portal.press(hook).await
}

async fn hint(panel: &Panel<'_>, words: &str) -> Result {
    panel.wait_text("next-on-page", words).await
}

/// Where the ring is: left, top, right, bottom.
async fn ring(panel: &Panel<'_>, portal: &Portal<'_>) -> Result<Option<[f64; 4]>> {
    panel.browser().switch(portal.tab()).await?;
    portal.box_of("tenant-bridge-overlay").await
}

/// Rows that are not in the document are unknown until they are scrolled to; then they add up.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_rendered_is_unknown() -> Result {
    let (server, browser) = desk::start().await?;
    // More than the two views with what Fluent renders around them.
    let many = (0..200).map(|number| application(GRAPH, &format!("Access{number}.Read.All"), true));
    let planned = [("Mail.Send", true), ("Tasks.ReadWrite.All", false)];
    permit(&server, many.chain(planned.map(|(name, granted)| application(GRAPH, name, granted))).collect());
    let panel = Panel::open(&browser).await?;
    let app_id = server.world().app(APP)?.app_id.clone();
    for variant in ["gen=1&virtual=1", "gen=3&virtual=1"] {
        start(&panel, &server).await?;
        let portal = Portal::open_section(&browser, variant, Section::CallAnAPI, &app_id).await?;
        panel.present("permissions-seen").await?;
        portal.wait_shows("Access0.Read.All").await?;
        // Longer than it takes to be sure of a list.
        tokio::time::sleep(Duration::from_secs(2)).await;
        wait_states(&panel, &[], "unknown").await.map_err(|failure| failure.within(variant))?;
        portal.scroll("grid-window", 100_000).await?;
        let seen = [("Mail.Send", "granted"), ("Tasks.ReadWrite.All", "configured")];
        wait_states(&panel, &seen, "unknown").await.map_err(|failure| failure.within(variant))?;
        portal.scroll("grid-window", 0).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        wait_states(&panel, &seen, "unknown").await.map_err(|failure| failure.within(variant))?;
        desk::close_tab(&panel, portal.tab()).await?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
    }
    Ok(())
}

/// A filter hides rows: they are not missing.
#[tokio::test(flavor = "multi_thread")]
async fn a_filtered_list_misses_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    permit(&server, vec![application(GRAPH, "Mail.Send", true), application(GRAPH, "Chat.Read.All", false)]);
    let app_id = server.world().app(APP)?.app_id.clone();
    let portal = Portal::open_section(&browser, "gen=3&filter=1", Section::CallAnAPI, &app_id).await?;
    portal.type_into("filter", "chat").await?;
    let panel = with_app(&browser, &server).await?;
    wait_states(&panel, &[("Chat.Read.All", "configured")], "unknown").await?;
    portal.type_into("filter", "\u{e003}").await?;
    wait_states(&panel, &[("Chat.Read.All", "configured"), ("Mail.Send", "granted")], "missing").await
}

/// Another app's list is another app's, also while its rows still stand under this app's name.
#[tokio::test(flavor = "multi_thread")]
async fn another_apps_list_says_nothing() -> Result {
    let (server, browser) = desk::start().await?;
    let other = server.world().app("Payroll export")?.app_id.clone();
    server.change(|world| {
        let payroll = world.app_mut("Payroll export").expect("the world has the app");
        payroll.permissions = names(Api::Graph).into_iter().map(|name| application(GRAPH, name, true)).collect();
    });
    permit(&server, vec![application(GRAPH, "Mail.Send", false)]);
    let app_id = server.world().app(APP)?.app_id.clone();
    let panel = with_app(&browser, &server).await?;
    for variant in ["gen=1&late=1500", "gen=2&late=1500"] {
        let portal = Portal::open_section(&browser, variant, Section::CallAnAPI, &other).await?;
        portal.wait_shows("Microsoft Graph (11)").await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        portal.go(&Section::CallAnAPI.hash(&app_id)).await?;
        let wrong = browser
            .wait_for("the list is this app's", async || {
                let now = states(&panel).await?;
                let granted = now.values().any(|state| state == "granted");
                Ok((granted || now.get("Mail.Send").is_some_and(|state| state == "configured")).then_some(granted))
            })
            .await;
        assert!(!wrong?, "{variant}: another app's consent was taken for this one's");
        wait_states(&panel, &[("Mail.Send", "configured")], "missing").await.map_err(|failure| failure.within(variant))?;
        desk::close_tab(&panel, portal.tab()).await?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
        start(&panel, &server).await?;
    }
    Ok(())
}

/// Each is a way to show the same list that no portal has today.
const MARKUP: &[(&str, &str)] = &[
    ("plain table", "<h2>Configured permissions</h2><table><tr><th>API / Permissions name<th>Type<th>Description<th>Admin consent required<th>Status
        <tr><td colspan=5>Microsoft Graph (2)
        <tr><td>Mail.Send<td>Application<td>Send mail<td>Yes<td><svg></svg>Granted for Contoso
        <tr><td>Mail.ReadWrite<td>Delegated<td>Read mail<td>No<td>
        <tr><td colspan=5>Office 365 Exchange Online (1)
        <tr><td>full_access_as_app<td>Application<td>All<td>Yes<td>Not granted for Contoso</table>"),
    ("ARIA grid", "<h2>Configured permissions</h2><div role=grid aria-rowcount=6><div role=row><span role=columnheader>Name</span><span role=columnheader>Type</span><span role=columnheader>Status</span></div>
        <div role=row aria-expanded=true><span role=gridcell>Microsoft Graph</span></div>
        <div role=row><span role=gridcell><a href=#>Mail.Send</a></span><span role=gridcell>Application</span><span role=gridcell>Granted for Contoso</span></div>
        <div role=row><span role=gridcell><a href=#>Mail.ReadWrite</a></span><span role=gridcell>Delegated</span><span role=gridcell>Granted for Contoso</span></div>
        <div role=row aria-expanded=true><span role=gridcell>Office 365 Exchange Online</span></div>
        <div role=row><span role=gridcell><a href=#>full_access_as_app</a></span><span role=gridcell>Application</span><span role=gridcell>Not granted for Contoso</span></div></div>"),
    ("rows without roles", "<section><div class=list><p>Microsoft Graph</p>
        <div><b>Mail.Send</b> <span>Application</span> <span>Send mail</span> <span>Granted for Contoso</span></div>
        <div><b>Mail.ReadWrite</b> <span>Delegated</span> <span>Read mail</span> <span>Granted for Contoso</span></div>
        <p>Office 365 Exchange Online</p>
        <div><b>full_access_as_app</b> <span>Application</span> <span>All</span> <span>Not granted for Contoso</span></div></div></section>"),
    ("definition lists", "<h3>Microsoft Graph (2)</h3><dl><dt>Mail.Send<dd>Application<dd>Granted for Contoso<dt>Mail.ReadWrite<dd>Delegated<dd>Granted for Contoso</dl>
        <h3>Office 365 Exchange Online (1)</h3><dl><dt>full_access_as_app<dd>Application<dd>Not granted for Contoso</dl>"),
    ("a shadow tree", "<x-list></x-list>"),
];

/// The portal's next markup is unknown: what counts are rows, texts and headings.
#[tokio::test(flavor = "multi_thread")]
async fn other_markup_is_read() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = with_app(&browser, &server).await?;
    let app_id = server.world().app(APP)?.app_id.clone();
    let expected = [("Mail.Send", "granted"), ("full_access_as_app", "configured")];
    for (number, (name, html)) in MARKUP.iter().enumerate() {
        let page = format!("{AZURE}/markup-{number}");
        server.page(&page, &format!("<!doctype html><html lang=en><title>API permissions</title><main>{html}</main>"))?;
        let tab = browser.open(&format!("{page}{}", Section::CallAnAPI.hash(&app_id))).await?;
        if *name == "a shadow tree" {
            let script = "document.querySelector('x-list').attachShadow({ mode: 'open' }).innerHTML = arguments[0]";
            browser.run(script, vec![json!(MARKUP[1].1)]).await?;
        }
        wait_states(&panel, &expected, "missing").await.map_err(|failure| failure.within(name))?;
        desk::close_tab(&panel, &tab).await?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
        start(&panel, &server).await?;
    }
    Ok(())
}

/// One after the other, in the same list: what is done to a row of it, and what that row is then.
const CHANGES: &[(&str, &str)] = &[
    ("status.firstChild.data = 'Not granted for Contoso'", "configured"),
    ("status.textContent = 'Granted for Contoso'", "granted"),
    // The text of the row stays the same: another part of it shows.
    ("status.innerHTML = '<i>Granted for Contoso</i><b>Not granted for Contoso</b>'; row.className = 'no'", "configured"),
    ("row.className = 'yes'", "granted"),
    ("const twin = row.cloneNode(true); twin.className = 'no'; row.replaceWith(twin); row = twin", "configured"),
    ("row.hidden = true", "missing"),
    ("row.hidden = false", "configured"),
    ("row.remove()", "missing"),
    ("group.append(row)", "configured"),
    ("row.firstElementChild.textContent = 'Mail.Read'", "missing"),
    ("row.firstElementChild.textContent = 'Mail.ReadWrite'", "configured"),
    ("group.hidden = true", "missing"),
    ("group.hidden = false", "configured"),
];

/// A row is read by itself where only it has changed, so each way to change one is tried.
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_row_is_read_again() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = with_app(&browser, &server).await?;
    let app_id = server.world().app(APP)?.app_id.clone();
    let row = |name: &str| {
        format!(
            "<div role=row><span role=gridcell>{name}</span> <span role=gridcell>Application</span> <span role=gridcell>Granted for Contoso</span></div>"
        )
    };
    let page = format!("{AZURE}/changing");
    let html = format!(
        "<!doctype html><html lang=en><title>API permissions</title><style>.yes b, .no i {{ display: none }}</style>
        <main><h2>Configured permissions</h2><div role=grid><div role=row><span role=columnheader>Name</span> <span role=columnheader>Type</span>
        <span role=columnheader>Status</span></div><div role=row><span role=gridcell>Microsoft Graph</span></div>{}<div>{}</div></div></main>
        <script>const group = document.querySelector('[role=grid]').lastElementChild; let row = group.firstElementChild; const status = row.lastElementChild</script>",
        row("Mail.Send"),
        row("Mail.ReadWrite"),
    );
    server.page(&page, &html)?;
    let tab = browser.open(&format!("{page}{}", Section::CallAnAPI.hash(&app_id))).await?;
    for (change, state) in CHANGES {
        browser.switch(&tab).await?;
        browser.run(change, vec![]).await?;
        let expected = [("Mail.ReadWrite", *state), ("Mail.Send", "granted")];
        wait_states(&panel, &expected, "missing").await.map_err(|failure| failure.within(change))?;
    }
    Ok(())
}

/// The ways around the page are made for this app, and hold no secret.
#[tokio::test(flavor = "multi_thread")]
async fn direct_ways() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let world = server.world();
    let app = world.app(APP)?;
    let url = panel.text("consent-url").await?;
    assert_eq!(url, format!("https://login.microsoftonline.com/{}/adminconsent?client_id={}", world.tenant.id, app.app_id));
    for script in ["script-powershell", "script-az"] {
        let text = panel.text(script).await?;
        assert!(text.contains(&app.app_id) && text.contains(&world.tenant.id), "{script}");
        assert!(!text.contains(&app.last_secret()?.value), "{script}");
    }
    browser.set_viewport(400, 1600).await?;
    let open = "document.querySelectorAll('.step-head').forEach((head, at) => { if (at === 2) head.click(); });
        document.querySelectorAll('.step details').forEach((details) => { details.open = true; });";
    browser.switch(panel.tab()).await?;
    browser.run(open, vec![]).await?;
    browser.screenshot("permissions-direct").await.map(drop)
}
