//! Words for windows.

use crate::panel::page::Vendor;
use crate::protocol::windows::Side;

/// Which tenant.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Exchange => "Exchange side",
        Side::Dynamics => "Dynamics side",
    }
}

/// Which kind of window.
pub fn window_kind(incognito: bool) -> &'static str {
    if incognito { "private window" } else { "ordinary window" }
}

/// Whether the extension sees private windows, and what changes it.
pub fn private_windows(vendor: Vendor, allowed: bool) -> &'static str {
    match (allowed, vendor) {
        (true, Vendor::Firefox) => {
            "Tenant Bridge also works in private windows. Container tabs are tabs like any other to it: it tells them apart by their pages, \
             not by the container's name."
        }
        (true, _) => "Tenant Bridge also works in private windows: both tenants may be open side by side.",
        (false, Vendor::Chrome) => {
            "Tenant Bridge does not see Incognito windows. Switch on “Allow in Incognito” in its settings; the browser then starts it anew, and \
             a client secret that it held has to be captured again."
        }
        (false, Vendor::Edge) => {
            "Tenant Bridge does not see InPrivate windows. Switch on “Allow in InPrivate” in its settings; the browser then starts it anew, and \
             a client secret that it held has to be captured again."
        }
        (false, Vendor::Firefox) => {
            "Tenant Bridge does not see private windows. Open Add-ons and themes, choose Tenant Bridge, and set “Run in Private Windows” to Allow. \
             Container tabs need nothing: to Tenant Bridge they are tabs like any other."
        }
    }
}
