//! The replicas by hand, without the extension's help: what a portal issues can be read off it, and what is entered in a
//! form is what the server keeps. Were that not so, no test of the extension would mean anything.

use crate::support::world::{App, Kind, Permission, Profile};
use crate::support::{Browser, Form, Portal, Result, Section, Server, World};

/// The five generations of the portal, and the grids of its past.
const PORTALS: &[&str] = &["gen=1", "gen=1&grid=old2019", "gen=1&grid=old2020", "gen=2", "gen=3", "gen=4", "gen=5&lang=de"];

#[tokio::test(flavor = "multi_thread")]
async fn every_generation_of_the_portal_tells_what_it_issues() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    for (number, variant) in PORTALS.iter().enumerate() {
        let name = format!("Mail {number}");
        let issued = issue(&server, &browser, variant, &name).await;
        issued.map_err(|failure| failure.within(variant))?;
    }
    Ok(())
}

async fn issue(server: &Server, browser: &Browser, variant: &str, name: &str) -> Result {
    let portal = Portal::open(browser, variant).await?;
    portal.register(name).await?;
    let app = server.world().app(name)?.clone();
    portal.wait_shows(&app.app_id).await?;
    portal.wait_shows(&server.world().tenant.id).await?;

    portal.show(Section::Credentials).await?;
    portal.add_secret("for Dynamics").await?;
    browser.wait_for("the secret is issued", async || Ok((!server.world().app(name)?.secrets.is_empty()).then_some(()))).await?;
    let secret = server.world().app(name)?.last_secret()?.clone();
    portal.wait_shows(&secret.value).await?;

    portal.reload().await?;
    portal.wait_shows("for Dynamics").await?;
    assert!(!portal.shows(&secret.value).await?, "{variant} tells the value twice");
    Ok(())
}

/// The permissions page in its generations: the classic grid in Czech, whose words for both kinds have a source.
const PERMISSIONS: &[&str] = &["gen=1&lang=cs", "gen=2", "gen=3&lang=de"];

#[tokio::test(flavor = "multi_thread")]
async fn permissions_are_added_and_granted_by_hand() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    for (number, variant) in PERMISSIONS.iter().enumerate() {
        let name = format!("Mail {number}");
        server.change(|world| world.apps.push(App::new(&name)));
        permit(&server, &browser, variant, &name, number).await.map_err(|failure| failure.within(variant))?;
    }
    Ok(())
}

async fn permit(server: &Server, browser: &Browser, variant: &str, name: &str, number: usize) -> Result {
    let app_id = server.world().app(name)?.app_id.clone();
    let portal = Portal::open_section(browser, variant, Section::CallAnAPI, &app_id).await?;
    portal.wait_shows("Microsoft Graph (1)").await?;
    portal.add_permissions("Office 365 Exchange Online", &["full_access_as_app"]).await?;
    portal.wait_shows("Office 365 Exchange Online (1)").await?;
    portal.add_permissions("Microsoft Graph", &["Mail.Send", "Mail.ReadWrite"]).await?;
    portal.wait_shows("Microsoft Graph (3)").await?;
    browser.screenshot(&format!("replica-permissions-{number}")).await?;
    portal.press("grant-consent").await?;
    portal.wait_shows("Grant admin consent confirmation").await?;
    portal.press("consent-yes").await?;
    portal.wait_shows("Successfully granted admin consent").await?;
    let app = server.world().app(name)?.clone();
    assert!(app.permissions.iter().all(|permission| permission.granted), "{:?}", app.permissions);
    Ok(())
}

/// What the tenant has granted beside it is kept or goes, as the admin says.
#[tokio::test(flavor = "multi_thread")]
async fn other_granted_permissions_are_asked_about() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    for (variant, answer, left) in [("gen=1", "keep-yes", 2), ("gen=4", "keep-no", 1)] {
        let name = format!("Mail {answer}");
        let other = Permission {
            configured: false,
            granted: true,
            ..Permission::configured("Microsoft Graph", "Files.ReadWrite.All", Kind::Application)
        };
        server.change(|world| {
            let mut app = App::new(&name);
            app.permissions.push(other);
            world.apps.push(app);
        });
        let app_id = server.world().app(&name)?.app_id.clone();
        let portal = Portal::open_section(&browser, variant, Section::CallAnAPI, &app_id).await?;
        portal.wait_shows("Other permissions granted for Contoso Ltd").await?;
        portal.press("grant-consent").await?;
        portal.wait_shows("Do you want to keep these other granted").await?;
        portal.choose(answer).await?;
        portal.press("keep-continue").await?;
        portal.press("consent-yes").await?;
        portal.wait_shows("Successfully granted admin consent").await?;
        assert_eq!(server.world().app(&name)?.permissions.len(), left, "{answer}");
    }
    Ok(())
}

/// The admin center's surfaces with each kind of choice.
const PPAC: &[&str] = &[
    "surface=panel",
    "surface=panel&choice=combobox8",
    "surface=overlay",
    "surface=inline&choice=combobox9",
    "surface=page",
    "surface=frame",
    "surface=orgframe",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_surface_of_the_admin_center_keeps_what_is_entered() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    for variant in PPAC {
        let entered = enter_in_ppac(&server, &browser, variant).await;
        let profile = entered.map_err(|failure| failure.within(variant))?;
        for (key, expected) in [
            ("serverType", "Exchange Online"),
            ("authType", "Oauth (Cross Tenant)"),
            ("name", NAME),
            ("tenantId", TENANT),
            ("clientId", CLIENT),
            ("clientSecret", SECRET),
        ] {
            assert_eq!(profile[key], expected, "{variant}: {key}");
        }
    }
    Ok(())
}

async fn enter_in_ppac(server: &Server, browser: &Browser, variant: &str) -> Result<Profile> {
    let form = Form::ppac(browser, variant).await?;
    form.open_new().await?;
    form.choose("server-type", "Exchange Online").await?;
    form.type_into("name", NAME).await?;
    form.choose("authentication-type", "Oauth (Cross Tenant)").await?;
    enter_and_save(server, &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn both_looks_of_a_model_driven_app_keep_what_is_entered() -> Result {
    let server = Server::start(World::contoso()).await?;
    let browser = Browser::start(&server).await?;
    for look in ["look=classic", "look=new", "look=new&frame=1"] {
        let entered = enter_in_app(&server, &browser, look).await;
        let profile = entered.map_err(|failure| failure.within(look))?;
        for (key, expected) in
            [("name", NAME), ("exchangeonlinetenantid", TENANT), ("oauthclientid", CLIENT), ("oauthclientsecret", SECRET)]
        {
            assert_eq!(profile[key], expected, "{look}: {key}");
        }
        assert_eq!(profile["servertype"], 0, "{look}");
        assert_eq!(profile["incomingcredentialretrieval"], 7, "{look}");
        assert_eq!(profile["usedefaulttenantid"], false, "{look}");
    }
    Ok(())
}

async fn enter_in_app(server: &Server, browser: &Browser, look: &str) -> Result<Profile> {
    let form = Form::model_driven(browser, &format!("{look}&types=table")).await?;
    form.choose("server-type", "Exchange Server").await?;
    form.type_into("name", NAME).await?;
    form.press("tab-credentials").await?;
    form.choose("authentication-type", "OAuth with Microsoft Entra ID").await?;
    form.switch("use-default-tenant", false).await?;
    enter_and_save(server, &form).await
}

const NAME: &str = "Mail by hand";
const TENANT: &str = "5b7c2c0e-3b0f-4f9e-8a53-0d1c2b3a4f5e";
const CLIENT: &str = "0c9d8e7f-6a5b-4c3d-9e1f-2a3b4c5d6e7f";
const SECRET: &str = "xxx8Q~dead.dead.DEAD-DEAD-dead~deadxxxxx";

/// Types the three values, saves, and answers the record.
async fn enter_and_save(server: &Server, form: &Form<'_>) -> Result<Profile> {
    let before = server.world().profiles.len();
    form.type_into("tenant-id", TENANT).await?;
    form.type_into("client-id", CLIENT).await?;
    form.type_into("client-secret", SECRET).await?;
    form.save().await?;
    form.browser().wait_for("the profile is saved", async || Ok((server.world().profiles.len() > before).then_some(()))).await?;
    Ok(server.world().last_profile()?.clone())
}
