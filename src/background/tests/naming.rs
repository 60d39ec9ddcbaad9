//! A form whose labels nobody knows: named box by box, filled as far as it is named, and filled on when the rest is.

use super::*;
use crate::protocol::agent::{Pointed, Watch};
use crate::protocol::panel::{PointTarget, Unnamed};

use FormField::{AuthenticationType, ClientId, ClientSecret, Name, ServerType, TenantId};

/// What each box is called on the page.
const LABELS: [(FormField, &str, ControlKind); 6] = [
    (ServerType, "zumo", ControlKind::Choice),
    (AuthenticationType, "flimo", ControlKind::Choice),
    (Name, "blorpa nomo", ControlKind::Text),
    (TenantId, "kuko", ControlKind::Text),
    (ClientId, "kuko du", ControlKind::Text),
    (ClientSecret, "sekreto", ControlKind::Password),
];

fn label_of(field: FormField) -> (&'static str, ControlKind) {
    LABELS.iter().find(|(known, ..)| *known == field).map(|(_, label, kind)| (*label, *kind)).unwrap()
}

fn a_box(field: FormField) -> Control {
    let (label, kind) = label_of(field);
    Control { handle: field as u32, names: vec![format!("field-{}", field as u32)], ..control(kind, label, 1) }
}

/// A list in which nothing is chosen yet, and which says so.
fn empty(field: FormField) -> Control {
    Control { value: ControlValue::Text("Elektu".into()), ..a_box(field) }
}

/// A box that is no field.
fn location() -> Control {
    Control { handle: 99, names: vec!["field-99".into()], ..control(ControlKind::Text, "loko", 1) }
}

fn chosen() -> Control {
    Control { value: ControlValue::Text("Oauth (Cross Tenant)".into()), ..a_box(AuthenticationType) }
}

fn point(world: &mut World, source: &Source, field: FormField, text: &str) {
    let (label, kind) = label_of(field);
    world.run(Event::Panel(Intent::Point(PointTarget::Field(field))));
    let labels = vec![Label { relation: Relation::For, text: label.to_owned() }];
    let pointed = Pointed { text: text.into(), kind: Some(kind), labels, language: String::new() };
    world.run(Event::Agent { source: source.clone(), message: Message::Pointed(pointed) });
}

fn asked(world: &World) -> (Vec<FormField>, u32) {
    let Unnamed { fields, appeared } = world.setup().form.unnamed;
    (fields, appeared)
}

/// The last order to watch.
fn watched(world: &mut World) -> Watch {
    let watch = |effect| if let Effect::Send { order: Order::Watch(watch), .. } = effect { Some(*watch) } else { None };
    world.effects.drain(..).filter_map(watch).next_back().unwrap()
}

/// A form of which three boxes were named, with another one that is no field.
fn three_named() -> (World, Source) {
    let mut world = World::with_setup();
    world.ready();
    let source = page("form", PPAC);
    world.report(&source, Report::default());
    for field in [ServerType, AuthenticationType, Name] {
        point(&mut world, &source, field, "Elektu");
    }
    world.report(&source, with_controls(vec![empty(ServerType), empty(AuthenticationType), a_box(Name)]));
    (world, source)
}

/// The agent looks closer for a short label as well, tells of all boxes once one is known, and no more when the form is gone.
#[test]
fn all_boxes_are_told_of() {
    let (mut world, source) = three_named();
    let watch = watched(&mut world);
    assert!(watch.names.contains(&String::new()));
    assert_eq!(watch.gate.split('|').filter(|part| ["zumo", "flimo"].contains(part)).count(), 2, "{}", watch.gate);
    world.report(&source, with_controls(vec![a_box(ServerType), a_box(Name), location()]));
    let kept = &world.state.session.documents.values().find(|d| d.source == source).unwrap().controls;
    assert!(kept[2].labels.is_empty() && kept[2].names.is_empty(), "that it is there is enough");
    world.report(&source, with_controls(vec![]));
    assert!(!watched(&mut world).names.contains(&String::new()));
}

/// From three names to the filled form.
#[test]
fn boxes_that_mount_later_are_asked_for() {
    let (mut world, source) = three_named();
    world.report(&source, with_controls(vec![empty(ServerType), empty(AuthenticationType), a_box(Name), location()]));
    assert_eq!((world.setup().form.state, asked(&world)), (FormState::Found, (vec![], 0)));
    world.effects.clear();
    world.run(Event::Panel(Intent::Fill));
    let late = [TenantId, ClientId, ClientSecret];
    world.play(&source, |step| match step.action {
        Action::Check { .. } => Outcome::Already,
        Action::Write { .. } if !step.find.labels.iter().any(|label| label == "blorpa nomo") => Outcome::Missing,
        _ => Outcome::Filled,
    });
    let mut controls = vec![a_box(ServerType), chosen(), a_box(Name), location()];
    controls.extend(late.map(a_box));
    world.report(&source, with_controls(controls.clone()));
    assert_eq!((world.setup().form.state, asked(&world)), (FormState::Found, (late.to_vec(), 3)));
    for field in [TenantId, ClientId] {
        point(&mut world, &source, field, "");
        assert_eq!(world.sent_step(), None, "one is still to be named");
    }
    world.report(&source, with_controls(controls.clone()));
    assert_eq!(asked(&world), (vec![ClientSecret], 1));
    point(&mut world, &source, ClientSecret, "");
    world.play(&source, |step| {
        if matches!(step.action, Action::Choose { .. } | Action::Check { .. }) { Outcome::Already } else { Outcome::Filled }
    });
    assert_eq!(world.setup().state, SetupState::Filled);
    world.report(&source, with_controls(controls));
    assert_eq!(asked(&world), (vec![], 0));
}

/// Where all was chosen by hand before anything was named, the boxes are there already: the form does not lack them.
#[test]
fn boxes_that_are_there_are_asked_for() {
    let mut world = World::with_setup();
    world.ready();
    let source = page("form", PPAC);
    world.report(&source, Report::default());
    point(&mut world, &source, ServerType, "Exchange Online");
    point(&mut world, &source, AuthenticationType, "Oath (Kreuz)");
    let auth = Control { value: ControlValue::Text("Oath (Kreuz)".into()), ..a_box(AuthenticationType) };
    world.report(&source, with_controls(vec![a_box(ServerType), auth.clone()]));
    let late = [TenantId, ClientId, ClientSecret].map(a_box);
    let mut controls = vec![a_box(ServerType), auth, a_box(Name), location()];
    controls.extend(late);
    world.report(&source, with_controls(controls.clone()));
    assert_eq!((world.setup().form.state, asked(&world)), (FormState::Found, (vec![Name, TenantId, ClientId, ClientSecret], 0)));
    controls.truncate(4);
    world.report(&source, with_controls(controls));
    assert_eq!(world.setup().form.state, FormState::EditWithoutOauth, "no box that could be the secret's");
}
