//! Questions and changes against the double of Dataverse's Web API; no browser, and no network.

// A test may stop wherever it is: the runner tells the line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/mod.rs"]
mod support;

use axum::body::to_bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method as HttpMethod, Uri};
use serde_json::json;
use support::dataverse::{Asked, Organisation, Session};
use tenant_bridge::dataverse::plan::{Change, Wanted, the_one};
use tenant_bridge::dataverse::profile::Extra;
use tenant_bridge::dataverse::request::{Question, ask, write};
use tenant_bridge::dataverse::trouble::{self, Cause, Refusal};
use tenant_bridge::protocol::errand::{Answer, Delivery, Errand, Method};
use tenant_bridge::setup::cloud::Cloud;
use tenant_bridge::setup::ids::{ClientId, Guid, TenantId};
use tenant_bridge::setup::secret::ClientSecret;
use tenant_bridge::small::Set;

const TENANT: &str = "99999999-8888-4777-8666-555555555555";
const APP: &str = "11111111-2222-4333-8444-555555555555";
const OLD: &str = "old8Q~defghijklmnopqrstuvwxyz-_.~0123456";
const NEW: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";

/// Carries a request as the courier will.
async fn carry(organisation: &mut Organisation, errand: &Errand) -> Delivery {
    let uri: Uri = errand.path.parse().expect("the path is one of a request");
    let mut headers = HeaderMap::new();
    for (name, value) in &errand.headers {
        headers.insert(HeaderName::try_from(name.as_str()).unwrap(), HeaderValue::try_from(value.as_str()).unwrap());
    }
    let method = if errand.method == Method::Get { HttpMethod::GET } else { HttpMethod::PATCH };
    let query = uri.query().unwrap_or_default();
    let asked = Asked { method: &method, path: uri.path(), query, headers: &headers, body: errand.body.expose() };
    let (parts, body) = organisation.answer(&asked).into_parts();
    if parts.status.is_redirection() {
        return Delivery::Redirected;
    }
    let header = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    Delivery::Answered(Answer {
        status: parts.status.as_u16(),
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        body: std::str::from_utf8(&body).unwrap().into(),
    })
}

fn wanted() -> Wanted {
    Wanted { tenant: TenantId::parse(TENANT).unwrap(), cloud: Cloud::Public, client: ClientId::parse(APP).unwrap() }
}

fn contoso() -> (Organisation, String) {
    let mut organisation = Organisation::default();
    let id = organisation.add_profile("Fabrikam mail", TENANT, APP, OLD);
    organisation.add_profile("Another", TENANT, "11111111-2222-4333-8444-999999999999", OLD);
    organisation.change(&id, &json!({ "oauthclientid": APP.to_uppercase() }));
    (organisation, id)
}

async fn profiles(
    organisation: &mut Organisation,
    without: &Set<Extra>,
) -> Result<Vec<tenant_bridge::dataverse::profile::Profile>, Refusal> {
    let delivery = carry(organisation, &ask(&Question::Profiles, without, 1)).await;
    trouble::profiles(&delivery)
}

/// From the list to the record that holds the new secret, and nothing else changed.
#[tokio::test]
async fn a_secret_is_replaced() {
    let (mut organisation, id) = contoso();
    let all = profiles(&mut organisation, &Set::default()).await.unwrap();
    let profile = the_one(&all, &wanted()).expect("one profile has the app and tenant").clone();
    let mut before = organisation.profile(&id).clone();
    let secret = ClientSecret::parse(NEW).unwrap();
    let change = write(&profile, &wanted(), &secret, &Set::default(), 2);
    assert_eq!(trouble::written(&carry(&mut organisation, &change).await), Ok(()));
    let question = Question::Profile(Guid::parse(&id).unwrap());
    let after = trouble::profile(&carry(&mut organisation, &ask(&question, &Set::default(), 3)).await).unwrap();
    assert!(after.etag != profile.etag && after.secret_set);
    before.insert("oauthclientsecret".into(), json!(NEW));
    let mut now = organisation.profile(&id).clone();
    for version in ["@odata.etag", "modifiedon"] {
        before.remove(version);
        now.remove(version);
    }
    assert_eq!(now, before);

    // The same request once more finds another version: it cannot be carried out twice.
    let again = trouble::written(&carry(&mut organisation, &change).await).unwrap_err();
    assert_eq!((again.cause, again.code.as_deref()), (Cause::ChangedMeanwhile, Some("0x80060882")));
}

/// What is ticked is written with the secret, in the same request.
#[tokio::test]
async fn what_is_ticked_is_written() {
    let mut organisation = Organisation::default();
    let id = organisation.add_profile("Old", "99999999-8888-4777-8666-000000000000", "11111111-2222-4333-8444-000000000000", OLD);
    organisation.change(&id, &json!({ "usedefaulttenantid": true, "serverauthority": 1 }));
    let profile = profiles(&mut organisation, &Set::default()).await.unwrap().remove(0);
    let mut ticked = Set::default();
    ticked.extend([Change::ClientId, Change::TenantId, Change::Authority]);
    let secret = ClientSecret::parse(NEW).unwrap();
    let change = write(&profile, &wanted(), &secret, &ticked, 2);
    assert_eq!(trouble::written(&carry(&mut organisation, &change).await), Ok(()));
    let after = profiles(&mut organisation, &Set::default()).await.unwrap().remove(0);
    assert!(after.is_of(&wanted()));
    let record = organisation.profile(&id);
    assert_eq!((&record["serverauthority"], &record["usedefaulttenantid"]), (&json!(0), &json!(false)));
}

/// An environment that is older than some columns is asked without them, one refusal at a time.
#[tokio::test]
async fn old_environments_are_asked_for_less() {
    let (mut organisation, _) = contoso();
    organisation.lacks = Extra::ALL.map(|extra| extra.column().to_owned()).into();
    let mut without = Set::default();
    for asked in 0..=Extra::ALL.len() {
        match profiles(&mut organisation, &without).await {
            Ok(all) => {
                assert_eq!((asked, all.len(), all[0].authority), (Extra::ALL.len(), 2, None));
                return;
            }
            Err(Refusal::Without(extra)) => without.insert(extra),
            Err(refusal) => panic!("{refusal:?}"),
        }
    }
    panic!("it was never enough");
}

/// Each refusal is known for what it is, and leaves the record as it was.
#[tokio::test]
async fn refusals() {
    type Spoil = fn(&mut Organisation);
    let spoilt: [(Spoil, Cause); 8] = [
        (|o| o.session = Session::Redirect, Cause::SignedOut),
        (|o| o.session = Session::Page, Cause::SignedOut),
        (|o| o.session = Session::Unauthorised, Cause::SignedOut),
        (|o| o.session = Session::Stranger, Cause::NotMember),
        (|o| o.session = Session::Maintenance, Cause::Busy),
        (|o| o.forbid("prvWriteEmailServerProfile"), Cause::NoPrivilege),
        (|o| o.left = Some(0), Cause::Throttled),
        (|o| o.profiles.clear(), Cause::Gone),
    ];
    for (spoil, cause) in spoilt {
        let (mut organisation, _) = contoso();
        let profile = the_one(&profiles(&mut organisation, &Set::default()).await.unwrap(), &wanted()).unwrap().clone();
        spoil(&mut organisation);
        let before = organisation.profiles.clone();
        let secret = ClientSecret::parse(NEW).unwrap();
        let change = write(&profile, &wanted(), &secret, &Set::default(), 2);
        let refused = trouble::written(&carry(&mut organisation, &change).await).unwrap_err();
        assert_eq!(refused.cause, cause, "{refused:?}");
        assert_eq!(organisation.profiles, before);
        if cause == Cause::NoPrivilege {
            assert_eq!(refused.privilege.as_deref(), Some("prvWriteEmailServerProfile"));
        }
        if cause == Cause::Throttled {
            assert_eq!(refused.retry_after, Some(30));
        }
    }
}

/// Mailboxes are counted in one answer, however many there are.
#[tokio::test]
async fn mailboxes_are_counted() {
    let (mut organisation, id) = contoso();
    for tests in [[1, 1, 1], [1, 1, 1], [1, 2, 1], [0, 0, 0]] {
        organisation.add_mailbox(&id, tests);
    }
    let usage = trouble::usage(&carry(&mut organisation, &ask(&Question::Usage, &Set::default(), 1)).await).unwrap();
    assert_eq!(usage.len(), 1);
    assert_eq!((usage[0].mailboxes, usage[0].failed, usage[0].untested), (4, 1, 1));
}

/// The double itself: the secret can be written and not be read.
#[tokio::test]
async fn the_secret_is_write_only() {
    let (mut organisation, _) = contoso();
    let mut errand = ask(&Question::Profiles, &Set::default(), 1);
    let Delivery::Answered(answer) = carry(&mut organisation, &errand).await else { panic!() };
    assert!(!answer.body.expose().contains(OLD) && answer.body.expose().contains("isoauthclientsecretset"));
    errand.path = errand.path.replace("name,", "oauthclientsecret,");
    let Delivery::Answered(answer) = carry(&mut organisation, &errand).await else { panic!() };
    assert_eq!(answer.status, 400);
}
