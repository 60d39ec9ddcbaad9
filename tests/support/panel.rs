//! The panel as the admin uses it, by the test ids that `panel.html` promises to keep.

use super::{Browser, Failure, Result, Tab};
use serde_json::json;
use std::path::Path;
use thirtyfour::{By, Key};

/// The panel, opened in a window of its own beside the portals.
pub struct Panel<'a> {
    browser: &'a Browser,
    tab: Tab,
}

impl<'a> Panel<'a> {
    /// Opens it.
    pub async fn open(browser: &'a Browser) -> Result<Self> {
        Self::open_page(browser, "panel.html").await
    }

    /// Opens another page of the same program.
    pub async fn open_page(browser: &'a Browser, page: &str) -> Result<Self> {
        let tab = browser.open_beside(&browser.extension().url(page)).await?;
        Ok(Self { browser, tab })
    }

    /// Gives a file to a box that takes one, as its dialog does.
    pub async fn pick_file(&self, testid: &str, file: &Path) -> Result {
        self.browser.switch(&self.tab).await?;
        let input = self.browser.driver().find(By::Css(by_testid(testid))).await?;
        Ok(input.send_keys(file.display().to_string()).await?)
    }

    /// Drops a file on such a box, as the pointer does.
    pub async fn drop_file(&self, testid: &str, name: &str, text: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        let script = "const [css, name, text] = arguments;
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name));
            const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
            document.querySelector(css).closest('label').dispatchEvent(drop);";
        self.browser.run(script, vec![json!(by_testid(testid)), json!(name), json!(text)]).await.map(drop)
    }

    /// What the label around a control says.
    pub async fn text_of_label(&self, testid: &str) -> Result<String> {
        self.browser.switch(&self.tab).await?;
        let script = "return document.querySelector(arguments[0]).closest('label').textContent";
        Ok(self.browser.run(script, vec![json!(by_testid(testid))]).await?.convert()?)
    }

    /// Whether a control can be used.
    pub async fn enabled(&self, testid: &str) -> Result<bool> {
        Ok(self.attr(testid, "disabled").await?.is_none())
    }

    /// Scrolls an element into view, for a picture.
    pub async fn reveal(&self, testid: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        let element = self.browser.find(&by_testid(testid)).await?;
        Ok(element.scroll_into_view().await?)
    }

    /// Waits until a problem with this code is shown.
    pub async fn problem(&self, code: &str) -> Result {
        self.browser
            .wait_for(&format!("the problem {code}"), async || {
                let now = self.rows("problem", &["data-code"]).await?;
                if now.concat().iter().any(|shown| shown == code) {
                    Ok(Some(()))
                } else {
                    Err(Failure::new(format!("it is {now:?}")))
                }
            })
            .await
    }

    /// The browser it is in.
    pub fn browser(&self) -> &'a Browser {
        self.browser
    }

    /// Its tab.
    pub fn tab(&self) -> &Tab {
        &self.tab
    }

    /// Starts a setup, which arms the portals, and waits until it is open.
    pub async fn new_setup(&self) -> Result {
        self.click("setup-new").await?;
        self.present("setup").await
    }

    /// Clicks a control.
    pub async fn click(&self, testid: &str) -> Result {
        self.click_matching(&by_testid(testid)).await
    }

    /// Clicks the control of one field, where several carry the same test id.
    pub async fn click_field(&self, testid: &str, field: &str) -> Result {
        self.click_matching(&format!("{}[data-field='{field}']", by_testid(testid))).await
    }

    async fn click_matching(&self, css: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        self.browser.click(css).await
    }

    /// Replaces what an input holds and commits it, as leaving the box does. The input may be tucked away visually.
    pub async fn type_into(&self, testid: &str, text: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        let input = self.browser.find(&by_testid(testid)).await?;
        input.click().await?;
        input.send_keys(Key::Control + "a").await?;
        input.send_keys(Key::Delete).await?;
        input.send_keys(text).await?;
        Ok(input.send_keys(Key::Tab).await?)
    }

    /// What an input holds.
    pub async fn input(&self, testid: &str) -> Result<String> {
        self.browser.switch(&self.tab).await?;
        let script = "return document.querySelector(arguments[0])?.value ?? ''";
        Ok(self.browser.run(script, vec![json!(by_testid(testid))]).await?.convert()?)
    }

    /// What an element says; empty without the element.
    pub async fn text(&self, testid: &str) -> Result<String> {
        self.browser.switch(&self.tab).await?;
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        Ok(self.browser.run(script, vec![json!(by_testid(testid))]).await?.convert()?)
    }

    /// What the live region says, with its element: the same words said again are another one.
    pub async fn said(&self) -> Result<String> {
        self.browser.switch(&self.tab).await?;
        let script = "const said = document.querySelector('[data-testid=status] span');
            if (said) said.number ??= window.lastSaid = (window.lastSaid ?? 0) + 1;
            return said ? `${said.number} ${said.textContent}` : '';";
        Ok(self.browser.run(script, vec![]).await?.convert()?)
    }

    /// Opens another setup of the list.
    pub async fn choose_setup(&self, id: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        let script = "const [css, id] = arguments, list = document.querySelector(css);
            list.value = id;
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser.run(script, vec![json!(by_testid("setup-select")), json!(id)]).await?;
        self.wait_attr("setup", "data-setup-id", id).await
    }

    /// An attribute of the first element with that test id, visible or not: `None` without the element or the attribute.
    pub async fn attr(&self, testid: &str, name: &str) -> Result<Option<String>> {
        self.browser.switch(&self.tab).await?;
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        let answer = self.browser.run(script, vec![json!(by_testid(testid)), json!(name)]).await?;
        Ok(answer.convert()?)
    }

    /// The state an element is in.
    pub async fn state(&self, testid: &str) -> Result<Option<String>> {
        self.attr(testid, "data-state").await
    }

    /// The whole text of a captured identifier.
    pub async fn value(&self, testid: &str) -> Result<Option<String>> {
        self.attr(testid, "data-value").await
    }

    /// Waits until an element is in that state; the failure tells the one it is in.
    pub async fn wait_state(&self, testid: &str, wanted: &str) -> Result {
        self.wait_attr(testid, "data-state", wanted).await
    }

    /// Waits until an identifier is captured with that text.
    pub async fn wait_value(&self, testid: &str, wanted: &str) -> Result {
        self.wait_attr(testid, "data-value", wanted).await
    }

    /// Waits until an attribute of the first element with that test id is this.
    pub async fn wait_attr(&self, testid: &str, name: &str, wanted: &str) -> Result {
        let what = format!("{testid} has {name}={wanted}");
        self.browser
            .wait_for(&what, async || match self.attr(testid, name).await? {
                Some(now) if now == wanted => Ok(Some(())),
                now => Err(Failure::new(format!("it has {now:?}"))),
            })
            .await
    }

    /// Waits until the row of that name is in that state.
    pub async fn wait_row(&self, testid: &str, name: &str, wanted: &str) -> Result {
        self.browser
            .wait_for(&format!("{testid} {name} is {wanted}"), async || {
                let rows = self.rows(testid, &["data-name", "data-state"]).await?;
                let state = rows.iter().find(|row| row.first().is_some_and(|own| own == name)).and_then(|row| row.get(1));
                if state.is_some_and(|state| state == wanted) {
                    Ok(Some(()))
                } else {
                    Err(Failure::new(format!("it is {state:?}")))
                }
            })
            .await
    }

    /// Waits until an element says this, among other things.
    pub async fn wait_text(&self, testid: &str, words: &str) -> Result {
        self.browser
            .wait_for(&format!("{testid} says {words:?}"), async || {
                let now = self.text(testid).await?;
                if now.contains(words) { Ok(Some(())) } else { Err(Failure::new(format!("it says {now:?}"))) }
            })
            .await
    }

    /// Waits until an element is in the document.
    pub async fn present(&self, testid: &str) -> Result {
        self.browser
            .wait_for(&format!("{testid} is there"), async || {
                let all = self.rows(testid, &[]).await?;
                Ok((!all.is_empty()).then_some(()))
            })
            .await
    }

    /// Brings an element to the top of what is in sight.
    pub async fn scroll_to(&self, testid: &str) -> Result {
        self.browser.switch(&self.tab).await?;
        let script = "document.querySelector(arguments[0])?.scrollIntoView()";
        self.browser.run(script, vec![json!(by_testid(testid))]).await.map(drop)
    }

    /// The fill report: each field with its state, in order.
    pub async fn fill_fields(&self) -> Result<Vec<(String, String)>> {
        let rows = self.rows("fill-field", &["data-field", "data-state"]).await?;
        let pair = |row: Vec<String>| Some((row.first()?.clone(), row.get(1)?.clone()));
        Ok(rows.into_iter().filter_map(pair).collect())
    }

    /// The named attributes of every element with that test id; an absent one is empty.
    pub async fn rows(&self, testid: &str, attributes: &[&str]) -> Result<Vec<Vec<String>>> {
        self.browser.switch(&self.tab).await?;
        let script = "const [css, names] = arguments;
            return [...document.querySelectorAll(css)].map((row) => names.map((name) => row.getAttribute(name) ?? ''));";
        let answer = self.browser.run(script, vec![json!(by_testid(testid)), json!(attributes)]).await?;
        Ok(answer.convert()?)
    }

    /// Everything the panel's document holds, its inputs' values included: where a secret must not be found.
    pub async fn document(&self) -> Result<String> {
        self.browser.switch(&self.tab).await?;
        let script = "return [document.documentElement.outerHTML,
            ...[...document.querySelectorAll('input,textarea')].map((box) => box.value)].join('\\n')";
        Ok(self.browser.run(script, vec![]).await?.convert()?)
    }
}

/// The selector of an element of the panel.
pub fn by_testid(testid: &str) -> String {
    format!("[data-testid='{testid}']")
}
