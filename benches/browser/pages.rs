//! The generated pages: as large as a portal page gets, on a host that is watched.

use crate::support::{Result, Server};
use std::fmt::Write;

/// A page with nothing else on it.
pub const BLANK: &str = "https://portal.azure.com/bench/blank";
/// 20 000 nodes, none of them of interest.
pub const PLAIN: &str = "https://portal.azure.com/bench/plain";
/// The same below the Essentials of an app, which show both identifiers.
pub const OVERVIEW: &str =
    "https://portal.azure.com/bench/overview#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview";
/// The same with the client ID still to come, in `#client-id`.
pub const PENDING: &str =
    "https://portal.azure.com/bench/pending#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview";

/// The permissions of an app, 300 rows of them.
pub const PERMISSIONS: &str = "https://portal.azure.com/bench/permissions#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/51d0e6a4-27c3-4f8b-b1d9-03a5c8e79b7f";

/// A row is eight nodes.
const ROWS: usize = 2_500;
const TENANT: &str = "8f3ac2d1-5b7e-4c19-9a42-6d0e7f31c21e";
const CLIENT: &str = "51d0e6a4-27c3-4f8b-b1d9-03a5c8e79b7f";

/// Puts them on the server.
pub fn serve(server: &Server) -> Result {
    server.page(BLANK, "<!doctype html><title>Blank</title>")?;
    server.page(PLAIN, &page(""))?;
    server.page(OVERVIEW, &page(&essentials(CLIENT)))?;
    server.page(PERMISSIONS, &permissions())?;
    server.page(PENDING, &page(&essentials("–")))
}

/// The space around a value matters: the agent asks for the text of whole subtrees, where nothing else keeps a value
/// apart from its neighbours.
fn essentials(client: &str) -> String {
    format!(
        "<h2>Essentials</h2>
        <div class=row><label id=c>Application (client) ID</label> <span id=client-id aria-labelledby=c>{client}</span> </div>
        <div class=row><label id=t>Directory (tenant) ID</label> <span aria-labelledby=t>{TENANT}</span> </div>"
    )
}

fn page(top: &str) -> String {
    let mut html = format!(
        "<!doctype html><meta charset=utf-8><title>Contoso</title>
        <style>.row {{ display: flex; gap: 8px; height: 20px; contain: strict }}</style><h1>Contoso</h1>{top}<main>"
    );
    for row in 0..ROWS {
        let _ = write!(
            html,
            "<div class=row><span>Resource {row}</span><span class=value>{row} items</span><button><span>Open</span></button></div>"
        );
    }
    html + "</main>"
}

/// A grid as the portal has it: a row for the API, twelve rows of the plan among 288 others.
fn permissions() -> String {
    let mut html = String::from(
        "<!doctype html><meta charset=utf-8><title>API permissions</title>
        <style>[role=row] { display: grid; grid-template-columns: 2fr 1fr 3fr 1fr 2fr; height: 36px }</style>
        <h2>Configured permissions</h2><div role=grid aria-rowcount=302><div role=row>",
    );
    for header in ["API / Permissions name", "Type", "Description", "Admin consent required", "Status"] {
        let _ = write!(html, "<div role=columnheader>{header}</div>");
    }
    html += "</div><div role=row><div role=gridcell>Microsoft Graph (300)</div></div>";
    let planned = tenant_bridge::setup::permissions::PERMISSIONS.map(|permission| permission.name.to_owned());
    let others = (0..288).map(|number| format!("Resource{number}.ReadWrite.All"));
    for name in planned.into_iter().chain(others) {
        let _ = write!(html, "<div role=row>");
        for cell in [&*name, "Application", "Read and write everything", "Yes", "Granted for Contoso"] {
            let _ = write!(html, "<div role=gridcell title='{cell}'><span class=value>{cell}</span></div>");
        }
        html += "</div>";
    }
    html + "</div>"
}

/// A GUID of version 4, another one for every number.
pub fn guid(number: usize) -> String {
    let mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let [high, low] = [mixed >> 32, mixed & 0xffff_ffff];
    format!("{high:08x}-{:04x}-4{:03x}-9{:03x}-{low:08x}{:04x}", low >> 16, high & 0xfff, low & 0xfff, high >> 16)
}

/// In the page: `arguments[0]` frames of 40 changed texts each; a promise of their end.
pub const CHURN: &str = r"
    const [frames] = arguments;
    const texts = [...document.querySelectorAll('.value')].map((value) => value.firstChild);
    let [frame, at] = [0, 0];
    const churned = new Promise((done) => {
      const tick = () => {
        for (let change = 0; change < 40; change++, at++) texts[(at * 7) % texts.length].data = `${at} items`;
        if (++frame < frames) requestAnimationFrame(tick);
        else setTimeout(done, 100);
      };
      requestAnimationFrame(tick);
    });
";
