//! The brain: `(State, Event) -> (State, Vec<Effect>)`, and the shell that runs the effects.
//!
//! Nothing in [`step`] knows a browser, so every path is a native test, and a service worker that is killed between two
//! events loses nothing: the shell stores the state after each step and reads it before the next.

pub mod capture;
mod clock;
pub mod describing;
pub mod environment;
mod event;
pub mod filling;
pub mod handing;
pub mod kept;
pub mod managed;
pub mod naming;
#[cfg(target_arch = "wasm32")]
mod network;
pub mod notice;
pub mod permissions;
pub mod pointing;
pub mod proving;
pub mod reminding;
pub mod rotating;
pub mod saved;
#[cfg(target_arch = "wasm32")]
mod sealing;
mod setups;
#[cfg(target_arch = "wasm32")]
pub mod shell;
pub mod state;
pub mod stored;
mod transferring;
mod trial;
mod typing;
mod view;
mod windows;

#[cfg(test)]
mod tests;

use crate::protocol::agent::{self, Message};
use crate::protocol::panel::{Answer, Intent, Millis, TransferView, ValueField, View};
use crate::recognise::pages::{HostKind, host_kind, is_sample, mailboxes_url, sample_page};
use crate::setup::links::PortalPage;
use crate::setup::secret::holds_secret;
use crate::setup::steps::Step;
use crate::small::Set;
use state::{Document, DocumentId, State};

pub use event::{Effect, Event, NoticeAct, Script, Source};

/// Minutes without an act of the admin or of a page in the setup, after which a secret is forgotten.
pub const SECRET_IDLE_MINUTES: f64 = 60.0;
/// The same once the form is filled: enough to look again, and to fill anew when saving went wrong.
pub const SECRET_AFTER_FILL_MINUTES: f64 = 10.0;
/// How long a discarded setup can be taken back, in milliseconds.
pub const UNDO: Millis = 10_000.0;
/// A minute, in milliseconds.
const MINUTE: f64 = 60_000.0;

/// One step: what follows from an event.
pub fn step(mut state: State, event: Event, now: Millis) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    let proved = proving::subject(&state);
    clock::forget(&mut state, now);
    let noted = reminding::subject(&state);
    match event {
        Event::Agent { source, message } => hear(&mut state, source, message, now, &mut effects),
        Event::Malformed => state.session.malformed += 1,
        Event::Panel(intent) => obey(&mut state, intent, now, &mut effects),
        Event::Navigated { tab, frame, document } => {
            let gone =
                |d: &Document| d.source.tab == tab && d.source.document != document && (frame == 0 || d.source.frame == frame);
            drop_documents(&mut state, gone);
        }
        Event::TabClosed { tab } => {
            drop_documents(&mut state, |d| d.source.tab == tab);
            state.session.left_out.remove(&tab);
        }
        Event::TabChanged { tab, url, title } => {
            managed::see_tab(&mut state, tab, &url);
            for (_, document) in state.session.documents.iter_mut().filter(|(_, d)| d.source.tab == tab) {
                document.source.tab_url.clone_from(&url);
                document.source.tab_title.clone_from(&title);
            }
            capture::withdraw(&mut state);
            // What the page shows may belong to another address now.
            effects.extend(state.orders(tab, &agent::Order::Again));
        }
        Event::Unreachable { document } => drop_documents(&mut state, |d| d.source.document == document),
        Event::Record { document, attributes } => {
            saved::hear_record(&mut state, &document, &attributes);
            filling::record::hear(&mut state, &document, &attributes, now);
        }
        Event::PrivateWindows { allowed } => state.session.private_windows = Some(allowed),
        Event::Policy(policy) => managed::follow(&mut state, policy, &mut effects),
        Event::Tick => {
            describing::give_up(&mut state);
            environment::tick(&mut state, now);
        }
        Event::Stored { ok } => state.session.storage_refused = !ok,
        Event::Woken => {
            proving::woken(&mut state, &mut effects);
            environment::woken(&mut state, now, &mut effects);
            handing::woken(&mut state);
        }
        Event::Sealed { run, file } => handing::sealed(&mut state, run, file),
        Event::Unsealed { run, text } => handing::unsealed(&mut state, run, text, now, &mut effects),
        // The alarm has rung and is no more.
        Event::TimePassed => state.session.wake = None,
        Event::Notice { setup, act } => answer_notice(&mut state, setup, act, now, &mut effects),
        Event::LookedUp { setup, name, found } => proving::looked_up(&mut state, setup, &name, found, now),
        Event::Verified { run, verification } => proving::verified(&mut state, run, verification, now),
    }
    proving::follow(&mut state, &proved, &mut effects);
    reminding::follow(&mut state, &noted, now, &mut effects);
    clock::follow(&mut state, now, &mut effects);
    permissions::follow(&mut state, &mut effects);
    saved::follow(&mut state, now, &mut effects);
    naming::follow(&mut state, &mut effects);
    trial::keep_in(&state, &mut effects);
    (state, effects)
}

/// What the panel shows of a state.
pub fn view(state: &State, now: Millis) -> View {
    view::view(state, now)
}

fn drop_documents(state: &mut State, gone: impl Fn(&Document) -> bool) {
    let ids: Vec<DocumentId> = state.session.documents.iter().filter(|(_, d)| gone(d)).map(|(id, _)| id.clone()).collect();
    for id in ids {
        filling::page_gone(state, &id);
        describing::page_gone(state, &id);
        environment::page_gone(state, &id);
        state.session.documents.remove(&id);
    }
    capture::withdraw(state);
}

fn hear(state: &mut State, source: Source, message: Message, now: Millis, effects: &mut Vec<Effect>) {
    // An agent has no business on another host; a page cannot speak at all, but a mistake in a manifest could let one.
    let is_sample = is_sample(&source.url);
    let allowed = state.open_setup().is_some_and(|setup| setup.is_sample == is_sample)
        && (is_sample || state.session.policy.allows_host(&source.url));
    let Some(kind) = host_kind(&source.url).filter(|_| allowed) else {
        return;
    };
    match message {
        Message::Hello => {
            effects.push(watch(state, source.tab, &source.document, kind));
        }
        // A page that the policy leaves out is left out with the frames in it.
        Message::Report(report) if !managed::allows_around(state, &report.ancestors) => {}
        Message::Report(report) => {
            let document = source.document.clone();
            let is_new = !state.session.documents.contains_key(&document);
            let pointed_at = rotating::old_row(state, &document);
            capture::hear_report(state, source, report, now, effects);
            if is_new {
                pointing::ask_newcomer(state, &document, effects);
                environment::newcomer(state, &document, now, effects);
            }
            if pointed_at.is_none() {
                rotating::point_at_old(state, &document, effects);
            }
        }
        Message::Pointed(pointed) => pointing::hear(state, &source, &pointed, now, effects),
        Message::PointedAway => pointing::end(state, effects),
        Message::Outcomes(ended) => filling::hear_outcomes(state, &source.document, ended, now, effects),
        Message::Outline(outline) => describing::hear(state, &source, &outline),
        Message::Delivered { number, delivery } => environment::hear(state, &source, number, &delivery, now, effects),
        Message::Tables(report) => {
            saved::hear(state, &source, &report);
            permissions::hear(state, &source, report, now);
        }
    }
}

/// The order to watch, with what was learned.
fn watch(state: &State, tab: i32, document: &DocumentId, kind: HostKind) -> Effect {
    let mut watch = crate::fill::watch(kind);
    state.local.rules.add_to(&mut watch, kind);
    if state.session.documents.get(document).is_some_and(|document| document.naming.all) {
        // Every name begins with nothing.
        watch.names.push(String::new());
    }
    Effect::Send { tab, document: document.clone(), order: agent::Order::Watch(Box::new(watch)) }
}

fn obey(state: &mut State, intent: Intent, now: Millis, effects: &mut Vec<Effect>) {
    state.put_off_forgetting(now);
    let Some(intent) = trial::tamed(state, intent) else { return };
    match intent {
        Intent::NewSetup => setups::open(state, None, effects),
        Intent::TrySample => trial::open(state, effects),
        Intent::OpenSample { profile } => effects.push(Effect::Open { url: sample_page(profile).to_owned() }),
        Intent::OpenSetup { id } => setups::open(state, Some(id), effects),
        Intent::CloseSetup => setups::close(state, effects),
        Intent::Duplicate => setups::duplicate(state, effects),
        Intent::Rename { name } => setups::rename(state, &name),
        Intent::ProfileName { name } => setups::name_profile(state, &name),
        Intent::Discard => setups::discard(state, now, effects),
        Intent::Undo => setups::undo(state, now, effects),
        Intent::Export => transferring::export(state, now),
        Intent::Import { text } => transferring::import(state, text.expose(), now),
        Intent::CloseTransfer => state.session.transfer = TransferView::Idle,
        Intent::SetEnd { day } => reminding::set_end(state, &day, now, effects),
        Intent::Remind { on } => reminding::switch(state, on, now, effects),
        Intent::PutOff { until } => {
            if let Some(id) = state.local.open {
                reminding::put_off(state, id, until, now, effects);
            }
        }
        Intent::Type { field, text } => {
            typing::typed(state, field, text.expose(), now);
            if field == ValueField::TenantId {
                proving::typed_tenant(state, effects);
            }
        }
        Intent::Answer { field, answer: Answer::NewSetup } => setups::branch(state, field, effects),
        Intent::Answer { field, answer } => capture::answer(state, field, answer == Answer::Replace, effects),
        Intent::Point(target) => pointing::begin(state, target, effects),
        Intent::EndPoint => pointing::end(state, effects),
        Intent::ForgetRule { id } => state.local.rules.forget(id),
        Intent::Fill => filling::begin(state, now, effects),
        Intent::AnswerFill { field, replace } => filling::answer(state, field, replace, now, effects),
        Intent::Wipe => {
            if let Some(slot) = state.open_secret() {
                slot.wipe();
            }
            filling::withhold_secret(state, effects);
        }
        Intent::Describe => describing::begin(state, effects),
        Intent::CloseDescription => state.session.description = None,
        Intent::ForgetUnread => state.local.unread = None,
        Intent::Tick { step, done } => with_setup(state, |setup| tick(&mut setup.ticked, step, done)),
        Intent::GoTo { page } => {
            let client = state.open_setup().and_then(|setup| setup.client.usable().cloned());
            effects.push(Effect::Open { url: page.url(proving::cloud(state), client.as_ref()) });
        }
        Intent::OpenMailboxes => {
            let changed = rotating::change(state).map(|change| change.organisation.mailboxes_url());
            let mailboxes = state.session.documents.values().find_map(|d| mailboxes_url(&d.source.tab_url));
            let environments = || PortalPage::Environments.url(proving::cloud(state), None);
            effects.push(Effect::Open { url: changed.or(mailboxes).unwrap_or_else(environments) });
        }
        Intent::Seal { passphrase, hours } => handing::seal(state, passphrase, hours, now, effects),
        Intent::Unseal { file, passphrase } => handing::unseal(state, file, passphrase, effects),
        Intent::CloseHandoff => handing::close(state),
        Intent::OpenOwnSettings => effects.push(Effect::OpenOwnSettings),
        Intent::Verify => proving::verify(state, effects),
        Intent::ChooseCloud { cloud } => proving::choose(state, |proof| proof.chosen_cloud = Some(cloud)),
        Intent::UseRbac { on } => proving::choose(state, |proof| proof.rbac = on),
        Intent::Rotate => rotating::begin(state, now, effects),
        Intent::ChoosePlace { text } => environment::choose(state, &text, now, effects),
        Intent::OpenEnvironment => environment::open_page(state, effects),
        Intent::ChooseProfile { id } => rotating::choose(state, &id),
        Intent::OpenProfile { id } => rotating::open_profile(state, &id, effects),
        Intent::LookAtApp { id } => rotating::look_at_app(state, &id, now, effects),
        Intent::TickChange { change, on } => rotating::tick(state, change, on),
        Intent::WriteSecret => rotating::write(state, now, effects),
        Intent::CheckChange => rotating::check(state, now, effects),
        Intent::MailboxTested { on } => rotating::tested(state, on, effects),
        Intent::EndChange => rotating::put_away(state),
        Intent::CloseEnvironment => rotating::close(state),
        // It is kept on the disk: a secret that was pasted there by mistake is not.
        Intent::CheckMailbox { address } if holds_secret(&address) => {}
        Intent::CheckMailbox { address } => proving::choose(state, |proof| address.trim().clone_into(&mut proof.mailbox)),
    }
}

/// The admin answers a notification. A click on it leads to the setup, but never away from a form that is being filled.
fn answer_notice(state: &mut State, setup: u32, act: NoticeAct, now: Millis, effects: &mut Vec<Effect>) {
    match act {
        NoticeAct::PutOff(until) => reminding::put_off(state, setup, until, now, effects),
        NoticeAct::Open => {
            if !filling::is_running(state) && state.local.open != Some(setup) {
                setups::open(state, Some(setup), effects);
            }
            reminding::dismiss(setup, effects);
            effects.push(Effect::Open { url: "panel.html".to_owned() });
        }
    }
}

fn tick(ticked: &mut Set<Step>, step: Step, done: bool) {
    if done {
        ticked.insert(step);
    } else {
        ticked.remove(&step);
    }
}

fn with_setup(state: &mut State, change: impl FnOnce(&mut crate::setup::record::Setup)) {
    if let Some(setup) = state.open_setup_mut() {
        change(setup);
    }
}
