//! A Firefox with the extension loaded, for what the other browser may do differently. Every host name leads to the test server.

use super::chromedriver::{end, program};
use super::marionette::{Context, Marionette};
use super::{Failure, Result, Server, eventually, in_checkout};
use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

/// The address that Firefox is told to give the extension; else it is another one in each profile.
const ORIGIN: &str = "11111111-2222-4333-8444-555555555555";

/// A running Firefox. Ends when it is dropped.
pub struct Firefox {
    // In this order: the process ends before its profile is removed.
    process: Process,
    _profile: TempDir,
    marionette: Marionette,
}

struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

/// A tab.
pub struct Tab(String);

impl Firefox {
    /// Starts it with the extension as `build.sh` made it.
    pub async fn start(server: &Server) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("tenant-bridge-firefox-").tempdir()?;
        std::fs::write(profile.path().join("user.js"), preferences(proxy(server.port()).await?)?)?;
        let child = Command::new(program("FIREFOX", "firefox-esr", "firefox-esr")?)
            .args(["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile"])
            .arg(profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let process = Process(child);
        let marionette = connect(profile.path()).await?;
        let firefox = Self { process, _profile: profile, marionette };
        // Some of the hosts are known to have a certificate always: only a known authority will do.
        let trust = "Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(args[0], 'C,,')";
        firefox.marionette.run(Context::Chrome, trust, json!([server.authority()])).await?;
        let extension = in_checkout("dist/firefox");
        let install = json!({ "path": extension, "temporary": true });
        firefox.marionette.command_in(Context::Chrome, "Addon:Install", &install).await?;
        Ok(firefox)
    }

    /// Opens a page of the extension in a tab of its own. Only the browser itself may.
    pub async fn open_own(&self, page: &str) -> Result<Tab> {
        let before = self.handles().await?;
        let open = "const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
            const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
            gBrowser.selectedTab = gBrowser.addTab(args[0], { triggeringPrincipal });";
        let url = format!("moz-extension://{ORIGIN}/{page}");
        self.marionette.run(Context::Chrome, open, json!([url])).await?;
        let new = async || Ok(self.handles().await?.into_iter().find(|handle| !before.contains(handle)));
        let tab = Tab(eventually("the page of the extension opens", Duration::from_secs(10), new).await?);
        self.switch(&tab).await?;
        Ok(tab)
    }

    /// Opens a page in a new tab.
    pub async fn open(&self, url: &str) -> Result<Tab> {
        let window = self.marionette.command("WebDriver:NewWindow", json!({ "type": "tab", "focus": true })).await?;
        let tab = Tab(window["handle"].as_str().unwrap_or_default().to_owned());
        self.switch(&tab).await?;
        self.marionette.command("WebDriver:Navigate", json!({ "url": url })).await?;
        Ok(tab)
    }

    /// Closes a tab.
    pub async fn close(&self, tab: &Tab) -> Result {
        self.switch(tab).await?;
        self.marionette.command("WebDriver:CloseWindow", json!({})).await.map(drop)
    }

    /// Brings a tab to the front.
    pub async fn switch(&self, tab: &Tab) -> Result {
        self.marionette.command("WebDriver:SwitchToWindow", json!({ "handle": tab.0, "focus": true })).await.map(drop)
    }

    /// Runs the body of an async function in a tab's page.
    pub async fn run(&self, tab: &Tab, script: &str, arguments: Value) -> Result<Value> {
        self.switch(tab).await?;
        self.marionette.run(Context::Content, script, arguments).await
    }

    /// Clicks an element, once it is there.
    pub async fn click(&self, tab: &Tab, css: &str) -> Result {
        let element = self.find(tab, css).await?;
        self.marionette.command("WebDriver:ElementClick", json!({ "id": element })).await.map(drop)
    }

    /// Types into an element, once it is there.
    pub async fn type_into(&self, tab: &Tab, css: &str, text: &str) -> Result {
        let element = self.find(tab, css).await?;
        self.marionette.command("WebDriver:ElementSendKeys", json!({ "id": element, "text": text })).await.map(drop)
    }

    /// Saves what a tab shows below `target/screenshots/`.
    pub async fn screenshot(&self, tab: &Tab, name: &str) -> Result {
        self.switch(tab).await?;
        let shot = self.marionette.command("WebDriver:TakeScreenshot", json!({ "full": false })).await?;
        let picture =
            Base64::decode_vec(shot["value"].as_str().unwrap_or_default()).map_err(|error| Failure::new(error.to_string()))?;
        let folder = in_checkout("target/screenshots");
        std::fs::create_dir_all(&folder)?;
        Ok(std::fs::write(folder.join(format!("{name}.png")), picture)?)
    }

    async fn find(&self, tab: &Tab, css: &str) -> Result<String> {
        self.switch(tab).await?;
        let asked = json!({ "using": "css selector", "value": css });
        let find = async || {
            let found = self.marionette.command("WebDriver:FindElement", asked.clone()).await?;
            // An element is an object with one member, whose name is in the standard.
            let id = found["value"].as_object().and_then(|object| object.values().next()?.as_str().map(str::to_owned));
            Ok(id)
        };
        eventually(css, super::failure::PATIENCE, find).await
    }

    async fn handles(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.marionette.command("WebDriver:GetWindowHandles", json!({})).await?)?)
    }
}

/// Firefox says its port in a file of the profile once it listens.
async fn connect(profile: &Path) -> Result<Marionette> {
    let file = profile.join("MarionetteActivePort");
    let listening = async || Ok(Some(Marionette::connect(std::fs::read_to_string(&file)?.trim().parse()?).await?));
    eventually("Firefox listens", Duration::from_secs(60), listening).await
}

/// A proxy that leads every host to the test server.
async fn proxy(port: u16) -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let own = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(async move { tunnel(client, port).await.ok() });
        }
    });
    Ok(own)
}

async fn tunnel(client: TcpStream, port: u16) -> Result {
    let mut client = BufReader::new(client);
    let mut line = String::new();
    while client.read_line(&mut line).await? > 2 {}
    if !line.starts_with("CONNECT ") {
        return Err(Failure::new("only https is led on"));
    }
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    copy_bidirectional(&mut client, &mut TcpStream::connect(("127.0.0.1", port)).await?).await?;
    Ok(())
}

/// The settings of the profile: where requests go, and no conversation of Firefox's own.
fn preferences(proxy: u16) -> Result<String> {
    let manifest: Value = serde_json::from_str(&std::fs::read_to_string(in_checkout("dist/firefox/manifest.json"))?)?;
    let id = manifest["browser_specific_settings"]["gecko"]["id"].as_str().unwrap_or_default();
    let all = [
        ("marionette.port", json!(0)),
        ("network.proxy.type", json!(1)),
        ("network.proxy.ssl", json!("127.0.0.1")),
        ("network.proxy.ssl_port", json!(proxy)),
        ("network.proxy.http", json!("127.0.0.1")),
        ("network.proxy.http_port", json!(proxy)),
        ("security.cert_pinning.enforcement_level", json!(0)),
        ("security.pki.certificate_transparency.mode", json!(0)),
        ("extensions.webextensions.uuids", json!(json!({ id: ORIGIN }).to_string())),
        ("browser.aboutwelcome.enabled", json!(false)),
        ("browser.startup.page", json!(0)),
        ("app.update.enabled", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
    ];
    Ok(all.iter().map(|(name, value)| format!("user_pref(\"{name}\", {value});\n")).collect())
}
