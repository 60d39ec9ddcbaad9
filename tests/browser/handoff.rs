//! From the Exchange admin to the Dynamics admin: a sealed file, made here or by the `age` program, opened here or there.

use super::desk;
use crate::support::age::age;
use crate::support::{Browser, Form, Panel, Result, Server, downloads, policy};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const WORDS: &str = "zoo-zone-zero-youth-young-you";

/// Seals the open setup; answers the file, as it was saved, and its passphrase.
async fn seal(panel: &Panel<'_>) -> Result<(String, String)> {
    panel.click("handoff").await?;
    let words = panel.input("handoff-passphrase").await?;
    assert_eq!(panel.input("handoff-hours").await?, "24", "a day, unless the admin chooses otherwise");
    panel.click("handoff-seal").await?;
    panel.wait_state("handoff", "sealed").await?;
    assert_eq!(panel.text("handoff-passphrase-shown").await?, words);
    let file = downloads::saved(panel.browser(), async || panel.click("handoff-save").await).await?;
    Ok((file, words))
}

/// Gives a file to the panel, with a passphrase.
async fn open(panel: &Panel<'_>, file: &Path, words: &str) -> Result {
    panel.pick_file("handoff-file", file).await?;
    panel.browser().wait_for("the file is read", async || Ok(panel.enabled("handoff-open").await?.then_some(()))).await?;
    panel.type_into("handoff-open-passphrase", words).await?;
    panel.click("handoff-open").await
}

fn text(server: &Server, valid: &str) -> Result<String> {
    let world = server.world();
    let app = world.app(desk::APP)?;
    let (tenant, client, secret) = (&world.tenant.id, &app.app_id, &app.last_secret()?.value);
    Ok(format!(
        "Tenant Bridge handoff 1\nName: From the terminal\nDirectory (tenant) ID: {tenant}\nApplication (client) ID: {client}\n\
         Client secret: {secret}\n{valid}"
    ))
}

/// A file that the `age` program made, below the browser's profile.
fn made_by_age(browser: &Browser, text: &str, options: &str) -> Result<PathBuf> {
    let folder = browser.profile();
    fs::write(folder.join("handoff.txt"), text)?;
    let file = folder.join("handoff.age");
    let _ = fs::remove_file(&file);
    age(folder, &format!("--passphrase {options} --output handoff.age handoff.txt"), &[WORDS, WORDS])?;
    Ok(file)
}

/// The whole way: sealed in one admin's browser, readable by the `age` program, opened in another's, and filled from there. The panel
/// never holds the secret.
#[tokio::test(flavor = "multi_thread")]
async fn a_setup_is_handed_over() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let (file, words) = seal(&panel).await?;
    browser.set_viewport(380, 900).await?;
    panel.reveal("handoff-save").await?;
    browser.screenshot("handoff-sealed").await?;
    // Whoever opens the panel anew must not be told the words of another file.
    let anew = Panel::open(&browser).await?;
    anew.click("handoff").await?;
    anew.present("handoff-passphrase-gone").await?;
    assert_eq!(anew.rows("handoff-save", &[]).await?.len(), 0);
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    assert!(!panel.document().await?.contains(&secret) && !file.contains(&secret));
    let folder = browser.profile().to_owned();
    fs::write(folder.join("sealed.age"), &file)?;
    age(&folder, "--decrypt --output opened.txt sealed.age", &[&words])?;
    let opened = fs::read_to_string(folder.join("opened.txt"))?;
    assert!(opened.starts_with("Tenant Bridge handoff 1\n") && opened.contains(&secret), "the age program reads it");

    // The other admin.
    let other = Browser::start(&server).await?;
    let panel = Panel::open(&other).await?;
    panel.click("handoff-import").await?;
    open(&panel, &folder.join("sealed.age"), &words).await?;
    panel.wait_state("setup", "ready").await?;
    panel.wait_value("tenant-id", &server.world().tenant.id).await?;
    for field in ["tenant-id", "client-id", "client-secret"] {
        assert_eq!(panel.attr(field, "data-source").await?.as_deref(), Some("import"), "{field}");
    }
    assert!(!panel.document().await?.contains(&words), "file and passphrase are gone");
    let form = Form::ppac(&other, "surface=overlay").await?;
    form.open_new().await?;
    desk::fill(&panel).await?;
    let app = server.world().app(desk::APP)?.clone();
    desk::compare(&server, &app, &desk::save(&server, &form).await?)
}

/// What the `age` program makes is opened, as text and as bytes; each fault of a file has a sentence of its own.
#[tokio::test(flavor = "multi_thread")]
async fn files_of_the_age_program_are_opened_and_faults_named() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.click("handoff-import").await?;
    let file = made_by_age(&browser, &text(&server, "Valid until: 2020-01-01T00:00Z\n")?, "--armor")?;
    open(&panel, &file, WORDS).await?;
    refused(&panel, "expired").await?;
    open(&panel, &file, "zoo-zone-zero-youth-young-yes").await?;
    refused(&panel, "wrong-passphrase").await?;
    browser.set_viewport(380, 900).await?;
    panel.reveal("handoff-flaw").await?;
    browser.screenshot("handoff-wrong-passphrase").await?;
    let whole = fs::read_to_string(&file)?;
    panel.drop_file("handoff-file", "half.age", &whole[..whole.len() / 2]).await?;
    panel
        .browser()
        .wait_for("the file is read", async || Ok(panel.text_of_label("handoff-file").await?.contains("half.age").then_some(())))
        .await?;
    panel.type_into("handoff-open-passphrase", WORDS).await?;
    panel.click("handoff-open").await?;
    refused(&panel, "truncated").await?;
    fs::write(&file, vec![b'a'; 70_000])?;
    panel.pick_file("handoff-file", &file).await?;
    refused(&panel, "huge").await?;
    assert_eq!(panel.rows("setup", &[]).await?.len(), 0, "nothing of all this was taken");

    let file = made_by_age(&browser, &text(&server, "")?, "")?;
    let mut changed = fs::read(&file)?;
    if let Some(last) = changed.last_mut() {
        *last ^= 1;
    }
    let sound = fs::read(&file)?;
    fs::write(&file, changed)?;
    open(&panel, &file, WORDS).await?;
    refused(&panel, "tampered").await?;
    fs::write(&file, sound)?;
    open(&panel, &file, WORDS).await?;
    panel.wait_state("setup", "ready").await?;
    panel.wait_value("client-id", &server.world().app(desk::APP)?.app_id).await
}

async fn refused(panel: &Panel<'_>, code: &str) -> Result {
    panel
        .browser()
        .wait_for(code, async || Ok((panel.attr("handoff-flaw", "data-code").await?.as_deref() == Some(code)).then_some(())))
        .await
}

/// A policy takes both away.
#[tokio::test(flavor = "multi_thread")]
async fn a_policy_switches_it_off() -> Result {
    let (server, browser) = desk::start().await?;
    policy::set(&browser, &json!({ "handoff": false })).await?;
    let panel = desk::ready(&browser, &server).await?;
    panel.click("handoff").await?;
    panel.present("handoff-off").await?;
    assert_eq!(panel.rows("handoff-seal", &[]).await?.len(), 0);
    assert_eq!(panel.rows("handoff-file", &[]).await?.len(), 0);
    Ok(())
}
