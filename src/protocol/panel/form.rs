//! The server profile form, and what came of filling it.

use crate::wire::Wire;

/// The profile form in sight.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FormView {
    /// Its state.
    pub state: FormState,
    /// Title of the tab; empty when none.
    pub page: String,
    /// The tab is in a private window.
    pub incognito: bool,
    /// A page is in sight that may hold a form.
    pub possible: bool,
    /// Its boxes that have no name yet.
    pub unnamed: Unnamed,
}

/// Boxes of a form that the admin must name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
pub struct Unnamed {
    /// The fields without a box, in the order of the form.
    pub fields: Vec<FormField>,
    /// How many boxes have appeared since the authentication type was chosen; 0 where that is not known.
    pub appeared: u32,
}

/// State of the profile form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormState {
    /// Not in sight.
    None,
    /// In sight.
    Found,
    /// More than one in sight.
    Ambiguous,
    /// The edit screen that lacks the OAuth fields.
    EditWithoutOauth,
}

/// A field of the profile form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum FormField {
    /// "Email Server Type".
    ServerType,
    /// "Name".
    Name,
    /// "Authentication Type".
    AuthenticationType,
    /// Model-driven only: "use default tenant ID".
    UseDefaultTenantId,
    /// "Tenant ID".
    TenantId,
    /// "Application ID".
    ClientId,
    /// "Client secret".
    ClientSecret,
}

/// The running or last fill.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct FillView {
    /// The button may be pressed.
    pub allowed: bool,
    /// A fill is running.
    pub running: bool,
    /// One row a field that was dealt with.
    pub fields: Vec<FillRow>,
    /// Fields that hold something else.
    pub questions: Vec<FillQuestion>,
}

/// A field's result.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FillRow {
    /// Which field.
    pub field: FormField,
    /// How it ended.
    pub state: FillState,
    /// Why, where it is not plain.
    pub reason: Option<FillReason>,
}

/// How a field ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum FillState {
    /// Written and read back.
    Filled,
    /// It was right before.
    Already,
    /// The admin kept what stood there.
    Kept,
    /// Not on the form.
    Missing,
    /// Not written, for safety.
    Refused,
    /// Written without effect.
    Failed,
}

/// Why a field ended so.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum FillReason {
    /// No control answers to it.
    NoBox,
    /// More than one control or form answers to it.
    Ambiguous,
    /// The control offers other options only; these.
    NoSuchOption(Vec<String>),
    /// The control takes no input.
    Disabled,
    /// The control takes fewer characters.
    TooLong,
    /// The page put something else there.
    NotKept,
    /// The form's record does not hold it although the box shows it (model-driven).
    NotInRecord,
    /// The page is no longer there, or no longer a trusted one.
    PageGone,
    /// An earlier field that it depends on did not succeed.
    Skipped,
    /// The page provoked an exception.
    Exception,
}

/// A field that holds something else.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FillQuestion {
    /// Which field.
    pub field: FormField,
    /// What it holds; empty for the secret.
    pub current: String,
    /// What it would be given; empty for the secret.
    pub wanted: String,
}
