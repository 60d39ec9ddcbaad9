//! A box for a text that the background keeps: a name, an address.

use super::page;
use crate::setup::secret::holds_secret;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the box is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is for.
    pub label: AttrValue,
    /// Its `data-testid`.
    pub testid: AttrValue,
    /// What the background keeps.
    pub value: AttrValue,
    /// Longest text, in characters.
    pub longest: usize,
    /// An example.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// An emptied box takes its last text back; so does every box that a secret is pasted into.
    #[prop_or_default]
    pub required: bool,
    /// The text is refused.
    #[prop_or_default]
    pub invalid: bool,
    /// What to do with a committed text.
    pub commit: Callback<String>,
}

/// The box. Its text lives in the page alone until it is committed: no view, and there may come many, overwrites what is being
/// typed.
#[component]
pub fn TextBox(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with(props.value.clone(), {
        let node = node.clone();
        move |value| {
            let input = node.cast::<HtmlInputElement>();
            if let Some(input) = input.filter(|input| !input.matches(":focus").unwrap_or(false)) {
                input.set_value(value);
            }
        }
    });
    let onchange = {
        let (node, value, required) = (node.clone(), props.value.clone(), props.required);
        page::on_commit(&props.commit, move |text| {
            // A secret has nothing to do in any of these boxes, and does not stay.
            let keep = required && text.trim().is_empty() || holds_secret(&text);
            if keep {
                page::set_value(&node, &value);
            }
            (!keep).then_some(text)
        })
    };
    html! {
        <label class="field">
            { props.label.clone() }
            <input ref={node} type="text" data-testid={props.testid.clone()} maxlength={props.longest.to_string()}
                autocomplete="off" spellcheck="false" placeholder={props.placeholder.clone()}
                aria-invalid={props.invalid.then_some("true")} {onchange} />
        </label>
    }
}
