//! From the click on Verify to the verdict, beside a script that only fetches the same two tokens from the same server.

use crate::bed::Bed;
use crate::capture::renew;
use crate::report::{Report, Statistic};
use crate::support::entra::Directory;
use crate::support::{Panel, Result, Server};
use serde_json::{Value, json};

const RUNS: usize = 15;
const APP: &str = "D365 mail";

/// In the panel: notes when Verify is clicked and when the verdict is there.
const NOTE: &str = "window.verifying?.observer.disconnect();
    const verifying = (window.verifying = { clicked: 0, ended: 0, pending: false });
    const status = () => document.querySelector('[data-testid=verify-status]')?.dataset.state;
    const clicked = (event) => event.target.closest('[data-testid=verify]') && (verifying.clicked ||= performance.now());
    document.addEventListener('click', clicked, true);
    verifying.observer = new MutationObserver(() => {
      if (status() === 'pending') verifying.pending = true;
      else if (verifying.pending && status() === 'ok') verifying.ended ||= performance.now();
    });
    verifying.observer.observe(document, { subtree: true, childList: true, attributes: true });";

/// In the panel: milliseconds, once there is a verdict.
const VERIFIED: &str = "const { clicked, ended } = window.verifying;
    return clicked && ended ? ended - clicked : null;";

/// In the panel: both tokens at once, as fast as the browser fetches.
const BY_HAND: &str = "const [url, client, secret, done] = arguments;
    const ask = async (scope) => {
      const body = new URLSearchParams({ client_id: client, client_secret: secret, grant_type: 'client_credentials', scope });
      const answer = await fetch(url, { method: 'POST', body, credentials: 'omit' });
      if (!(await answer.json()).access_token) throw new Error('no token');
    };
    const begin = performance.now();
    const scopes = ['https://outlook.office365.com/.default', 'https://graph.microsoft.com/.default'];
    Promise.all(scopes.map(ask)).then(() => done(performance.now() - begin), (error) => done(String(error)));";

/// Both in turn.
pub async fn measure(report: &mut Report, server: &Server, armed: &Bed, panel: &Panel<'_>) -> Result {
    let world = server.world();
    let app = world.app(APP)?;
    let secret = &app.last_secret()?.value;
    let directory = Directory::consented(&world, APP)?;
    server.change_directory(|known| *known = directory);
    renew(armed, panel).await?;
    panel.type_into("tenant-id-input", &world.tenant.id).await?;
    panel.type_into("client-id-input", &app.app_id).await?;
    panel.type_into("client-secret-input", secret).await?;
    panel.wait_state("setup", "ready").await?;
    let url = format!("https://login.microsoftonline.com/{}/oauth2/v2.0/token", world.tenant.id);
    let request = [json!(url), json!(app.app_id), json!(secret)];
    // The rule that takes `Origin` off comes with the first verification.
    verify(armed, panel).await?;
    let [mut ours, mut by_hand] = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        by_hand.push(fetch_by_hand(armed, &request).await?);
        ours.push(verify(armed, panel).await?);
    }
    // Neighbours in time, so that what slows the machine slows both.
    let beyond = ours.iter().zip(&by_hand).map(|(ours, by_hand)| ours - by_hand).collect();
    report.add("verified, click to verdict", Statistic::Median, "ms", ours, "");
    report.add("the same two tokens, by a script in the panel", Statistic::Median, "ms", by_hand, "");
    report.add("verified, beyond the server's own time", Statistic::Median, "ms", beyond, "≤ 50 ms");
    Ok(())
}

async fn verify(bed: &Bed, panel: &Panel<'_>) -> Result<f64> {
    let browser = &bed.browser;
    browser.switch(panel.tab()).await?;
    browser.run(NOTE, vec![]).await?;
    panel.click("verify").await?;
    browser.wait_for("the verdict", async || Ok(browser.run(VERIFIED, vec![]).await?.convert()?)).await
}

async fn fetch_by_hand(bed: &Bed, request: &[Value]) -> Result<f64> {
    Ok(bed.browser.driver().execute_async(BY_HAND, request.to_vec()).await?.convert()?)
}
