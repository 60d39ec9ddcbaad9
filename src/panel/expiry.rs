//! The end of the secret: known, asked or typed; whether to be reminded of it; and the word about it when it is near.

use super::icons::Icon;
use super::steps::open_button;
use super::{page, words};
use crate::protocol::panel::*;
use crate::setup::expiry::Ends;
use crate::setup::links::PortalPage;
use yew::prelude::*;

/// What is known of the end, in the secret's row. Nothing before there was a secret.
pub fn end(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let end = &setup.end;
    if !end.known {
        return Html::default();
    }
    let choose = |day: String| send.reform(move |_| Intent::SetEnd { day: day.clone() });
    let remind = send.reform(|event: Event| Intent::Remind { on: page::is_checked(&event) });
    let day = end.ends.day().map(|day| day.to_string());
    html! {
        <details class="end" open={matches!(end.ends, Ends::OneOf(_))}>
            <summary data-testid="secret-end" data-state={state(end)} data-day={day.clone()}>
                { if end.near { Icon::Warn.draw(None) } else { Html::default() } }
                <span>{ words::end(end) }</span>
            </summary>
            if let Ends::OneOf(days) = end.ends {
                <p>{ "The page writes its date in a way that could be either." }</p>
                <div class="buttons">
                    { for days.map(|day| html! {
                        <button type="button" class="small" data-testid="expiry-choice" data-day={day.to_string()}
                            onclick={choose(day.to_string())}>{ day.in_words() }</button>
                    }) }
                </div>
            }
            <EndBox key={setup.id} day={day.unwrap_or_default()} {send} />
            if end.ends.day().is_some() && !end.leads.is_empty() {
                <label class="tick">
                    <input type="checkbox" data-testid="remind" checked={end.reminding} onchange={remind} />
                    { words::reminders(&end.leads) }
                </label>
            }
            if let Some(until) = end.quiet_until {
                <p class="quiet" data-testid="quiet-until">{ "Put off until " }{ words::day(&page::day(until)) }{ "." }</p>
            }
        </details>
    }
}

fn state(end: &EndView) -> &'static str {
    match (end.ends, end.days_left) {
        (Ends::OneOf(_), _) => "ambiguous",
        (Ends::On(_), Some(..0)) => "ended",
        (Ends::On(_), _) if end.near => "near",
        (Ends::On(_), _) => "known",
        (Ends::Unknown, _) => "unknown",
    }
}

#[derive(Properties, PartialEq)]
struct BoxProps {
    day: AttrValue,
    send: Callback<Intent>,
}

/// A box for the day. What is being typed is not overwritten by a view.
#[component]
fn EndBox(props: &BoxProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.day.clone(), {
        let node = node.clone();
        move |day| page::set_value(&node, day)
    });
    let onchange = page::on_commit(&props.send, |day| Some(Intent::SetEnd { day }));
    html! {
        <label class="field">
            { "Ends on" }
            <input ref={node} type="date" data-testid="expiry-input" min="2000-01-01" max="2199-12-31" {onchange} />
        </label>
    }
}

/// The word about a secret that ends soon or has ended. A held one that has ended is a problem of its own.
pub fn ending(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let end = &setup.end;
    let (Some(day), Some(days)) = (end.ends.day().filter(|_| end.near), end.days_left) else {
        return Html::default();
    };
    if setup.client_secret.state == SlotState::Expired {
        return Html::default();
    }
    let words::Trouble { saw, means, cure, .. } = words::ending(&day.in_words(), days);
    let put_off = |testid: &'static str, words: &'static str, until| {
        let onclick = send.reform(move |_| Intent::PutOff { until });
        html! { <button type="button" class="small" data-testid={testid} {onclick}>{ words }</button> }
    };
    html! {
        <article class="problem" data-testid="problem" data-code={if days < 0 { "secret-ended" } else { "secret-ending" }}>
            <h3>{ Icon::Warn.draw(None) }{ saw }</h3>
            <p>{ means }</p>
            <p>{ cure }</p>
            <div class="buttons">
                { open_button(PortalPage::Credentials, false, send) }
                { put_off("put-off-week", "Remind me in a week", PutOff::Week) }
                if end.more_to_come {
                    { put_off("put-off-next", "Wait for the next date", PutOff::Next) }
                }
            </div>
        </article>
    }
}
