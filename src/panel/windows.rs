//! Which window is which tenant, and how a private one is let in.

use super::page::{self, Vendor};
use super::words;
use crate::protocol::panel::Intent;
use crate::protocol::windows::{Side, WindowRow, WindowsView};
use yew::prelude::*;

/// A line a kind of window and side; nothing while no page is in sight.
pub fn windows(windows: &WindowsView, send: &Callback<Intent>) -> Html {
    let forbidden = windows.private_allowed == Some(false);
    if windows.rows.is_empty() && !forbidden {
        return Html::default();
    }
    html! {
        <section class="windows" aria-labelledby="windows-title">
            <h2 id="windows-title">{ "Windows" }</h2>
            <ul>{ for windows.rows.iter().map(row) }</ul>
            if forbidden {
                <details class="private" data-testid="private-windows" data-state="forbidden">
                    <summary>{ "Is one of them in a private window?" }</summary>
                    { private_windows(false, send) }
                </details>
            }
        </section>
    }
}

fn row(row: &WindowRow) -> Html {
    let WindowRow { incognito, side, hosts, tenants } = row;
    html! {
        <li data-testid="window" data-private={incognito.to_string()} data-side={code(*side)} data-tenants={tenants.join(" ")}>
            <b>{ words::side(*side) }</b>{ ": " }{ words::window_kind(*incognito) }{ ", " }{ hosts.join(", ") }
            { for tenants.iter().map(|tenant| html! {
                <>{ " · " }<span class="id" title={tenant.clone()}>{ words::short(tenant) }</span></>
            }) }
        </li>
    }
}

fn code(side: Side) -> &'static str {
    match side {
        Side::Exchange => "exchange",
        Side::Dynamics => "dynamics",
    }
}

/// Whether private windows are seen, and where the admin can change that.
pub fn private_windows(allowed: bool, send: &Callback<Intent>) -> Html {
    let vendor = page::vendor();
    html! {
        <>
            <p>{ words::private_windows(vendor, allowed) }</p>
            // Firefox opens its add-ons page for the person only.
            if vendor != Vendor::Firefox {
                <button type="button" class="small" data-testid="extension-settings" onclick={send.reform(|_| Intent::OpenOwnSettings)}>
                    { "Open the extension's settings" }
                </button>
            }
        </>
    }
}
