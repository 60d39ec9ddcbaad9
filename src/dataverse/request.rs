//! The requests: what is asked, and the one that changes something.

use super::plan::{Change, Wanted};
use super::profile::{Authority, COUNT, Extra, PROFILE_OF_MAILBOX, Profile, TESTS, select};
use crate::protocol::PageText;
use crate::protocol::errand::{Errand, Method};
use crate::setup::ids::Guid;
use crate::setup::secret::ClientSecret;
use crate::small::Set;
use zeroize::Zeroizing;

/// The Web API, in the version that the documentation of 2023 to 2026 uses.
const API: &str = "/api/data/v9.2/";
/// Longest answer that is read, in bytes: some thousand profiles.
const LIMIT: u32 = 1 << 20;
/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 30_000;

/// A question.
#[derive(Clone, PartialEq, Debug)]
pub enum Question {
    /// All profiles that sign in with an app.
    Profiles,
    /// One of them.
    Profile(Guid),
    /// How many mailboxes use each, and how their last tests ended.
    Usage,
}

/// The request that asks it. `without`: columns that the environment is known not to have.
pub fn ask(question: &Question, without: &Set<Extra>, number: u32) -> Errand {
    let path = match question {
        Question::Profiles => {
            [API, "emailserverprofiles?$select=", &select(without), "&$filter=oauthclientid%20ne%20null&$orderby=name"].concat()
        }
        Question::Profile(id) => [API, "emailserverprofiles(", id.as_str(), ")?$select=", &select(without)].concat(),
        Question::Usage => {
            let columns = [&[PROFILE_OF_MAILBOX], TESTS.as_slice()].concat().join(",");
            let active = ["filter(statecode%20eq%200%20and%20", PROFILE_OF_MAILBOX, "%20ne%20null)"].concat();
            [API, "mailboxes?$apply=", &active, "/groupby((", &columns, "),aggregate($count%20as%20", COUNT, "))"].concat()
        }
    };
    // Nothing is answered from a cache: the record's version must be of now.
    errand(number, Method::Get, path, vec![("If-None-Match".to_owned(), "null".to_owned())], PageText::default())
}

/// The one request with a secret: it replaces a profile's secret, and of the rest what the admin has ticked. Nothing is written if the
/// profile is another one than was read.
pub fn write(profile: &Profile, wanted: &Wanted, secret: &ClientSecret, ticked: &Set<Change>, number: u32) -> Errand {
    let mut body = Zeroizing::new(String::with_capacity(400));
    // A secret has no character that JSON would write otherwise, and neither has an ID.
    body.push_str("{\"oauthclientsecret\":\"");
    body.push_str(secret.expose());
    body.push('"');
    for change in ticked.iter() {
        let more = match change {
            Change::ClientId => [",\"oauthclientid\":\"", wanted.client.as_str(), "\""].concat(),
            Change::TenantId => {
                [",\"exchangeonlinetenantid\":\"", wanted.tenant.as_str(), "\",\"usedefaulttenantid\":false"].concat()
            }
            Change::Authority => [",\"serverauthority\":", &Authority::of(wanted.cloud).number().to_string()].concat(),
        };
        body.push_str(&more);
    }
    body.push('}');
    let path = [API, "emailserverprofiles(", profile.id.as_str(), ")"].concat();
    let headers = vec![
        ("If-Match".to_owned(), profile.etag.clone()),
        ("Content-Type".to_owned(), "application/json; charset=utf-8".to_owned()),
    ];
    errand(number, Method::Patch, path, headers, body.as_str().into())
}

fn errand(number: u32, method: Method, path: String, mut headers: Vec<(String, String)>, body: PageText) -> Errand {
    let odata = [("Accept", "application/json"), ("OData-MaxVersion", "4.0"), ("OData-Version", "4.0")];
    headers.extend(odata.map(|(name, value)| (name.to_owned(), value.to_owned())));
    Errand { number, method, path, headers, body, limit: LIMIT, patience: PATIENCE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataverse::plan::tests::{ID, profile, secret, wanted};
    use crate::setup::cloud::Cloud;
    use proptest::prelude::*;
    use serde_json::json;

    fn ticked(changes: &[Change]) -> Set<Change> {
        let mut set = Set::default();
        set.extend(changes.iter().copied());
        set
    }

    /// Only what was ticked is written, and only to the version that was read.
    #[test]
    fn a_change_is_one_request() {
        let (wanted, secret) = (wanted(Cloud::Public), secret());
        for (changes, expected) in [
            (&[][..], json!({ "oauthclientsecret": secret.expose() })),
            (
                &[Change::ClientId, Change::TenantId, Change::Authority],
                json!({
                    "oauthclientsecret": secret.expose(), "oauthclientid": wanted.client.as_str(),
                    "exchangeonlinetenantid": wanted.tenant.as_str(), "usedefaulttenantid": false, "serverauthority": 0,
                }),
            ),
        ] {
            let errand = write(&profile(), &wanted, &secret, &ticked(changes), 7);
            assert_eq!(serde_json::from_str::<serde_json::Value>(errand.body.expose()).unwrap(), expected);
            assert_eq!((errand.method, errand.number), (Method::Patch, 7));
            assert_eq!(errand.path, format!("/api/data/v9.2/emailserverprofiles({ID})"));
            assert!(errand.headers.contains(&("If-Match".to_owned(), profile().etag)));
            assert!(!format!("{errand:?}").contains(&secret.expose()[6..20]));
        }
    }

    /// A question names the secret's column nowhere: it cannot be read, and asking for it is an error.
    #[test]
    fn questions_read_no_secret() {
        for question in [Question::Profiles, Question::Profile(Guid::parse(ID).unwrap()), Question::Usage] {
            let errand = ask(&question, &Set::default(), 1);
            let columns: Vec<&str> = errand.path.split([',', '=', '&']).collect();
            assert!(!columns.contains(&"oauthclientsecret") && errand.path.starts_with(API), "{}", errand.path);
            assert_eq!((errand.method, errand.body.expose()), (Method::Get, ""));
        }
        let mut old = Set::default();
        old.extend(Extra::ALL);
        assert!(!ask(&Question::Profiles, &old, 1).path.contains("serverauthority"));
    }

    proptest! {
        /// Whatever form the secret has: the body is JSON that holds it to the letter.
        #[test]
        fn the_body_is_json(secret in "[a-zA-Z0-9_.~-]{3}8Q~[a-zA-Z0-9_.~-]{34}|[a-zA-Z0-9_.~-]{34}|[a-zA-Z0-9+/]{43}=") {
            let Ok(parsed) = ClientSecret::parse(&secret) else { return Ok(()) };
            let errand = write(&profile(), &wanted(Cloud::Public), &parsed, &Set::default(), 1);
            let body: serde_json::Value = serde_json::from_str(errand.body.expose()).unwrap();
            prop_assert_eq!(body, json!({ "oauthclientsecret": parsed.expose() }));
        }
    }
}
