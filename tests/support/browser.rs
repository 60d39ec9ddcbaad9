//! A Chromium with the extension loaded, whose every host name leads to the test server.

use super::chromedriver::{Chromedriver, program};
use super::extension::Extension;
use super::failure::{PATIENCE, eventually};
use super::{Failure, Result, Server, in_checkout};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use thirtyfour::ChromeCapabilities;
use thirtyfour::common::capabilities::desiredcapabilities::PageLoadStrategy;
use thirtyfour::prelude::*;
use thirtyfour::session::scriptret::ScriptRet;

/// One browser of one test. Fields drop in this order: session, driver process, profile.
pub struct Browser {
    driver: WebDriver,
    _process: Chromedriver,
    profile: TempDir,
    extension: Extension,
}

/// A tab, by its WebDriver handle.
pub type Tab = WindowHandle;

/// How the browser shows itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// Without a window.
    Headless,
    /// With a window, for a person to watch.
    Headed,
}

/// Flags of every test browser. The last three keep a page that nobody looks at as quick as one in front.
const FLAGS: &[&str] = &[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--ignore-certificate-errors",
    "--window-size=1400,900",
    "--lang=en-US",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
];

/// In the page: the first element that matches and can be seen, open shadow roots included.
const FIND_VISIBLE: &str = r"
    const [css] = arguments;
    const search = (root) => {
      for (const element of root.querySelectorAll(css)) {
        if (element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0) return element;
      }
      for (const element of root.querySelectorAll('*')) {
        const found = element.shadowRoot && search(element.shadowRoot);
        if (found) return found;
      }
      return null;
    };
    return search(document);
";

/// In the page: true if the text can be read, null if not.
const SHOWS_TEXT: &str = r"
    const [text] = arguments;
    const boxes = [...document.querySelectorAll('input, textarea')].filter((box) => box.checkVisibility());
    return document.body?.innerText.includes(text) || boxes.some((box) => box.value.includes(text)) || null;
";

impl Browser {
    /// Starts without a window.
    pub async fn start(server: &Server) -> Result<Self> {
        Self::start_as(server, Display::Headless).await
    }

    /// Starts with or without a window.
    pub async fn start_as(server: &Server, display: Display) -> Result<Self> {
        Self::launch(server, display, true).await
    }

    /// Starts without a window and without the extension: what a page costs by itself.
    pub async fn start_bare(server: &Server) -> Result<Self> {
        Self::launch(server, Display::Headless, false).await
    }

    async fn launch(server: &Server, display: Display, loaded: bool) -> Result<Self> {
        let extension = Extension::built()?;
        let profile = tempfile::Builder::new().prefix("tenant-bridge-").tempdir()?;
        let mut capabilities = capabilities(server, display, profile.path())?;
        if loaded {
            let folder = extension.folder.display();
            capabilities.add_arg(&format!("--load-extension={folder}"))?;
            capabilities.add_arg(&format!("--disable-extensions-except={folder}"))?;
        }
        let process = Chromedriver::start()?;
        let driver = WebDriver::new(process.url(), capabilities)
            .await
            .map_err(|error| Failure::from(error).within("Chromium did not start"))?;
        Ok(Self { driver, _process: process, profile, extension })
    }

    /// The session itself, for what has no helper here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The extension under test; loaded unless the browser was started bare.
    pub fn extension(&self) -> &Extension {
        &self.extension
    }

    /// The browser's profile on disk, for a search for what must not be there. Gone with the browser.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Opens `url` in a new tab and goes there.
    pub async fn open(&self, url: &str) -> Result<Tab> {
        let tab = self.driver.new_tab().await?;
        self.go(tab, url).await
    }

    /// Opens `url` in a window of its own, so that this page and the others are visible at the same time.
    pub async fn open_beside(&self, url: &str) -> Result<Tab> {
        let tab = self.driver.new_window().await?;
        self.go(tab, url).await
    }

    async fn go(&self, tab: Tab, url: &str) -> Result<Tab> {
        self.switch(&tab).await?;
        let visit = self.driver.goto(url).await;
        visit.map_err(|error| Failure::from(error).within(url))?;
        Ok(tab)
    }

    /// Turns to a tab; what follows concerns its top document.
    pub async fn switch(&self, tab: &Tab) -> Result {
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }

    /// Brings the current tab to the front of its window, as a click on it would.
    pub async fn bring_to_front(&self) -> Result {
        self.cdp("Page.bringToFront", json!({})).await.map(drop)
    }

    /// The first visible element that matches, in the current tab's top document, open shadow roots and frames, waited
    /// for. The driver is then inside that element's frame.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.wait_for(css, || self.find_now(css)).await
    }

    /// The same without waiting: `None` if it is not there now.
    pub async fn find_now(&self, css: &str) -> Result<Option<WebElement>> {
        match self.first_answer(FIND_VISIBLE, css).await? {
            Some(found) => Ok(Some(found.element()?)),
            None => Ok(None),
        }
    }

    /// Whether the current tab shows this text now: in its top document, a frame, or a box.
    pub async fn shows(&self, text: &str) -> Result<bool> {
        Ok(self.first_answer(SHOWS_TEXT, text).await?.is_some())
    }

    /// The first answer other than null that `script` gives in the current tab's documents: the top one, then its
    /// frames, breadth first. The driver stays in that frame.
    async fn first_answer(&self, script: &str, argument: &str) -> Result<Option<ScriptRet>> {
        // A frame is named by the numbers that lead to it.
        let mut paths = vec![Vec::new()];
        while !paths.is_empty() {
            let mut deeper = Vec::new();
            for path in paths {
                if !self.enter(&path).await {
                    continue;
                }
                let answer = self.run(script, vec![json!(argument)]).await?;
                if !answer.json().is_null() {
                    return Ok(Some(answer));
                }
                let frames = self.run("return window.frames.length", vec![]).await?;
                let frames: u16 = frames.convert()?;
                deeper.extend((0..frames).map(|number| [path.as_slice(), &[number]].concat()));
            }
            paths = deeper;
        }
        self.driver.enter_default_frame().await?;
        Ok(None)
    }

    /// Goes into a frame; false if it left in the meantime.
    async fn enter(&self, path: &[u16]) -> bool {
        let mut there = self.driver.enter_default_frame().await.is_ok();
        for number in path {
            there = there && self.driver.enter_frame(*number).await.is_ok();
        }
        there
    }

    /// Waits for `probe`; a failure says what the page looked like.
    pub async fn wait_for<T>(&self, what: &str, probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
        match eventually(what, PATIENCE, probe).await {
            Ok(found) => Ok(found),
            Err(failure) => Err(self.illustrated(failure).await),
        }
    }

    /// The failure with the address of the page, and a picture of it.
    async fn illustrated(&self, failure: Failure) -> Failure {
        let address = self.driver.current_url().await;
        let address = address.map_or_else(|error| error.to_string(), |url| url.to_string());
        // The test runner names a thread after its test.
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let name = format!("failed-{name}");
        let picture = match self.screenshot(&name).await {
            Ok(path) => path.display().to_string(),
            Err(none) => format!("no screenshot: {none}"),
        };
        Failure::new(format!("{failure} (on {address}; {picture})"))
    }

    /// Clicks the first visible match with the pointer.
    pub async fn click(&self, css: &str) -> Result {
        self.wait_for(&format!("click {css}"), async || {
            let Some(element) = self.find_now(css).await? else {
                return Ok(None);
            };
            element.scroll_into_view().await?;
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Runs a script in the current frame.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<ScriptRet> {
        Ok(self.driver.execute(script, args).await?)
    }

    /// Sends a command of the DevTools protocol to the current tab.
    pub async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        let answer = self.driver.cdp().send_raw(method, params).await;
        answer.map_err(|error| Failure::from(error).within(method))
    }

    /// Ends the background as the browser does when it is idle; the next event starts it anew, which may be at once:
    /// an open panel connects again. The browser answers when every worker has stopped.
    pub async fn stop_service_worker(&self) -> Result {
        self.cdp("ServiceWorker.enable", json!({})).await?;
        let stopped = self.cdp("ServiceWorker.stopAllWorkers", json!({})).await;
        stopped.map(drop)
    }

    /// Whether the extension's background is alive.
    pub async fn service_worker_runs(&self) -> Result<bool> {
        Ok(self.service_worker().await?.is_some())
    }

    /// The extension's background as a target of the DevTools protocol, while it is alive.
    async fn service_worker(&self) -> Result<Option<String>> {
        let own = self.extension.url("");
        let targets = self.cdp("Target.getTargets", json!({})).await?;
        let is_ours = |target: &&Value| {
            target["type"] == "service_worker" && target["url"].as_str().is_some_and(|url| url.starts_with(&own))
        };
        let found = targets["targetInfos"].as_array().into_iter().flatten().find(is_ours);
        Ok(found.and_then(|target| target["targetId"].as_str()).map(str::to_owned))
    }

    /// Runs a script in the extension's living background: for what only the browser itself can do there, such as a click on a
    /// notification of the system. There is no answer.
    pub async fn run_in_background(&self, script: &str) -> Result {
        let target = self.wait_for("the background lives", || self.service_worker()).await?;
        let attached = self.cdp("Target.attachToTarget", json!({ "targetId": target, "flatten": false })).await?;
        let command = json!({ "id": 1, "method": "Runtime.evaluate", "params": { "expression": script } });
        let message = json!({ "sessionId": attached["sessionId"], "message": command.to_string() });
        self.cdp("Target.sendMessageToTarget", message).await.map(drop)
    }

    /// The browser's log so far: what every context wrote to its console, the service worker's included.
    pub fn console(&self) -> Result<String> {
        let log = std::fs::read(self.profile().join("chrome_debug.log"))?;
        Ok(String::from_utf8_lossy(&log).into_owned())
    }

    /// Saves what the current tab shows below `target/screenshots/`, in the light and in the dark look; answers where the light one is.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let folder = in_checkout("target/screenshots");
        std::fs::create_dir_all(&folder)?;
        let light = folder.join(format!("{name}.png"));
        for (path, look) in [(folder.join(format!("{name}-dark.png")), "dark"), (light.clone(), "light")] {
            let features = json!([{ "name": "prefers-color-scheme", "value": look }]);
            self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
            std::fs::write(path, self.driver.screenshot_as_png().await?)?;
        }
        Ok(light)
    }

    /// Waits until nothing moves in the current frame any more, but for what moves for ever.
    pub async fn settle(&self) -> Result {
        let script = "return document.getAnimations().every((animation) =>
            animation.playState !== 'running' || animation.effect.getTiming().iterations === Infinity)";
        self.wait_for("the page stands still", async || {
            let still: bool = self.run(script, vec![]).await?.convert()?;
            Ok(still.then_some(()))
        })
        .await
    }

    /// Gives the current tab a viewport of exactly this size, whatever its window.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let answer = self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        answer.map(drop)
    }
}

fn capabilities(server: &Server, display: Display, profile: &Path) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let chromium = program("CHROMIUM", "chromium", "chromium")?;
    capabilities.set_binary(&chromium.to_string_lossy())?;
    capabilities.set_page_load_strategy(PageLoadStrategy::Eager)?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    let prefs = json!({
        // Without it Chromium lets no unpacked extension come back that was reloaded.
        "extensions.ui.developer_mode": true,
        // The usual first page loads so late that the driver at times never hears that it did, and waits for it.
        "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] },
    });
    capabilities.add_experimental_option("prefs", prefs)?;
    if display == Display::Headless {
        capabilities.add_arg("--headless=new")?;
    }
    for flag in
        [format!("--host-resolver-rules=MAP * 127.0.0.1:{}", server.port()), format!("--user-data-dir={}", profile.display())]
    {
        capabilities.add_arg(&flag)?;
    }
    Ok(capabilities)
}
