//! What a form shows some time after it was filled.

use super::filling::filling;
use super::*;

/// What the page takes away after the end is told, but not that a form is gone: it may have been saved.
#[test]
fn what_is_lost_later_is_told() {
    for (outcome, is_lost) in [
        (Outcome::NotKept { current: "".into() }, true),
        (Outcome::Missing, false),
        (Outcome::Gone, false),
        (Outcome::Already, false),
    ] {
        let (ppac, mut world) = filling();
        while let Some(step) = world.sent_step() {
            if step.settle > 100 {
                world.steps.push_front(step);
                break;
            }
            let outcome = if matches!(step.action, Action::Check { .. }) { Outcome::Already } else { Outcome::Filled };
            world.end(&ppac, &step, outcome);
        }
        assert_eq!(world.setup().state, SetupState::Filled);
        world.end_all(&ppac, &outcome);
        let state = if is_lost { FillState::Failed } else { FillState::Filled };
        assert!(world.fields().contains(&(FormField::ClientSecret, state)), "{:?}", world.fields());
        assert_eq!(world.setup().state == SetupState::Filled, !is_lost);
    }
}

/// Boxes that the page takes away with the choice that they depend on are not saved, whatever they held.
#[test]
fn what_goes_with_its_choice_is_told() {
    let (ppac, mut world) = filling();
    while let Some(step) = world.sent_step() {
        let is_late = step.settle > 100 || world.setup().state == SetupState::Filled;
        let is_of = |field: &str| step.find.labels.iter().any(|label| label == field);
        let outcome = match step.action {
            Action::Check { .. } if is_late && is_of("authentication type") => Outcome::NotKept { current: "".into() },
            Action::Check { .. } if is_late && is_of("client secret") => Outcome::Missing,
            Action::Check { .. } => Outcome::Already,
            _ => Outcome::Filled,
        };
        world.end(&ppac, &step, outcome);
        if is_of("authentication type") && is_late {
            break;
        }
    }
    world.end_all(&ppac, &Outcome::Missing);
    assert!(world.fields().contains(&(FormField::ClientSecret, FillState::Failed)), "{:?}", world.fields());
    assert!(world.fields().contains(&(FormField::ServerType, FillState::Filled)), "{:?}", world.fields());
}
