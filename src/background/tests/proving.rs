//! The proof: who asks when, and whose answer counts.

use super::*;
use crate::entra::claims::Grant;
use crate::entra::discovery::Found;
use crate::entra::trouble::{Cause, Trouble};
use crate::entra::verdict::{Checked, Verification, Works};
use crate::protocol::proof::{ProofView, RoleShown, VerifyStatus};
use crate::setup::cloud::Cloud;
use crate::setup::ids::TenantId;
use crate::setup::permissions::{Api, of};

fn lookups(world: &World) -> Vec<&str> {
    fn name(effect: &Effect) -> Option<&str> {
        if let Effect::LookUp { name, .. } = effect { Some(name) } else { None }
    }
    world.effects.iter().filter_map(name).collect()
}

fn found(cloud: Cloud) -> Result<Found, Trouble> {
    Ok(Found { tenant: TenantId::parse(TENANT).unwrap(), cloud, region: Some("EU".to_owned()), gcc: false })
}

fn answer(world: &mut World, name: &str, found: Result<Found, Trouble>) {
    let setup = world.state.local.open.unwrap();
    world.run(Event::LookedUp { setup, name: name.to_owned(), found });
}

fn type_tenant(world: &mut World, text: &str) {
    world.run(Event::Panel(Intent::Type { field: ValueField::TenantId, text: text.into() }));
}

/// The number of the run that was begun last.
fn run(world: &World) -> u32 {
    world.effects.iter().rev().find_map(|e| if let Effect::Verify { run, .. } = e { Some(*run) } else { None }).unwrap()
}

fn grant(api: Api, roles: &[&str]) -> Checked {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    Checked { token: Ok(Grant { api, roles, others: 0, service_principal: None }), mailbox: None }
}

fn all(api: Api) -> Checked {
    grant(api, &of(api).map(|p| p.name).collect::<Vec<_>>())
}

fn refused(cause: Cause) -> Checked {
    Checked { token: Err(Trouble { code: Some("7000215".to_owned()), ..cause.into() }), mailbox: None }
}

fn proof(world: &World) -> ProofView {
    world.setup().proof
}

fn verify(world: &mut World, exchange: Checked, graph: Checked) -> ProofView {
    world.run(Event::Panel(Intent::Verify));
    assert_eq!(proof(world).status, VerifyStatus::Pending);
    let run = run(world);
    world.run(Event::Verified { run, verification: Verification { exchange, graph, rbac: false } });
    proof(world)
}

fn codes(world: &World) -> Vec<String> {
    world.setup().problems.iter().map(|problem| problem.code().into_owned()).collect()
}

/// Tokens that hold every role are as good as the page's list: the steps before are done, also for whoever granted by a script.
#[test]
fn a_proof_ends_the_steps_before() {
    let mut world = World::with_setup();
    world.ready();
    let state = |world: &World, step| world.setup().steps.iter().find(|view| view.step == step).unwrap().state;
    verify(&mut world, all(Api::Exchange), grant(Api::Graph, &[]));
    assert_ne!(state(&world, Step::Consent), StepState::Done);
    assert_eq!(verify(&mut world, all(Api::Exchange), all(Api::Graph)).status, VerifyStatus::Ok);
    for step in [Step::Permissions, Step::Consent, Step::Verify] {
        assert_eq!(state(&world, step), StepState::Done);
    }
}

/// A mistake should show at step one: an ID that a page shows is looked up once, without anyone asking.
#[test]
fn a_captured_tenant_is_looked_up_once() {
    let mut world = World::with_setup();
    let overview = page("overview", PORTAL);
    for _ in 0..2 {
        world.see(&overview, vec![id(TENANT, "Directory (tenant) ID")]);
    }
    assert_eq!(lookups(&world), [TENANT]);
    answer(&mut world, TENANT, found(Cloud::GccHigh));
    assert_eq!((proof(&world).cloud, proof(&world).looking_up), (Cloud::GccHigh, false));
    answer(&mut world, TENANT, Err(Cause::TenantNotFound.into()));
    assert_eq!(codes(&world), ["tenant-not-found"]);
}

/// The contract: a domain becomes its tenant ID. An answer that comes after another text was typed counts no more.
#[test]
fn a_domain_becomes_its_id() {
    let mut world = World::with_setup();
    type_tenant(&mut world, "fabrikam.com");
    type_tenant(&mut world, "Contoso.com");
    assert_eq!(lookups(&world), ["fabrikam.com", "contoso.com"]);
    assert_eq!(world.setup().tenant_id.state, SlotState::Invalid);
    answer(&mut world, "fabrikam.com", found(Cloud::Public));
    assert_eq!(world.setup().tenant_id.value, None);
    answer(&mut world, "contoso.com", found(Cloud::Public));
    assert_eq!(world.setup().tenant_id.value.as_deref(), Some(TENANT));
    assert_eq!(world.setup().problems, []);
    assert_eq!(lookups(&world).len(), 2, "the ID itself needs no lookup");
}

/// No network for a lookup nobody asked for is no news; for a domain it is.
#[test]
fn an_unanswered_lookup() {
    let mut world = World::with_setup();
    type_tenant(&mut world, TENANT);
    answer(&mut world, TENANT, Err(Cause::Offline.into()));
    assert_eq!(codes(&world), [""; 0]);
    type_tenant(&mut world, "contoso.com");
    assert_eq!(codes(&world), ["tenant-is-domain"]);
    answer(&mut world, "contoso.com", Err(Cause::Offline.into()));
    assert_eq!(codes(&world), ["offline"]);
}

/// From the click to the verdict, and what each verdict says.
#[test]
fn verdicts() {
    let mut world = World::with_setup();
    assert!(!proof(&world).allowed);
    world.ready();
    assert!(proof(&world).allowed);
    let good = verify(&mut world, all(Api::Exchange), all(Api::Graph));
    assert_eq!((good.status, good.readiness.unwrap().today), (VerifyStatus::Ok, Works::Probably));
    assert!(good.roles.iter().all(|role| role.state == RoleShown::Present));
    assert_eq!(good.roles.len(), 12);

    let partly = verify(&mut world, grant(Api::Exchange, &[]), grant(Api::Graph, &["Mail.Send"]));
    assert_eq!((partly.status, partly.readiness.unwrap().today), (VerifyStatus::Warning, Works::No));
    assert_eq!(codes(&world), ["consent-missing", "roles-missing"]);

    let wrong = verify(&mut world, refused(Cause::WrongSecret), refused(Cause::WrongSecret));
    assert_eq!((wrong.status, wrong.roles.len()), (VerifyStatus::Error, 0));
    assert_eq!(codes(&world), ["7000215"], "both APIs say the same");
}

/// With RBAC for Applications roles are rightly absent: not red, and one click changes how the same answers are read.
#[test]
fn rbac_is_a_way_to_read_it() {
    let mut world = World::with_setup();
    world.ready();
    let scoped =
        grant(Api::Graph, &["Tasks.ReadWrite.All", "Chat.Read.All", "OnlineMeetings.ReadWrite.All", "CallRecords.Read.All"]);
    assert_eq!(verify(&mut world, grant(Api::Exchange, &[]), scoped).status, VerifyStatus::Warning);
    world.run(Event::Panel(Intent::UseRbac { on: true }));
    let rbac = proof(&world);
    assert_eq!((rbac.status, rbac.readiness.unwrap().after_ews), (VerifyStatus::Ok, Works::Probably));
}

/// A verdict about other values than the held ones would be a lie; a forgotten secret has been proved all the same.
#[test]
fn other_values_have_no_verdict() {
    let mut world = World::with_setup();
    world.ready();
    verify(&mut world, all(Api::Exchange), all(Api::Graph));
    world.run(Event::Panel(Intent::Wipe));
    assert_eq!(proof(&world).status, VerifyStatus::Ok);
    world.run(Event::Panel(Intent::Type {
        field: ValueField::ClientSecret,
        text: "xyz8Q~defghijklmnopqrstuvwxyz-_.~0123456".into(),
    }));
    assert_eq!(proof(&world).status, VerifyStatus::Idle);

    // The values change while the answer is on its way.
    world.run(Event::Panel(Intent::Verify));
    let run = run(&world);
    world.run(Event::Panel(Intent::Type { field: ValueField::ClientId, text: OTHER_APP.into() }));
    let verification = Verification { exchange: all(Api::Exchange), graph: all(Api::Graph), rbac: false };
    world.run(Event::Verified { run, verification });
    assert_eq!(proof(&world).status, VerifyStatus::Idle);
}

/// A worker that is stopped while it waits asks again, with a number of its own.
#[test]
fn a_stopped_worker_asks_again() {
    let mut world = World::with_setup();
    world.ready();
    world.run(Event::Panel(Intent::Verify));
    let first = run(&world);
    world.run(Event::Woken);
    assert_eq!(lookups(&world), [TENANT, TENANT]);
    let second = run(&world);
    assert_ne!(first, second);
    let verification = Verification { exchange: all(Api::Exchange), graph: all(Api::Graph), rbac: false };
    world.run(Event::Verified { run: first, verification: verification.clone() });
    assert_eq!(proof(&world).status, VerifyStatus::Pending);
    world.run(Event::Verified { run: second, verification });
    assert_eq!(proof(&world).status, VerifyStatus::Ok);
    world.run(Event::Woken);
    assert_eq!(run(&world), second, "nothing is out any more");
}

/// A text that is no address is said at once, and nothing is asked with it.
#[test]
fn a_mailbox_must_be_an_address() {
    let mut world = World::with_setup();
    world.ready();
    world.run(Event::Panel(Intent::CheckMailbox { address: "sales".to_owned() }));
    assert!(proof(&world).mailbox_error.is_some() && !proof(&world).allowed);
    world.run(Event::Panel(Intent::CheckMailbox { address: " sales@contoso.com ".to_owned() }));
    assert!(proof(&world).allowed);
    world.run(Event::Panel(Intent::Verify));
    let asked = world
        .effects
        .iter()
        .any(|e| matches!(e, Effect::Verify { mailbox: Some(address), .. } if address.as_str() == "sales@contoso.com"));
    assert!(asked);
}
