//! The email server profile form: how it is recognised, and the plan that fills it. Pure.

pub mod fields;
pub mod form;
pub mod plan;

use crate::protocol::agent::Watch;
use crate::recognise::pages::HostKind;
use crate::recognise::shapes::{organisation, wanted_labels, wanted_shapes};

/// What an agent is to look for: values on the portals, controls where the form is. Neither reads what only the other needs.
pub fn watch(kind: HostKind) -> Watch {
    match kind {
        HostKind::Portal => Watch { shapes: wanted_shapes(), labels: wanted_labels(), controls: vec![], names: vec![] },
        HostKind::PowerPlatform | HostKind::Dataverse => {
            // The admin center knows the host of the environment whose profiles it shows.
            let shapes = if kind == HostKind::PowerPlatform { vec![organisation()] } else { vec![] };
            Watch { shapes, labels: vec![], controls: fields::wanted_labels(), names: fields::wanted_names() }
        }
    }
}
