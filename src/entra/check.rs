//! A whole verification, from the values to the results, over whoever sends.

use super::claims::Asked;
use super::http::{Failure, Request, Response};
use super::verdict::{Checked, Verification};
use super::{mailbox, token};
use crate::setup::address::Address;
use crate::setup::cloud::Cloud;
use crate::setup::ids::{ClientId, TenantId};
use crate::setup::permissions::Api;
use crate::setup::secret::ClientSecret;
use futures_util::future::join;

/// Whoever sends requests: the browser, or a test. It follows [`super::http`]'s rules.
pub trait Http {
    /// The answer, or why there is none.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, Failure>>;

    /// Milliseconds since 1970.
    fn now(&self) -> f64;
}

/// What is verified. `Debug` shows no secret.
#[derive(Clone, PartialEq, Debug)]
pub struct Credentials {
    /// The tenant's cloud.
    pub cloud: Cloud,
    /// The Exchange tenant.
    pub tenant: TenantId,
    /// The app.
    pub client: ClientId,
    /// Its secret.
    pub secret: ClientSecret,
}

/// Asks for a token for each API, both at a time, and with each for the mailbox if one is named. `rbac`: the admin uses RBAC
/// for Applications.
pub async fn verify(http: &impl Http, credentials: &Credentials, mailbox: Option<&Address>, rbac: bool) -> Verification {
    let check = |api| check(http, credentials, mailbox, api);
    let (exchange, graph) = join(check(Api::Exchange), check(Api::Graph)).await;
    Verification { exchange, graph, rbac }
}

async fn check(http: &impl Http, credentials: &Credentials, address: Option<&Address>, api: Api) -> Checked {
    let Credentials { cloud, tenant, client, secret } = credentials;
    let asked = Asked { cloud: *cloud, tenant: tenant.clone(), client: client.clone(), api };
    let answer = http.send(token::request(&asked, secret)).await;
    match token::read(&asked, answer, http.now()) {
        Err(trouble) => Checked { token: Err(trouble), mailbox: None },
        Ok(issued) => {
            let mailbox = match address {
                Some(address) => Some(mailbox::read(api, http.send(mailbox::request(&issued.token, address)).await)),
                None => None,
            };
            Checked { token: Ok(issued.grant), mailbox }
        }
    }
}
