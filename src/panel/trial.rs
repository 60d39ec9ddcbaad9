//! The sample: what it is, its two pages, and its end.

use super::header::new_setup;
use super::icons::Icon;
use crate::protocol::panel::*;
use yew::prelude::*;

/// The button that begins it.
pub fn begin(send: &Callback<Intent>) -> Html {
    let onclick = send.reform(|_| Intent::TrySample);
    html! { <button type="button" data-testid="sample" {onclick}>{ "Try it on a sample page" }</button> }
}

/// What to do with it.
pub fn guide(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let page = |profile, testid: &'static str, class: &'static str, words: &'static str| {
        let onclick = send.reform(move |_| Intent::OpenSample { profile });
        html! {
            <button type="button" {class} data-testid={testid} title="Opens in a new tab" {onclick}>
                { words }{ Icon::Out.draw(None) }
            </button>
        }
    };
    let has_values = matches!(setup.state, SetupState::Ready | SetupState::Filled);
    let is_filled = setup.state == SetupState::Filled;
    let class = |is_next: bool| if is_next { "main" } else { "small" };
    let mark = |done: bool| if done { Icon::Tick.draw(Some("Done")) } else { Icon::Ring.draw(Some("To do")) };
    let end = send.reform(|_| Intent::CloseSetup);
    html! {
        <section class="sample" aria-labelledby="sample-title">
            <h2 id="sample-title">{ "This is a sample" }</h2>
            <p>
                { "Nothing in it is real: both pages are part of Tenant Bridge, nothing leaves this computer, and no other page is read \
                   meanwhile." }
            </p>
            <ol>
                <li>
                    { mark(has_values) }
                    <div>
                        <p>{ "The app registration shows the three values. They appear above as they are recognised." }</p>
                        { page(false, "sample-registration", class(!has_values), "Open the sample registration") }
                    </div>
                </li>
                <li>
                    { mark(is_filled) }
                    <div>
                        <p>{ "The server profile has a form for them. Press " }<b>{ "Fill the form" }</b>{ " below; you press Save." }</p>
                        { page(true, "sample-profile", class(has_values && !is_filled), "Open the sample profile") }
                    </div>
                </li>
            </ol>
            if is_filled {
                <p>{ "That is all of it. In a setup of your own it also guides you through permissions and consent, and proves that the \
                      values work." }</p>
            }
            <div class="buttons">
                { new_setup("Start a setup", class(is_filled), send) }
                <button type="button" class="small" data-testid="sample-end" onclick={end}>{ "End the sample" }</button>
            </div>
        </section>
    }
}
