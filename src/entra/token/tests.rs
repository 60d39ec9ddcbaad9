//! Where the secret goes, and what the answers mean that need no server. All others: `tests/entra.rs`.

use super::*;
use crate::entra::http::BODY_LIMIT;
use crate::setup::ids::{ClientId, TenantId};

const SECRET: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";

fn asked(cloud: Cloud, api: Api) -> Asked {
    let tenant = TenantId::parse("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c").unwrap();
    let client = ClientId::parse("7d6c5b4a-3f2e-4d1c-9b0a-8f7e6d5c4b3a").unwrap();
    Asked { cloud, tenant, client, api }
}

/// In every cloud and for every API: a POST to the cloud's own login host, the secret encoded, once, in the body only.
#[test]
fn the_secret_is_in_the_body_only() {
    let secret = ClientSecret::parse(SECRET).unwrap();
    for cloud in Cloud::ALL {
        for api in Api::ALL {
            let request = request(&asked(cloud, api), &secret);
            let login = cloud.hosts().login;
            assert_eq!(request.method(), "POST");
            assert_eq!(request.url(), format!("https://{login}/3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c/oauth2/v2.0/token"));
            assert_eq!(request.headers().collect::<Vec<_>>(), [("content-type", "application/x-www-form-urlencoded")]);
            assert_eq!(request.authorization(), None);
            let scope = resource(cloud, api).replace("://", "%3A%2F%2F");
            assert_eq!(
                request.body(),
                format!(
                    "client_id=7d6c5b4a-3f2e-4d1c-9b0a-8f7e6d5c4b3a&scope={scope}%2F.default\
                     &client_secret=abc8Q%7Edefghijklmnopqrstuvwxyz-_.%7E0123456&grant_type=client_credentials"
                )
            );
        }
    }
    let old = ClientSecret::parse("Zm9vYmFyK2Jhei9xdXV4PT0rK2Fhc2Rmc2RmMTIzNDU=").unwrap();
    assert!(request(&asked(Cloud::Public, Api::Graph), &old).body().contains("MTIzNDU%3D&"));
}

/// What is no answer of Entra's, and what is one without sense.
#[test]
fn strange_answers() {
    let cause = |answer| read(&asked(Cloud::Public, Api::Graph), answer, 0.0).err().map(|trouble| trouble.cause);
    let said = |status, body: &str| cause(Response::new(status, Vec::new(), body.into()));
    for (status, body, expected) in [
        (200, "<!doctype html><title>Sign in to the guest network</title>", Cause::NotEntra),
        (200, "", Cause::NotEntra),
        (200, "{}", Cause::Malformed),
        (200, r#"{"access_token":7}"#, Cause::Malformed),
        (200, r#"{"access_token":"x"}"#, Cause::NotAToken),
        (302, "", Cause::Unreachable),
        (407, "<html>", Cause::NotEntra),
        (429, "", Cause::Throttled),
        (502, "<html>", Cause::Busy),
        (400, r#"{"error":"invalid_grant"}"#, Cause::Unknown),
        (503, r#"{"error":"temporarily_unavailable"}"#, Cause::Busy),
        (400, r#"{"error":"invalid_client","error_codes":[7000222]}"#, Cause::SecretExpired),
        (400, r#"{"error":"invalid_client","error_codes":[1,7000222]}"#, Cause::SecretExpired),
        // A message is for people: its number decides nothing.
        (400, r#"{"error":"x","error_description":"AADSTS7000215: Invalid client secret provided."}"#, Cause::Unknown),
    ] {
        assert_eq!(said(status, body), Some(expected), "{status} {body}");
    }
    for failure in [Failure::Offline, Failure::Unreachable, Failure::TimedOut] {
        assert_eq!(cause(Err(failure)), Some(Trouble::from(failure).cause));
    }
}

/// However much comes, a certain length is all that is read.
#[test]
fn long_answers_are_refused() {
    let body = |length: usize| format!(r#"{{"access_token":"{}"}}"#, "x".repeat(length - 19)).into_bytes();
    assert!(Response::new(200, Vec::new(), body(BODY_LIMIT)).is_ok());
    assert_eq!(Response::new(200, Vec::new(), body(BODY_LIMIT + 1)).err(), Some(Failure::TooLarge));
}

/// An unknown code goes on with what support needs, and without what nobody must see.
#[test]
fn unknown_codes_are_told() {
    let id = "0f1e2d3c-4b5a-4968-8776-655443322110";
    let body = format!(
        r#"{{"error":"x","error_codes":[9999999],"correlation_id":"{id}","error_description":
        "AADSTS9999999: No {SECRET} here.\r\nTrace ID: {id}\r\nCorrelation ID: {id}"}}"#
    );
    let headers = vec![("Retry-After".to_owned(), "17".to_owned())];
    let response = Response::new(400, headers, body.into_bytes());
    let trouble = read(&asked(Cloud::Public, Api::Graph), response, 0.0).err().unwrap();
    assert_eq!((trouble.cause, trouble.code.as_deref()), (Cause::Unknown, Some("9999999")));
    assert_eq!(trouble.text.as_deref(), Some("AADSTS9999999: No … here."));
    assert_eq!((trouble.correlation.unwrap().as_str(), trouble.retry_after), (id, Some(17)));
}
