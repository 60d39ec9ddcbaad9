//! What is kept of a change of a profile's secret, on disk: enough to say after any interruption what has to be checked, and at the end
//! which of the old secrets can go. Nothing in it is secret.

use super::organisation::Organisation;
use super::profile::Profile;
use super::trouble::Trouble;
use crate::protocol::panel::Millis;
use crate::setup::expiry::Expiry;
use crate::setup::ids::Guid;
use crate::setup::record::HeldSecret;
use crate::wire::Wire;

/// What a secret is told from others by in the portal.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
pub struct KnownSecret {
    /// Its description.
    pub description: Option<String>,
    /// Its Secret ID.
    pub secret_id: Option<Guid>,
    /// The day it ends.
    pub expires: Option<Expiry>,
}

impl KnownSecret {
    /// Of a held secret.
    pub fn of(held: &HeldSecret) -> Self {
        Self { description: held.description.clone(), secret_id: held.secret_id.clone(), expires: held.expires.day() }
    }

    /// Something in it tells one row of the portal from another.
    pub fn names_a_row(&self) -> bool {
        self.description.is_some() || self.secret_id.is_some()
    }
}

/// Of a setup: the secret that its profile has as far as this device knows, and the change that is going on.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct ProfileSecret {
    /// The secret that this device gave the profile last.
    pub given: Option<KnownSecret>,
    /// The last change, until it is put away.
    pub change: Option<Change>,
}

/// A change, from the admin's word to the last reminder.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Change {
    /// The environment.
    pub organisation: Organisation,
    /// The profile's ID.
    pub profile: Guid,
    /// Its name.
    pub name: String,
    /// Its version before.
    pub etag: String,
    /// When the request was sent.
    pub begun: Millis,
    /// The new secret.
    pub new: KnownSecret,
    /// The one before, if this device gave it.
    pub old: Option<KnownSecret>,
    /// How far it is.
    pub outcome: Outcome,
    /// An earlier request, to the same version of the profile, may have arrived.
    pub again: bool,
    /// The admin says that a mailbox was tested since.
    pub tested: bool,
}

/// How a change ended.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum Outcome {
    /// The request is on its way.
    Sent,
    /// Its answer was never heard, for this reason: it must be checked which secret is in place.
    Doubtful(Trouble),
    /// It was checked then: the profile was as before, with the old secret.
    Unchanged(Millis),
    /// It was checked: the profile has been changed since, at this time as the environment says, most probably by this change.
    Changed(String),
    /// The environment has taken the new secret, and where it could be read back, changed the profile at this time.
    Written(Option<String>),
}

impl Change {
    /// What reading the profile again says of a change that is in doubt.
    pub fn check(&mut self, profile: &Profile, now: Millis) {
        let same = profile.etag == self.etag;
        self.outcome = if same { Outcome::Unchanged(now) } else { Outcome::Changed(profile.modified.clone()) };
    }

    /// Nobody knows which secret is in place.
    pub fn is_in_doubt(&self) -> bool {
        matches!(self.outcome, Outcome::Doubtful(_) | Outcome::Changed(_))
    }

    /// The new secret is in place.
    pub fn is_written(&self) -> bool {
        matches!(self.outcome, Outcome::Written(_))
    }
}
