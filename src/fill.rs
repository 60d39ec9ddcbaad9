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
        HostKind::Portal => Watch { shapes: wanted_shapes(), labels: wanted_labels(), ..Watch::default() },
        HostKind::PowerPlatform | HostKind::Dataverse => {
            // The admin center knows the host of the environment whose profiles it shows.
            let shapes = if kind == HostKind::PowerPlatform { vec![organisation()] } else { vec![] };
            Watch { shapes, controls: fields::wanted_labels(), names: fields::wanted_names(), ..Watch::default() }
        }
    }
}

/// What tells an agent that a page may show anything of this. A text that needs a label is looked for where a label is, and
/// short labels stand on every page.
pub fn gate(watch: &Watch) -> String {
    let tells = watch.shapes.iter().filter(|shape| !shape.needs_label).map(|shape| shape.tell.clone());
    let labels = watch.labels.iter().chain(&watch.controls).filter(|label| label.chars().count() > 7);
    tells.chain(labels.map(|label| quoted(label))).collect::<Vec<_>>().join("|")
}

/// A label in normal form as a pattern for it on a page, where spaces may stand beside parentheses.
fn quoted(label: &str) -> String {
    let mut pattern = String::with_capacity(label.len() + 8);
    for c in label.chars() {
        match c {
            '(' | ')' => pattern.extend([" ?\\", c.encode_utf8(&mut [0; 4]), " ?"]),
            '.' | '*' | '+' | '?' | '^' | '$' | '{' | '}' | '|' | '[' | ']' | '\\' => pattern.extend(['\\', c]),
            c => pattern.push(c),
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A label that reads as a pattern would open the gate on every page, or break it.
    #[test]
    fn labels_are_quoted() {
        let labels = ["application(client)id", "value", "id. de objeto|x"].map(str::to_owned).to_vec();
        let gate = gate(&Watch { labels, ..Watch::default() });
        assert_eq!(gate, r"application ?\( ?client ?\) ?id|id\. de objeto\|x");
    }
}
