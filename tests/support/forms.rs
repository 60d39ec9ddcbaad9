//! The email server profile form replicas as the admin uses them.

use super::portal::by_hook;
use super::{Browser, Failure, Result, Tab};
use serde_json::json;
use thirtyfour::{By, Key, WebElement};

/// Where the commercial cloud's Power Platform admin center lives.
pub const PPAC: &str = "https://admin.powerplatform.microsoft.com/manage/environments";
/// The form of a model-driven app, in an organization of the test.
pub const MODEL_DRIVEN: &str = "https://contoso.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=emailserverprofile";

/// A tab with the form, or with the page that opens it.
pub struct Form<'a> {
    browser: &'a Browser,
    tab: Tab,
}

impl<'a> Form<'a> {
    /// Opens the admin center; `query` chooses the variant (`surface=overlay&open=1`).
    pub async fn ppac(browser: &'a Browser, query: &str) -> Result<Self> {
        Self::open_at(browser, &format!("{PPAC}?{query}")).await
    }

    /// Opens the form in a model-driven app; `query` chooses the variant (`look=classic`).
    pub async fn model_driven(browser: &'a Browser, query: &str) -> Result<Self> {
        Self::open_at(browser, &format!("{MODEL_DRIVEN}&{query}")).await
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

    /// The browser it is in.
    pub fn browser(&self) -> &'a Browser {
        self.browser
    }

    /// Presses "New server profile" and waits for the form.
    pub async fn open_new(&self) -> Result {
        self.press("new-profile").await?;
        self.field("server-type").await.map(drop)
    }

    /// Presses a control of the replica, in whatever frame it is.
    pub async fn press(&self, hook: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        self.browser.click(&by_hook(hook)).await
    }

    /// Saves, as only the admin may.
    pub async fn save(&self) -> Result {
        self.press("save").await
    }

    /// The control of a field, waited for; the driver is then in its frame.
    pub async fn field(&self, field: &str) -> Result<WebElement> {
        self.browser.switch(&self.tab).await?;
        self.browser.find(&by_hook(field)).await
    }

    /// What a field shows: the text in a box, the chosen option of a choice; `None` while it is not on the form.
    pub async fn value(&self, field: &str) -> Result<Option<String>> {
        self.browser.switch(&self.tab).await?;
        let Some(control) = self.browser.find_now(&by_hook(field)).await? else {
            return Ok(None);
        };
        let script = "const [control] = arguments;
            const option = control.selectedOptions?.[0];
            return (option ? option.text : control.value || control.innerText || '').trim();";
        let shown = self.browser.run(script, vec![control.to_json()?]).await?;
        Ok(Some(shown.convert()?))
    }

    /// Waits until a field shows this.
    pub async fn wait_value(&self, field: &str, wanted: &str) -> Result {
        self.browser
            .wait_for(&format!("{field} shows {wanted:?}"), async || match self.value(field).await? {
                Some(now) if now == wanted => Ok(Some(())),
                now => Err(Failure::new(format!("it shows {now:?}"))),
            })
            .await
    }

    /// Replaces the text of a box by typing, and leaves it.
    pub async fn type_into(&self, field: &str, text: &str) -> Result {
        let control = self.field(field).await?;
        control.send_keys(Key::Control + "a").await?;
        Ok(control.send_keys(text + Key::Tab).await?)
    }

    /// Sets a two-option field to Yes or No, be it a switch or a list.
    pub async fn switch(&self, field: &str, on: bool) -> Result {
        let control = self.field(field).await?;
        let script = "const [control] = arguments;
            return control.matches('[role=switch]') ? control.checked ?? control.ariaChecked === 'true' : null;";
        let now: Option<bool> = self.browser.run(script, vec![control.to_json()?]).await?.convert()?;
        match now {
            None => self.choose(field, if on { "Yes" } else { "No" }).await,
            Some(now) if now == on => Ok(()),
            Some(_) => self.press(field).await,
        }
    }

    /// Chooses an option by its label, whatever kind of control it is.
    pub async fn choose(&self, field: &str, label: &str) -> Result {
        let control = self.field(field).await?;
        if control.tag_name().await? == "select" {
            return Ok(option_of(&control, label).await?.click().await?);
        }
        // Alt+Down opens the lists of both generations, with or without a text box.
        control.send_keys(Key::Alt + Key::Down).await?;
        self.browser
            .wait_for(&format!("{field} offers {label:?}"), async || {
                let script = "return [...document.querySelectorAll('[role=option]')].find((option) =>
                    option.checkVisibility({ visibilityProperty: true }) && option.textContent.trim() === arguments[0]) ?? null";
                let found = self.browser.run(script, vec![json!(label)]).await?;
                if found.json().is_null() {
                    return Ok(None);
                }
                found.element()?.click().await?;
                Ok(Some(()))
            })
            .await
    }
}

async fn option_of(select: &WebElement, label: &str) -> Result<WebElement> {
    for option in select.find_all(By::Css("option")).await? {
        if option.text().await?.trim() == label {
            return Ok(option);
        }
    }
    Err(Failure::new(format!("the list does not offer {label:?}")))
}
