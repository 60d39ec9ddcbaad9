//! The Azure portal replica as the admin uses it.

use super::{Browser, Result, Tab};
use serde_json::json;
use thirtyfour::Key;

/// Where the commercial cloud's portal lives.
pub const AZURE: &str = "https://portal.azure.com";

/// A portal tab.
pub struct Portal<'a> {
    browser: &'a Browser,
    tab: Tab,
}

/// A section of an app registration, named as in the portal's own addresses.
#[derive(Clone, Copy, Debug)]
pub enum Section {
    /// The Essentials: both identifiers.
    Overview,
    /// Certificates & secrets.
    Credentials,
    /// API permissions.
    CallAnAPI,
}

impl Section {
    fn menu_hook(self) -> &'static str {
        match self {
            Self::Overview => "menu-overview",
            Self::Credentials => "menu-credentials",
            Self::CallAnAPI => "menu-permissions",
        }
    }

    /// The address of this section of an app, from the hash on.
    pub fn hash(self, app_id: &str) -> String {
        format!("#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/{self:?}/appId/{app_id}/isMSAApp~/false")
    }
}

const LIST: &str = "#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade";
const CREATE: &str = "#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade";

impl<'a> Portal<'a> {
    /// Opens the list of apps on `portal.azure.com`; `query` chooses the replica's variant (`gen=2&lang=de`).
    pub async fn open(browser: &'a Browser, query: &str) -> Result<Self> {
        Self::open_at(browser, &format!("{AZURE}/?{query}{LIST}")).await
    }

    /// Opens one section of an app directly.
    pub async fn open_section(browser: &'a Browser, query: &str, section: Section, app_id: &str) -> Result<Self> {
        let hash = section.hash(app_id);
        Self::open_at(browser, &format!("{AZURE}/?{query}{hash}")).await
    }

    /// Opens any address.
    pub async fn open_at(browser: &'a Browser, url: &str) -> Result<Self> {
        let tab = browser.open(url).await?;
        Ok(Self { browser, tab })
    }

    /// Its tab.
    pub fn tab(&self) -> &Tab {
        &self.tab
    }

    /// Registers an app; the portal then shows its Overview.
    pub async fn register(&self, name: &str) -> Result {
        self.go(CREATE).await?;
        self.type_into("app-name", name).await?;
        self.press("register").await?;
        self.browser
            .wait_for("the new app's Overview opens", async || {
                let url = self.browser.driver().current_url().await?;
                Ok(url.as_str().contains("/~/Overview/").then_some(()))
            })
            .await
    }

    /// Opens an app from the list.
    pub async fn open_app(&self, app_id: &str) -> Result {
        self.go(LIST).await?;
        self.browser.click(&format!("[data-replica='app-link'][data-app-id='{app_id}']")).await
    }

    /// Changes to another section of the open app by the menu.
    pub async fn show(&self, section: Section) -> Result {
        self.press(section.menu_hook()).await
    }

    /// Creates a client secret with the expiry that the pane offers; its value then shows in the grid.
    pub async fn add_secret(&self, description: &str) -> Result {
        self.press("new-client-secret").await?;
        self.type_into("secret-description", description).await?;
        self.press("secret-add").await
    }

    /// Requests application permissions of an API by the pane, as the procedure has it.
    pub async fn add_permissions(&self, api: &str, names: &[&str]) -> Result {
        self.press("add-permission").await?;
        self.press("tab-organization").await?;
        self.type_into("search-apis", api).await?;
        self.press_named("api", api).await?;
        self.press("kind-application").await?;
        for name in names {
            self.tick_permission(name).await?;
        }
        self.press("add-permissions").await
    }

    /// Looks a permission up in the open pane and ticks it.
    pub async fn tick_permission(&self, name: &str) -> Result {
        self.type_into("search-permissions", name).await?;
        self.press_named("permission-box", name).await
    }

    /// Grants admin consent and confirms.
    pub async fn grant_consent(&self) -> Result {
        self.press("grant-consent").await?;
        self.press("consent-yes").await
    }

    /// Chooses an option of the replica: the label takes the press.
    pub async fn choose(&self, hook: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        self.browser.click(&format!(":has(> [data-replica='{hook}']) > label")).await
    }

    /// Presses a control of the replica that several share, by its name.
    pub async fn press_named(&self, hook: &str, name: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        // A box of Fluent lies under its own label: the label takes the press.
        let own = format!("[data-replica='{hook}'][data-name='{name}']");
        self.browser.click(&format!("{own}:not(input), :has(> {own}) > label")).await
    }

    /// Follows a link within the portal: no reload.
    pub async fn go(&self, hash: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        self.browser.run("location.hash = arguments[0]", vec![json!(hash)]).await?;
        Ok(())
    }

    /// Reloads the page.
    pub async fn reload(&self) -> Result {
        self.browser.switch(&self.tab).await?;
        Ok(self.browser.driver().refresh().await?)
    }

    /// Presses a control of the replica, in whatever frame it is.
    pub async fn press(&self, hook: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        self.browser.click(&by_hook(hook)).await
    }

    /// Replaces what a box of the replica holds.
    pub async fn type_into(&self, hook: &str, text: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        let input = self.browser.find(&by_hook(hook)).await?;
        input.send_keys(Key::Control + "a").await?;
        Ok(input.send_keys(text).await?)
    }

    /// Scrolls a part of the replica to this place, as the wheel would.
    pub async fn scroll(&self, hook: &str, top: u32) -> Result {
        self.browser.switch(&self.tab).await?;
        self.browser.find(&by_hook(hook)).await?;
        // A page that is not in front is told of it late, or not at all.
        let script = "const part = document.querySelector(arguments[0]);
            part.scrollTop = arguments[1];
            part.dispatchEvent(new Event('scroll'));";
        self.browser.run(script, vec![json!(by_hook(hook)), json!(top)]).await.map(drop)
    }

    /// Left, top, right and bottom of an element in sight, in its frame; `None` without it.
    pub async fn box_of(&self, css: &str) -> Result<Option<[f64; 4]>> {
        self.browser.switch(&self.tab).await?;
        if self.browser.find_now(css).await?.is_none() {
            return Ok(None);
        }
        let script = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
            return box ? [box.left, box.top, box.right, box.bottom] : null;";
        Ok(self.browser.run(script, vec![json!(css)]).await?.convert()?)
    }

    /// Whether a box lies around a control of the replica, or around what stands for it, and little else.
    pub async fn lies_around(&self, [left, top, right, bottom]: [f64; 4], hook: &str) -> Result<bool> {
        let Some(own) = self.box_of(&by_hook(hook)).await? else {
            return Ok(false);
        };
        let near = |outer: f64, inner: f64| (0.0..24.0).contains(&(outer - inner));
        Ok(near(own[0], left) && near(own[1], top) && near(right, own[2]) && near(bottom, own[3]))
    }

    /// Whether the page shows this text somewhere now, in whatever frame.
    pub async fn shows(&self, text: &str) -> Result<bool> {
        self.browser.switch(&self.tab).await?;
        self.browser.shows(text).await
    }

    /// Waits until the page shows this text.
    pub async fn wait_shows(&self, text: &str) -> Result {
        self.browser.wait_for("the page shows the text", async || Ok(self.shows(text).await?.then_some(()))).await
    }
}

/// The selector of a control of the replica.
pub fn by_hook(hook: &str) -> String {
    format!("[data-replica='{hook}']")
}
