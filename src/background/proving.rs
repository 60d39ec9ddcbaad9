//! The proof that the values work: looks the tenant up as soon as there is one, and verifies when the admin asks.
//!
//! What is held and what was found belong together: [`follow`] looks after each event whether the values have changed, whoever
//! changed them, and lets go of what was found about others.

use super::state::{State, fingerprint};
use super::{Effect, managed, trial, typing};
use crate::entra::check::Credentials;
use crate::entra::discovery::{Domain, Found, TenantName};
use crate::entra::proof::Proof;
use crate::entra::trouble::Trouble;
use crate::entra::verdict::{Gap, RoleState, Verification};
use crate::protocol::panel::{Evidence, Millis, Origin, Problem, ValueField};
use crate::protocol::proof::{Excuse, ProofProblem, ProofView, ReadinessView, RoleShown, RoleView, VerifyStatus};
use crate::setup::cloud::Cloud;
use crate::setup::expiry::Expiry;
use crate::setup::ids::{ClientId, IdError, TenantId};
use crate::setup::permissions::{Api, Permission};
use crate::wire::Wire;

/// Questions that are out. Their answers are taken only while they are.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Asked {
    /// The last lookup of a tenant.
    pub lookup: Option<Lookup>,
    /// The verification that runs: its setup and its number.
    pub verifying: Option<(u32, u32)>,
    /// The last number given.
    pub last: u32,
}

/// A lookup of a tenant.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Lookup {
    /// For which setup.
    pub setup: u32,
    /// The tenant ID or domain.
    pub name: String,
    /// How it ended, if it ended badly; until then the answer is waited for.
    pub trouble: Option<Trouble>,
    /// It was found.
    pub found: bool,
}

/// What a proof is about.
#[derive(PartialEq)]
pub struct Subject {
    setup: Option<u32>,
    tenant: Option<TenantId>,
    client: Option<ClientId>,
    secret: Option<u64>,
}

/// What the open setup's proof is about now.
pub fn subject(state: &State) -> Subject {
    let setup = state.open_setup();
    Subject {
        setup: setup.map(|setup| setup.id),
        tenant: setup.and_then(|setup| setup.tenant.usable().cloned()),
        client: setup.and_then(|setup| setup.client.usable().cloned()),
        secret: state.secret().and_then(|slot| slot.held.as_ref()).map(|held| fingerprint(held.secret.expose())),
    }
}

/// Lets go of what was found about values that are no longer held, and looks a new tenant up. A secret that is forgotten has
/// been proved all the same.
pub fn follow(state: &mut State, before: &Subject, effects: &mut Vec<Effect>) {
    let now = subject(state);
    let Some(id) = now.setup.filter(|_| now != *before) else { return };
    if before.setup == Some(id) {
        let other_secret = now.secret.is_some() && now.secret != before.secret;
        if other_secret || now.tenant != before.tenant || now.client != before.client {
            proof(state, id).result = None;
            state.session.asked.verifying = None;
        }
    }
    if let Some(tenant) = now.tenant {
        let known = proof(state, id).tenant.as_ref().is_some_and(|found| found.tenant == tenant);
        let asked = state.session.asked.lookup.as_ref().is_some_and(|l| l.setup == id && l.name == tenant.as_str());
        if !known && !asked {
            look_up(state, id, tenant.as_str(), effects);
        }
    }
}

/// A text was typed as tenant: a domain is looked up, and becomes its tenant ID.
pub fn typed_tenant(state: &mut State, effects: &mut Vec<Effect>) {
    let refused = state.open_setup().and_then(|setup| Some((setup.id, setup.tenant.refused.as_ref()?)));
    if let Some((id, (_, IdError::Domain(domain)))) = refused {
        let domain = domain.clone();
        look_up(state, id, &domain, effects);
    }
}

fn look_up(state: &mut State, setup: u32, name: &str, effects: &mut Vec<Effect>) {
    if !state.session.policy.verification || trial::is_open(state) {
        return;
    }
    state.session.asked.lookup = Some(Lookup { setup, name: name.to_owned(), trouble: None, found: false });
    effects.extend(lookup_effect(state));
}

fn lookup_effect(state: &State) -> Option<Effect> {
    let Lookup { setup, name, .. } = state.session.asked.lookup.clone().filter(|_| state.session.policy.verification)?;
    let tenant = match TenantId::parse(&name) {
        Ok(id) => TenantName::Id(id),
        Err(_) => TenantName::Domain(Domain::parse(&name)?),
    };
    let cloud = state.local.proofs.get(&setup).map(Proof::cloud).unwrap_or_default();
    Some(Effect::LookUp { setup, name, tenant, cloud })
}

/// The worker was started: what was out has no one to wait for the answer any more, and is asked again.
pub fn woken(state: &mut State, effects: &mut Vec<Effect>) {
    if state.session.asked.lookup.as_ref().is_some_and(|lookup| lookup.trouble.is_none() && !lookup.found) {
        effects.extend(lookup_effect(state));
    }
    if let Some((setup, _)) = state.session.asked.verifying.take()
        && state.local.open == Some(setup)
    {
        verify(state, effects);
    }
}

/// A tenant was looked up.
pub fn looked_up(state: &mut State, setup: u32, name: &str, found: Result<Found, Trouble>, now: Millis) {
    let Some(lookup) = state.session.asked.lookup.as_mut().filter(|l| l.setup == setup && l.name == name) else { return };
    let found = match found {
        Err(trouble) => {
            lookup.trouble = Some(trouble);
            return;
        }
        Ok(found) => found,
    };
    lookup.found = true;
    let typed = state.open_setup().filter(|open| open.id == setup).and_then(|open| open.tenant.refused.as_ref());
    if typed.is_some_and(|(_, error)| matches!(error, IdError::Domain(domain) if domain == name)) {
        // The lookup of the ID that it becomes has been done.
        state.session.asked.lookup = Some(Lookup { setup, name: found.tenant.to_string(), trouble: None, found: true });
        let evidence = Evidence { heading: name.to_owned(), ..Evidence::without_page(Origin::Typed, now) };
        typing::given(state, ValueField::TenantId, found.tenant.as_str(), evidence);
    }
    proof(state, setup).tenant = Some(found);
}

/// Asks Entra, Graph and Exchange whether the values work.
pub fn verify(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((id, credentials)) = credentials(state) else { return };
    let Proof { rbac, .. } = *proof(state, id);
    let Ok(mailbox) = proof(state, id).address() else { return };
    let asked = &mut state.session.asked;
    asked.last = asked.last.wrapping_add(1);
    asked.verifying = Some((id, asked.last));
    effects.push(Effect::Verify { run: asked.last, credentials, mailbox, rbac });
    // A tenant that could not be looked up may be within reach now.
    if asked.lookup.as_mut().is_some_and(|lookup| lookup.trouble.take().is_some()) {
        effects.extend(lookup_effect(state));
    }
}

/// The values to prove; none while one is missing, in question, or not to be proved by the organisation's policy.
fn credentials(state: &State) -> Option<(u32, Credentials)> {
    let allowed = state.session.policy.verification && managed::allows_held_tenant(state);
    let setup = state.open_setup().filter(|_| allowed)?;
    let secret = state.secret()?.usable()?;
    let credentials = Credentials {
        cloud: state.local.proofs.get(&setup.id).map(Proof::cloud).unwrap_or_default(),
        tenant: setup.tenant.usable()?.clone(),
        client: setup.client.usable()?.clone(),
        secret: secret.secret.clone(),
    };
    Some((setup.id, credentials))
}

/// The cloud of the open setup's tenant.
pub fn cloud(state: &State) -> Cloud {
    state.local.open.and_then(|id| state.local.proofs.get(&id)).map(Proof::cloud).unwrap_or_default()
}

/// A verification ended.
pub fn verified(state: &mut State, run: u32, verification: Verification, now: Millis) {
    if let Some((setup, _)) = state.session.asked.verifying.take_if(|(_, running)| *running == run) {
        proof(state, setup).result = Some((verification, now));
    }
}

/// Changes the open setup's choices. What the last verification found is about other choices then, but for RBAC, which
/// only reads it in another way.
pub fn choose(state: &mut State, change: impl FnOnce(&mut Proof)) {
    let Some(id) = state.local.open else { return };
    let proof = proof(state, id);
    let before = (proof.cloud(), proof.mailbox.clone());
    change(proof);
    if before != (proof.cloud(), proof.mailbox.clone()) {
        proof.result = None;
        state.session.asked.verifying = None;
    }
}

fn proof(state: &mut State, setup: u32) -> &mut Proof {
    state.local.proofs.entry(setup).or_default()
}

/// What the panel shows of it.
pub fn view(state: &State, now: Millis) -> ProofView {
    let empty = Proof::default();
    let Some(id) = state.local.open else { return ProofView::default() };
    let proof = state.local.proofs.get(&id).unwrap_or(&empty);
    let pending = state.session.asked.verifying.is_some_and(|(setup, _)| setup == id);
    let address = proof.address();
    let base = ProofView {
        status: if pending { VerifyStatus::Pending } else { VerifyStatus::Idle },
        allowed: !pending && address.is_ok() && credentials(state).is_some(),
        off: !state.session.policy.verification,
        tenant: proof.tenant.clone(),
        looking_up: lookup(state).is_some_and(|lookup| lookup.trouble.is_none() && !lookup.found),
        cloud: proof.cloud(),
        rbac: proof.rbac,
        mailbox: proof.mailbox.clone(),
        mailbox_error: address.err(),
        ..ProofView::default()
    };
    let Some((verification, at)) = current(proof).filter(|_| !pending) else { return base };
    let readiness = verification.readiness(&Expiry::on(now).to_string());
    let grants = || Api::ALL.into_iter().filter_map(|api| verification.of(api).token.as_ref().ok());
    ProofView {
        status: status(&verification),
        at: Some(at),
        roles: verification.roles().filter_map(role).collect(),
        others: grants().map(|grant| grant.others).sum(),
        readiness: Some(ReadinessView { today: readiness.today, after_ews: readiness.after_ews }),
        service_principal: grants().find_map(|grant| grant.service_principal.as_ref()).map(|id| id.as_str().to_owned()),
        mailboxes: Api::ALL.into_iter().filter_map(|api| Some((api, verification.of(api).mailbox.as_ref()?.is_ok()))).collect(),
        ..base
    }
}

/// The last result, read by the choice that holds now.
fn current(proof: &Proof) -> Option<(Verification, Millis)> {
    let (verification, at) = proof.result.clone()?;
    Some((Verification { rbac: proof.rbac, ..verification }, at))
}

fn lookup(state: &State) -> Option<&Lookup> {
    state.session.asked.lookup.as_ref().filter(|lookup| Some(lookup.setup) == state.local.open)
}

fn role((permission, state): (&'static Permission, RoleState)) -> Option<RoleView> {
    let (state, excuse) = match state {
        RoleState::Unknown => return None,
        RoleState::Present => (RoleShown::Present, None),
        RoleState::ByExchange => (RoleShown::Missing, Some(Excuse::ByExchange)),
        RoleState::Missing => (RoleShown::Missing, (!permission.is_required()).then_some(Excuse::Recommended)),
    };
    Some(RoleView { api: permission.api, name: permission.name.to_owned(), state, excuse })
}

/// A refused credential, or a mailbox out of reach over both APIs, is an error; whatever else is amiss, a warning.
fn status(verification: &Verification) -> VerifyStatus {
    let both = || Api::ALL.into_iter().map(|api| verification.of(api));
    let wrong = problems_of(verification).next().is_some();
    match () {
        () if both().any(|checked| checked.token.is_err()) => VerifyStatus::Error,
        () if both().all(|checked| matches!(checked.mailbox, Some(Err(_)))) => VerifyStatus::Error,
        () if wrong => VerifyStatus::Warning,
        () => VerifyStatus::Ok,
    }
}

/// What is wrong with the open setup's tenant and app, as far as Entra was asked.
pub fn problems(state: &State) -> Vec<Problem> {
    let mut problems = Vec::new();
    // A tenant that cannot be looked up from here is no news until its domain has to become an ID.
    let typed = state.open_setup().and_then(|setup| setup.tenant.refused.as_ref());
    if let Some(Lookup { name, trouble: Some(trouble), .. }) = lookup(state) {
        let asked_for = typed.is_some_and(|(_, error)| matches!(error, IdError::Domain(domain) if domain == name));
        if asked_for || trouble.cause.is_about_tenant() {
            problems.push(ProofProblem::Trouble(trouble.clone()));
        }
    }
    let proof = state.local.open.and_then(|id| state.local.proofs.get(&id));
    if let Some((verification, _)) = proof.and_then(current) {
        for problem in problems_of(&verification) {
            // Both APIs mostly say the same.
            let same = |other: &ProofProblem| match (other, &problem) {
                (ProofProblem::Trouble(a), ProofProblem::Trouble(b)) => (a.cause, &a.code) == (b.cause, &b.code),
                (a, b) => a == b,
            };
            if !problems.iter().any(same) {
                problems.push(problem);
            }
        }
    }
    problems.into_iter().map(Problem::Proof).collect()
}

fn problems_of(verification: &Verification) -> impl Iterator<Item = ProofProblem> {
    let gaps = verification.readiness("").gaps;
    let mut problems: Vec<ProofProblem> = Vec::new();
    for gap in gaps {
        match gap {
            Gap::Trouble(_, trouble) => problems.push(ProofProblem::Trouble(trouble)),
            Gap::Consent(api) => problems.push(ProofProblem::RolesMissing { api, names: Vec::new() }),
            Gap::Missing(permission) => match problems.last_mut() {
                Some(ProofProblem::RolesMissing { api, names }) if *api == permission.api => {
                    // Without any role there is nothing to name.
                    if !names.is_empty() {
                        names.push(permission.name.to_owned());
                    }
                }
                _ => problems.push(ProofProblem::RolesMissing { api: permission.api, names: vec![permission.name.to_owned()] }),
            },
            Gap::UndoesScope(permission) => match problems.last_mut() {
                Some(ProofProblem::UndoesScope(names)) => names.push(permission.name.to_owned()),
                _ => problems.push(ProofProblem::UndoesScope(vec![permission.name.to_owned()])),
            },
            Gap::Recommended(_) | Gap::EwsEnded => {}
        }
    }
    problems.into_iter()
}
