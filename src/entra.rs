//! Proof that the three values work: what is asked of Entra, Graph and Exchange, and what their answers mean. Pure.
//!
//! Nothing here sends anything. A module makes a [`http::Request`] and reads the [`http::Response`] to it, or says why there is
//! none ([`http::Failure`]); every unhappy end is a [`trouble::Trouble`]. The order: [`discovery`] (whose tenant is this domain?),
//! [`token`] for each API, [`mailbox`] if the admin names one ([`check`] does these), [`verdict`] over all of it.
//!
//! What holds for all of it, each proved by a test:
//! - the secret leaves in one place, the body of a POST to the login host of the setup's cloud (`http::Request::sign_in`);
//! - redirects are never followed, and a body above [`http::BODY_LIMIT`] is not read ([`http::RULES`]);
//! - a token is read and not trusted: one about another tenant, app or API is an error, and so is one without a signature;
//! - secret and token can be neither printed nor written down: they have no form for messages or storage, and their `Debug`, if any, shows nothing.

pub mod check;
pub mod claims;
pub mod cure;
pub mod discovery;
pub mod http;
pub mod mailbox;
pub mod proof;
pub mod redact;
pub mod token;
pub mod trouble;
pub mod verdict;
