//! What came of a request, and everything that can go wrong with one: which status and code mean which cause. The words are the
//! panel's.
//!
//! Codes: "Compose HTTP requests and handle errors" and "Service protection API limits" (Microsoft Learn, 2023 to 2026), and public
//! captures. A cause is decided by status and code; of a message only two names are taken, which no other field has.

use super::profile::{self, Extra, Profile, Usage};
use crate::entra::redact;
use crate::json::Json;
use crate::protocol::errand::{Answer, Delivery};
use crate::wire::Wire;

/// A problem as it is kept and shown.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Trouble {
    /// What it comes from.
    pub cause: Cause,
    /// The environment's own code, as `0x80040220`.
    pub code: Option<String>,
    /// The privilege that the admin lacks, as `prvWriteEmailServerProfile`.
    pub privilege: Option<String>,
    /// The environment's own words, without anything that could be a credential; only where we have none.
    pub text: Option<String>,
    /// Seconds to wait before asking again.
    pub retry_after: Option<u32>,
}

/// What a problem comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Cause {
    /// The admin's session has ended: a sign-in page came instead of an answer.
    SignedOut,
    /// The admin is no user of the environment.
    NotMember,
    /// The admin's roles lack a privilege.
    NoPrivilege,
    /// The admin may not change this one profile.
    NotThisRow,
    /// The profile is no longer there.
    Gone,
    /// Somebody has changed the profile since it was read.
    ChangedMeanwhile,
    /// Asked too often.
    Throttled,
    /// The environment has a problem of its own that passes, or is being updated.
    Busy,
    /// No network.
    Offline,
    /// There was no answer.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// More of an answer than is read.
    TooLarge,
    /// An answer that is none of a Web API.
    NotDataverse,
    /// The environment's page was closed, reloaded or left.
    PageGone,
    /// The background was stopped before the answer came.
    Interrupted,
    /// The environment does not understand the request: an error of ours, or a column that it does not have.
    OurRequest,
    /// A code that is not known here.
    Unknown,
}

/// What a code means, whatever the status.
const CODES: [(&str, Cause); 9] = [
    ("0x80072560", Cause::NotMember),
    ("0x80040220", Cause::NoPrivilege),
    ("0x80048306", Cause::NotThisRow),
    ("0x80040217", Cause::Gone),
    ("0x80060882", Cause::ChangedMeanwhile),
    ("0x80072322", Cause::Throttled),
    ("0x80072321", Cause::Throttled),
    ("0x80072326", Cause::Throttled),
    ("0x8006088a", Cause::OurRequest),
];

/// What a status means where its code says nothing.
const STATUSES: [(u16, Cause); 8] = [
    (400, Cause::OurRequest),
    (401, Cause::SignedOut),
    (404, Cause::NotDataverse),
    (412, Cause::ChangedMeanwhile),
    (429, Cause::Throttled),
    (500, Cause::Busy),
    (502, Cause::Busy),
    (503, Cause::Busy),
];

impl From<Cause> for Trouble {
    fn from(cause: Cause) -> Self {
        Self { cause, code: None, privilege: None, text: None, retry_after: None }
    }
}

impl Cause {
    /// After it nobody knows whether a change was made: the request may have arrived.
    pub fn leaves_doubt(self) -> bool {
        use Cause::{Busy, Interrupted, NotDataverse, PageGone, TimedOut, TooLarge, Unreachable};
        matches!(self, Unreachable | TimedOut | TooLarge | PageGone | Interrupted | Busy | NotDataverse)
    }
}

/// Why a question has no answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    /// The environment does not have this column: ask without it.
    Without(Extra),
    /// Anything else.
    Trouble(Trouble),
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// The profiles in an answer.
///
/// # Errors
/// [`Refusal`] says why there are none.
pub fn profiles(delivery: &Delivery) -> Result<Vec<Profile>, Refusal> {
    let rows = list(delivery)?;
    Ok(rows.iter().filter_map(Profile::read).collect())
}

/// The mailboxes of each profile.
///
/// # Errors
/// [`Refusal`] says why that is not known.
pub fn usage(delivery: &Delivery) -> Result<Vec<Usage>, Refusal> {
    Ok(profile::usage(list(delivery)?.into_iter()))
}

/// The one profile in an answer.
///
/// # Errors
/// [`Refusal`] says why there is none.
pub fn profile(delivery: &Delivery) -> Result<Profile, Refusal> {
    let json = object(answered(delivery)?)?;
    Profile::read(&json).ok_or_else(|| Trouble::from(Cause::NotDataverse).into())
}

/// Whether a change was made.
///
/// # Errors
/// [`Trouble`] says why not, or that it is not known ([`Cause::leaves_doubt`]).
pub fn written(delivery: &Delivery) -> Result<(), Trouble> {
    match answered(delivery) {
        // No content. Another success would be the answer of something that is no Web API.
        Ok(Answer { status: 204, .. }) => Ok(()),
        Ok(_) => Err(Cause::NotDataverse.into()),
        Err(Refusal::Trouble(trouble)) => Err(trouble),
        Err(Refusal::Without(_)) => Err(Cause::OurRequest.into()),
    }
}

fn list(delivery: &Delivery) -> Result<Vec<Json>, Refusal> {
    let mut json = object(answered(delivery)?)?;
    let rows = json.take_objects("value").ok_or(Trouble::from(Cause::NotDataverse))?;
    Ok(rows.collect())
}

fn object(answer: &Answer) -> Result<Json, Trouble> {
    Json::object(answer.body.expose().as_bytes()).ok_or_else(|| Cause::NotDataverse.into())
}

/// The answer, if it is a success.
fn answered(delivery: &Delivery) -> Result<&Answer, Refusal> {
    let cause = match delivery {
        Delivery::Answered(answer) if is_page(answer) && answer.status < 500 => Cause::SignedOut,
        Delivery::Answered(answer) if (200..300).contains(&answer.status) => return Ok(answer),
        Delivery::Answered(answer) => return Err(refused(answer)),
        // Only a sign-in redirects where the Web API is.
        Delivery::Redirected => Cause::SignedOut,
        Delivery::Offline => Cause::Offline,
        Delivery::Unreachable => Cause::Unreachable,
        Delivery::TimedOut => Cause::TimedOut,
        Delivery::TooLarge => Cause::TooLarge,
        Delivery::Refused => Cause::OurRequest,
    };
    Err(Trouble::from(cause).into())
}

/// A web page where JSON belongs.
fn is_page(answer: &Answer) -> bool {
    answer.content_type.trim_start().get(..9).is_some_and(|kind| kind.eq_ignore_ascii_case("text/html"))
}

fn refused(answer: &Answer) -> Refusal {
    let error = Json::object(answer.body.expose().as_bytes()).and_then(|mut json| json.take_object("error"));
    let field = |name: &str| error.as_ref().and_then(|error| error.text(name)).unwrap_or_default();
    let (code, message) = (field("code").to_ascii_lowercase(), field("message"));
    if let Some(extra) = missing_column(answer.status, message) {
        return Refusal::Without(extra);
    }
    let of_code = CODES.iter().find(|(row, _)| *row == code).map(|(_, cause)| *cause);
    let of_status = STATUSES.iter().find(|(row, _)| *row == answer.status).map(|(_, cause)| *cause);
    let cause = of_code.or(of_status).unwrap_or(Cause::Unknown);
    let is_code = code.len() <= 10 && code.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let has_words = matches!(cause, Cause::Unknown | Cause::OurRequest);
    Refusal::Trouble(Trouble {
        cause,
        code: (is_code && code != "0x0").then_some(code),
        privilege: (cause == Cause::NoPrivilege).then(|| privilege(message)).flatten(),
        text: has_words.then(|| redact::shown(message)).filter(|text| !text.is_empty()),
        retry_after: answer.retry_after.trim().parse().ok().map(|seconds: u32| seconds.min(3600)),
    })
}

/// "Could not find a property named 'serverauthority' on type …": of an environment that is older than the column.
fn missing_column(status: u16, message: &str) -> Option<Extra> {
    let name = message.split_once("Could not find a property named '")?.1.split('\'').next()?;
    Extra::ALL.into_iter().find(|extra| status == 400 && extra.column() == name)
}

/// "… is missing prvWriteEmailServerProfile privilege (Id=…) on OTC=9605 …". The IDs around it are nobody's to see.
fn privilege(message: &str) -> Option<String> {
    let name = message.split_once("is missing ")?.1.split(' ').next()?;
    let plain = name.starts_with("prv") && name.len() <= 60 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(status: u16, content_type: &str, body: &str) -> Delivery {
        Delivery::Answered(Answer {
            status,
            content_type: content_type.to_owned(),
            retry_after: "30".to_owned(),
            body: body.into(),
        })
    }

    fn error(status: u16, code: &str, message: &str) -> Delivery {
        let body = serde_json::json!({ "error": { "code": code, "message": message } });
        answer(status, "application/json; odata.metadata=minimal", &body.to_string())
    }

    fn cause(delivery: &Delivery) -> Cause {
        written(delivery).unwrap_err().cause
    }

    const JSON: &str = "application/json";

    /// One code, one cause; a login page is never taken for data, nor an empty list for none.
    #[test]
    fn causes() {
        for (delivery, expected) in [
            (Delivery::Redirected, Cause::SignedOut),
            (answer(200, "text/html; charset=utf-8", "<!doctype html>"), Cause::SignedOut),
            (answer(401, "", ""), Cause::SignedOut),
            (error(401, "ExpiredAuthTicket", ""), Cause::SignedOut),
            (answer(503, "text/html", "<html>"), Cause::Busy),
            (error(403, "0x80072560", "The user is not a member of the organization."), Cause::NotMember),
            (error(403, "0x80048306", ""), Cause::NotThisRow),
            (error(404, "0x80040217", ""), Cause::Gone),
            (error(404, "0x8006088A", ""), Cause::OurRequest),
            (error(412, "0x80060882", ""), Cause::ChangedMeanwhile),
            (error(412, "", ""), Cause::ChangedMeanwhile),
            (error(429, "0x80072322", ""), Cause::Throttled),
            (error(418, "0x1", ""), Cause::Unknown),
            (answer(200, JSON, "{}"), Cause::NotDataverse),
            (Delivery::Offline, Cause::Offline),
            (Delivery::TimedOut, Cause::TimedOut),
            (Delivery::Refused, Cause::OurRequest),
        ] {
            assert_eq!(cause(&delivery), expected, "{delivery:?}");
        }
        assert_eq!(written(&answer(204, "", "")), Ok(()));
        assert!(profiles(&answer(200, JSON, "{}")).is_err());
        assert_eq!(profiles(&answer(200, JSON, r#"{"value":[{"name":"no id"}]}"#)), Ok(vec![]));
        assert_eq!(written(&error(429, "0x80072321", "")).unwrap_err().retry_after, Some(30));
    }

    /// The privilege is named; IDs, and whatever else the message holds, are not repeated.
    #[test]
    fn the_privilege_is_named() {
        let message = "Principal user (Id=6f1d3c52-8a0e-4f11-9f8a-0022480a1b2c, type=8, roleCount=6, privilegeCount=1491, \
            accessMode='0 Read-Write'), is missing prvWriteEmailServerProfile privilege (Id=…) on OTC=9605 for entity \
            'emailserverprofile'.";
        let trouble = written(&error(403, "0x80040220", message)).unwrap_err();
        assert_eq!((trouble.cause, trouble.privilege.as_deref()), (Cause::NoPrivilege, Some("prvWriteEmailServerProfile")));
        assert_eq!(trouble.text, None);
        let odd = written(&error(403, "0x80040220", "is missing <b>prv</b> privilege")).unwrap_err();
        assert_eq!((odd.cause, odd.privilege), (Cause::NoPrivilege, None));
    }

    /// An older environment is asked again without the column; any other unknown name is an error.
    #[test]
    fn missing_columns() {
        let message =
            |name: &str| format!("Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.emailserverprofile'.");
        let refusal = profiles(&error(400, "0x0", &message("serverauthority"))).unwrap_err();
        assert_eq!(refusal, Refusal::Without(Extra::Authority));
        let refusal = profiles(&error(400, "0x0", &message("name"))).unwrap_err();
        assert!(matches!(refusal, Refusal::Trouble(Trouble { cause: Cause::OurRequest, code: None, .. })), "{refusal:?}");
    }

    proptest! {
        /// Whatever answers, nothing of it brings the worker down, and only an empty 204 counts as written.
        #[test]
        fn anything_can_come(status in any::<u16>(), kind in "\\PC{0,30}", body in "\\PC{0,80}") {
            let delivery = answer(status, &kind, &body);
            prop_assert_eq!(written(&delivery).is_ok(), status == 204 && !is_page(&Answer {
                status, content_type: kind, retry_after: String::new(), body: "".into(),
            }));
            let _ = (profiles(&delivery), usage(&delivery), profile(&delivery));
        }

        /// A message that repeats the secret gets it nowhere.
        #[test]
        fn no_secret_comes_back(before in "[a-z ]{0,20}") {
            let secret = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
            let trouble = written(&error(400, "0x1", &format!("{before} '{secret}' is wrong"))).unwrap_err();
            let kept = format!("{trouble:?}");
            prop_assert!(!kept.contains(&secret[6..20]), "{}", kept);
        }
    }
}
