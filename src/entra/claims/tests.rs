//! A token is read, not trusted.

use super::*;

const TENANT: &str = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
const CLIENT: &str = "7d6c5b4a-3f2e-4d1c-9b0a-8f7e6d5c4b3a";
const OTHER: &str = "0f1e2d3c-4b5a-4968-8776-655443322110";
const NOW: f64 = 1_795_600_000_000.0;

fn asked(api: Api) -> Asked {
    Asked { cloud: Cloud::Public, tenant: TenantId::parse(TENANT).unwrap(), client: ClientId::parse(CLIENT).unwrap(), api }
}

fn token(header: &str, claims: &str, signature: &str) -> String {
    let encode = |text: &str| Base64UrlUnpadded::encode_string(text.as_bytes());
    [encode(header), encode(claims), encode(signature)].join(".")
}

/// Claims of a good Exchange token, with some text replaced.
fn claims(from: &str, to: &str) -> String {
    let good = format!(
        r#"{{"aud":"https://outlook.office365.com","tid":"{TENANT}","appid":"{CLIENT}","oid":"{OTHER}","exp":1795600001,
            "roles":["full_access_as_app","Mail.Read","Mail.Send"]}}"#
    );
    assert!(good.contains(from), "{from}");
    good.replace(from, to)
}

fn signed(claims: &str) -> String {
    token(r#"{"alg":"RS256"}"#, claims, "signature")
}

/// Roles of the plan are kept by name, all others are a number: they are texts of somebody else's.
/// `Mail.Send` is a role of the plan in Graph's token only.
#[test]
fn good_token() {
    let grant = read(&signed(&claims("", "")), &asked(Api::Exchange), NOW).unwrap();
    assert_eq!(grant.roles.iter().collect::<Vec<_>>(), ["full_access_as_app"]);
    assert_eq!((grant.others, grant.service_principal), (2, Guid::parse(OTHER)));
    for (from, to) in [
        ("\"appid\"", "\"azp\""),
        ("office365.com\"", "office365.com/\""),
        ("https://outlook.office365.com", "00000002-0000-0ff1-ce00-000000000000"),
        (TENANT, &TENANT.to_uppercase()),
    ] {
        assert!(read(&signed(&claims(from, to)), &asked(Api::Exchange), NOW).is_ok(), "{to}");
    }
    let without = claims(r#""roles":["full_access_as_app","Mail.Read","Mail.Send"]"#, r#""ver":"1.0""#);
    assert_eq!(read(&signed(&without), &asked(Api::Exchange), NOW).map(|g| (g.roles.len(), g.others)), Ok((0, 0)));
}

/// Each claim that says something else than was asked has an error of its own.
#[test]
fn lying_tokens() {
    for (from, to, lie) in [
        (TENANT, OTHER, Lie::ForeignTenant),
        ("\"tid\"", "\"tenant\"", Lie::ForeignTenant),
        (CLIENT, OTHER, Lie::ForeignApp),
        ("\"appid\"", "\"app\"", Lie::ForeignApp),
        ("https://outlook.office365.com", "https://graph.microsoft.com", Lie::ForeignApi),
        ("https://outlook.office365.com", "https://outlook.office365.us", Lie::ForeignApi),
        ("1795600001", "1795600000", Lie::Expired),
        ("1795600001", "\"soon\"", Lie::NotAToken),
    ] {
        assert_eq!(read(&signed(&claims(from, to)), &asked(Api::Exchange), NOW), Err(lie), "{to}");
    }
    // A version 2 claim beside the version 1 claim does not overrule it.
    let both = claims("\"appid\":", &format!("\"azp\":\"{CLIENT}\",\"appid\":\"{OTHER}\",\"was\":"));
    assert_eq!(read(&signed(&both), &asked(Api::Exchange), NOW), Err(Lie::ForeignApp));
}

/// The shapes of a token that is none.
#[test]
fn broken_tokens() {
    let good = claims("", "");
    for (text, lie) in [
        (token(r#"{"alg":"none"}"#, &good, "signature"), Lie::Unsigned),
        (token(r#"{"alg":"NONE"}"#, &good, ""), Lie::Unsigned),
        (token(r#"{"alg":"RS256"}"#, &good, ""), Lie::Unsigned),
        (token(r#"{"typ":"JWT"}"#, &good, "signature"), Lie::NotAToken),
        (token(r#"{"alg":"RS256"}"#, "[]", "signature"), Lie::NotAToken),
        (signed(&good) + ".more", Lie::NotAToken),
        (signed(&good).replace('.', ""), Lie::NotAToken),
        ("a.b.c".to_owned(), Lie::NotAToken),
        (String::new(), Lie::NotAToken),
    ] {
        assert_eq!(read(&text, &asked(Api::Exchange), NOW), Err(lie), "{text}");
    }
}
