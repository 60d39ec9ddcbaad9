//! Values and forms in markup that no portal has today. Tomorrow's may: what is recognised must not hang on one library's.

use super::desk;
use crate::support::world::guid;
use crate::support::{Browser, Failure, Panel, Result, Server, Tab, in_checkout};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tenant_bridge::setup::secret::ClientSecret;

/// Browsers that share the pages of a folder: what takes the time is waiting for what must not happen.
const BROWSERS: usize = 3;

/// Long enough for what must not be captured to have been captured.
const WATCHED: Duration = Duration::from_millis(1500);

const TYPES: &[&str] = &["Exchange Server (SMTP/POP3)", "Exchange Online", "Exchange Server (Hybrid)"];
const AUTHENTICATIONS: &[&str] = &["Credentials Specified by a User or Queue", "OAuth", "Oauth (Cross Tenant)"];

/// Values of one page, by the names that its placeholders have.
struct Values(Vec<(&'static str, String)>);

impl Values {
    /// Other ones for every page.
    fn new() -> Result<Self> {
        let mut values: Vec<(&'static str, String)> =
            ["tenant", "client", "object", "other", "secret-id"].map(|name| (name, guid())).into();
        values.push(("secret", Self::secret()?));
        // As long as one of 2021: taken in place of the other, it is told by its length.
        values.push(("other-secret", Self::secret()?.replace("8Q~", "7Q~")[..37].to_owned()));
        Ok(Self(values))
    }

    fn secret() -> Result<String> {
        let random = [guid(), guid()].concat().replace('-', "");
        let secret = format!("{}8Q~{}.b~", &random[..3], &random[3..34]);
        ClientSecret::parse(&secret).map_err(|error| Failure::new(format!("{error:?}")))?;
        Ok(secret)
    }

    fn of(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// Fills in the placeholders.
    fn fill(&self, html: &str) -> String {
        let mut html = html.to_owned();
        for (name, value) in &self.0 {
            html = html
                .replace(&format!("{{{name}}}"), value)
                .replace(&format!("{{{}}}", name.to_uppercase()), &value.to_uppercase());
            for length in 1..40 {
                html = html.replace(&format!("{{{name}:{length}}}"), &value[..length.min(value.len())]);
                html = html.replace(&format!("{{{name}:-{length}}}"), &value[value.len().saturating_sub(length)..]);
            }
        }
        html
    }
}

/// Name of a page, what is expected, and the page.
type Page = (String, String, String);

/// The pages of a folder, or those that `PAGE` names, a share for each browser.
fn pages(folder: &str) -> Result<[Vec<Page>; BROWSERS]> {
    let wanted = std::env::var("PAGE").unwrap_or_default();
    let mut pages = vec![];
    for file in std::fs::read_dir(in_checkout("tests/pages").join(folder))?.flatten() {
        let html = std::fs::read_to_string(file.path())?;
        let name = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let expected =
            html.lines().next().unwrap_or_default().trim_start_matches("<!--").trim_end_matches("-->").trim().to_owned();
        pages.push((name, expected, html));
    }
    pages.retain(|(name, ..)| wanted.is_empty() || name.starts_with(&wanted));
    pages.sort();
    assert!(!pages.is_empty());
    let mut shares = [const { Vec::new() }; BROWSERS];
    for (index, page) in pages.into_iter().enumerate() {
        shares[index % BROWSERS].push(page);
    }
    Ok(shares)
}

/// Looks at all pages of a folder; fails with all that went wrong, not with the first.
async fn all_well(folder: &str, look: impl AsyncFn(Vec<Page>) -> Result<Vec<String>>) -> Result {
    let [first, second, third] = pages(folder)?;
    let (first, second, third) = tokio::try_join!(look(first), look(second), look(third))?;
    let wrong = [first, second, third].concat();
    if wrong.is_empty() { Ok(()) } else { Err(Failure::new(wrong.join("\n"))) }
}

/// State and value of each of the three values; of the secret its length, which a piece of it does not have.
type Shown = [(String, String); 3];

async fn shown(panel: &Panel<'_>) -> Result<Shown> {
    let mut shown = Shown::default();
    for (place, testid) in shown.iter_mut().zip(["tenant-id", "client-id", "client-secret"]) {
        *place = (panel.state(testid).await?.unwrap_or_default(), panel.value(testid).await?.unwrap_or_default());
        if testid == "client-secret" {
            place.1 = panel.rows(testid, &["data-length"]).await?.concat().concat();
        }
        // What was captured before the question stays.
        if place.0 == "conflict" {
            place.1.clear();
        }
    }
    Ok(shown)
}

fn expected(words: &str, values: &Values) -> Shown {
    ["tenant", "client", "secret"].map(|name| {
        let word = words.split(' ').find_map(|word| word.strip_prefix(name));
        match word {
            None => ("empty".to_owned(), String::new()),
            Some("") if name == "secret" => ("captured".to_owned(), values.of(name).len().to_string()),
            Some("") => ("captured".to_owned(), values.of(name).to_owned()),
            Some(state) => (state[1..].to_owned(), String::new()),
        }
    })
}

/// A false capture counts as much as a miss: what a page does not name stays empty.
#[tokio::test(flavor = "multi_thread")]
async fn values_are_read_in_any_markup() -> Result {
    all_well("portal", misread).await
}

/// What is wrong with the values of these pages.
async fn misread(pages: Vec<Page>) -> Result<Vec<String>> {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    let mut wrong = vec![];
    for (name, words, html) in pages {
        panel.new_setup().await?;
        let values = Values::new()?;
        let wanted = expected(&words, &values);
        let tab = open(&server, &browser, &format!("https://portal.azure.com/page/{name}"), &values.fill(&html)).await?;
        let is_wanted = async || if shown(&panel).await? == wanted { Ok(Some(())) } else { Ok(None) };
        let patience = Duration::from_secs(8);
        let _ = crate::support::eventually("the values", patience, is_wanted).await;
        tokio::time::sleep(WATCHED).await;
        let now = shown(&panel).await?;
        if now != wanted {
            wrong.push(format!("{name}: {now:?} instead of {wanted:?}"));
        }
        let document = panel.document().await?;
        assert!(!document.contains(values.of("secret")), "{name}: the panel holds the secret");
        desk::close_tab(&panel, &tab).await?;
        panel.click("discard").await?;
        panel.present("setup-new").await?;
    }
    Ok(wrong)
}

async fn open(server: &Server, browser: &Browser, url: &str, body: &str) -> Result<Tab> {
    server.page(url, &format!("<!doctype html><meta charset=utf-8><title>Page</title><body>{body}"))?;
    browser.open_beside(url).await
}

/// In the page: what its boxes hold, what changed that nobody may touch, and how often it was submitted or saved.
const WATCH: &str = "<script>window.harm = 0;
    addEventListener('submit', (event) => { harm += 1; event.preventDefault(); }, true);
    addEventListener('click', (event) => { if (event.composedPath()[0].textContent?.trim() === 'Save') harm += 1; }, true);
    for (const type of ['input', 'change']) addEventListener(type, (event) => { if (event.target.closest?.('[data-keep]')) harm += 1; }, true);</script>";

const BOXES: &str = "const boxes = {};
    const search = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) search(element.shadowRoot);
        if (element.contentDocument) search(element.contentDocument);
        const { box, value } = element.dataset;
        if (box) boxes[box] = value ?? (element.matches('select') ? element.selectedOptions[0].text : element.value ?? '');
      }
    };
    search(document);
    return { boxes, harm: window.harm };";

fn form(html: &str, native: &str, combo: &str) -> String {
    let options = |texts: &[&str]| texts.iter().map(|text| format!("<option>{text}</option>")).collect::<String>();
    html.replace("srcdoc=\"{native}\"", &format!("srcdoc=\"{}\"", native.replace('"', "&quot;")))
        .replace("{native}", native)
        .replace("{combo}", combo)
        .replace("{types}", &options(TYPES))
        .replace("{auths}", &options(AUTHENTICATIONS))
        .replace("{type-list}", &TYPES.join("|"))
        .replace("{auth-list}", &AUTHENTICATIONS.join("|"))
}

/// Whatever a form is made of, the boxes end up with the values, and nothing else is touched.
#[tokio::test(flavor = "multi_thread")]
async fn forms_are_filled_in_any_markup() -> Result {
    all_well("form", misfilled).await
}

/// What is wrong with these forms after they were filled.
async fn misfilled(pages: Vec<Page>) -> Result<Vec<String>> {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let folder = in_checkout("tests/pages");
    let combo = std::fs::read_to_string(folder.join("combo.js"))?;
    let native = std::fs::read_to_string(folder.join("form/native.html"))?;
    let world = server.world();
    let app = world.app(desk::APP)?;
    let name = panel.input("setup-name-input").await?;
    let filled = json!({
        "server-type": "Exchange Online",
        "name": name,
        "authentication-type": "Oauth (Cross Tenant)",
        "tenant-id": world.tenant.id,
        "client-id": app.app_id,
        "client-secret": app.last_secret()?.value,
    });
    let mut wrong = vec![];
    for (name, state, html) in pages {
        let url = format!("https://admin.powerplatform.microsoft.com/page/{name}");
        let tab = open(&server, &browser, &url, &[WATCH, &form(&html, &native, &combo)].concat()).await?;
        let outcome = fill(&browser, &panel, &tab, &state, &filled).await;
        if let Err(failure) = outcome {
            wrong.push(format!("{name}: {failure}"));
        }
        desk::close_tab(&panel, &tab).await?;
    }
    Ok(wrong)
}

async fn fill(browser: &Browser, panel: &Panel<'_>, tab: &Tab, words: &str, filled: &Value) -> Result {
    let patience = Duration::from_secs(8);
    let mut words = words.split(' ');
    let state = words.next().unwrap_or_default();
    // Fields that the page makes impossible, and how each is reported. What such a box holds is the page's affair.
    let impossible: BTreeMap<&str, &str> = words.filter_map(|word| word.split_once(':')).collect();
    crate::support::eventually(&format!("form is {state}"), patience, async || {
        Ok((panel.state("form").await?.as_deref() == Some(state)).then_some(()))
    })
    .await?;
    if state == "found" {
        panel.click("fill").await?;
        // The report of the form before is shown until this one's begins.
        let ended = async || {
            let fields = panel.fill_fields().await?;
            let button = panel.rows("fill", &["disabled"]).await?;
            browser.switch(tab).await?;
            let now = browser.run(BOXES, vec![]).await?.json().clone();
            let wanted = |field: &str| impossible.get(field).unwrap_or(&"filled");
            let holds =
                |(field, text): (&String, &Value)| impossible.contains_key(field.as_str()) || now["boxes"][field] == *text;
            let is_right = filled.as_object().into_iter().flatten().all(holds)
                && fields.len() >= 6
                && fields.iter().all(|(field, state)| state == wanted(field))
                && (button.concat().concat().is_empty() || !impossible.is_empty());
            if is_right { Ok(Some(now)) } else { Err(Failure::new(format!("it is {now}, reported as {fields:?}"))) }
        };
        let now = crate::support::eventually("the fill ends", Duration::from_secs(10), ended).await?;
        if now["harm"] != 0 {
            return Err(Failure::new(now.to_string()));
        }
        return Ok(());
    }
    tokio::time::sleep(WATCHED).await;
    if panel.rows("fill", &["disabled"]).await?.concat().concat().is_empty() {
        return Err(Failure::new("Fill can be pressed"));
    }
    browser.switch(tab).await?;
    let now = browser.run(BOXES, vec![]).await?.json().clone();
    if now["harm"] != 0 { Err(Failure::new(now.to_string())) } else { Ok(()) }
}
