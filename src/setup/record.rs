//! A setup: the three values on their way from one tenant's portal into the other's form.

use super::expiry::Ends;
use super::ids::{ClientId, Guid, IdError, TenantId};
use super::note::SecretNote;
use super::secret::{ClientSecret, SecretError};
use super::steps::Step;
use crate::protocol::panel::{ConflictReason, Evidence, Millis, PermissionSeen};
use crate::protocol::saved::SavedProfile;
use crate::recognise::normal::normal;
use crate::small::Set;
use crate::wire::Wire;

/// A setup, without its secret: what may be written to disk.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Setup {
    /// Its id, never used again.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Directory (tenant) ID.
    pub tenant: Slot<TenantId>,
    /// Application (client) ID.
    pub client: Slot<ClientId>,
    /// The profile's name, if the admin gave one; else the setup's.
    pub profile_name: Option<String>,
    /// Steps the admin says are done.
    pub ticked: Set<Step>,
    /// The form was filled with the values as they are.
    pub filled: bool,
    /// What the portal's permissions page showed last.
    pub permissions: Option<SeenPermissions>,
    /// The saved profile, as something showed it last.
    pub saved: Option<SavedProfile>,
    /// What stays known of the secret that was held last.
    pub note: Option<SecretNote>,
    /// It is tried on the sample pages: nothing in it is real.
    #[wire(default)]
    pub is_sample: bool,
}

/// What the permissions page showed of an app.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct SeenPermissions {
    /// The app.
    pub app: ClientId,
    /// When the list last changed.
    pub at: Millis,
    /// Each permission of the plan, in the plan's order.
    pub seen: Vec<PermissionSeen>,
}

impl Setup {
    /// An empty setup.
    pub fn new(id: u32) -> Self {
        Self {
            id,
            name: format!("Exchange Online {id}"),
            tenant: Slot::default(),
            client: Slot::default(),
            profile_name: None,
            ticked: Set::default(),
            filled: false,
            permissions: None,
            saved: None,
            note: None,
            is_sample: false,
        }
    }

    /// What was seen of the permissions of the app that the setup holds.
    pub fn seen_permissions(&self) -> Option<&SeenPermissions> {
        self.permissions.as_ref().filter(|seen| self.client.usable() == Some(&seen.app))
    }

    /// The saved profile that was seen, if it is the one that the form was filled for.
    pub fn seen_saved(&self) -> Option<&SavedProfile> {
        self.saved.as_ref().filter(|saved| self.filled && saved.name == normal(self.profile_name()))
    }

    /// What the form's "Name" gets.
    pub fn profile_name(&self) -> &str {
        self.profile_name.as_deref().unwrap_or(&self.name)
    }
}

/// The place of one id.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Slot<T> {
    /// The value with what vouches for it.
    pub held: Option<Held<T>>,
    /// An open question. While it is open the value is not used.
    pub question: Option<Question<T>>,
    /// Values the admin decided against: not asked about again.
    pub declined: Set<T>,
    /// What was typed and refused, with the reason.
    pub refused: Option<(String, IdError)>,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { held: None, question: None, declined: Set::default(), refused: None }
    }
}

impl<T> Slot<T> {
    /// The value, if it can be used: there, and not in question.
    pub fn usable(&self) -> Option<&T> {
        self.held.as_ref().filter(|_| self.question.is_none()).map(|held| &held.value)
    }
}

/// A value and what vouches for it.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Held<T> {
    /// The value.
    pub value: T,
    /// What vouches for it.
    pub evidence: Evidence,
}

/// Two values for one place.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Question<T> {
    /// The one that is kept by default: held, or seen first.
    pub left: Side<T>,
    /// The other.
    pub right: Side<T>,
    /// Why it is a question.
    pub reason: ConflictReason,
}

/// One side of a question.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Side<T> {
    /// The value.
    pub value: T,
    /// What vouches for it; nothing when only the address names it.
    pub evidence: Option<Evidence>,
}

/// The place of a setup's secret. It has no form on the disk: it lives in memory, and in the session's by one named function.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SecretSlot {
    /// The secret; while two were seen at once, the one seen first.
    pub held: Option<HeldSecret>,
    /// Another secret that was seen.
    pub question: Option<(HeldSecret, ConflictReason)>,
    /// Fingerprints of secrets that were wiped or declined: the page may still show them.
    pub declined: Set<u64>,
    /// What was typed, or seen where a secret should be, and refused.
    pub refused: Option<SecretError>,
}

impl SecretSlot {
    /// The secret, if it was taken: of two that were seen at once none is.
    pub fn taken(&self) -> Option<&HeldSecret> {
        let undecided = self.question.as_ref().is_some_and(|(_, reason)| *reason == ConflictReason::TwoSeen);
        self.held.as_ref().filter(|_| !undecided)
    }

    /// When its secrets are forgotten by themselves; those in question, too.
    pub fn forgotten_at(&self) -> Option<Millis> {
        let asked = self.question.as_ref().map(|(asked, _)| asked);
        self.held.iter().chain(asked).map(|secret| secret.forgotten_at).reduce(f64::min)
    }

    /// Changes when they are.
    pub fn put_off(&mut self, until: impl Fn(Millis) -> Millis) {
        let asked = self.question.as_mut().map(|(asked, _)| asked);
        for secret in self.held.iter_mut().chain(asked) {
            secret.forgotten_at = until(secret.forgotten_at);
        }
    }

    /// The secret, if it can be used: there, and not in question.
    pub fn usable(&self) -> Option<&HeldSecret> {
        self.held.as_ref().filter(|_| self.question.is_none())
    }
}

/// A secret and what is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct HeldSecret {
    /// The value.
    pub secret: ClientSecret,
    /// What is known of the day it ends.
    pub expires: Ends,
    /// Its description in the portal.
    pub description: Option<String>,
    /// Its Secret ID there.
    pub secret_id: Option<Guid>,
    /// The app on whose page it was seen.
    pub app: Option<ClientId>,
    /// What vouches for it.
    pub evidence: Evidence,
    /// When it is forgotten by itself.
    pub forgotten_at: Millis,
}
