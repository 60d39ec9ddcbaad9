//! A box that takes a file: dropped on it, or picked.

use super::page;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

/// A file that was given.
pub struct Picked {
    /// Its name.
    pub name: String,
    /// What it holds; `None` if it is too large, and then it was not read.
    pub bytes: Option<Vec<u8>>,
}

/// What the box is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is for.
    pub label: AttrValue,
    /// Its `data-testid`.
    pub testid: AttrValue,
    /// The file that is there.
    pub name: Option<String>,
    /// Largest file that is read, in bytes.
    pub largest: usize,
    /// What to do with a file.
    pub taken: Callback<Picked>,
}

/// The box.
#[component]
pub fn FileBox(props: &Props) -> Html {
    let Props { label, testid, name, largest, taken } = props;
    let over = use_state(|| false);
    let read = {
        let (taken, largest) = (taken.clone(), *largest);
        Callback::from(move |files: Option<FileList>| {
            if let Some(file) = files.and_then(|files| files.get(0)) {
                yew::platform::spawn_local(give(file, largest, taken.clone()));
            }
        })
    };
    let onchange = {
        let read = read.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            read.emit(input.files());
            // Reading has begun; the same file can be picked again.
            page::after(0, move || input.set_value(""));
        })
    };
    let drag = |on: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            // Without it the browser leaves the panel for the file.
            event.prevent_default();
            over.set(on);
        })
    };
    let ondrop = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            read.emit(event.data_transfer().and_then(|data| data.files()));
        })
    };
    html! {
        <label class={classes!("file-box", over.then_some("over"))} ondragover={drag(true)} ondragleave={drag(false)} {ondrop}>
            <span>{ label.clone() }</span>
            <b>{ name.clone().unwrap_or_else(|| "Drop it here, or choose it".to_owned()) }</b>
            <input type="file" class="unseen" data-testid={testid.clone()} {onchange} />
        </label>
    }
}

async fn give(file: File, largest: usize, taken: Callback<Picked>) {
    let name = file.name();
    if file.size() > largest as f64 {
        return taken.emit(Picked { name, bytes: None });
    }
    // A file that has gone since is none.
    if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
        taken.emit(Picked { name, bytes: Some(Uint8Array::new(&buffer).to_vec()) });
    }
}
