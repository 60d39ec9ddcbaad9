//! What the panel shows of an environment's email server profiles, and of a change of one's secret ([`crate::dataverse`]).

use super::panel::Millis;
use crate::dataverse::change;
use crate::dataverse::plan::{self, Obstacle};
use crate::dataverse::profile::Profile;
use crate::dataverse::trouble::Trouble;
use crate::wire::{Value, Wire};

/// Profiles and change as shown.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct RotationView {
    /// How far it is.
    pub status: RotateStatus,
    /// What is waited for.
    pub waiting: Option<Wait>,
    /// Environments that pages in sight belong to, or name.
    pub places: Vec<PlaceView>,
    /// The admin must say which environment.
    pub asks_place: bool,
    /// What was given as one is none.
    pub place_refused: bool,
    /// Host of the environment that is asked.
    pub host: Option<String>,
    /// Its profiles that sign in with an app, once they are read.
    pub profiles: Option<Vec<ProfileView>>,
    /// Why it is not known how many mailboxes use each.
    pub usage_trouble: Option<Trouble>,
    /// What a change of the chosen profile would write.
    pub plan: Option<PlanView>,
    /// The last change, until it is put away.
    pub change: Option<change::Change>,
}

/// How far a change of the secret is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Wire)]
pub enum RotateStatus {
    /// Not begun, or waiting for the admin.
    #[default]
    Idle,
    /// An answer, or the environment's page, is waited for.
    Pending,
    /// The new secret is in place.
    Ok,
    /// Something went wrong, or must be checked.
    Error,
}

/// What is waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Wait {
    /// The environment's page, which was opened.
    Page,
    /// The profiles.
    Profiles,
    /// The new secret is being written.
    Write,
    /// The profile is read back.
    ReadBack,
    /// It is being checked which secret is in place.
    Check,
}

/// An environment.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct PlaceView {
    /// Its host.
    pub host: String,
    /// A page of it is in sight; else another page names it.
    pub in_sight: bool,
}

/// A profile as shown.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct ProfileView {
    /// What the environment tells of it.
    pub profile: Profile,
    /// It signs in as the open setup's app, to its tenant.
    pub fits: bool,
    /// It is the one that a change is about.
    pub chosen: bool,
    /// The mailboxes that use it, where that is known.
    pub usage: Option<UsageView>,
    /// What this device knows of its app.
    pub known: Option<KnownView>,
}

/// Mailboxes of a profile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub struct UsageView {
    /// Active ones.
    pub mailboxes: u32,
    /// Those of which the last test failed.
    pub failed: u32,
    /// Those that were never tested.
    pub untested: u32,
}

/// What a setup of this device knows of a profile's app.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct KnownView {
    /// The setup's name.
    pub setup: String,
    /// End of the secret that this device knows, ISO date.
    pub expires: Option<String>,
    /// The last verification.
    pub checked: Option<CheckedView>,
}

/// A verification in short.
#[derive(Clone, Copy, PartialEq, Debug, Wire)]
pub struct CheckedView {
    /// When.
    pub at: Millis,
    /// Entra took the values.
    pub accepted: bool,
    /// Needed roles of Exchange that are granted, and how many are needed.
    pub ews: (u32, u32),
    /// The same of Graph.
    pub graph: (u32, u32),
}

/// What a change would write, and what stands in its way.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct PlanView {
    /// What else the profile has otherwise than the setup, and whether that is to be written.
    pub offers: Vec<(plan::Change, bool)>,
    /// What stands in its way.
    pub obstacles: Vec<Obstacle>,
    /// The new secret.
    pub secret: NewSecret,
    /// The button may be pressed.
    pub allowed: bool,
}

/// The secret that would be written.
#[derive(Clone, Copy, PartialEq, Debug, Wire)]
pub enum NewSecret {
    /// There is none.
    Missing,
    /// There is a question about it.
    InQuestion,
    /// Its end has passed.
    Expired,
    /// Entra refuses it: with it the profile would stop.
    Refused,
    /// Nobody has asked Entra, or there was no answer.
    Unverified,
    /// Entra took it, then.
    Verified(Millis),
}

impl NewSecret {
    /// It may be written.
    pub fn is_usable(self) -> bool {
        matches!(self, Self::Unverified | Self::Verified(_))
    }
}

/// A trouble's name as it is written in messages: its `data-code`.
pub fn code(trouble: &Trouble) -> String {
    if let Value::Text(name) = trouble.cause.write() { name.to_string() } else { String::new() }
}
