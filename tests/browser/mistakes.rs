//! What admins get wrong: the panel says so instead of carrying it into the form.

use super::desk;
use crate::support::{Form, Panel, Portal, Result, Section};

/// The classic one: the Secret ID stands beside the Value, and looks like everything else that is pasted.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_id_is_no_secret() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let secret_id = server.world().app(desk::APP)?.last_secret()?.secret_id.clone();
    panel.type_into("client-secret-input", &secret_id).await?;
    panel.wait_state("client-secret", "secret-id").await
}

/// The value is told once; a visit a day later shows three letters of it, and a new secret is needed.
#[tokio::test(flavor = "multi_thread")]
async fn a_masked_secret_is_named_as_such() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    let app_id = server.world().app(desk::APP)?.app_id.clone();
    Portal::open_section(&browser, "gen=2", Section::Credentials, &app_id).await?;
    panel.wait_state("client-secret", "masked").await
}

/// An admin who looks at another app must not end up with one app's ID and the other's secret.
#[tokio::test(flavor = "multi_thread")]
async fn another_app_seen_later_is_a_question() -> Result {
    for (answer, kept) in [("conflict-keep", desk::APP), ("conflict-replace", "Payroll export")] {
        let (server, browser) = desk::start().await?;
        let panel = Panel::open(&browser).await?;
        panel.new_setup().await?;
        let world = server.world();
        let first = &world.app(desk::APP)?.app_id;
        let portal = Portal::open(&browser, "gen=1").await?;
        portal.open_app(first).await?;
        panel.wait_value("client-id", first).await?;

        portal.open_app(&world.app("Payroll export")?.app_id).await?;
        panel.present("conflict").await?;
        assert_eq!(panel.value("client-id").await?.as_ref(), Some(first));
        panel.click(answer).await?;
        panel.wait_state("client-id", "captured").await?;
        panel.wait_value("client-id", &world.app(kept)?.app_id).await?;
    }
    Ok(())
}

/// Two secrets were created before the setup was begun, and the page still shows both: neither is taken before the answer.
#[tokio::test(flavor = "multi_thread")]
async fn two_fresh_secrets_are_a_question() -> Result {
    let (server, browser) = desk::start().await?;
    let app_id = server.world().app(desk::APP)?.app_id.clone();
    let portal = Portal::open_section(&browser, "gen=3", Section::Credentials, &app_id).await?;
    for description in ["by mistake", "for mail"] {
        portal.add_secret(description).await?;
        let value = server.world().app(desk::APP)?.last_secret()?.value.clone();
        browser.wait_for("the value is shown", async || Ok(portal.shows(&value).await?.then_some(()))).await?;
    }
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    panel.present("conflict").await?;
    let words = panel.text("conflict").await?;
    assert!(words.contains("by mistake") && words.contains("for mail"), "{words}");
    assert_eq!(panel.state("client-secret").await?.as_deref(), Some("empty"));
    browser.screenshot("two-secrets").await?;
    panel.click("conflict-replace").await?;
    panel.wait_state("client-secret", "captured").await?;
    panel.wait_attr("client-secret", "data-length", "40").await
}

/// Two forms in one page are a question that only the admin can answer: nothing is written into either.
#[tokio::test(flavor = "multi_thread")]
async fn two_forms_are_ambiguous() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let form = Form::ppac(&browser, "surface=overlay&two=1").await?;
    form.open_new().await?;
    panel.wait_state("form", "ambiguous").await?;
    assert!(panel.attr("fill", "disabled").await?.is_some());
    Ok(())
}

/// The edit screen has no box for the values; saying so beats a fill that finds nothing.
#[tokio::test(flavor = "multi_thread")]
async fn the_edit_screen_is_known() -> Result {
    let (_server, browser) = desk::start().await?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    Form::ppac(&browser, "surface=overlay&edit=1&open=1").await?;
    panel.wait_state("form", "edit-without-oauth").await
}

/// The same page under a name that only looks right gets nothing, not even an offer.
#[tokio::test(flavor = "multi_thread")]
async fn a_look_alike_host_is_no_form() -> Result {
    let (server, browser) = desk::start().await?;
    let panel = desk::ready(&browser, &server).await?;
    let form =
        Form::open_at(&browser, "https://admin.powerplatform.microsoft.com.evil.example/__replica/page/ppac?surface=overlay")
            .await?;
    form.open_new().await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(panel.state("form").await?.as_deref(), Some("none"));
    assert!(panel.attr("fill", "disabled").await?.is_some());
    Ok(())
}

/// Some pages write a value letter by letter: its beginnings are no values, and the last letter must not be missed.
#[tokio::test(flavor = "multi_thread")]
async fn a_value_written_letter_by_letter_is_taken_whole() -> Result {
    const URL: &str = "https://portal.azure.com/slow#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials";
    let (server, browser) = desk::start().await?;
    let secret = server.world().app(desk::APP)?.last_secret()?.value.clone();
    let page = format!(
        "<!doctype html><title>Slow</title><h1>Certificates &amp; secrets</h1>
        <table><tr><th>Description</th><th>Value</th><th>Secret ID</th></tr>
        <tr><td>mail</td><td id=value></td><td>0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d</td></tr></table>
        <script>let length = 0;
          setInterval(() => (document.querySelector('#value').textContent = '{secret}'.slice(0, ++length)), 40)</script>"
    );
    server.page(URL, &page)?;
    let panel = Panel::open(&browser).await?;
    panel.new_setup().await?;
    browser.open(URL).await?;
    panel.wait_state("client-secret", "captured").await?;
    assert_eq!(panel.attr("client-secret", "data-length").await?, Some(secret.len().to_string()));
    assert!(panel.rows("conflict", &[]).await?.is_empty());
    Ok(())
}
