//! What became of each thing read on a page.

use crate::protocol::panel::Verdict;

/// What a sighting was taken for, and why.
pub struct Finding {
    /// In a word or two.
    pub what: &'static str,
    /// Why, and what follows.
    pub why: &'static str,
    /// The value was taken.
    pub taken: bool,
}

/// The words for a verdict.
pub fn verdict(verdict: Verdict) -> Finding {
    let (what, why, taken) = match verdict {
        Verdict::IsTenantId => ("Directory (tenant) ID", "Its label names it, on an app's page.", true),
        Verdict::IsClientId => ("Application (client) ID", "Its label names it, on an app's page.", true),
        Verdict::IsClientSecret => ("Client secret", "It has a secret's form and stands under Value.", true),
        Verdict::IsSecretId => ("Secret ID", "It names the secret and is not the secret. Not used.", false),
        Verdict::IsMasked => ("Masked secret", "The portal no longer shows the whole of it. Not used.", false),
        Verdict::IsObjectId => ("Object ID", "Another ID of the same app, which the form does not take. Not used.", false),
        Verdict::Hidden => ("Not visible", "What you cannot see is not read as yours. Not used.", false),
        Verdict::NoLabel => ("No label", "Nothing beside it says what it is. Not used.", false),
        Verdict::UnknownLabel => ("Unknown label", "Its label names none of the three values. Not used.", false),
        Verdict::LabelsDisagree => ("Unclear", "Its labels say two different things. Not used.", false),
        Verdict::WeakLabel => ("Unsure", "Its label is known from weak sources only. Not used.", false),
        Verdict::InList => ("In a list", "A list shows many apps. Open the one you mean. Not used.", false),
        Verdict::WrongPage => ("Other page", "This value is not shown on a page of this kind. Not used.", false),
        Verdict::WrongShape => ("Wrong form", "The label fits, the text does not. Not used.", false),
    };
    Finding { what, why, taken }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A thing that was not used says so: the admin must never wonder where a value went.
    #[test]
    fn what_was_not_taken_says_not_used() {
        use Verdict::*;
        for each in [
            IsTenantId,
            IsClientId,
            IsClientSecret,
            IsSecretId,
            IsMasked,
            IsObjectId,
            Hidden,
            NoLabel,
            UnknownLabel,
            LabelsDisagree,
            WeakLabel,
            InList,
            WrongPage,
            WrongShape,
        ] {
            let Finding { what, why, taken } = verdict(each);
            assert!(!what.is_empty() && why.ends_with('.') && !why.contains('!'), "{what}");
            assert_eq!(why.ends_with("Not used."), !taken, "{what}");
        }
    }
}
