//! A box to type or paste a value into, instead of waiting for a page to show it.

use crate::panel::{codes, words};
use crate::protocol::panel::{Intent, ValueField};
use crate::setup::ids::ClientId;
use crate::setup::secret::{ClientSecret, SecretError};
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeroize::Zeroizing;

/// What the box is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The value it is for.
    pub field: ValueField,
    /// A value is there: the box is for another one.
    pub held: bool,
    /// What was typed last and refused, to be mended. Never anything that looks like a secret.
    pub refused: Option<AttrValue>,
    /// The last text was refused.
    pub invalid: bool,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// The box. Its text lives in the page alone, so that a new view never overwrites what is being typed.
#[component]
pub fn TypeBox(props: &Props) -> Html {
    let field = props.field;
    let node = use_node_ref();
    use_effect_with((props.held, props.refused.clone()), {
        let node = node.clone();
        move |(_, refused)| {
            let input = node.cast::<HtmlInputElement>();
            // What is being typed right now is not touched.
            if let Some(input) = input.filter(|input| !input.matches(":focus").unwrap_or(false)) {
                input.set_value(refused.as_deref().unwrap_or_default());
            }
        }
    });
    let onchange = {
        let send = props.send.clone();
        let invalid = props.invalid;
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let text = Zeroizing::new(input.value());
            // An emptied box takes back what was refused.
            if text.is_empty() && !invalid {
                return;
            }
            if !may_stay(field, &text) {
                input.set_value("");
            }
            send.emit(Intent::Type { field, text: text.as_str().into() });
        })
    };
    let code = codes::value_field(field);
    let id = [code, "-input"].concat();
    let secret = field == ValueField::ClientSecret;
    html! {
        <input
            ref={node}
            class={classes!("type-box", props.held.then_some("spare"))}
            id={id.clone()}
            data-testid={id}
            type={if secret { "password" } else { "text" }}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            placeholder={placeholder(props.held, secret)}
            aria-label={[words::value_name(field), ", type or paste"].concat()}
            aria-invalid={props.invalid.then_some("true")}
            aria-describedby={props.invalid.then(|| [code, "-error"].concat())}
            {onchange}
        />
    }
}

fn placeholder(held: bool, secret: bool) -> &'static str {
    match (held, secret) {
        (true, _) => "Replace",
        (false, true) => "Type or paste the Value",
        (false, false) => "Type or paste the ID",
    }
}

/// Whether a text may stay in the box after it was committed: only one to be mended, and never one that may be a secret or
/// most of one.
fn may_stay(field: ValueField, text: &str) -> bool {
    use SecretError::{DamagedMarker, PercentEncoded, Token, Truncated};
    let may_be_secret = match ClientSecret::parse(text) {
        Ok(_) => true,
        Err(error) => matches!(error, Truncated | DamagedMarker | PercentEncoded | Token),
    };
    field != ValueField::ClientSecret && !may_be_secret && ClientId::parse(text).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret must not be found in the panel's document, whichever box it was pasted into.
    #[test]
    fn secrets_do_not_stay() {
        let secret = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
        assert!(!may_stay(ValueField::TenantId, secret));
        assert!(!may_stay(ValueField::TenantId, &secret[..30]));
        assert!(!may_stay(ValueField::ClientSecret, secret));
        assert!(!may_stay(ValueField::ClientSecret, "anything"));
        assert!(!may_stay(ValueField::ClientId, "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c"));
        assert!(may_stay(ValueField::TenantId, "contoso.com"));
        assert!(may_stay(ValueField::ClientId, "3f2c1b0a-9d8e-4f7a"));
    }
}
