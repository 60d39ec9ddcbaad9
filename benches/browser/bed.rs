//! A browser to measure in, with a window that stays while tabs come and go.

use crate::support::{Browser, Panel, Result, Server, Tab};
use std::time::Duration;

/// One browser, with or without the extension.
pub struct Bed {
    /// The browser.
    pub browser: Browser,
    home: Tab,
}

impl Bed {
    /// Without the extension.
    pub async fn bare(server: &Server) -> Result<Self> {
        Self::around(Browser::start_bare(server).await?).await
    }

    /// With the extension, no setup open.
    pub async fn with_extension(server: &Server) -> Result<Self> {
        Self::around(Browser::start(server).await?).await
    }

    async fn around(browser: Browser) -> Result<Self> {
        let home = browser.driver().window().await?;
        Ok(Self { browser, home })
    }

    /// Opens the panel in a window of its own, and a setup in it: the portals are watched from now on.
    pub async fn open_setup(&self) -> Result<Panel<'_>> {
        let panel = Panel::open(&self.browser).await?;
        panel.new_setup().await?;
        Ok(panel)
    }

    /// Opens a page in the first window, so that it is in front there and the panel in its own.
    pub async fn open(&self, url: &str) -> Result<Tab> {
        self.go_home().await?;
        self.browser.open(url).await
    }

    /// Turns to the tab that is always there.
    pub async fn go_home(&self) -> Result {
        self.browser.switch(&self.home).await
    }

    /// Closes a tab.
    pub async fn close(&self, tab: &Tab) -> Result {
        self.browser.switch(tab).await?;
        self.browser.driver().close_window().await?;
        self.go_home().await
    }
}

/// Lets things come to rest.
pub async fn rest(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}
