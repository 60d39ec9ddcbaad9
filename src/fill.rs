//! The email server profile form: how it is recognised, and the plan that fills it. Pure.

pub mod fields;
pub mod form;
pub mod plan;

use crate::protocol::agent::{Shape, Watch};
use crate::recognise::labels::is_of_apps;
use crate::recognise::pages::HostKind;
use crate::recognise::shapes::{HEADINGS, NEVER_A_VALUE, SHOWING_BOXES, Told, organisation, wanted_labels, wanted_shapes};

/// What an agent is to look for: values on the portals, controls where the form is. Neither reads what only the other needs.
pub fn watch(kind: HostKind) -> Watch {
    match kind {
        HostKind::Portal => around(kind, wanted_shapes(), Watch { labels: wanted_labels(), ..Watch::default() }),
        HostKind::PowerPlatform | HostKind::Dataverse => {
            // The admin center knows the host of the environment whose profiles it shows.
            let shapes = if kind == HostKind::PowerPlatform { vec![organisation()] } else { vec![] };
            let (controls, names) = (fields::wanted_labels(), fields::wanted_names());
            around(kind, shapes, Watch { controls, names, fillable: fields::FILLABLE.to_owned(), ..Watch::default() })
        }
    }
}

/// Adds the shapes, and what tells an agent that a page may show anything of all this.
fn around(kind: HostKind, shapes: Vec<Told>, mut watch: Watch) -> Watch {
    for (Shape { pattern, needs_label, .. }, tell) in &shapes {
        add(&mut watch.tell, tell);
        // A text that needs a label is looked for where a label is.
        if !needs_label {
            add(&mut watch.sure, pattern);
            add(&mut watch.eager, tell);
            add(&mut watch.gate, tell);
        }
    }
    // What tells that a table is another one is looked for where there is a value only.
    let is_reason = |label: &&String| is_telling(label) && !is_of_apps(label);
    let labels: Vec<String> = watch.labels.iter().chain(&watch.controls).filter(is_reason).cloned().collect();
    for label in labels {
        open_gate(&mut watch, kind, &label);
    }
    watch.apart = NEVER_A_VALUE.to_owned();
    watch.boxes = SHOWING_BOXES.to_owned();
    watch.headings = HEADINGS.to_owned();
    let whole = |(shape, _): Told| Shape { pattern: ["^(?:", &shape.pattern, ")$"].concat(), ..shape };
    watch.shapes = shapes.into_iter().map(whole).collect();
    watch
}

/// Whether a label is a reason to look closer: short ones stand on every page.
pub fn is_telling(label: &str) -> bool {
    label.chars().count() > 7
}

/// Has agents look closer where this label is. On a portal a value that says nothing by itself can wait for that until it is time: to
/// search a large page for all labels takes ten times as long as for the tells.
pub fn open_gate(watch: &mut Watch, kind: HostKind, label: &str) {
    let label = quoted(label);
    add(&mut watch.gate, &label);
    if kind != HostKind::Portal {
        add(&mut watch.eager, &label);
    }
}

fn add(pattern: &mut String, alternative: &str) {
    if !pattern.is_empty() {
        pattern.push('|');
    }
    pattern.push_str(alternative);
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
        let watch = around(HostKind::Portal, vec![], Watch { labels, ..Watch::default() });
        assert_eq!(watch.gate, r"application ?\( ?client ?\) ?id|id\. de objeto\|x");
    }
}
