//! Setups taken along: saved as a file, and read from one.

use super::model::Action;
use super::problems::trouble;
use super::{page, words};
use crate::protocol::panel::{Intent, TransferView};
use crate::setup::transfer::{LARGEST, TransferError};
use yew::prelude::*;

/// What the saved file is called.
const FILE: &str = "tenant-bridge-setups.json";

/// What the part is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What came of the last act.
    pub transfer: TransferView,
    /// There are setups to save.
    pub any: bool,
    /// Changes the panel's own state.
    pub act: Callback<Action>,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// The two buttons, and what came of them.
#[component]
pub fn Transfer(props: &Props) -> Html {
    let Props { transfer, any, act, send } = props;
    // Another panel may be open: only the one that asked saves the file.
    let asked = use_state(|| false);
    use_effect_with(transfer.clone(), {
        let (asked, act, send) = (asked.clone(), act.clone(), send.clone());
        move |transfer| {
            if let (TransferView::Exported(text), true) = (transfer, *asked) {
                asked.set(false);
                let saved = page::save(FILE, page::JSON, text).is_ok();
                act.emit(Action::Say(if saved { words::EXPORTED } else { "The browser refused to save." }));
                send.emit(Intent::CloseTransfer);
            }
        }
    });
    let export = send.reform(move |_| {
        asked.set(true);
        Intent::Export
    });
    // One byte more than is allowed is enough to see that it is too large.
    let import = page::on_file(LARGEST + 1, send.reform(|text: String| Intent::Import { text: text.as_str().into() }));
    html! {
        <section class="transfer" aria-labelledby="transfer-title">
            <h2 id="transfer-title">{ "Take setups along" }</h2>
            <p class="quiet">{ words::TRANSFER }</p>
            <div class="buttons">
                if *any {
                    <button type="button" class="small" data-testid="export" onclick={export}>{ "Save all setups as a file" }</button>
                }
                <label class="file">
                    { "Read setups from a file" }
                    <input type="file" accept=".json,application/json" data-testid="import" onchange={import} />
                </label>
            </div>
            { imported(transfer, send) }
        </section>
    }
}

fn imported(transfer: &TransferView, send: &Callback<Intent>) -> Html {
    match transfer {
        TransferView::Imported(Ok(count)) => {
            html! { <p data-testid="import-status" data-state="ok">{ words::imported(*count) }</p> }
        }
        TransferView::Imported(Err(error)) => html! {
            <div data-testid="import-status" data-state="error">{ trouble(code(*error), &words::transfer_error(*error), send, &Callback::noop()) }</div>
        },
        TransferView::Idle | TransferView::Exported(_) => Html::default(),
    }
}

fn code(error: TransferError) -> &'static str {
    match error {
        TransferError::TooLarge => "import-too-large",
        TransferError::NotJson => "import-not-json",
        TransferError::NotOurs => "import-not-ours",
        TransferError::Newer(_) => "import-newer",
        TransferError::Count(_) => "import-count",
        TransferError::HoldsSecret => "import-holds-secret",
        TransferError::BadValue(_) => "import-bad-value",
    }
}
