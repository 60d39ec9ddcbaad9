//! What an access token says of itself. Nobody here can check its signature, and nothing depends on it: the token came over TLS from
//! the host that was asked. But a token that is not about what was asked, or not signed at all, did not come from Entra.

use crate::json::Json;
use crate::setup::cloud::Cloud;
use crate::setup::ids::{ClientId, Guid, TenantId};
use crate::setup::permissions::{Api, of};
use crate::wire::Wire;
use base64ct::{Base64UrlUnpadded, Encoding};
use thiserror::Error;

/// What was asked for: a token for one API, for one app of one tenant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The tenant's cloud.
    pub cloud: Cloud,
    /// The Exchange tenant.
    pub tenant: TenantId,
    /// The app.
    pub client: ClientId,
    /// What the token is for.
    pub api: Api,
}

/// What a token grants: what may be kept and shown of it.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Grant {
    /// The API.
    pub api: Api,
    /// Names of the plan's permissions that the token has. None where no consent was given.
    pub roles: Vec<String>,
    /// How many others it has: more than the plan needs.
    pub others: u32,
    /// Object ID of the enterprise app (`oid`), which Exchange's commands need.
    pub service_principal: Option<Guid>,
}

/// Why a token is not what was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Lie {
    /// Not three parts of base64url with JSON objects in the first two.
    #[error("this is no token")]
    NotAToken,
    /// Says that it has no signature, or has none.
    #[error("the token is not signed")]
    Unsigned,
    /// `tid` is not the tenant.
    #[error("the token is of another tenant")]
    ForeignTenant,
    /// Neither `appid` (version 1) nor `azp` (version 2) is the app.
    #[error("the token is of another app")]
    ForeignApp,
    /// `aud` is not the API.
    #[error("the token is for another API")]
    ForeignApi,
    /// `exp` has passed: it is old, or this computer's clock is wrong.
    #[error("the token has expired")]
    Expired,
}

/// Reads a token. `now` is in milliseconds since 1970.
///
/// Claims as in "Access token claims reference" (Microsoft Learn, entra/identity-platform, 2026-09). Both APIs issue version 1.
///
/// # Errors
/// [`Lie`] says in what it is not what was asked for.
pub fn read(token: &str, asked: &Asked, now: f64) -> Result<Grant, Lie> {
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(Lie::NotAToken);
    };
    let (header, claims) = (object(header)?, object(payload)?);
    let algorithm = header.text("alg").ok_or(Lie::NotAToken)?;
    let signature = Base64UrlUnpadded::decode_vec(signature).map_err(|_| Lie::NotAToken)?;
    if algorithm.eq_ignore_ascii_case("none") || signature.is_empty() {
        return Err(Lie::Unsigned);
    }
    let is = |claim: &str, wanted: &str| claims.text(claim).is_some_and(|text| text.eq_ignore_ascii_case(wanted));
    if !is("tid", asked.tenant.as_str()) {
        return Err(Lie::ForeignTenant);
    }
    let app_claim = if claims.text("appid").is_some() { "appid" } else { "azp" };
    if !is(app_claim, asked.client.as_str()) {
        return Err(Lie::ForeignApp);
    }
    if !claims.text("aud").is_some_and(|audience| is_audience(audience, asked)) {
        return Err(Lie::ForeignApi);
    }
    if claims.number("exp").ok_or(Lie::NotAToken)? * 1000.0 <= now {
        return Err(Lie::Expired);
    }
    let planned = |role: &str| of(asked.api).any(|permission| permission.name == role);
    let (roles, others): (Vec<_>, Vec<_>) = claims.texts("roles").map(str::to_owned).partition(|role| planned(role));
    Ok(Grant { api: asked.api, roles, others: others.len() as u32, service_principal: claims.text("oid").and_then(Guid::parse) })
}

fn object(part: &str) -> Result<Json, Lie> {
    let bytes = Base64UrlUnpadded::decode_vec(part).map_err(|_| Lie::NotAToken)?;
    Json::object(&bytes).ok_or(Lie::NotAToken)
}

/// The resource as it was asked for, with or without a slash at its end, or the API's own ID.
fn is_audience(audience: &str, asked: &Asked) -> bool {
    let resource = super::token::resource(asked.cloud, asked.api);
    audience.strip_suffix('/').unwrap_or(audience) == resource || audience == asked.api.app_id()
}

#[cfg(test)]
mod tests;
