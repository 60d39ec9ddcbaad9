//! Handing over: the open setup sealed into a file, and such a file opened.

use super::file_box::{FileBox, Picked};
use super::icons::Icon;
use super::{page, words};
use crate::panel::model::Action;
use crate::protocol::PageText;
use crate::protocol::handoff::{HandoffView, SealedFile};
use crate::protocol::panel::Intent;
use crate::setup::handoff::{Flaw, LARGEST, SHORTEST_PASSPHRASE, passphrase};
use base64ct::{Base64, Encoding};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use zeroize::Zeroizing;

/// What a sealed file is called.
const FILE: &str = "tenant-bridge-handoff.age";
/// The hours that may be chosen.
const HOURS: [(u32, &str); 4] = [(1, "1 hour"), (24, "1 day"), (72, "3 days"), (168, "1 week")];
/// Those that are chosen already.
const A_DAY: u32 = 24;

/// What both parts are told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How far a handoff is.
    pub handoff: HandoffView,
    /// The organisation's policy allows it.
    pub allowed: bool,
    /// The open setup has all three values.
    #[prop_or_default]
    pub ready: bool,
    /// Where intents go.
    pub send: Callback<Intent>,
    /// Changes the panel's own state.
    pub act: Callback<Action>,
}

/// "Hand over to another admin". The passphrase lives in its box alone and is gone with the file.
#[component]
pub fn HandOver(props: &Props) -> Html {
    let Props { handoff, allowed, ready, send, act } = props;
    let words_now = use_state(Passphrase::drawn);
    // What the file in hand was sealed with: a panel that was opened since, or another setup's, does not know it.
    let sealed_with = use_state(|| None::<Zeroizing<String>>);
    let hours = use_node_ref();
    let type_words = {
        let words_now = words_now.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            words_now.set(Passphrase { text: Zeroizing::new(input.value()), is_drawn: false });
        })
    };
    let other_words = {
        let words_now = words_now.clone();
        Callback::from(move |_| words_now.set(Passphrase::drawn()))
    };
    let seal = {
        let (words_now, hours, sealed_with) = (words_now.clone(), hours.clone(), sealed_with.clone());
        send.reform(move |_| {
            sealed_with.set(Some(words_now.text.clone()));
            let chosen = hours.cast::<HtmlSelectElement>().and_then(|list| list.value().parse().ok());
            Intent::Seal { passphrase: words_now.text.as_str().into(), hours: chosen.unwrap_or(A_DAY) }
        })
    };
    let close = {
        let (words_now, sealed_with) = (words_now.clone(), sealed_with.clone());
        send.reform(move |_| {
            // The next file gets another one.
            words_now.set(Passphrase::drawn());
            sealed_with.set(None);
            Intent::CloseHandoff
        })
    };
    let busy = *handoff == HandoffView::Sealing;
    let long_enough = words_now.text.chars().count() >= SHORTEST_PASSPHRASE;
    let content = match handoff {
        _ if !allowed => html! { <p class="quiet" data-testid="handoff-off">{ words::HANDOFF_OFF }</p> },
        HandoffView::Sealed(file) => match sealed_with.as_deref() {
            Some(words) => sealed(file, words, &close, act),
            None => html! {
                <>
                    <p data-testid="handoff-passphrase-gone">{ words::PASSPHRASE_GONE }</p>
                    <button type="button" data-testid="handoff-close" onclick={close}>{ "Seal another file" }</button>
                </>
            },
        },
        _ => html! {
            <>
                <p class="quiet">{ words::HAND_OVER }</p>
                <label class="field">
                    { "Passphrase" }
                    <input type="text" class="id" data-testid="handoff-passphrase" autocomplete="off" autocapitalize="off" spellcheck="false"
                        aria-describedby="handoff-strength" aria-invalid={(!long_enough).then_some("true")}
                        value={words_now.text.to_string()} oninput={type_words} />
                </label>
                <p class="quiet" id="handoff-strength">{ words::passphrase_strength(&words_now.text, words_now.is_drawn) }</p>
                <label class="field">
                    { "Valid for" }
                    <select ref={hours} data-testid="handoff-hours">
                        { for HOURS.iter().map(|(hours, words)| html! {
                            <option value={hours.to_string()} selected={*hours == A_DAY}>{ *words }</option>
                        }) }
                    </select>
                </label>
                <div class="buttons">
                    <button type="button" data-testid="handoff-seal" disabled={!ready || !long_enough || busy}
                        aria-busy={busy.then_some("true")} onclick={seal}>
                        { if busy { "Sealing…" } else { "Seal into a file" } }
                    </button>
                    <button type="button" class="small" data-testid="handoff-words" onclick={other_words}>{ "Other words" }</button>
                </div>
                if !ready {
                    <p class="quiet">{ words::VALUES_FIRST }</p>
                }
                { failed(handoff, true) }
            </>
        },
    };
    html! {
        <details class="handoff" data-testid="handoff" data-state={state(handoff)}>
            <summary>{ "Hand over to another admin" }</summary>
            { content }
        </details>
    }
}

/// The passphrase in the box. Only of words drawn here is it known how many they were drawn from.
struct Passphrase {
    text: Zeroizing<String>,
    is_drawn: bool,
}

impl Passphrase {
    fn drawn() -> Self {
        Self { text: Zeroizing::new(passphrase::passphrase(page::chance())), is_drawn: true }
    }
}

fn sealed(file: &SealedFile, words_now: &str, close: &Callback<MouseEvent>, act: &Callback<Action>) -> Html {
    let save = page::save_and_say(FILE, page::AGE, file.text.clone(), act);
    html! {
        <>
            <p class="report-sum">{ Icon::Tick.draw(None) }{ words::sealed(&file.name, &page::moment(file.not_after)) }</p>
            <button type="button" class="main" data-testid="handoff-save" onclick={save}>{ "Save the file" }</button>
            <p>{ "Tell the passphrase by another way than the file, best by telephone. It is shown this once:" }</p>
            <p class="id passphrase" data-testid="handoff-passphrase-shown">{ words_now.to_owned() }</p>
            <button type="button" class="small" data-testid="handoff-close" onclick={close}>{ "Done" }</button>
        </>
    }
}

/// "Open a handoff file". File and passphrase are in this part alone until they are sent, and nowhere after.
#[component]
pub fn OpenHandoff(props: &Props) -> Html {
    let Props { handoff, allowed, send, .. } = props;
    let file = use_state(|| None::<(String, Vec<u8>)>);
    let huge = use_state(|| false);
    let words_box = use_node_ref();
    let take = {
        let (file, huge) = (file.clone(), huge.clone());
        Callback::from(move |picked: Picked| {
            huge.set(picked.bytes.is_none());
            file.set(picked.bytes.map(|bytes| (picked.name, bytes)));
        })
    };
    let open = {
        let (file, words_box, send) = (file.clone(), words_box.clone(), send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some((_, bytes)), Some(input)) = (file.as_ref(), words_box.cast::<HtmlInputElement>()) else { return };
            let words: PageText = Zeroizing::new(input.value()).trim().into();
            input.set_value("");
            send.emit(Intent::Unseal { file: Base64::encode_string(bytes), passphrase: words });
        })
    };
    // Once its values are here the file has nothing to do here any more.
    use_effect_with(handoff.clone(), {
        let file = file.clone();
        move |handoff| {
            if matches!(handoff, HandoffView::Opened { .. }) {
                file.set(None);
            }
        }
    });
    let busy = *handoff == HandoffView::Opening;
    let content = if *allowed {
        html! {
            <form onsubmit={open}>
                <FileBox label="Handoff file" testid="handoff-file" largest={LARGEST} taken={take} name={file.as_ref().map(|(name, _)| name.clone())} />
                <label class="field">
                    { "Passphrase" }
                    <input ref={words_box} type="password" data-testid="handoff-open-passphrase" autocomplete="off" spellcheck="false" />
                </label>
                <button type="submit" data-testid="handoff-open" disabled={file.is_none() || busy} aria-busy={busy.then_some("true")}>
                    { if busy { "Opening…" } else { "Open the file" } }
                </button>
                if *huge {
                    { flaw_words(&Flaw::Huge, false) }
                } else {
                    { failed(handoff, false) }
                }
                if let HandoffView::Opened { .. } = handoff {
                    <p class="report-sum" data-testid="handoff-opened">{ Icon::Tick.draw(None) }{ words::HANDED_OVER }</p>
                }
            </form>
        }
    } else {
        html! { <p class="quiet" data-testid="handoff-off">{ words::HANDOFF_OFF }</p> }
    };
    html! {
        <details class="handoff" data-testid="handoff-import">
            <summary>{ "Open a handoff file" }</summary>
            { content }
        </details>
    }
}

fn failed(handoff: &HandoffView, about_sealing: bool) -> Html {
    match handoff {
        HandoffView::Failed { sealing, flaw } if *sealing == about_sealing => flaw_words(flaw, about_sealing),
        _ => Html::default(),
    }
}

fn flaw_words(flaw: &Flaw, sealing: bool) -> Html {
    let words::Trouble { saw, means, cure, .. } = words::flaw(flaw, sealing);
    html! {
        <article class="problem" data-testid="handoff-flaw" data-code={words::flaw_code(flaw)}>
            <h3>{ Icon::Warn.draw(None) }{ saw }</h3>
            <p>{ means }{ " " }{ cure }</p>
        </article>
    }
}

fn state(handoff: &HandoffView) -> &'static str {
    match handoff {
        HandoffView::Sealing => "sealing",
        HandoffView::Sealed(_) => "sealed",
        HandoffView::Failed { sealing: true, .. } => "failed",
        _ => "idle",
    }
}
