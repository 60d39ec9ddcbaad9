//! Values that the admin gives: typed, pasted or pointed at.

use super::state::{State, fingerprint};
use super::{MINUTE, SECRET_IDLE_MINUTES, managed};
use crate::protocol::panel::{Evidence, Millis, Origin, ValueField};
use crate::setup::expiry::Ends;
use crate::setup::ids::{ClientId, IdError, TenantId};
use crate::setup::record::{Held, HeldSecret, Slot};
use crate::setup::secret::ClientSecret;

/// A value typed or pasted; an emptied box takes back what was refused.
pub fn typed(state: &mut State, field: ValueField, text: &str, now: Millis) {
    if text.is_empty() {
        return take_back(state, field);
    }
    let evidence = Evidence::without_page(Origin::Typed, now);
    given(state, field, text, evidence);
}

/// A value typed or pointed at. Being the admin's own word it replaces what is held; a refused text replaces nothing. True when
/// it was taken.
pub fn given(state: &mut State, field: ValueField, text: &str, evidence: Evidence) -> bool {
    let now = evidence.at;
    let Some(setup) = state.local.open_setup_mut() else {
        return false;
    };
    let taken = match field {
        ValueField::TenantId => {
            let other = setup.client.held.as_ref().map(|h| h.value.to_string());
            let allows = |tenant: &TenantId| managed::allows(&state.session.policy, setup, tenant);
            let allowed = |tenant| if allows(&tenant) { Ok(tenant) } else { Err(IdError::NotAllowed) };
            let parsed = TenantId::parse(text).and_then(allowed);
            typed_id(&mut setup.tenant, text, parsed, other, evidence)
        }
        ValueField::ClientId => {
            let other = setup.tenant.held.as_ref().map(|h| h.value.to_string());
            typed_id(&mut setup.client, text, ClientId::parse(text), other, evidence)
        }
        ValueField::ClientSecret => typed_secret(state, text, evidence, now),
    };
    // A refused ID takes the place of the typed one; a refused secret changes nothing.
    if let (true, Some(setup)) = (taken || field != ValueField::ClientSecret, state.open_setup_mut()) {
        setup.filled = false;
    }
    taken
}

fn take_back(state: &mut State, field: ValueField) {
    match (field, state.local.open_setup_mut()) {
        (ValueField::TenantId, Some(setup)) => setup.tenant.refused = None,
        (ValueField::ClientId, Some(setup)) => setup.client.refused = None,
        (ValueField::ClientSecret, _) => {
            if let Some(slot) = state.open_secret() {
                slot.refused = None;
            }
        }
        (_, None) => {}
    }
}

fn typed_id<T: Ord + ToString>(
    slot: &mut Slot<T>,
    text: &str,
    parsed: Result<T, IdError>,
    other: Option<String>,
    evidence: Evidence,
) -> bool {
    let parsed =
        parsed.and_then(|value| if other.as_deref() == Some(&value.to_string()) { Err(IdError::SameAsOther) } else { Ok(value) });
    match parsed {
        Ok(value) => {
            slot.declined.remove(&value);
            *slot =
                Slot { held: Some(Held { value, evidence }), declined: std::mem::take(&mut slot.declined), ..Slot::default() };
            true
        }
        // Only what cannot be part of a secret stays in the box, and so on the disk: a domain, or the remains of a GUID.
        Err(error) => {
            let like_guid = |c: char| c.is_ascii_hexdigit() || c.is_whitespace() || "-{}()".contains(c);
            let keep = matches!(error, IdError::Domain(_)) || text.chars().all(like_guid);
            let kept: String = if keep { text.chars().take(200).collect() } else { String::new() };
            slot.refused = Some((kept, error));
            false
        }
    }
}

fn typed_secret(state: &mut State, text: &str, evidence: Evidence, now: Millis) -> bool {
    let Some(slot) = state.open_secret() else {
        return false;
    };
    match ClientSecret::parse(text) {
        Ok(secret) => {
            slot.declined.remove(&fingerprint(secret.expose()));
            let forgotten_at = now + SECRET_IDLE_MINUTES * MINUTE;
            slot.held = Some(HeldSecret {
                secret,
                expires: Ends::Unknown,
                description: None,
                secret_id: None,
                app: None,
                evidence,
                forgotten_at,
            });
            slot.question = None;
            slot.refused = None;
            true
        }
        Err(error) => {
            slot.refused = Some(error);
            false
        }
    }
}
