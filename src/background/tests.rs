//! Whole flows through the pure core. `run` stores and reads the state anew after every event, as if the worker had been
//! stopped between any two.

use super::filling::is_trusted;
use super::kept::Kept;
use super::state::DocumentId;
use super::stored::SessionRecord;
use super::*;
use crate::protocol::agent::{
    Action, Control, ControlKind, ControlValue, Ended, Field, Label, Message, Order, Outcome, Relation, Report, Sighting,
};
use crate::protocol::panel::{ConflictReason, FillReason, FillState, FormField, FormState, SetupState, SlotState};
use crate::recognise::normal::normal;
use crate::setup::expiry::Ends;
use crate::setup::steps::{Step, StepState};
use crate::wire::tests::{of_text, to_text};
use proptest::prelude::*;
use std::collections::VecDeque;

mod filling;
mod handing;
mod later;
mod managed;
mod naming;
mod permissions;
mod proving;
mod reminding;
mod rotating;
mod saved;
mod setups;
mod trial;

const APP: &str = "11111111-2222-4333-8444-555555555555";
const OTHER_APP: &str = "11111111-2222-4333-8444-999999999999";
const TENANT: &str = "99999999-8888-4777-8666-555555555555";
const SECRET: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
const PORTAL: &str = "https://portal.azure.com/";
const PPAC: &str = "https://admin.powerplatform.microsoft.com/environments";

struct World {
    state: State,
    now: f64,
    effects: Vec<Effect>,
    /// Steps that the page was sent and has not come to.
    steps: VecDeque<agent::Step>,
}

impl World {
    fn new() -> Self {
        Self { state: State::default(), now: 1_000_000.0, effects: vec![], steps: VecDeque::new() }
    }

    fn with_setup() -> Self {
        let mut world = Self::new();
        world.run(Event::Panel(Intent::NewSetup));
        world
    }

    fn run(&mut self, event: Event) {
        self.now += 1.0;
        let (state, effects) = step(std::mem::take(&mut self.state), event, self.now);
        let local = to_text(&Kept(state.local.clone()));
        assert!(!local.contains(&SECRET[6..20]), "the disk never sees the secret: {local}");
        let shown = to_text(&view(&state, self.now));
        assert!(!shown.contains(&SECRET[6..20]), "nor does the panel: {shown}");
        let session = to_text(&SessionRecord::of(&state.session));
        let session: SessionRecord = of_text(&session).unwrap();
        let Kept(kept) = of_text(&local).unwrap();
        self.state = State { local: kept, session: session.into_session() };
        assert_eq!(self.state, state, "a stopped worker loses nothing");
        self.effects.extend(effects);
    }

    fn report(&mut self, source: &Source, report: Report) {
        self.run(Event::Agent { source: source.clone(), message: Message::Report(report) });
    }

    fn see(&mut self, source: &Source, sightings: Vec<Sighting>) {
        self.report(source, Report { sightings, ..Report::default() });
    }

    fn setup(&self) -> crate::protocol::panel::SetupView {
        view(&self.state, self.now).setup.unwrap()
    }

    fn ready(&mut self) {
        let overview = page("overview", PORTAL);
        self.see(&overview, vec![id(APP, "Application (client) ID"), id(TENANT, "Directory (tenant) ID")]);
        self.run(Event::Panel(Intent::Type { field: ValueField::ClientSecret, text: SECRET.into() }));
        assert_eq!(self.setup().state, SetupState::Ready);
    }

    /// The next step that was sent and has no outcome yet.
    fn sent_step(&mut self) -> Option<agent::Step> {
        for effect in self.effects.drain(..) {
            if let Effect::Send { order: Order::Steps(steps), .. } = effect {
                self.steps.extend(steps);
            }
        }
        self.steps.pop_front()
    }

    /// Answers all steps that were sent in one message.
    fn end_all(&mut self, source: &Source, outcome: &Outcome) {
        let ended =
            std::iter::from_fn(|| self.sent_step()).map(|step| Ended { step: step.number, outcome: outcome.clone() }).collect();
        self.run(Event::Agent { source: source.clone(), message: Message::Outcomes(ended) });
    }

    /// Answers each step with what `agent` says, until none is sent any more.
    fn play(&mut self, source: &Source, mut agent: impl FnMut(&agent::Step) -> Outcome) {
        while let Some(step) = self.sent_step() {
            let outcome = agent(&step);
            self.end(source, &step, outcome);
        }
    }

    /// A step's outcome, with what it means for the steps of the same order, as `hands.js` does it.
    fn end(&mut self, source: &Source, step: &agent::Step, outcome: Outcome) {
        if let (Outcome::Differs { .. }, Action::Choose { .. }) = (&outcome, &step.action) {
            self.steps.clear();
        }
        let mut ended = vec![Ended { step: step.number, outcome }];
        if !matches!(ended[0].outcome, Outcome::Filled | Outcome::Already) {
            for next in std::mem::take(&mut self.steps) {
                if ended.iter().any(|e| next.needs == Some(e.step)) {
                    ended.push(Ended { step: next.number, outcome: Outcome::Skipped });
                } else {
                    self.steps.push_back(next);
                }
            }
        }
        self.run(Event::Agent { source: source.clone(), message: Message::Outcomes(ended) });
    }

    fn fields(&self) -> Vec<(FormField, FillState)> {
        self.setup().fill.fields.iter().map(|row| (row.field, row.state)).collect()
    }
}

fn page(document: &str, url: &str) -> Source {
    let origin = url.split('/').take(3).collect::<Vec<_>>().join("/");
    Source {
        tab: 7,
        frame: 0,
        document: DocumentId(document.to_owned()),
        url: url.to_owned(),
        origin,
        tab_url: url.to_owned(),
        tab_title: "A page".to_owned(),
        incognito: false,
    }
}

fn id(text: &str, label: &str) -> Sighting {
    Sighting {
        handle: 1,
        shape: "guid".to_owned(),
        text: text.into(),
        visible: true,
        labels: vec![Label { relation: Relation::Before, text: normal(label) }],
        fields: vec![],
        headings: vec!["D365 mail".to_owned()],
    }
}

/// What stands beside a secret without a description.
fn row(expires: &str) -> Vec<Field> {
    [("description", ""), ("expires", expires)].map(|(label, text)| Field { label: label.to_owned(), text: text.into() }).into()
}

fn secret(text: &str) -> Sighting {
    Sighting { shape: "client secret".to_owned(), fields: row("11/25/2027"), ..id(text, "Value") }
}

fn control(kind: ControlKind, label: &str, group: u32) -> Control {
    Control {
        handle: 1,
        kind,
        labels: vec![Label { relation: Relation::For, text: normal(label) }],
        names: vec![],
        group,
        visible: true,
        enabled: true,
        value: ControlValue::Empty,
    }
}

fn form(group: u32) -> Vec<Control> {
    vec![
        control(ControlKind::Choice, "Email Server Type", group),
        control(ControlKind::Text, "Name", group),
        control(ControlKind::Choice, "Authentication Type", group),
    ]
}

fn with_controls(controls: Vec<Control>) -> Report {
    Report { controls, ..Report::default() }
}

/// The whole way: three values from two pages, a form, and what its agent is told to do in which order.
#[test]
fn from_portal_to_form() {
    let mut world = World::with_setup();
    assert_eq!(world.setup().state, SetupState::Empty);
    world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID"), id(TENANT, "Directory (tenant) ID")]);
    let credentials = format!("{PORTAL}#view/X/ApplicationMenuBlade/~/Credentials/appId/{APP}");
    world.see(&page("c", &credentials), vec![secret(SECRET)]);
    let setup = world.setup();
    assert_eq!(setup.tenant_id.value.as_deref(), Some(TENANT));
    assert_eq!(setup.client_id.value.as_deref(), Some(APP));
    assert_eq!(setup.client_id.evidence.unwrap().label, "Application (client) ID");
    assert_eq!((setup.client_secret.length, setup.client_secret.expires.as_deref()), (Some(40), Some("2027-11-25")));
    assert!(!setup.fill.allowed);
    let ppac = page("f", PPAC);
    world.report(&ppac, with_controls(form(3)));
    assert!(world.setup().fill.allowed);
    world.run(Event::Panel(Intent::Fill));
    let mut told = vec![];
    world.play(&ppac, |step| {
        match &step.action {
            Action::Choose { options, .. } => told.push(options[0].clone()),
            Action::Write { text, replace: false } => told.push(text.expose().to_owned()),
            Action::Check { .. } => return Outcome::Already,
            other => panic!("{other:?}"),
        }
        Outcome::Filled
    });
    assert_eq!(told, ["exchange online", "oauth(cross tenant)", "Exchange Online 1", TENANT, APP, SECRET]);
    assert_eq!(world.setup().state, SetupState::Filled);
    let kept = world.setup().client_secret.forgotten_at.unwrap() - world.now;
    assert!(kept <= SECRET_AFTER_FILL_MINUTES * MINUTE, "the secret has done its work");
    assert!(world.fields().iter().all(|(_, state)| *state == FillState::Filled), "{:?}", world.fields());
}

/// Nothing of a setup is lost or changed when another app is looked at; the answer decides.
#[test]
fn another_value_asks() {
    for (answer, expected) in [(Answer::Keep, APP), (Answer::Replace, OTHER_APP)] {
        let mut world = World::with_setup();
        world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID")]);
        world.see(&page("o", PORTAL), vec![id(OTHER_APP, "Application (client) ID")]);
        let setup = world.setup();
        assert_eq!(setup.client_id.state, SlotState::Conflict);
        assert_eq!(setup.client_id.value.as_deref(), Some(APP));
        assert_eq!(setup.conflicts[0].reason, ConflictReason::DiffersFromHeld);
        world.run(Event::Panel(Intent::Answer { field: ValueField::ClientId, answer }));
        assert_eq!(world.setup().client_id.value.as_deref(), Some(expected));
        // The same sight again is no news.
        world.see(&page("o", PORTAL), vec![id(OTHER_APP, "Application (client) ID")]);
        assert_eq!(world.setup().client_id.state, SlotState::Captured);
    }
}

/// The found value begins a setup of its own, and the first keeps what it had.
#[test]
fn another_value_may_become_another_setup() {
    let mut world = World::with_setup();
    world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID")]);
    world.see(&page("o", PORTAL), vec![id(OTHER_APP, "Application (client) ID")]);
    world.run(Event::Panel(Intent::Answer { field: ValueField::ClientId, answer: Answer::NewSetup }));
    assert_eq!(world.setup().client_id.value.as_deref(), Some(OTHER_APP));
    let first = world.state.local.setups[0].id;
    world.run(Event::Panel(Intent::OpenSetup { id: first }));
    assert_eq!(world.setup().client_id.value.as_deref(), Some(APP));
}

/// Two at once: a question, not a pick.
#[test]
fn two_values_at_once_ask() {
    let mut world = World::with_setup();
    world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID"), id(OTHER_APP, "Application (client) ID")]);
    let setup = world.setup();
    assert_eq!((setup.client_id.state, setup.client_id.value), (SlotState::Conflict, None));
    assert_eq!(setup.conflicts[0].reason, ConflictReason::TwoSeen);
}

/// Two fresh secrets at once, as after somebody has added two: none is taken before the answer, and each can be told from the other.
#[test]
fn two_secrets_at_once_ask() {
    let row = |handle, text: &str, description: &str| {
        let mut s = secret(text);
        s.handle = handle;
        s.fields[0].text = description.into();
        s
    };
    let other = SECRET.replace("abc", "xyz");
    for (answer, taken) in [(Answer::Keep, "first"), (Answer::Replace, "second")] {
        let mut world = World::with_setup();
        let shown = vec![row(1, SECRET, "first"), row(2, &other, "second")];
        world.see(&page("c", PORTAL), shown.clone());
        world.see(&page("c", PORTAL), shown);
        let setup = world.setup();
        assert_eq!((setup.client_secret.state, setup.client_secret.length), (SlotState::Empty, None));
        let faces: Vec<_> = setup.conflicts.iter().map(|c| (c.held.value.as_str(), c.found.value.as_str(), c.reason)).collect();
        let (first, second) = ("40 characters, “first”, ends 25 November 2027", "40 characters, “second”, ends 25 November 2027");
        assert_eq!(faces, [(first, second, ConflictReason::TwoSeen)]);
        assert!(!world.effects.iter().any(|e| matches!(e, Effect::Send { order: Order::Ring { .. }, .. })));
        world.run(Event::Panel(Intent::Answer { field: ValueField::ClientSecret, answer }));
        let secret = world.setup().client_secret;
        assert_eq!((secret.state, secret.description.as_deref()), (SlotState::Captured, Some(taken)));
        assert!(world.setup().conflicts.is_empty());
    }
}

/// The portal changes its address before its page: that passes. A page that stays another app's is a question.
#[test]
fn address_of_another_app() {
    let mut world = World::with_setup();
    let url = format!("{PORTAL}#view/X/ApplicationMenuBlade/~/Overview/appId/{OTHER_APP}");
    world.see(&page("o", &url), vec![id(APP, "Application (client) ID")]);
    assert_eq!(world.setup().conflicts[0].reason, ConflictReason::DiffersFromAddress);
    assert_eq!(world.setup().client_id.value, None);
    world.see(&page("o", &url), vec![id(OTHER_APP, "Application (client) ID")]);
    let client = world.setup().client_id;
    assert_eq!((client.state, client.value.as_deref()), (SlotState::Captured, Some(OTHER_APP)));
}

/// A secret on another app's page is not this setup's.
#[test]
fn secret_of_another_app() {
    let mut world = World::with_setup();
    world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID")]);
    let url = format!("{PORTAL}#view/X/ApplicationMenuBlade/~/Credentials/appId/{OTHER_APP}");
    world.see(&page("c", &url), vec![secret(SECRET)]);
    assert_eq!(world.setup().client_secret.state, SlotState::Empty, "nothing is taken before the answer");
    assert_eq!(world.setup().conflicts[0].reason, ConflictReason::OtherApp);
    assert_eq!(world.setup().steps[1].state, StepState::Attention);
}

/// The question about another secret is a row of its own: the one that is held stays what it is.
#[test]
fn a_questioned_secret_is_still_captured() {
    let mut world = World::with_setup();
    world.ready();
    world.see(&page("c", PORTAL), vec![secret(&SECRET.replace("abc", "xyz"))]);
    let setup = world.setup();
    assert_eq!((setup.conflicts.len(), setup.client_secret.state), (1, SlotState::Captured));
    assert_eq!((setup.state, setup.steps[1].state), (SetupState::Collecting, StepState::Attention));
}

/// The button means what it says, although the page still shows the secret.
#[test]
fn wiped_is_wiped() {
    let mut world = World::with_setup();
    let credentials = page("c", PORTAL);
    world.see(&credentials, vec![secret(SECRET)]);
    assert_eq!(world.setup().client_secret.state, SlotState::Captured);
    world.run(Event::Panel(Intent::Wipe));
    world.see(&credentials, vec![secret(SECRET)]);
    assert_eq!(world.setup().client_secret.state, SlotState::Empty);
    let session = to_text(&SessionRecord::of(&world.state.session));
    assert!(!session.contains(SECRET));
    // The admin's own word still counts.
    world.run(Event::Panel(Intent::Type { field: ValueField::ClientSecret, text: SECRET.into() }));
    assert_eq!(world.setup().client_secret.state, SlotState::Captured);
}

/// An hour without an act.
#[test]
fn idle_secret_is_forgotten() {
    let mut world = World::with_setup();
    world.ready();
    world.now += 59.0 * MINUTE;
    world.run(Event::Tick);
    assert_eq!(world.setup().client_secret.state, SlotState::Captured);
    world.now += 2.0 * MINUTE;
    world.run(Event::Tick);
    assert_eq!(world.setup().client_secret.state, SlotState::Empty);
}

/// One that nobody took is kept no longer than one that was.
#[test]
fn an_idle_secret_in_question_is_forgotten() {
    let mut world = World::with_setup();
    world.ready();
    let other = SECRET.replace("abc", "xyz");
    world.now += 50.0 * MINUTE;
    world.see(&page("c", PORTAL), vec![secret(&other)]);
    world.now += 20.0 * MINUTE;
    world.run(Event::Tick);
    assert_eq!(world.setup().conflicts.len(), 1, "the held one is waited for with it");
    world.now += 41.0 * MINUTE;
    world.run(Event::Tick);
    let kept = to_text(&SessionRecord::of(&world.state.session));
    assert!(!kept.contains(SECRET) && !kept.contains(&other));
    assert!(world.setup().conflicts.is_empty());
}

/// The answer is about what was shown: a third secret waits for its turn.
#[test]
fn a_question_does_not_change_under_the_hand() {
    let mut world = World::with_setup();
    world.ready();
    let [second, third] = ["xyz", "uvw"].map(|head| SECRET.replace("abc", head));
    let portal = page("c", PORTAL);
    world.see(&portal, vec![secret(&second)]);
    world.see(&portal, vec![secret(&second), secret(&third)]);
    world.effects.clear();
    world.run(Event::Panel(Intent::Answer { field: ValueField::ClientSecret, answer: Answer::Replace }));
    assert_eq!(world.state.secret().unwrap().held.as_ref().unwrap().secret.expose(), second);
    let again = |effect: &Effect| matches!(effect, Effect::Send { order: Order::Again, .. });
    assert!(world.effects.iter().any(again), "the pages are asked for what was not asked about");
    world.see(&portal, vec![secret(&second), secret(&third)]);
    assert_eq!(world.setup().conflicts.len(), 1);
}

/// What is typed wrong is explained and replaces nothing.
#[test]
fn typed_wrong() {
    let mut world = World::with_setup();
    let typed = |world: &mut World, field, text: &str| world.run(Event::Panel(Intent::Type { field, text: text.into() }));
    typed(&mut world, ValueField::ClientSecret, APP);
    assert_eq!(world.setup().client_secret.state, SlotState::SecretId);
    typed(&mut world, ValueField::ClientSecret, "abc******");
    assert_eq!(world.setup().client_secret.state, SlotState::Masked);
    typed(&mut world, ValueField::ClientSecret, &"a".repeat(4 << 20));
    assert_eq!(world.setup().client_secret.state, SlotState::Invalid);
    typed(&mut world, ValueField::TenantId, "contoso.com");
    assert_eq!(world.setup().tenant_id.refused.as_deref(), Some("contoso.com"));
    assert_eq!(world.setup().problems.last().unwrap().code(), "tenant-is-domain");
    typed(&mut world, ValueField::TenantId, SECRET);
    assert_eq!(world.setup().tenant_id.refused.as_deref(), Some(""));
    typed(&mut world, ValueField::TenantId, &SECRET[..39]);
    assert_eq!(world.setup().tenant_id.refused.as_deref(), Some(""), "nor is a piece of one kept");
    typed(&mut world, ValueField::TenantId, &format!("{{{}}}", TENANT.to_uppercase()));
    assert_eq!(world.setup().tenant_id.value.as_deref(), Some(TENANT));
    typed(&mut world, ValueField::TenantId, "nonsense");
    assert_eq!(world.setup().tenant_id.value.as_deref(), Some(TENANT));
    typed(&mut world, ValueField::ClientId, TENANT);
    assert_eq!(world.setup().client_id.state, SlotState::Invalid);
    for field in [ValueField::TenantId, ValueField::ClientId, ValueField::ClientSecret] {
        typed(&mut world, field, "");
    }
    let setup = world.setup();
    assert_eq!((setup.tenant_id.error, setup.client_id.state), (None, SlotState::Empty), "an emptied box takes it back");
    assert_eq!((setup.client_secret.state, setup.tenant_id.value.as_deref()), (SlotState::Empty, Some(TENANT)));
}

/// With no setup open nothing is kept of what an agent says.
#[test]
fn closed_is_deaf() {
    let mut world = World::with_setup();
    world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID")]);
    world.run(Event::Panel(Intent::Discard));
    assert!(world.effects.contains(&Effect::Disarm));
    world.see(&page("o", PORTAL), vec![id(APP, "Application (client) ID")]);
    assert!(world.state.session.documents.is_empty() && view(&world.state, 0.0).setup.is_none());
}

prop_compose! {
    fn any_event()(document in 0..3, what in 0..4usize, label in 0..2usize, with_secret in any::<bool>()) -> (Source, Vec<Sighting>) {
        let value = [APP, OTHER_APP, TENANT, "77777777-2222-4333-8444-999999999999"][what];
        let label = ["Application (client) ID", "Directory (tenant) ID"][label];
        let mut sightings = vec![id(value, label)];
        if with_secret {
            sightings.push(secret(SECRET));
        }
        (page(&format!("d{document}"), PORTAL), sightings)
    }
}

proptest! {
    /// Once held, a value stays until the admin answers, whatever pages show in whatever order.
    #[test]
    fn held_values_never_change_by_themselves(events in proptest::collection::vec(any_event(), 1..12)) {
        let mut world = World::with_setup();
        let (mut tenant, mut client) = (None, None);
        for (source, sightings) in events {
            world.see(&source, sightings);
            let setup = world.setup();
            prop_assert!(tenant.is_none() || tenant == setup.tenant_id.value);
            prop_assert!(client.is_none() || client == setup.client_id.value);
            (tenant, client) = (setup.tenant_id.value, setup.client_id.value);
        }
    }

    /// Saying the same again changes nothing.
    #[test]
    fn repetition_does_not_matter(events in proptest::collection::vec(any_event(), 1..6)) {
        let mut world = World::with_setup();
        for (source, sightings) in &events {
            world.see(source, sightings.clone());
            let once = world.state.clone();
            world.see(source, sightings.clone());
            prop_assert_eq!(&once.local, &world.state.local);
        }
    }
}
