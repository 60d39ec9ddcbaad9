//! Handing over: what goes into a file, and what becomes of one.

use super::*;
use crate::policy::Policy;
use crate::protocol::PageText;
use crate::protocol::handoff::HandoffView;
use crate::protocol::panel::Origin;
use crate::setup::handoff::{Flaw, Handoff};
use crate::wire::json::of_json;
use serde_json::json;

const WORDS: &str = "zoo-zone-zero-youth-young-you";

/// A setup in our time: the file's dates are none of 1970's.
fn today() -> World {
    let mut world = World::with_setup();
    world.now = 1_795_867_200_000.0;
    world
}

fn seal(world: &mut World) {
    world.run(Event::Panel(Intent::Seal { passphrase: WORDS.into(), hours: 24 }));
}

fn unseal(world: &mut World) {
    world.run(Event::Panel(Intent::Unseal { file: "AAAA".to_owned(), passphrase: WORDS.into() }));
}

fn shown(world: &World) -> HandoffView {
    view(&world.state, world.now).handoff
}

fn flaw(world: &World) -> Option<Flaw> {
    if let HandoffView::Failed { flaw, .. } = shown(world) { Some(flaw) } else { None }
}

/// The text that was sent to be sealed, with the number of the work.
fn sent(world: &World) -> Option<(u32, PageText)> {
    world.effects.iter().rev().find_map(|effect| match effect {
        Effect::Seal { run, text, passphrase } if passphrase.expose() == WORDS => Some((*run, text.clone())),
        _ => None,
    })
}

fn opened(world: &mut World, text: Result<PageText, Flaw>) {
    let run = world.effects.iter().rev().find_map(|e| if let Effect::Unseal { run, .. } = e { Some(*run) } else { None });
    world.run(Event::Unsealed { run: run.unwrap(), text });
}

/// From one admin's setup to the other's: the same three values, told apart by their origin, in a setup of their own.
#[test]
fn a_setup_goes_over() {
    let mut world = today();
    world.ready();
    seal(&mut world);
    assert_eq!(shown(&world), HandoffView::Sealing);
    let (run, text) = sent(&world).unwrap();
    world.run(Event::Sealed { run, file: Ok("sealed".to_owned()) });
    let HandoffView::Sealed(file) = shown(&world) else { panic!("{:?}", shown(&world)) };
    assert_eq!((file.text.as_str(), file.name.as_str()), ("sealed", "Exchange Online 1"));
    let handed = Handoff::read(text.expose(), world.now).unwrap();
    assert_eq!((handed.not_after, handed.secret.expose()), (Some(file.not_after), SECRET));

    let mut other = today();
    other.see(&page("o", PORTAL), vec![id(OTHER_APP, "Application (client) ID")]);
    unseal(&mut other);
    opened(&mut other, Ok(text));
    let setup = other.setup();
    assert_eq!(shown(&other), HandoffView::Opened { setup: setup.id });
    assert_eq!((setup.id, setup.state), (2, SetupState::Ready), "what is open is not overwritten");
    assert_eq!((setup.tenant_id.value.as_deref(), setup.client_id.value.as_deref()), (Some(TENANT), Some(APP)));
    let origins = [setup.tenant_id.evidence, setup.client_id.evidence, setup.client_secret.evidence];
    assert!(origins.iter().flatten().all(|evidence| evidence.origin == Origin::Import));
    other.run(Event::Panel(Intent::OpenSetup { id: 1 }));
    assert_eq!(other.setup().client_id.value.as_deref(), Some(OTHER_APP));
}

/// A file that is not taken changes nothing.
#[test]
fn a_bad_file_changes_nothing() {
    let mut world = today();
    let before = world.state.local.clone();
    let old = Handoff::read("", 0.0).unwrap_err();
    for (text, expected) in [
        (Err(Flaw::WrongPassphrase), Flaw::WrongPassphrase),
        (Ok("hello".into()), old),
        (Ok(expired().as_str().into()), Flaw::Expired(1_577_836_800_000.0)),
    ] {
        unseal(&mut world);
        opened(&mut world, text);
        assert_eq!(flaw(&world), Some(expected));
        assert_eq!(world.state.local, before);
    }
    let huge = "A".repeat(90_000);
    world.effects.clear();
    world.run(Event::Panel(Intent::Unseal { file: huge, passphrase: WORDS.into() }));
    assert_eq!((flaw(&world), world.effects.len()), (Some(Flaw::Huge), 0));
}

fn expired() -> String {
    format!("Tenant Bridge handoff 1\nDirectory (tenant) ID: {TENANT}\nValid until: 2020-01-01T00:00Z\n")
}

/// The background refuses by itself: a panel that asks all the same gets no file.
#[test]
fn a_policy_forbids_both_ways() {
    let mut world = today();
    world.ready();
    world.run(Event::Policy(Policy::read(of_json(json!({ "handoff": false })))));
    seal(&mut world);
    assert_eq!((flaw(&world), sent(&world)), (Some(Flaw::SwitchedOff), None));
    unseal(&mut world);
    assert_eq!(flaw(&world), Some(Flaw::SwitchedOff));
    world.run(Event::Policy(Policy::default()));
    seal(&mut world);
    let (_, text) = sent(&world).unwrap();

    let mut other = today();
    unseal(&mut other);
    other.run(Event::Policy(Policy::read(of_json(json!({ "allowedTenants": [] })))));
    opened(&mut other, Ok(text));
    assert_eq!((flaw(&other), other.state.local.setups.len()), (Some(Flaw::TenantNotAllowed), 1));
}

/// A worker that is stopped forgets the passphrase, as it should; the admin is told to begin again.
#[test]
fn a_stopped_worker_says_so() {
    let mut world = today();
    world.ready();
    seal(&mut world);
    let (run, _) = sent(&world).unwrap();
    world.run(Event::Woken);
    assert_eq!(shown(&world), HandoffView::Failed { sealing: true, flaw: Flaw::Interrupted });
    world.run(Event::Sealed { run, file: Ok("late".to_owned()) });
    assert_eq!(flaw(&world), Some(Flaw::Interrupted), "a late answer counts for nothing");
    world.run(Event::Panel(Intent::CloseHandoff));
    assert_eq!(shown(&world), HandoffView::Idle);
}

/// A file belongs to its setup: with another one open it is not offered.
#[test]
fn another_setup_has_another_file() {
    let mut world = today();
    world.ready();
    seal(&mut world);
    let (run, _) = sent(&world).unwrap();
    world.run(Event::Sealed { run, file: Ok("sealed".to_owned()) });
    world.run(Event::Panel(Intent::NewSetup));
    assert_eq!(shown(&world), HandoffView::Idle);
}

/// A file that anyone could open by trying is not made.
#[test]
fn weak_passphrases_are_refused() {
    let mut world = today();
    world.ready();
    world.run(Event::Panel(Intent::Seal { passphrase: "Contoso2026".into(), hours: 24 }));
    assert_eq!((flaw(&world), sent(&world)), (Some(Flaw::WeakPassphrase), None));
}

/// A passphrase is in nothing that is kept.
#[test]
fn no_passphrase_is_kept() {
    let mut world = today();
    world.ready();
    seal(&mut world);
    let kept = to_text(&SessionRecord::of(&world.state.session)) + &to_text(&view(&world.state, world.now));
    assert!(!kept.contains("youth"), "{kept}");
    assert!(!format!("{:?}", world.effects).contains("youth"), "nor shown by any formatting");
}
