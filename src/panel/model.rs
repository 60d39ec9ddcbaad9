//! What the panel remembers, and how it changes: the last view, the connection, what was said, which step is open.

use super::announce::announce;
use crate::protocol::panel::{Millis, Problem, SetupView, ValueField, View};
use crate::setup::steps::{Step, StepState};
use std::rc::Rc;
use yew::Reducible;

/// The panel's own state.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The last view; `None` before the first.
    pub view: Option<Rc<View>>,
    /// Whether the background is there.
    pub link: LinkState,
    /// The time, to a few seconds.
    pub now: Millis,
    /// What the live region says.
    pub said: Said,
    /// The step that is unfolded.
    pub unfolded: Option<Step>,
}

/// Whether the background is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LinkState {
    /// It has not answered yet.
    #[default]
    Waiting,
    /// It has answered. It may be stopped at any time and comes back by itself.
    Answered,
    /// It did not answer in time.
    Silent,
    /// The extension was replaced: this page reaches nothing any more.
    Torn,
}

/// What the live region says. The number makes the same words twice two events.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// The words.
    pub text: String,
    /// How many times something was said.
    pub serial: u32,
}

/// What happens to the panel.
pub enum Action {
    /// The background showed something.
    Shown {
        /// What.
        view: Box<View>,
        /// The focus is inside the unfolded step, which therefore stays open.
        reading: bool,
    },
    /// The time for a first answer is over.
    Overdue,
    /// The admin asked again.
    Retried,
    /// The extension was replaced.
    Torn,
    /// Time passed.
    Tick(Millis),
    /// Something to say that no view tells.
    Say(&'static str),
    /// The admin typed another value: what was said about the last one is over until the background answers.
    Typed(ValueField),
    /// The admin unfolded a step, or folded the unfolded one.
    Unfold(Step),
}

impl Reducible for Model {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Shown { view, reading } => next.show(*view, reading),
            Action::Overdue if next.link == LinkState::Waiting => next.link = LinkState::Silent,
            Action::Overdue => {}
            Action::Retried => next.link = LinkState::Waiting,
            Action::Torn => next.link = LinkState::Torn,
            Action::Tick(now) => next.now = now,
            Action::Say(text) => next.say(text.to_owned()),
            Action::Typed(field) => next.take_back_refusal(field),
            Action::Unfold(step) => {
                next.unfolded = (next.unfolded != Some(step)).then_some(step);
            }
        }
        Rc::new(next)
    }
}

impl Model {
    fn show(&mut self, view: View, reading: bool) {
        let before = self.view.as_ref().and_then(|view| view.setup.as_ref());
        let same_setup = before.map(|s| s.id) == view.setup.as_ref().map(|s| s.id);
        let step = view.setup.as_ref().and_then(step_to_do);
        let moved_on = step != before.and_then(step_to_do);
        if !same_setup || (moved_on && !reading) {
            self.unfolded = step;
        }
        if let Some(text) = self.view.as_ref().and_then(|old| announce(old, &view)) {
            self.say(text);
        }
        self.link = LinkState::Answered;
        self.view = Some(Rc::new(view));
    }

    /// Otherwise the same wrong text twice would be no news: not said again, and not put back into the box.
    fn take_back_refusal(&mut self, field: ValueField) {
        let Some(setup) = self.view.as_mut().and_then(|view| Rc::make_mut(view).setup.as_mut()) else {
            return;
        };
        match field {
            ValueField::TenantId => (setup.tenant_id.error, setup.tenant_id.refused) = (None, None),
            ValueField::ClientId => (setup.client_id.error, setup.client_id.refused) = (None, None),
            ValueField::ClientSecret => setup.client_secret.error = None,
        }
        setup.problems.retain(|problem| typed_in(problem) != Some(field));
    }

    fn say(&mut self, text: String) {
        self.said = Said { text, serial: self.said.serial.wrapping_add(1) };
    }
}

/// The box that a problem may come from.
fn typed_in(problem: &Problem) -> Option<ValueField> {
    match problem {
        Problem::TenantIsDomain(_) => Some(ValueField::TenantId),
        Problem::SecretIdNotValue | Problem::SecretMasked => Some(ValueField::ClientSecret),
        _ => None,
    }
}

/// The first step that is wrong, else the one to do next.
fn step_to_do(setup: &SetupView) -> Option<Step> {
    let first = |state| setup.steps.iter().find(|s| s.state == state).map(|s| s.step);
    first(StepState::Attention).or_else(|| first(StepState::Active))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::sample;
    use crate::setup::ids::IdError;

    fn run(actions: impl IntoIterator<Item = Action>) -> Model {
        let start = Rc::new(Model::default());
        let end = actions.into_iter().fold(start, |model, action| model.reduce(action));
        (*end).clone()
    }

    fn shown(active: Step, reading: bool) -> Action {
        let mut view = sample::view();
        view.setup.as_mut().unwrap().steps = sample::steps(active);
        Action::Shown { view: Box::new(view), reading }
    }

    /// The panel follows the portal, but never folds away what the admin is reading or has just opened.
    #[test]
    fn the_next_step_unfolds_by_itself() {
        use Step::*;
        let unfolded = |actions: Vec<Action>| run(actions).unfolded;
        assert_eq!(unfolded(vec![shown(Register, false)]), Some(Register));
        assert_eq!(unfolded(vec![shown(Register, false), shown(Secret, false)]), Some(Secret));
        assert_eq!(unfolded(vec![shown(Register, false), shown(Secret, true)]), Some(Register));
        let opened = || vec![shown(Register, false), Action::Unfold(Consent)];
        assert_eq!(unfolded(opened()), Some(Consent));
        let and = |more| opened().into_iter().chain([more]).collect();
        assert_eq!(unfolded(and(shown(Register, false))), Some(Consent));
        assert_eq!(unfolded(and(shown(Secret, false))), Some(Secret));
        assert_eq!(unfolded(and(Action::Unfold(Consent))), None);
    }

    /// The same wrong text twice is refused twice: it goes back into the box, and is said again.
    #[test]
    fn typed_again() {
        let refused = || {
            let mut view = sample::view();
            let tenant = &mut view.setup.as_mut().unwrap().tenant_id;
            (tenant.error, tenant.refused) = (Some(IdError::SameAsOther), Some("3f2c".to_owned()));
            let problems = [Problem::TenantIsDomain("contoso.com".to_owned()), Problem::SecretMasked];
            view.setup.as_mut().unwrap().problems.extend(problems);
            Action::Shown { view: Box::new(view), reading: false }
        };
        let typed = || Action::Typed(ValueField::TenantId);
        let first = || vec![shown(Step::Register, false), typed(), refused()];
        let before = run(first()).said.serial;
        let waiting = run(first().into_iter().chain([typed()]));
        let setup = waiting.view.as_ref().unwrap().setup.as_ref().unwrap();
        assert_eq!((&setup.tenant_id.refused, setup.problems.as_slice()), (&None, [Problem::SecretMasked].as_slice()));
        assert_eq!(run(first().into_iter().chain([typed(), refused()])).said.serial, before + 1);
    }

    /// A worker that is stopped and comes back must not be reported as silent.
    #[test]
    fn silence_counts_only_before_the_first_answer() {
        assert_eq!(run([Action::Overdue]).link, LinkState::Silent);
        assert_eq!(run([Action::Overdue, Action::Retried]).link, LinkState::Waiting);
        assert_eq!(run([shown(Step::Register, false), Action::Overdue]).link, LinkState::Answered);
        assert_eq!(run([shown(Step::Register, false), Action::Torn]).link, LinkState::Torn);
    }

    /// A panel that opens says nothing of what was there before; the same words twice are two events.
    #[test]
    fn what_is_said() {
        assert_eq!(run([shown(Step::Register, false)]).said, Said::default());
        let twice = run([Action::Say("Copied."), Action::Say("Copied.")]).said;
        assert_eq!((twice.text.as_str(), twice.serial), ("Copied.", 2));
    }
}
