//! Several setups: what goes along when one is closed, copied, discarded or taken back, and what never does.

use super::*;
use crate::background::UNDO;
use crate::entra::proof::Proof;
use crate::setup::transfer::TransferError;

fn secrets(world: &World) -> String {
    to_text(&SessionRecord::of(&world.state.session))
}

impl World {
    fn panel(&mut self, intent: Intent) {
        self.run(Event::Panel(intent));
    }

    /// The time of the last alarm that was asked for.
    fn alarm(&self) -> Option<f64> {
        self.effects.iter().rev().find_map(|effect| if let Effect::WakeAt { at } = effect { Some(*at) } else { None }).flatten()
    }
}

/// Between two setups, and between setup and none, no value moves.
#[test]
fn one_is_open_at_a_time() {
    let mut world = World::with_setup();
    world.ready();
    world.panel(Intent::NewSetup);
    assert_eq!((world.setup().state, world.state.local.open), (SetupState::Empty, Some(2)));
    world.panel(Intent::OpenSetup { id: 1 });
    assert_eq!(world.setup().state, SetupState::Ready);
    world.effects.clear();
    world.panel(Intent::CloseSetup);
    assert!(world.effects.contains(&Effect::Disarm));
    assert_eq!((world.state.local.open, world.state.local.setups.len()), (None, 2));
    assert!(world.state.session.documents.is_empty());
    let items = view(&world.state, world.now).setups;
    assert_eq!(items.iter().map(|item| item.has_secret).collect::<Vec<_>>(), [true, false]);
    world.panel(Intent::OpenSetup { id: 1 });
    assert_eq!((world.setup().state, world.effects.contains(&Effect::Arm)), (SetupState::Ready, true));
}

/// No minute wakes us while no setup is open: the secret of a closed one needs an alarm of its own.
#[test]
fn a_closed_setups_secret_is_forgotten_in_time() {
    for closing in [Intent::CloseSetup, Intent::TrySample] {
        let mut world = World::with_setup();
        world.ready();
        let forgotten_at = world.setup().client_secret.forgotten_at.unwrap();
        world.panel(closing);
        let alarm = world.alarm().unwrap();
        assert!(alarm >= forgotten_at && alarm < forgotten_at + MINUTE);
        world.now = alarm;
        world.run(Event::TimePassed);
        assert!(!secrets(&world).contains(SECRET));
        assert_eq!(world.state.session.wake, None);
    }
}

/// Another environment gets the same app and a secret of its own.
#[test]
fn a_copy_has_no_secret() {
    let mut world = World::with_setup();
    world.ready();
    for step in Step::ALL {
        world.panel(Intent::Tick { step, done: true });
    }
    world.panel(Intent::UseRbac { on: true });
    world.panel(Intent::SetEnd { day: "2027-11-25".into() });
    world.panel(Intent::Duplicate);
    let setup = world.setup();
    assert_eq!((setup.name.as_str(), setup.state), ("Exchange Online 1, copy", SetupState::Collecting));
    assert_eq!((setup.tenant_id.value.as_deref(), setup.client_id.value.as_deref()), (Some(TENANT), Some(APP)));
    assert_eq!((setup.client_secret.state, setup.end.known, setup.proof.rbac), (SlotState::Empty, false, true));
    let ticked: Vec<Step> = setup.steps.iter().filter(|step| step.ticked).map(|step| step.step).collect();
    assert_eq!(ticked, [Step::Register, Step::Permissions, Step::Consent]);
    world.panel(Intent::OpenSetup { id: 1 });
    assert_eq!((world.setup().state, world.setup().end.known), (SetupState::Ready, true));
}

/// For ten seconds everything comes back, the secret too, whatever the browser does to the worker (`World::run` stops it after each
/// event).
#[test]
fn discard_can_be_undone() {
    let mut world = World::with_setup();
    world.ready();
    world.panel(Intent::SetEnd { day: "2027-11-25".into() });
    world.panel(Intent::UseRbac { on: true });
    let (before, proof) = (world.state.local.setups[0].clone(), world.state.local.proofs.get(&1).cloned());
    assert!(proof.as_ref().is_some_and(|proof| *proof != Proof::default()));
    world.panel(Intent::NewSetup);
    world.panel(Intent::OpenSetup { id: 1 });
    world.panel(Intent::Discard);
    let shown = view(&world.state, world.now);
    assert_eq!(shown.undo.map(|undo| undo.name).as_deref(), Some("Exchange Online 1"));
    assert_eq!((shown.setups.len(), world.state.local.proofs.get(&1)), (1, None));
    world.now += UNDO - 10.0;
    world.panel(Intent::Undo);
    assert_eq!((&world.state.local.setups[0], world.state.local.proofs.get(&1)), (&before, proof.as_ref()), "in its place");
    assert_eq!((world.setup().state, view(&world.state, world.now).undo), (SetupState::Ready, None));
}

/// After that it is gone, and nobody has to press anything for it.
#[test]
fn what_is_discarded_is_gone_in_time() {
    for event in [Event::TimePassed, Event::Tick, Event::Woken, Event::Panel(Intent::Undo)] {
        let mut world = World::with_setup();
        world.ready();
        world.panel(Intent::Discard);
        assert!(secrets(&world).contains(SECRET));
        assert_eq!(world.alarm(), Some(world.now + UNDO));
        world.now += UNDO;
        world.run(event);
        assert!(!secrets(&world).contains(SECRET));
        assert_eq!((view(&world.state, world.now).undo, world.state.local.setups.len()), (None, 0));
    }
}

/// A clock that is set back gives nobody more time, and one that is set forward takes the secret, too.
#[test]
fn undo_and_another_clock() {
    let mut world = World::with_setup();
    world.ready();
    world.panel(Intent::Discard);
    world.now -= 3600.0 * 1000.0;
    world.run(Event::Tick);
    assert_eq!(view(&world.state, world.now).undo, None);
    assert!(!secrets(&world).contains(SECRET));
}

/// Each of several can be taken back, the last one first.
#[test]
fn two_discards() {
    let mut world = World::with_setup();
    world.panel(Intent::Rename { name: "First".into() });
    world.panel(Intent::NewSetup);
    world.panel(Intent::Discard);
    world.panel(Intent::OpenSetup { id: 1 });
    world.panel(Intent::Discard);
    world.panel(Intent::Undo);
    assert_eq!(world.setup().name, "First");
    world.panel(Intent::Undo);
    assert_eq!((world.setup().name.as_str(), world.state.local.setups.len()), ("Exchange Online 2", 2));
}

/// A secret pasted into the wrong box must not become a name, which is kept on the disk and shown everywhere.
#[test]
fn a_secret_is_no_name() {
    let mut world = World::with_setup();
    world.panel(Intent::Rename { name: format!("x {SECRET}") });
    world.panel(Intent::ProfileName { name: SECRET.into() });
    world.panel(Intent::CheckMailbox { address: format!("{SECRET}@contoso.com") });
    assert!(world.state.local.proofs.values().all(|proof| proof.mailbox.is_empty()));
    assert_eq!((world.setup().name.as_str(), world.setup().profile_name.as_str()), ("Exchange Online 1", "Exchange Online 1"));
    world.panel(Intent::Rename { name: " Contoso\nmail ".into() });
    assert_eq!(world.setup().name, "Contoso mail");
    world.panel(Intent::Rename { name: "  ".into() });
    assert_eq!(world.setup().name, "Contoso mail");
}

/// The answer to a question that was asked for a discarded setup is nobody's.
#[test]
fn a_late_answer_makes_no_proof() {
    let mut world = World::with_setup();
    world.ready();
    world.panel(Intent::Verify);
    world.panel(Intent::Discard);
    let found = crate::entra::discovery::Found {
        tenant: crate::setup::ids::TenantId::parse(TENANT).unwrap(),
        cloud: Default::default(),
        region: None,
        gcc: false,
    };
    world.run(Event::LookedUp { setup: 1, name: TENANT.into(), found: Ok(found) });
    assert!(world.state.local.proofs.is_empty());
}

/// To another computer and back: everything but the secret and what is found out again; what is there stays as it is.
#[test]
fn setups_are_taken_along() {
    let mut world = World::with_setup();
    world.ready();
    world.panel(Intent::Rename { name: "Contoso mail".into() });
    world.panel(Intent::SetEnd { day: "2027-11-25".into() });
    world.panel(Intent::UseRbac { on: true });
    world.panel(Intent::Tick { step: Step::Consent, done: true });
    world.panel(Intent::Export);
    let TransferView::Exported(file) = view(&world.state, world.now).transfer else { panic!("no file") };
    assert!(!file.contains(&SECRET[6..20]) && file.contains(APP));
    let before = world.state.local.setups.clone();

    world.panel(Intent::Import { text: file.as_str().into() });
    assert_eq!(view(&world.state, world.now).transfer, TransferView::Imported(Ok(1)));
    assert_eq!(world.state.local.setups[..1], before);
    world.panel(Intent::OpenSetup { id: 2 });
    let setup = world.setup();
    assert_eq!((setup.name.as_str(), setup.state), ("Contoso mail, copy", SetupState::Collecting));
    assert_eq!(setup.tenant_id.value.as_deref(), Some(TENANT));
    assert_eq!(setup.tenant_id.evidence.map(|evidence| evidence.origin), Some(crate::protocol::panel::Origin::Import));
    assert_eq!((setup.proof.rbac, setup.steps[3].ticked), (true, true));
    assert_eq!(setup.end.ends.day().map(|day| day.to_string()).as_deref(), Some("2027-11-25"));

    let kept = world.state.local.clone();
    world.panel(Intent::Import { text: SECRET.into() });
    assert_eq!(view(&world.state, world.now).transfer, TransferView::Imported(Err(TransferError::HoldsSecret)));
    assert_eq!(world.state.local, kept);
    world.panel(Intent::CloseTransfer);
    assert_eq!(view(&world.state, world.now).transfer, TransferView::Idle);
}
