//! What is typed or pasted wrong into the panel itself: a sentence each, nothing taken, and the panel still answers.

use super::desk;
use crate::support::{Panel, Result};
use serde_json::json;

/// Spellings of one GUID, `#` standing for it, as people paste it.
const SPELLINGS: &[&str] = &["{#}", "  #  ", "\u{200b}#\u{feff}", "\u{201c}#\u{201d}", "(#)"];

/// Ornaments around an ID are no mistake.
#[tokio::test(flavor = "multi_thread")]
async fn an_id_is_read_in_every_spelling() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let (tenant, other) = (server.world().tenant.id, crate::support::world::guid());
    for spelling in SPELLINGS {
        // Another one first: the next must be seen to be taken.
        panel.type_into("tenant-id-input", &other).await?;
        panel.wait_value("tenant-id", &other).await?;
        panel.type_into("tenant-id-input", &spelling.replace('#', &tenant.to_uppercase())).await?;
        panel.wait_value("tenant-id", &tenant).await.map_err(|failure| failure.within(spelling))?;
        assert_eq!(panel.rows("tenant-id-error", &[]).await?.len(), 0, "{spelling}");
        assert_eq!(panel.input("tenant-id-input").await?, "", "{spelling}: the box is for another one");
    }
    Ok(())
}

/// What is no value: box, text, the state that it leads to while nothing is held, and what stays in the box to be mended.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    ("tenant-id", "Fabrikam.onmicrosoft.com", "invalid", "Fabrikam.onmicrosoft.com"),
    ("tenant-id", "hello", "invalid", ""),
    ("tenant-id", "3f2c1b0a-9d8e-4f7a", "invalid", "3f2c1b0a-9d8e-4f7a"),
    ("tenant-id", "00000000-0000-0000-0000-000000000000", "invalid", "00000000-0000-0000-0000-000000000000"),
    ("client-id", "   ", "invalid", "   "),
    ("client-id", "abc8Q~dead.dead.DEAD-DEAD-dead~deadxxxxx", "invalid", ""),
    ("client-secret", "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c", "secret-id", ""),
    ("client-secret", "abc******************", "masked", ""),
    ("client-secret", "abc8Q~dead", "invalid", ""),
    ("client-secret", "   ", "invalid", ""),
    ("client-secret", "A909502DD82AE41433E6F83886B00D4277A32A7B", "invalid", ""),
];

/// Each is said, twice if it is typed twice; the values that are held already stay.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_value_is_explained() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    for (field, text, state, stays) in REFUSED {
        for time in ["once", "again"] {
            let refused = refuse(&panel, field, text, state, stays).await;
            refused.map_err(|failure| failure.within(format!("{field} {text:?} {time}")))?;
            empty(&panel, field).await?;
        }
    }
    assert_eq!(panel.state("setup").await?.as_deref(), Some("empty"));
    assert!(panel.attr("fill", "disabled").await?.is_some());
    Ok(())
}

async fn refuse(panel: &Panel<'_>, field: &str, text: &str, state: &str, stays: &str) -> Result {
    let input = format!("{field}-input");
    let said = panel.said().await?;
    panel.type_into(&input, text).await?;
    panel.wait_state(field, state).await?;
    let browser = panel.browser();
    browser.wait_for("it is said", async || Ok((panel.said().await? != said).then_some(()))).await?;
    assert_ne!(panel.text(&format!("{field}-error")).await?, "", "{field} {text:?} is explained");
    assert_eq!(panel.value(field).await?, None, "{field} {text:?} is not taken");
    assert_eq!(panel.input(&input).await?, stays, "{field} {text:?}: what stays in the box");
    Ok(())
}

/// Whoever empties the box takes it back.
async fn empty(panel: &Panel<'_>, field: &str) -> Result {
    let input = format!("{field}-input");
    if panel.input(&input).await?.is_empty() {
        return Ok(());
    }
    panel.type_into(&input, "").await?;
    panel.wait_state(field, "empty").await
}

/// The same ID in both boxes is refused each time, and stays in the box to be compared.
#[tokio::test(flavor = "multi_thread")]
async fn an_id_of_the_other_box_stays_to_be_compared() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let tenant = server.world().tenant.id;
    panel.type_into("tenant-id-input", &tenant).await?;
    panel.wait_value("tenant-id", &tenant).await?;
    for _ in 0..2 {
        refuse(&panel, "client-id", &tenant, "invalid", &tenant).await?;
        empty(&panel, "client-id").await?;
    }
    panel.wait_value("tenant-id", &tenant).await
}

/// A secret in quotes is meant without them; one of before 2021 is taken, with a word about it.
#[tokio::test(flavor = "multi_thread")]
async fn secrets_of_other_looks_are_taken() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    panel.type_into("client-secret-input", &format!("\"{secret}\"")).await?;
    panel.wait_state("client-secret", "captured").await?;
    assert_eq!(panel.attr("client-secret", "data-length").await?.as_deref(), Some("40"));
    panel.type_into("client-secret-input", "Xk3vPq9LmW2sRt7YbN4cHd8JfG6aZe1TuQ").await?;
    panel.present("problem").await?;
    assert_eq!(panel.attr("problem", "data-code").await?.as_deref(), Some("secret-legacy"));
    assert_eq!(panel.attr("client-secret", "data-length").await?.as_deref(), Some("34"));
    assert!(!panel.document().await?.contains("Xk3vPq9L"), "the panel's document holds the secret");
    Ok(())
}

/// A whole file pasted by mistake: refused without being kept, and the panel goes on.
#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_file_is_refused() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    for field in ["tenant-id", "client-secret"] {
        browser.switch(panel.tab()).await?;
        let paste = "const box = document.querySelector(`[data-testid=${arguments[0]}-input]`);
            box.focus();
            box.value = 'x'.repeat(4 << 20);
            box.dispatchEvent(new Event('change', { bubbles: true }));
            box.blur();";
        browser.run(paste, vec![json!(field)]).await?;
        panel.wait_state(field, "invalid").await?;
        assert_eq!(panel.input(&format!("{field}-input")).await?, "", "{field}");
        assert!(panel.document().await?.len() < 100_000, "{field}: the panel holds the file");
    }
    desk::type_values(&panel, &server).await
}
