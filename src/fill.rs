//! The email server profile form: how it is recognised, and the plan that fills it. Pure.

pub mod fields;
pub mod form;
pub mod plan;

use crate::protocol::agent::Watch;
use crate::recognise::shapes::{wanted_labels, wanted_shapes};

/// All that an agent is to look for, on the portals and on the forms.
pub fn watch() -> Watch {
    Watch { shapes: wanted_shapes(), labels: wanted_labels(), controls: fields::wanted_labels(), names: fields::wanted_names() }
}
