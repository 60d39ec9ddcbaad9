//! What every page of the panel's program begins with: the line to the background, and what has come over it.

use super::model::{Action, LinkState, Model};
use super::page;
use super::port::{Heard, Line};
use super::problems::trouble;
use super::words;
use crate::protocol::panel::Intent;
use yew::prelude::*;

/// How long the background may take for its first answer, in milliseconds.
const FIRST_ANSWER: i32 = 3000;
/// How often times on display are brought up to date, in milliseconds.
const CLOCK: i32 = 5000;

/// The line, as a component sees it.
pub struct Link {
    /// What is known, the last view first of all.
    pub model: UseReducerHandle<Model>,
    /// Changes the panel's own state.
    pub act: Callback<Action>,
    /// Tells the background what the admin does.
    pub send: Callback<Intent>,
    retry: Callback<()>,
}

impl Link {
    /// What is wrong with the line, if anything is.
    pub fn ill(&self) -> Option<Html> {
        match self.model.link {
            LinkState::Silent => Some(trouble("background-silent", &words::silent(), &self.send, &self.retry)),
            LinkState::Torn => Some(trouble("extension-replaced", &words::torn(), &self.send, &self.retry)),
            LinkState::Waiting | LinkState::Answered => None,
        }
    }

    /// What is shown until the background has answered.
    pub fn starting(&self) -> Html {
        self.ill().unwrap_or_else(|| html! { <p class="starting">{ "Starting…" }</p> })
    }

    /// The live region: what was said last.
    pub fn status(&self) -> Html {
        let said = &self.model.said;
        html! {
            <div class="status" role="status" aria-live="polite" data-testid="status">
                // A new element, so that the same words twice are read twice.
                if !said.text.is_empty() {
                    <span key={said.serial}>{ said.text.clone() }</span>
                }
            </div>
        }
    }
}

/// Opens the line once, and keeps it open.
#[hook]
pub fn use_link() -> Link {
    let model = use_reducer(Model::default);
    let act = use_callback((), {
        let dispatcher = model.dispatcher();
        move |action: Action, ()| dispatcher.dispatch(action)
    });
    let line = use_memo((), |()| {
        Line::new(act.reform(|heard| match heard {
            Heard::View(view) => Action::Shown { view, reading: page::focus_is_inside(".step-body") },
            Heard::Torn => Action::Torn,
        }))
    });
    let send = use_callback((), {
        let (line, act) = (line.clone(), act.clone());
        move |intent: Intent, ()| {
            if let Intent::Type { field, .. } = intent {
                act.emit(Action::Typed(field));
            }
            line.send(&intent);
        }
    });
    let connect = use_callback((), {
        let (line, act) = (line.clone(), act.clone());
        move |(), ()| {
            let overdue = act.clone();
            page::after(FIRST_ANSWER, move || overdue.emit(Action::Overdue));
            line.connect();
        }
    });
    use_effect_with((), {
        let (connect, act) = (connect.clone(), act.clone());
        move |()| {
            act.emit(Action::Tick(page::now()));
            connect.emit(());
            page::every(CLOCK, move || act.emit(Action::Tick(page::now())))
        }
    });
    let retry = {
        let act = act.clone();
        Callback::from(move |()| {
            act.emit(Action::Retried);
            connect.emit(());
        })
    };
    Link { model, act, send, retry }
}
