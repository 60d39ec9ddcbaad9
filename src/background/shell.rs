//! Runs steps in the browser: reads the state, stores it, shows it, and carries effects out.

use super::kept::{Kept, LOCAL_KEY};
use super::state::{DocumentId, State};
use super::stored::{SESSION_KEY, SessionRecord};
use super::{Effect, Event, Script, network, notice, sealing, step, view};
use crate::browser::{api, convert};
use crate::policy::Policy;
use crate::protocol::agent::Order;
use crate::protocol::panel::{Millis, View};
use crate::wire::Wire;
use crate::wire::js::{from_js, to_js, value_of};
use futures_util::future::{LocalBoxFuture, join};
use js_sys::{Array, Date, Function, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

thread_local! {
    /// The state between two events. A worker that was stopped begins without.
    static MEMORY: Cell<Option<State>> = const { Cell::new(None) };
    static SHOWN: RefCell<Option<View>> = const { RefCell::new(None) };
}

/// Takes in what the browser says and does what follows. The loader calls it for one event after the other.
///
/// `start` (installed, browser started) and `connect` (a panel opened) are the shell's own; the others are events of
/// the core. `post` takes a view to all open panels.
///
/// # Errors
/// When the state cannot be read; the event is then lost, and the panel says that the background did not answer.
pub async fn handle(kind: String, detail: JsValue, post: Function) -> Result<(), JsValue> {
    let (mut state, begin) = load().await?;
    // A panel that opens need not wait for what is asked below.
    if kind == "connect" {
        show(&state, &post, true);
    }
    let mut events = VecDeque::new();
    // Before anything is done under another policy.
    if begin != Begin::Awake {
        let (policy, allowed) = join(policy(), api::is_allowed_incognito_access()).await;
        // A browser that does not say has not forbidden anything.
        let allowed = allowed.is_ok_and(|allowed| !allowed.is_falsy());
        events.extend([Event::Policy(policy), Event::PrivateWindows { allowed }, Event::Woken]);
    } else if kind == "policy" {
        events.push_back(Event::Policy(policy().await));
    }
    events.extend(convert::event(&kind, &detail));
    while let Some(event) = events.pop_front() {
        let before = state.clone();
        let (next, effects) = step(state, event, Date::now());
        state = next;
        // Whoever did something is answered, also when it changed nothing.
        show(&state, &post, kind == "intent");
        // What changes a profile must be known to have been sent, whatever becomes of this worker. Other effects need not wait.
        let is_errand = |effect: &Effect| matches!(effect, Effect::Send { order: Order::Errand(_), .. });
        let store_first = effects.iter().any(is_errand);
        // Behind pointers: else both are compiled twice.
        let carried: LocalBoxFuture<'_, Vec<Event>> = Box::pin(async {
            let mut follow = vec![];
            for effect in effects {
                follow.extend(carry_out(effect, &state).await);
            }
            follow
        });
        let stored: LocalBoxFuture<'_, Option<Event>> = Box::pin(store(&before, &state));
        let (stored, follow) = if store_first { (stored.await, carried.await) } else { join(stored, carried).await };
        events.extend(stored.into_iter().chain(follow));
    }
    // Under the policy that was read above.
    if (kind == "start" || begin == Begin::Anew) && state.open_setup().is_some_and(|setup| !setup.is_sample) {
        arm(&state).await;
    }
    MEMORY.set(Some(state));
    Ok(())
}

/// What an event finds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    /// The worker that dealt with the event before.
    Awake,
    /// A worker that has just been started.
    Woken,
    /// The same, and the browser's memory holds nothing of the extension: it was started, or the extension was installed or, which no
    /// event tells, switched on again. What was registered is gone with the memory.
    Anew,
}

/// The state, which is put back when the event has been dealt with.
async fn load() -> Result<(State, Begin), JsValue> {
    if let Some(state) = MEMORY.take() {
        return Ok((state, Begin::Awake));
    }
    let keys = texts([SESSION_KEY, LOCAL_KEY]);
    let (local, session) = join(api::local_get(LOCAL_KEY), api::session_get(&keys)).await;
    let (local, session) = (local?, session?);
    let [local, unsaved] = [local, session.clone()].map(|record| Reflect::get(&record, &LOCAL_KEY.into()));
    // What the disk refused was put into the session.
    let unsaved = unsaved?;
    let local = if unsaved.is_object() { unsaved } else { local? };
    let session = Reflect::get(&session, &SESSION_KEY.into())?;
    let begin = if session.is_object() { Begin::Woken } else { Begin::Anew };
    let Kept(local) = if local.is_object() { from_js(&local)? } else { Kept::default() };
    // What another version left in the browser's memory is not worth a silent background.
    let session: Option<SessionRecord> = from_js(&session).unwrap_or_default();
    Ok((State { local, session: session.unwrap_or_default().into_session() }, begin))
}

/// What the organisation allows. A browser that nobody manages may refuse to say, as Firefox does: then there is no policy.
async fn policy() -> Policy {
    let managed = api::managed_get().await.ok().and_then(|managed| value_of(&managed).ok());
    Policy::read(managed.unwrap_or_default())
}

/// Stores what changed. An event if the browser began or ceased to refuse.
async fn store(before: &State, state: &State) -> Option<Event> {
    let mut ok = true;
    if before.local != state.local || state.session.storage_refused {
        let kept = Kept(state.local.clone());
        ok = put(LOCAL_KEY, &kept, true).await.is_ok();
        // What the disk refuses outlives at least this worker.
        if !ok || state.session.storage_refused {
            let unsaved = (!ok).then_some(kept);
            let _ = put(LOCAL_KEY, &unsaved, false).await;
        }
    }
    if before.session != state.session {
        ok &= put(SESSION_KEY, &SessionRecord::of(&state.session), false).await.is_ok();
    }
    (ok == state.session.storage_refused).then_some(Event::Stored { ok })
}

async fn put(key: &str, value: &impl Wire, on_disk: bool) -> Result<JsValue, JsValue> {
    let items = object(&[(key, to_js(value))])?;
    if on_disk { api::local_set(&items).await } else { api::session_set(&items).await }
}

fn show(state: &State, post: &Function, always: bool) {
    let shown = view(state, Date::now());
    let is_new = SHOWN.with_borrow(|last| last.as_ref() != Some(&shown));
    if is_new || always {
        // A panel that has just been closed cannot be told, and need not be.
        let _ = post.call1(&JsValue::NULL, &to_js(&shown));
        SHOWN.with_borrow_mut(|last| *last = Some(shown));
    }
}

/// Does what a step asked for. Failures that the core must know come back as events; pages that cannot be reached
/// otherwise (discarded tabs, the store's own pages) are none.
async fn carry_out(effect: Effect, state: &State) -> Option<Event> {
    match effect {
        Effect::Arm => arm(state).await,
        Effect::Disarm => disarm().await,
        Effect::Send { tab, document, order } => {
            let sent = send(tab, Some(&document), &order).await;
            return sent.err().map(|_| Event::Unreachable { document });
        }
        Effect::Give { tab, document, script } => {
            let target = object(&[("tabId", tab.into()), ("documentIds", texts([document.0.as_str()]))]).ok()?;
            let given = inject(target, file(script)).await;
            return given.err().map(|_| Event::Unreachable { document });
        }
        Effect::ReadRecord { tab, document, names, secret } => {
            let attributes = api::read_record(tab, &document.0, &to_js(&names), &secret).await.ok()?;
            let attributes = from_js(&attributes).ok()?;
            return Some(Event::Record { document, attributes });
        }
        Effect::LookUp { setup, name, tenant, cloud } => network::look_up(setup, name, tenant, cloud),
        Effect::Verify { run, credentials, mailbox, rbac } => network::verify(run, credentials, mailbox, rbac),
        Effect::Seal { run, text, passphrase } => sealing::seal(run, text, passphrase),
        Effect::Unseal { run, file, passphrase } => sealing::unseal(run, file, passphrase),
        Effect::OpenOwnSettings => open(["chrome://extensions/?id=", &api::RUNTIME_ID.with(String::clone)].concat()).await,
        Effect::WakeAt { at } => wake_at(at).await,
        Effect::Notify { setup, title, message, next } => notify(setup, &title, &message, next).await,
        Effect::Dismiss { setup } => {
            let _ = api::notifications_clear(&notice_name(setup)).await;
        }
        Effect::Badge { text, title } => badge(&text, &title).await,
        Effect::Open { url } => open(url).await,
    }
    None
}

async fn open(url: String) {
    if let Ok(properties) = object(&[("url", url.into())]) {
        let _ = api::tabs_create(&properties).await;
    }
}

async fn send(tab: i32, document: Option<&DocumentId>, order: &Order) -> Result<JsValue, JsValue> {
    let options = document.map_or_else(|| object(&[]), |id| object(&[("documentId", id.0.as_str().into())]))?;
    api::tabs_send_message(tab, &to_js(order), &options).await
}

const AGENT: &str = "agent.js";
fn file(script: Script) -> &'static str {
    match script {
        Script::Hands => "hands.js",
        Script::Ring => "ring.js",
        Script::Pointer => "pointer.js",
        Script::Outline => "outline.js",
        Script::Courier => "courier.js",
        Script::Table => "table.js",
    }
}

/// Wakes the worker each minute while a setup is open, so that a secret is forgotten in time.
const TICK: &str = "tick";

async fn arm(state: &State) {
    if let Ok(each_minute) = object(&[("periodInMinutes", 1.into())]) {
        let _ = api::alarms_create(TICK, &each_minute).await;
    }
    // A registration of an earlier life may still be there.
    let _ = api::unregister_content_scripts().await;
    let patterns = state.session.policy.match_patterns();
    if patterns.is_empty() {
        // The browser registers nothing for no page at all, and need not.
        return;
    }
    let script = [
        ("id", "agent".into()),
        ("js", texts([AGENT])),
        ("matches", to_js(&patterns)),
        ("allFrames", true.into()),
        ("matchOriginAsFallback", true.into()),
        ("persistAcrossSessions", false.into()),
        ("runAt", "document_end".into()),
    ];
    if let Ok(script) = object(&script) {
        let _ = api::register_content_scripts(&Array::of1(&script)).await;
    }
    for tab in open_tabs(&[("url", to_js(&patterns))]).await {
        if let Ok(target) = object(&[("tabId", tab.into()), ("allFrames", true.into())]) {
            let _ = inject(target, AGENT).await;
        }
    }
}

/// The alarm for what time will do.
const WAKE: &str = "wake";
/// Browsers let an alarm wait half a minute at least, in milliseconds.
const SOONEST_ALARM: f64 = 30_000.0;

async fn wake_at(at: Option<Millis>) {
    let Some(at) = at else {
        let _ = api::alarms_clear(WAKE).await;
        return;
    };
    if let Ok(when) = object(&[("when", at.into())]) {
        let _ = api::alarms_create(WAKE, &when).await;
    }
    // Sooner than that only a timer can be, while the worker lives; the alarm is there if it does not.
    let left = at - Date::now();
    if left < SOONEST_ALARM {
        let wake = Closure::once_into_js(|| api::tell(WAKE, &JsValue::NULL));
        api::set_timeout(&wake, left);
    }
}

fn notice_name(setup: u32) -> String {
    [convert::NOTICE, &setup.to_string()].concat()
}

async fn notify(setup: u32, title: &str, message: &str, next: bool) {
    let button = |words: &str| object(&[("title", words.into())]).unwrap_or_default();
    let buttons: Array = notice::BUTTONS.iter().take(if next { 2 } else { 1 }).map(|words| button(words)).collect();
    let mut options = vec![
        ("type", "basic".into()),
        ("iconUrl", "icons/128.png".into()),
        ("title", title.into()),
        ("message", message.into()),
        ("buttons", buttons.into()),
    ];
    let name = notice_name(setup);
    let mut shown = false;
    // Firefox refuses a notification that has buttons; there they are in the panel.
    while !shown && options.len() > 3 {
        if let Ok(details) = object(&options) {
            shown = api::notifications_create(&name, &details).await.is_ok();
        }
        options.pop();
    }
}

async fn badge(text: &str, title: &str) {
    let details = |name, text: &str| object(&[(name, text.into())]).unwrap_or_default();
    let _ = api::action_set_badge_text(&details("text", text)).await;
    let _ = api::action_set_badge_ground(&details("color", "#a3261a")).await;
    let _ = api::action_set_title(&details("title", title)).await;
}

async fn inject(target: JsValue, file: &str) -> Result<JsValue, JsValue> {
    api::execute_script(&object(&[("target", target), ("files", texts([file]))])?).await
}

async fn disarm() {
    let _ = api::alarms_clear(TICK).await;
    let _ = api::unregister_content_scripts().await;
    // Agents are in frames of listed hosts also where the page around is of another.
    for tab in open_tabs(&[]).await {
        let _ = send(tab, None, &Order::Stop).await;
    }
}

/// Ids of the tabs for which all of this holds.
async fn open_tabs(query: &[(&str, JsValue)]) -> Vec<i32> {
    let Ok(query) = object(query) else { return vec![] };
    let tabs = api::tabs_query(&query).await.unwrap_or_default();
    let id = |tab: JsValue| Reflect::get(&tab, &"id".into()).ok()?.as_f64().map(|id| id as i32);
    tabs.dyn_into::<Array>().map(|tabs| tabs.iter().filter_map(id).collect()).unwrap_or_default()
}

pub(super) fn texts<const N: usize>(texts: [&str; N]) -> JsValue {
    texts.into_iter().map(JsValue::from).collect::<Array>().into()
}

pub(super) fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = js_sys::Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object.into())
}
