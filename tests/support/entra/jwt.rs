//! Access tokens as Entra issues them (version 1.0, app only), really signed.

use super::super::in_checkout;
use super::super::world::guid;
use super::{App, Tenant};
use base64ct::{Base64UrlUnpadded, Encoding};
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{KeyPair, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey};
use serde_json::{Value, json};
use std::sync::LazyLock;
use time::OffsetDateTime;

/// A key that signs the double's tokens and opens nothing; no library of the tests makes RSA keys.
static KEY: LazyLock<RsaKeyPair> = LazyLock::new(|| {
    let bytes = std::fs::read(in_checkout("tests/fixtures/entra-double.pk8")).expect("the key is in the checkout");
    RsaKeyPair::from_pkcs8(&bytes).expect("the key is an RSA key")
});

const KEY_ID: &str = "double";

/// Seconds that a token is good for.
pub const LIFE: i64 = 3599;

/// Claims of a token for `audience` with these roles.
pub fn claims(tenant: &Tenant, app: &App, audience: &str, roles: &[String]) -> Value {
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let issuer = format!("https://sts.windows.net/{}/", tenant.id);
    let mut claims = json!({
        "aud": audience, "iss": issuer, "idp": issuer, "iat": now, "nbf": now, "exp": now + LIFE, "aio": "E2ZgYJD6",
        "appid": app.id, "appidacr": "1", "idtyp": "app", "oid": app.service_principal, "sub": app.service_principal,
        "rh": "1.AAAA", "tid": tenant.id, "uti": guid(), "ver": "1.0",
    });
    // Nothing consented, no claim: not an empty one.
    if !roles.is_empty() {
        claims["roles"] = json!(roles);
    }
    claims
}

/// A signed token.
pub fn sign(claims: &Value) -> String {
    let header = json!({ "typ": "JWT", "alg": "RS256", "x5t": KEY_ID, "kid": KEY_ID });
    let text = format!("{}.{}", part(&header), part(claims));
    let mut signature = vec![0; KEY.public().modulus_len()];
    KEY.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).expect("the key signs");
    format!("{text}.{}", Base64UrlUnpadded::encode_string(&signature))
}

/// A token that says so itself.
pub fn unsigned(claims: &Value) -> String {
    format!("{}.{}.", part(&json!({ "typ": "JWT", "alg": "none" })), part(claims))
}

/// The claims of a token of ours that has not expired.
pub fn verified(token: &str) -> Option<Value> {
    let (text, signature) = token.rsplit_once('.')?;
    let signature = Base64UrlUnpadded::decode_vec(signature).ok()?;
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, KEY.public_key().as_ref());
    key.verify(text.as_bytes(), &signature).ok()?;
    let (_, payload) = text.split_once('.')?;
    let claims: Value = serde_json::from_slice(&Base64UrlUnpadded::decode_vec(payload).ok()?).ok()?;
    (claims["exp"].as_i64()? > OffsetDateTime::now_utc().unix_timestamp()).then_some(claims)
}

/// What `jwks_uri` answers.
pub fn keys() -> Value {
    let key = PublicKeyComponents::<Vec<u8>>::from(KEY.public());
    let (n, e) = (Base64UrlUnpadded::encode_string(&key.n), Base64UrlUnpadded::encode_string(&key.e));
    json!({ "keys": [{ "kty": "RSA", "use": "sig", "kid": KEY_ID, "x5t": KEY_ID, "n": n, "e": e }] })
}

fn part(value: &Value) -> String {
    Base64UrlUnpadded::encode_string(value.to_string().as_bytes())
}
