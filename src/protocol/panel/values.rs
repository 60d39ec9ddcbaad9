//! The three values: what is held, by which evidence, what is asked about them, and what was read.

use super::{Millis, ValueField};
use crate::setup::ids::IdError;
use crate::setup::secret::{SecretError, SecretFormat};
use crate::wire::Wire;

/// State of a value's place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotState {
    /// Nothing yet.
    Empty,
    /// There.
    Captured,
    /// A question is open.
    Conflict,
    /// What was given is refused.
    Invalid,
    /// Secret only: a Secret ID was given or seen in its place.
    SecretId,
    /// Secret only: a masked secret was given or seen.
    Masked,
    /// Secret only: its end has passed.
    Expired,
}

/// Where a value came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Origin {
    /// Recognised on a page.
    Page,
    /// Pointed at by the admin.
    Pick,
    /// Typed or pasted.
    Typed,
    /// From a file of setups, or a handoff.
    Import,
}

/// What vouches for a value.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Evidence {
    /// How it came.
    pub origin: Origin,
    /// The label that named it, as matched; empty when typed.
    pub label: String,
    /// Heading of the page part, e.g. the app's name; empty when none was seen.
    pub heading: String,
    /// Title of the tab; empty when typed.
    pub page: String,
    /// The tab is in a private window.
    pub incognito: bool,
    /// When.
    pub at: Millis,
}

impl Evidence {
    /// Of a value that no page showed.
    pub fn without_page(origin: Origin, at: Millis) -> Self {
        Self { origin, label: String::new(), heading: String::new(), page: String::new(), incognito: false, at }
    }
}

/// A tenant or client ID as shown.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct IdView {
    /// State of the slot.
    pub state: SlotState,
    /// The whole value.
    pub value: Option<String>,
    /// What vouches for it.
    pub evidence: Option<Evidence>,
    /// Why the last typed text was refused.
    pub error: Option<IdError>,
    /// That text, kept in the box. Never one that looks like a secret.
    pub refused: Option<String>,
}

/// The client secret as shown: never the value.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct SecretView {
    /// State of the slot.
    pub state: SlotState,
    /// Length in characters.
    pub length: Option<usize>,
    /// Which form it has.
    pub format: Option<SecretFormat>,
    /// End of validity, ISO date, where the page said it without doubt.
    pub expires: Option<String>,
    /// The description in the portal.
    pub description: Option<String>,
    /// What vouches for it.
    pub evidence: Option<Evidence>,
    /// When it will be forgotten by itself.
    pub forgotten_at: Option<Millis>,
    /// Why the last typed or seen text was refused.
    pub error: Option<SecretError>,
}

/// A question about a value: the one that the setup holds beside one that was seen.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Conflict {
    /// Which value.
    pub field: ValueField,
    /// What the setup holds, or the first of two found at once.
    pub held: Face,
    /// What was found.
    pub found: Face,
    /// Why it is a question.
    pub reason: ConflictReason,
}

/// Why a value is a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum ConflictReason {
    /// A page shows another value than the setup holds.
    DiffersFromHeld,
    /// Pages show two values at once.
    TwoSeen,
    /// The portal's address names another app than the page does.
    DiffersFromAddress,
    /// A secret was seen on the page of another app.
    OtherApp,
}

/// One side of a question.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Face {
    /// The id; of a secret what tells it from another ("40 characters, “D365”, ends 2027-12-01"), empty when there is none.
    pub value: String,
    /// What vouches for it.
    pub evidence: Option<Evidence>,
}

/// One sighting with the verdict on it.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Seen {
    /// The id; of anything that may be a secret, its kind.
    pub text: String,
    /// The label nearest to it; empty when none.
    pub label: String,
    /// Host of the page.
    pub host: String,
    /// The verdict.
    pub verdict: Verdict,
}

/// What became of a sighting, and why.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Verdict {
    /// The directory (tenant) ID.
    IsTenantId,
    /// The application (client) ID.
    IsClientId,
    /// The client secret.
    IsClientSecret,
    /// A Secret ID in its own place.
    IsSecretId,
    /// A masked secret.
    IsMasked,
    /// An object ID.
    IsObjectId,
    /// Not visible.
    Hidden,
    /// No label beside it.
    NoLabel,
    /// Its label is not known.
    UnknownLabel,
    /// Its labels say two different things.
    LabelsDisagree,
    /// Its label is known from weak sources only, and nothing else supports it.
    WeakLabel,
    /// A list of apps, not an app's own page.
    InList,
    /// Not a page where this value is shown.
    WrongPage,
    /// The label fits, the text does not.
    WrongShape,
}
