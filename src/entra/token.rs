//! The token request (client credentials, version 2.0) and its answer.
//!
//! Source: "OAuth 2.0 client credentials flow on the Microsoft identity platform" (Microsoft Learn, 2026-09). One resource a request.

use super::claims::{self, Asked, Grant};
use super::http::{AccessToken, Failure, Request, Response};
use super::trouble::{Cause, Trouble};
use crate::setup::cloud::Cloud;
use crate::setup::permissions::Api;
use crate::setup::secret::ClientSecret;
use zeroize::Zeroizing;

/// What a good answer holds.
pub struct Issued {
    /// What may be kept.
    pub grant: Grant,
    /// The token, for a check of a mailbox right away; else it is dropped.
    pub token: AccessToken,
}

/// The resource that a token is asked for and is about, as an address.
pub fn resource(cloud: Cloud, api: Api) -> String {
    let hosts = cloud.hosts();
    let host = match api {
        Api::Exchange => hosts.exchange,
        Api::Graph => hosts.graph,
    };
    format!("https://{host}")
}

/// The request for a token. The secret is in its body and nowhere else.
pub fn request(asked: &Asked, secret: &ClientSecret) -> Request {
    let scope = resource(asked.cloud, asked.api) + "/.default";
    let fields = [
        ("client_id", asked.client.as_str()),
        ("scope", &scope),
        ("client_secret", secret.expose()),
        ("grant_type", "client_credentials"),
    ];
    // Room for the worst case, three characters for each: a text that grows leaves copies of the secret behind.
    let room = fields.iter().map(|(name, value)| name.len() + 2 + 3 * value.len()).sum();
    let mut form = Zeroizing::new(String::with_capacity(room));
    for (i, (name, value)) in fields.into_iter().enumerate() {
        form.push_str(if i == 0 { "" } else { "&" });
        form.push_str(name);
        form.push('=');
        form.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    }
    Request::sign_in(asked.cloud, &asked.tenant, form)
}

/// Reads the answer. `now` is in milliseconds since 1970. A token without roles is a good answer: [`super::verdict`] judges it.
///
/// # Errors
/// [`Trouble`] when there is no token, or it is not the one asked for.
pub fn read(asked: &Asked, answer: Result<Response, Failure>, now: f64) -> Result<Issued, Trouble> {
    let response = answer?;
    let mut json = response.json().ok_or_else(|| Trouble::not_json(&response))?;
    // Out of the object at once, so that it is cleared whatever comes next.
    let token = json.take_secret("access_token");
    match token.filter(|_| response.status() == 200) {
        None if json.text("error").is_none() && response.status() == 200 => Err(Cause::Malformed.into()),
        None => Err(Trouble::of_entra(&response, &json)),
        Some(token) => {
            let grant = claims::read(&token, asked, now)?;
            Ok(Issued { grant, token: AccessToken::new(asked.cloud, asked.api, token) })
        }
    }
}

#[cfg(test)]
mod tests;
