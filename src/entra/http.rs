//! Requests and responses as values: who sends them is the shell's business, where they may go is decided here.

use super::token::resource;
use crate::json::Json;
use crate::setup::cloud::Cloud;
use crate::setup::ids::TenantId;
use crate::setup::permissions::Api;
use thiserror::Error;
use zeroize::Zeroizing;

/// Longest body that is read, in bytes: a token with every permission there is has some 8 KB. The sender stops reading there.
pub const BODY_LIMIT: usize = 64 * 1024;

/// How long an answer may take, in milliseconds.
pub const PATIENCE: u32 = 15_000;

/// What every request is sent with: members of `fetch`'s options and their values. A redirect must not carry the secret on, cookies
/// of the admin's own sign-in have no place in the app's, and no answer with a token may be kept by the browser.
pub const RULES: [(&str, &str); 4] =
    [("redirect", "error"), ("credentials", "omit"), ("cache", "no-store"), ("referrerPolicy", "no-referrer")];

/// A request. It has no `Debug`: it may hold a secret or a token.
pub struct Request {
    url: String,
    headers: Vec<(&'static str, String)>,
    authorization: Option<Zeroizing<String>>,
    body: Body,
}

/// A body.
pub enum Body {
    /// None, and the method is GET.
    Empty,
    /// A form to be posted; holds the secret.
    Form(Zeroizing<String>),
    /// XML to be posted.
    Xml(String),
}

impl Request {
    /// The one request with a secret, and so the one place that says where it may go.
    pub(super) fn sign_in(cloud: Cloud, tenant: &TenantId, form: Zeroizing<String>) -> Self {
        let url = format!("https://{}/{tenant}/oauth2/v2.0/token", cloud.hosts().login);
        Self { url, headers: Vec::new(), authorization: None, body: Body::Form(form) }
    }

    /// A question that anyone may ask of the login host.
    pub(super) fn open(cloud: Cloud, path: &str) -> Self {
        let url = format!("https://{}/{path}", cloud.hosts().login);
        Self { url, headers: Vec::new(), authorization: None, body: Body::Empty }
    }

    /// A question in the app's name, to the API that its token is for.
    pub(super) fn in_name_of(token: &AccessToken, path: &str, headers: Vec<(&'static str, String)>, body: Body) -> Self {
        let mut authorization = Zeroizing::new(String::with_capacity("Bearer ".len() + token.value.len()));
        authorization.push_str("Bearer ");
        authorization.push_str(&token.value);
        Self { url: format!("{}/{path}", resource(token.cloud, token.api)), headers, authorization: Some(authorization), body }
    }

    /// `GET` or `POST`.
    pub fn method(&self) -> &'static str {
        match self.body {
            Body::Empty => "GET",
            Body::Form(_) | Body::Xml(_) => "POST",
        }
    }

    /// Its address: always `https`, never with a secret in it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Headers, without secrets.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let kind = match self.body {
            Body::Empty => None,
            Body::Form(_) => Some(("content-type", "application/x-www-form-urlencoded")),
            Body::Xml(_) => Some(("content-type", "text/xml; charset=utf-8")),
        };
        self.headers.iter().map(|(name, value)| (*name, value.as_str())).chain(kind)
    }

    /// The `Authorization` header; for the sender only.
    pub fn authorization(&self) -> Option<&str> {
        self.authorization.as_ref().map(|value| value.as_str())
    }

    /// The body, for the sender only; empty without one.
    pub fn body(&self) -> &str {
        match &self.body {
            Body::Empty => "",
            Body::Form(text) => text,
            Body::Xml(text) => text,
        }
    }
}

/// An access token between two requests of one check. Cleared when it is dropped; never stored or shown.
pub struct AccessToken {
    cloud: Cloud,
    api: Api,
    value: Zeroizing<String>,
}

impl AccessToken {
    /// A token as it came from that cloud for that API.
    pub(super) fn new(cloud: Cloud, api: Api, value: Zeroizing<String>) -> Self {
        Self { cloud, api, value }
    }

    /// What it is for.
    pub fn api(&self) -> Api {
        self.api
    }
}

/// Why there is no response.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Failure {
    /// The browser says that it has no network.
    #[error("no network")]
    Offline,
    /// The host was not reached, its certificate is not trusted, or it redirects: a browser does not tell these apart.
    #[error("the host cannot be reached")]
    Unreachable,
    /// No answer within [`PATIENCE`].
    #[error("no answer in time")]
    TimedOut,
    /// More than [`BODY_LIMIT`].
    #[error("the answer is too long")]
    TooLarge,
}

/// What came back. It has no `Debug`: it may hold a token, and is cleared when it is dropped.
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Zeroizing<Vec<u8>>,
}

impl Response {
    /// A response with its whole body.
    ///
    /// # Errors
    /// [`Failure::TooLarge`] above [`BODY_LIMIT`], whoever should have stopped before; [`Failure::Unreachable`] for a redirect,
    /// which nobody follows.
    pub fn new(status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> Result<Self, Failure> {
        let body = Zeroizing::new(body);
        match status {
            300..=399 => Err(Failure::Unreachable),
            _ if body.len() > BODY_LIMIT => Err(Failure::TooLarge),
            _ => Ok(Self { status, headers, body }),
        }
    }

    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// `Retry-After` in seconds, an hour at most; the form with a date is not used by these services.
    pub fn retry_after(&self) -> Option<u32> {
        self.header("retry-after").and_then(|value| value.trim().parse().ok()).map(|seconds: u32| seconds.min(3600))
    }

    /// The body, if it is a JSON object.
    pub(super) fn json(&self) -> Option<Json> {
        Json::object(&self.body)
    }

    /// The body as text.
    pub(super) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok()
    }
}
