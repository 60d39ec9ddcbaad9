//! The whole procedure on the replicas, one line a step, with pictures of what the admin sees.
//!
//! `cargo run --example demo` saves them below `target/demo/`; with `--headed` the browser stays open until Enter.

// A program for people at a terminal: it prints, and what cannot fail on a working machine stops it where it is.
#![allow(clippy::print_stdout, clippy::expect_used)]

#[path = "support/mod.rs"]
mod support;

use std::process::ExitCode;
use std::time::Instant;
use support::browser::Display;
use support::entra::Directory;
use support::{Browser, Failure, Form, Panel, Portal, Result, Section, Server, Tab, World};
use tenant_bridge::setup::permissions::{Api, of};

const APP: &str = "Dynamics 365 mail";

/// Page and panel as wide as they are beside each other on a laptop.
const PAGE: (u32, u32) = (1000, 900);
const PANEL: (u32, u32) = (400, 900);

#[tokio::main]
async fn main() -> ExitCode {
    let headed = std::env::args().any(|argument| argument == "--headed");
    let display = if headed { Display::Headed } else { Display::Headless };
    match walk(display).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            println!("The demo did not start: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Tells the story in a browser, and leaves that open for a person who watches. True if the story came to its end.
async fn walk(display: Display) -> Result<bool> {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start_as(&server, display).await?;
    let outcome = tell(&mut Story::new(&browser, display), &server).await;
    if let Err(failure) = &outcome {
        println!("The demo stopped: {failure}");
    }
    let folder = support::in_checkout("target/demo");
    println!("Screenshots: {}", folder.display());
    if display == Display::Headed {
        println!("The browser stays open. Press Enter to close it.");
        let read = tokio::task::spawn_blocking(|| std::io::stdin().read_line(&mut String::new()));
        read.await??;
    }
    Ok(outcome.is_ok())
}

async fn tell(story: &mut Story<'_>, server: &Server) -> Result {
    let browser = story.browser;
    let portal = Portal::open(browser, "gen=2").await?;
    let panel = Panel::open(browser).await?;
    story.fit(portal.tab(), PAGE).await?;
    story.fit(panel.tab(), PANEL).await?;
    panel.present("setup-new").await?;
    story.step("The panel beside the portal", portal.tab(), &panel).await?;

    panel.new_setup().await?;
    story.step("Start a setup", portal.tab(), &panel).await?;

    portal.register(APP).await?;
    let issued = server.world();
    panel.wait_value("tenant-id", &issued.tenant.id).await?;
    panel.wait_value("client-id", &issued.app(APP)?.app_id).await?;
    story.step("Register the app: both IDs are captured", portal.tab(), &panel).await?;

    portal.show(Section::Credentials).await?;
    portal.add_secret("Dynamics 365").await?;
    panel.wait_state("client-secret", "captured").await?;
    story.step("Create a client secret: its value is captured", portal.tab(), &panel).await?;

    portal.show(Section::CallAnAPI).await?;
    permissions(story, &portal, &panel).await?;

    let directory = Directory::consented(&server.world(), APP)?;
    server.change_directory(|known| *known = directory);
    panel.click("verify").await?;
    panel.wait_state("verify-status", "ok").await?;
    story.step("Verify: Entra takes the values, and every permission is granted", portal.tab(), &panel).await?;

    // A window of its own, beside the panel's, and the controls of Fluent 9: a page behind another window gets no frames,
    // without which the lists of Fluent 8 stay transparent.
    browser.driver().new_window().await?;
    let form = Form::ppac(browser, "surface=overlay&list=9").await?;
    story.fit(form.tab(), PAGE).await?;
    form.open_new().await?;
    panel.wait_state("form", "found").await?;
    story.step("Open the server profile form", form.tab(), &panel).await?;

    panel.click("fill").await?;
    panel.wait_state("setup", "filled").await?;
    story.step("Fill the form", form.tab(), &panel).await?;

    form.save().await?;
    browser.wait_for("the profile is saved", async || Ok(server.world().last_profile().ok().map(drop))).await?;
    panel.wait_state("saved", "seen").await?;
    panel.scroll_to("saved").await?;
    story.step("Press Save, as only the admin does: the profile is seen in the list", form.tab(), &panel).await?;
    compare(server)?;
    renew(story, server, &portal, &panel).await
}

/// A year later the secret ends: the next one goes to the profile that is there.
async fn renew(story: &mut Story<'_>, server: &Server, portal: &Portal<'_>, panel: &Panel<'_>) -> Result {
    let browser = story.browser;
    let world = server.world();
    let old = world.app(APP)?.last_secret()?.clone();
    let profile = server.change_organisation(|organisation| {
        let id = organisation.add_profile(APP, &world.tenant.id, &world.app(APP).expect("it was registered").app_id, &old.value);
        organisation.add_mailbox(&id, [1, 1, 1]);
        id
    });
    panel.click("wipe").await?;
    panel.wait_state("client-secret", "empty").await?;
    portal.show(Section::Credentials).await?;
    portal.add_secret("Dynamics 365, renewed").await?;
    panel.wait_state("client-secret", "captured").await?;
    let directory = Directory::consented(&server.world(), APP)?;
    server.change_directory(|known| *known = directory);
    panel.click("verify").await?;
    panel.wait_state("verify-status", "ok").await?;

    browser.driver().new_window().await?;
    let form = Form::model_driven(browser, &format!("oauth=0&id={profile}")).await?;
    story.fit(form.tab(), PAGE).await?;
    form.press("tab-credentials").await?;
    panel.wait_state("form", "edit-without-oauth").await?;
    story.step("A year later: the profile's edit screen has no box for the next secret", form.tab(), panel).await?;

    panel.click("rotate").await?;
    panel.present("rotate-plan").await?;
    panel.scroll_to("rotate-status").await?;
    story.step("List the profiles of the environment: what will change is shown", form.tab(), panel).await?;

    panel.click("rotate-confirm").await?;
    panel.wait_state("rotate-status", "ok").await?;
    panel.click("rotate-tested").await?;
    panel.wait_state("rotate-delete", "active").await?;
    panel.scroll_to("rotate-status").await?;
    story.step("Write the new secret: after a mailbox was tested, the old one may go", form.tab(), panel).await?;

    let new = server.world().app(APP)?.last_secret()?.value.clone();
    if server.organisation().profile(&profile)["oauthclientsecret"] != new.as_str() {
        return Err(Failure::new("the profile has another secret than the portal issued"));
    }
    println!("The profile has the secret that the portal issued last; the one before is named for deletion.");
    Ok(())
}

/// From an app without permissions to consent for all of the plan.
async fn permissions(story: &mut Story<'_>, portal: &Portal<'_>, panel: &Panel<'_>) -> Result {
    let names = |api| of(api).map(|permission| permission.name).collect::<Vec<_>>();
    panel.wait_row("permission", "full_access_as_app", "missing").await?;
    portal.press("add-permission").await?;
    portal.press("tab-organization").await?;
    portal.press_named("api", Api::Exchange.name()).await?;
    portal.press("kind-application").await?;
    portal.type_into("search-permissions", "full_access").await?;
    panel.wait_text("next-on-page", "tick full_access_as_app").await?;
    story.step("Request API permissions: the next control is ringed", portal.tab(), panel).await?;

    portal.press_named("permission-box", "full_access_as_app").await?;
    portal.press("add-permissions").await?;
    panel.wait_row("permission", "full_access_as_app", "configured").await?;
    portal.add_permissions(Api::Graph.name(), &names(Api::Graph)).await?;
    panel.wait_state("step-permissions", "done").await?;
    story.step("Add the permissions: the panel tells which are there", portal.tab(), panel).await?;

    portal.grant_consent().await?;
    panel.wait_state("step-consent", "done").await?;
    story.step("Grant admin consent: every row is granted", portal.tab(), panel).await
}

/// What was saved is what was issued.
fn compare(server: &Server) -> Result {
    let world = server.world();
    let app = world.app(APP)?;
    let saved = world.last_profile()?;
    for (key, issued) in [("tenantId", &world.tenant.id), ("clientId", &app.app_id), ("clientSecret", &app.last_secret()?.value)]
    {
        if saved.get(key).and_then(|value| value.as_str()) != Some(issued) {
            return Err(Failure::new(format!("{key} was saved otherwise than issued")));
        }
    }
    println!("Saved are the tenant ID, the client ID and the secret that the portal issued.");
    Ok(())
}

/// The progress so far: numbers, times, pictures.
struct Story<'a> {
    browser: &'a Browser,
    display: Display,
    number: u32,
    last: Instant,
}

impl<'a> Story<'a> {
    fn new(browser: &'a Browser, display: Display) -> Self {
        Self { browser, display, number: 0, last: Instant::now() }
    }

    /// Gives a tab the size it has in the pictures; a window that a person looks at keeps its own.
    async fn fit(&self, tab: &Tab, (width, height): (u32, u32)) -> Result {
        if self.display == Display::Headed {
            return Ok(());
        }
        self.browser.switch(tab).await?;
        self.browser.set_viewport(width, height).await
    }

    /// One line, and one picture of the page with the panel at its side.
    async fn step(&mut self, title: &str, page: &Tab, panel: &Panel<'_>) -> Result {
        let seconds = self.last.elapsed().as_secs_f32();
        self.number += 1;
        let mut pictures = Vec::new();
        for tab in [page, panel.tab()] {
            self.browser.switch(tab).await?;
            self.browser.settle().await?;
            pictures.push(self.browser.driver().screenshot_as_png().await?);
        }
        let words: String = title.chars().take_while(|letter| *letter != ':').collect();
        let name = words.to_lowercase().replace(", ", "-").replace(' ', "-");
        let file = format!("target/demo/{:02}-{name}.png", self.number);
        support::picture::save_side_by_side(&pictures, &support::in_checkout(&file))?;
        println!("{}. {title} ({seconds:.1} s)", self.number);
        self.last = Instant::now();
        Ok(())
    }
}
