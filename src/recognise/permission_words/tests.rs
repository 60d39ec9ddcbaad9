//! What is a consent in which language, and above all what is none.

use super::*;
use proptest::prelude::*;

fn granted(status: &str, tag: &str, headers: &[&str]) -> bool {
    let headers: Vec<String> = headers.iter().map(|h| normal(h)).collect();
    is_granted(&normal(status), &Languages::of(tag, &headers))
}

/// Each language's own words count; weak ones where the page is in that language, by its tag or its headers.
#[test]
fn every_language_that_has_a_source() {
    for (language, word, shown, weak) in WORDS {
        if *word != Word::Granted {
            continue;
        }
        let status = shown.replace(TENANT, "Contoso (Ltd)");
        assert!(granted(&status, language, &[]), "{status}");
        let sure = !weak && !shown.starts_with(TENANT);
        assert_eq!(granted(&status, "en", &["Status", "Description"]), sure, "{status}");
    }
    assert!(granted("concesso per Contoso", "en", &["Descrizione"]), "the table says that it is Italian");
    assert!(granted("已授予 Contoso", "zh-CN", &[]));
    assert!(!granted("已授予 Contoso", "zh-TW", &[]));
    assert!(granted("Contoso に付与されました", "", &["状態"]));
}

/// Each row is a way to mistake a refusal, or an unknown language, for a consent.
#[test]
fn what_is_not_granted() {
    for status in [
        "",
        "Granted",
        "Granted for",
        "Grantedfor Contoso",
        "Not granted for Contoso",
        "Not granted for Granted for Contoso",
        "Pas accordé pour Contoso",
        "Não concedido para Contoso",
        "No concedido",
        "Nicht gewährt für Contoso",
        "Non concesso per Contoso",
        "Niet verleend voor Contoso",
        "Contoso に付与されていません",
        "尚未授予",
        "Yes",
    ] {
        for tag in ["en", "de", "it", "nl", "ja", "ko", "zh-Hans", ""] {
            assert!(!granted(status, tag, &["Status"]), "{status} in {tag}");
        }
    }
}

#[test]
fn parts() {
    assert!(is("grant admin consent for contoso ltd", Word::GrantConsent));
    assert!(is("administratorzustimmung für contoso erteilen", Word::GrantConsent));
    assert!(is("代表contoso授予管理员同意", Word::GrantConsent));
    assert!(!is("grant admin consent confirmation", Word::GrantConsent));
    assert!(is(&normal("Autorisations de l’application"), Word::ApplicationPermissions));
    assert!(parts_pattern(std::iter::once("Mail.Send")).ends_with(r"|Mail\.Send"));
    assert!(parts_pattern(std::iter::empty()).contains(r"|代表.+?授予管理员同意|"));
    assert_eq!(answers_pattern(), "Yes|Ano");
}

fn row(fits: impl Fn(&WordRow) -> bool) -> impl Strategy<Value = WordRow> {
    prop::sample::select(WORDS.iter().copied().filter(|row| fits(row)).collect::<Vec<_>>())
}

proptest! {
    /// Whatever the tenant is called, in whatever language the page is: a known refusal is never a consent.
    #[test]
    fn a_refusal_is_never_a_consent(
        name in ".{0,30}",
        refusal in row(|row| row.1 == Word::NotGranted),
        consent in row(|row| row.1 == Word::Granted),
        tag in "[a-z]{2}",
    ) {
        let own = consent.2.replace(TENANT, &name);
        for tenant in [name, own] {
            let status = format!("{} for {tenant}", refusal.2);
            prop_assert!(!granted(&status, &tag, &["Status", "状態", "Descrizione"]), "{}", status);
        }
    }

    /// Nor is a refusal in a language without a source: some word before a known one.
    #[test]
    fn a_word_before_is_no_consent(
        before in "[a-zà-ž]{2,8}",
        consent in row(|row| row.1 == Word::Granted && !row.2.starts_with(TENANT)),
        name in "[A-Za-z ]{1,20}",
    ) {
        let (language, _, shown, _) = consent;
        let status = format!("{before} {}", shown.replace(TENANT, &name));
        prop_assert!(!granted(&status, language, &[]), "{}", status);
    }
}
