//! Whose tenant a domain is: Entra's public description of a tenant (OpenID Connect discovery), which needs no sign-in.

use super::http::{Failure, Request, Response};
use super::trouble::{Cause, Trouble};
use crate::setup::cloud::Cloud;
use crate::setup::ids::{TenantId, as_domain};
use crate::wire::Wire;

/// What names a tenant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TenantName {
    /// Its ID.
    Id(TenantId),
    /// One of its domains.
    Domain(Domain),
}

/// A domain name, well formed and lower case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Domain(String);

impl Domain {
    /// Reads what was typed; `None` if it is no domain name.
    pub fn parse(text: &str) -> Option<Self> {
        as_domain(text).map(Self)
    }
}

/// A tenant that exists.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Found {
    /// Its ID.
    pub tenant: TenantId,
    /// The cloud it is in, which may be another than the one asked.
    pub cloud: Cloud,
    /// Its region as Entra names it: `NA`, `EU`, `AS`, `OC`, `WW`, `USGov`, …
    pub region: Option<String>,
    /// In the worldwide cloud's region for the US government's community.
    pub gcc: bool,
}

/// The question whose tenant this is.
pub fn request(cloud: Cloud, name: &TenantName) -> Request {
    let name = match name {
        TenantName::Id(id) => id.as_str(),
        TenantName::Domain(Domain(domain)) => domain,
    };
    Request::open(cloud, &format!("{name}/v2.0/.well-known/openid-configuration"))
}

/// Personal accounts' tenant, which `outlook.com` and the like lead to ("Access token claims reference", Microsoft Learn).
const CONSUMERS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// Reads the answer. A tenant of another cloud is found as well: the caller compares.
///
/// # Errors
/// [`Trouble`] when there is no such tenant, or no answer that says so.
pub fn read(name: &TenantName, answer: Result<Response, Failure>) -> Result<Found, Trouble> {
    let response = answer?;
    let json = response.json().ok_or_else(|| Trouble::not_json(&response))?;
    if response.status() != 200 {
        return Err(Trouble::of_entra(&response, &json));
    }
    // https://<login host>/<tenant ID>/v2.0
    let issuer = json.text("issuer").and_then(|issuer| issuer.strip_prefix("https://")).ok_or(Cause::Malformed)?;
    let (host, rest) = issuer.split_once('/').ok_or(Cause::Malformed)?;
    let sub_scope = json.text("tenant_region_sub_scope");
    let cloud = cloud_of(host, sub_scope).ok_or(Cause::Malformed)?;
    let tenant = rest.split('/').next().and_then(|id| TenantId::parse(id).ok()).ok_or(Cause::Malformed)?;
    if tenant.as_str() == CONSUMERS {
        return Err(Cause::PersonalAccounts.into());
    }
    if matches!(name, TenantName::Id(asked) if *asked != tenant) {
        return Err(Cause::ForeignTenant.into());
    }
    // A free text of another's, so only a short plain word of it is kept.
    let plain = |text: &&str| (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let region = json.text("tenant_region_scope").filter(plain).map(str::to_owned);
    Ok(Found { tenant, cloud, region, gcc: sub_scope == Some("GCC") })
}

/// The cloud of an issuer's host. GCC High and DoD share theirs; the sub-scope tells them apart (`DODCON` is GCC High).
fn cloud_of(host: &str, sub_scope: Option<&str>) -> Option<Cloud> {
    let named = Cloud::ALL.into_iter().find(|cloud| cloud.hosts().login == host)?;
    Some(if named == Cloud::GccHigh && sub_scope == Some("DOD") { Cloud::Dod } else { named })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";

    fn found(body: &str) -> Result<Found, Cause> {
        let name = TenantName::Domain(Domain::parse("contoso.com").unwrap());
        let response = Response::new(200, Vec::new(), body.into());
        read(&name, response).map_err(|trouble| trouble.cause)
    }

    /// Cloud and region, from answers as they were captured.
    #[test]
    fn clouds() {
        for (host, sub_scope, cloud, gcc) in [
            ("login.microsoftonline.com", "null", Cloud::Public, false),
            ("login.microsoftonline.com", "\"GCC\"", Cloud::Public, true),
            ("login.microsoftonline.us", "\"DODCON\"", Cloud::GccHigh, false),
            ("login.microsoftonline.us", "\"DOD\"", Cloud::Dod, false),
            ("login.partner.microsoftonline.cn", "null", Cloud::China, false),
        ] {
            let body = format!(
                r#"{{"issuer":"https://{host}/{TENANT}/v2.0","tenant_region_scope":"EU","tenant_region_sub_scope":{sub_scope}}}"#
            );
            let tenant = TenantId::parse(TENANT).unwrap();
            assert_eq!(found(&body), Ok(Found { tenant, cloud, region: Some("EU".into()), gcc }));
        }
    }

    /// Nothing but a tenant of a known cloud is one.
    #[test]
    fn other_answers() {
        for (issuer, cause) in [
            (format!("https://login.microsoftonline.com.example/{TENANT}/v2.0"), Cause::Malformed),
            (format!("http://login.microsoftonline.com/{TENANT}/v2.0"), Cause::Malformed),
            ("https://login.microsoftonline.com/{tenantid}/v2.0".to_owned(), Cause::Malformed),
            (format!("https://login.microsoftonline.com/{CONSUMERS}/v2.0"), Cause::PersonalAccounts),
        ] {
            assert_eq!(found(&format!(r#"{{"issuer":"{issuer}"}}"#)), Err(cause), "{issuer}");
        }
        assert_eq!(found("<!doctype html>"), Err(Cause::NotEntra));
        let asked = TenantName::Id(TenantId::parse("7d6c5b4a-3f2e-4d1c-9b0a-8f7e6d5c4b3a").unwrap());
        let body = format!(r#"{{"issuer":"https://login.microsoftonline.com/{TENANT}/v2.0"}}"#);
        let answer = read(&asked, Response::new(200, Vec::new(), body.into()));
        assert_eq!(answer.map_err(|trouble| trouble.cause), Err(Cause::ForeignTenant));
    }
}
