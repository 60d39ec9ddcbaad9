//! A request that is sent in a page's own name, with the admin's own session there, by `courier.js`.

use crate::protocol::PageText;
use crate::wire::Wire;

/// One request to the origin of the document that is asked to send it.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Errand {
    /// To match the delivery.
    pub number: u32,
    /// What is done.
    pub method: Method,
    /// Path and query. The courier sends to one part of the origin only, and refuses everything else.
    pub path: String,
    /// Headers: name and value.
    pub headers: Vec<(String, String)>,
    /// The body; empty without one. It may hold a secret.
    pub body: PageText,
    /// Longest body of an answer that is read, in bytes.
    pub limit: u32,
    /// How long the answer may take, in milliseconds.
    pub patience: u32,
}

/// What a request does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Method {
    /// Reads.
    Get,
    /// Changes what is there.
    Patch,
}

/// What became of it.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Delivery {
    /// There is an answer.
    Answered(Answer),
    /// The answer sends on to another page, which was not followed.
    Redirected,
    /// The browser had no network to begin with; nothing was sent.
    Offline,
    /// There is no answer, for a reason that the browser does not tell.
    Unreachable,
    /// There was no answer in time.
    TimedOut,
    /// The answer is longer than the limit.
    TooLarge,
    /// The courier does not send such a request.
    Refused,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `content-type`, or empty.
    pub content_type: String,
    /// `retry-after`, or empty.
    pub retry_after: String,
    /// The body.
    pub body: PageText,
}
