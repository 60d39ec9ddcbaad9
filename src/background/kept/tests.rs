//! Every form that the record ever had, read by today's code.

use super::*;
use crate::dataverse::change;
use crate::dataverse::organisation::Organisation;
use crate::dataverse::trouble::Cause;
use crate::protocol::panel::{PermissionSeen, PermissionState, RuleUse};
use crate::protocol::saved::{SavedBy, SavedProfile};
use crate::setup::expiry::{Ends, read_iso};
use crate::setup::ids::Guid;
use crate::setup::note::{Leads, SecretNote};
use crate::setup::record::SeenPermissions;
use crate::wire::tests::{of_text, to_text};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The fixtures, oldest first: their numbers are their ages.
fn fixtures() -> Vec<(u32, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stored");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let number = |path: &Path| path.file_name()?.to_str()?.split_once('-')?.0.parse().ok();
    let mut fixtures: Vec<(u32, PathBuf)> = files.map(|path| (number(&path).unwrap(), path)).collect();
    fixtures.sort();
    fixtures
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn read(text: &str) -> Local {
    of_text::<Kept>(text).unwrap().0
}

/// Every word and number of a record, and how often it is there. What the moves rename counts as the same word.
fn words(json: &Json, words: &mut BTreeMap<String, usize>) {
    let mut count = |word: &str| {
        let plain: String = word.chars().filter(|c| !matches!(c, '_' | '-')).collect();
        *words.entry(plain.to_lowercase()).or_default() += 1;
    };
    match json {
        Json::Null => {}
        Json::Bool(flag) => count(&flag.to_string()),
        // Serde wrote a fraction to whole numbers that have the type of one.
        Json::Number(number) => count(&number.as_f64().unwrap().to_string()),
        Json::String(text) => count(text),
        Json::Array(list) => list.iter().for_each(|item| self::words(item, words)),
        Json::Object(fields) => {
            for (name, value) in fields {
                // The names of a tag say nothing.
                if !value.is_null() && !matches!(name.as_str(), "kind" | "detail") {
                    *words.entry(name.replace('_', "").to_lowercase()).or_default() += 1;
                }
                self::words(value, words);
            }
        }
    }
}

/// An update must not cost an admin a setup, whatever version came before.
#[test]
fn every_form_is_read_whole() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 7 && fixtures.iter().map(|(number, _)| *number).eq(1..=fixtures.len() as u32), "{fixtures:?}");
    for (_, path) in fixtures {
        let text = text_of(&path);
        let local = read(&text);
        assert_eq!(local.unread, None, "{path:?}");
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        words(&serde_json::from_str(&text).unwrap(), &mut before);
        words(&serde_json::from_str(&to_text(&Kept(local.clone()))).unwrap(), &mut after);
        for (word, count) in before {
            assert!(after.get(&word).is_some_and(|now| *now >= count), "{path:?}: {word:?} is lost of {local:?}");
        }
        assert_eq!((local.setups[1].name.as_str(), local.open, local.last_id), ("Contoso mail", Some(3), 3), "{path:?}");
    }
}

/// A record with something in every place that there is.
fn everything() -> Local {
    let (_, proofs) = fixtures().remove(5);
    let mut local = read(&text_of(&proofs));
    for rule in local.rules.view() {
        local.rules.judge(rule.id, RuleUse { at: 1_795_000_000_000.0, good: true, host: "portal.azure.com".to_owned() });
    }
    local.changes.insert(2, secret_change());
    local.leads = Leads::new(vec![60, 7]);
    local.setups[1].note = Some(SecretNote {
        ends: Ends::On(read_iso("2027-11-25").unwrap()),
        description: Some("for Dynamics".to_owned()),
        reminded: Some(30),
        quiet_until: Some(1_764_100_000_000.0),
        off: true,
    });
    let days = ["2027-04-03", "2027-03-04"].map(|day| read_iso(day).unwrap());
    local.setups[2].note = Some(SecretNote { ends: Ends::OneOf(days), ..SecretNote::default() });
    let seen = |state, wrong_kind| PermissionSeen { state, wrong_kind };
    let setup = &mut local.setups[1];
    let app = setup.client.held.as_ref().map(|held| held.value.clone());
    setup.permissions = app.map(|app| SeenPermissions {
        app,
        at: 1_795_000_000_001.0,
        seen: vec![
            seen(PermissionState::Granted, false),
            seen(PermissionState::Configured, false),
            seen(PermissionState::Missing, true),
            seen(PermissionState::Unknown, false),
        ],
    });
    assert!(local.setups[1].permissions.is_some());
    local.setups[1].saved = Some(SavedProfile {
        name: "contoso mail".to_owned(),
        by: SavedBy::List,
        page: "Server profiles".to_owned(),
        incognito: false,
        at: 1_795_000_000_002.0,
        namesakes: 2,
    });
    local
}

/// A change of a profile's secret whose answer was never heard.
fn secret_change() -> change::ProfileSecret {
    let note = |description: &str| change::KnownSecret {
        description: Some(description.to_owned()),
        secret_id: Guid::parse("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c"),
        expires: read_iso("2027-11-25"),
    };
    let change = change::Change {
        organisation: Organisation::parse("contoso.crm4.dynamics.com").unwrap(),
        profile: Guid::parse("6f1d3c52-8a0e-4f11-9f8a-0022480a1b2c").unwrap(),
        name: "Contoso mail".into(),
        etag: "W/\"1000001\"".into(),
        begun: 1_764_100_030_000.0,
        new: note("2027"),
        old: Some(note("2026")),
        outcome: change::Outcome::Doubtful(Cause::Interrupted.into()),
        again: false,
        tested: false,
    };
    change::ProfileSecret { given: Some(note("2026")), change: Some(change) }
}

/// The last fixture is what today's code writes: who changes the form adds the next one, and an older one is never changed.
/// `UPDATE=1 cargo test --lib kept` writes it, to be given a name.
#[test]
fn the_last_form_is_todays() {
    let (number, last) = fixtures().pop().unwrap();
    let today = serde_json::to_string_pretty(&to_json(&Kept(everything()).write())).unwrap() + "\n";
    if text_of(&last) == today {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(last.with_file_name(format!("{}-new.json", number + 1)), today).unwrap();
        return;
    }
    panic!("the stored form is no longer {last:?}: see tests/fixtures/README.md");
}

/// What cannot be read is kept to the letter, and does not keep the extension from working.
#[test]
fn unreadable_is_kept_aside() {
    for (text, newer) in [
        (r#"{"setups":7}"#, false),
        (r#"{"form":99,"setups":[]}"#, true),
        (r#"{"form":-1}"#, false),
        (r#"{"form":"x"}"#, false),
        (r#"{"lastId":1,"setups":[{"id":1}]}"#, false),
        ("[]", false),
        ("true", false),
    ] {
        let local = read(text);
        let unread = local.unread.clone().unwrap();
        assert_eq!(
            (serde_json::from_str::<Json>(&unread.text).unwrap(), unread.newer),
            (serde_json::from_str(text).unwrap(), newer)
        );
        assert_eq!(local.setups, vec![]);
        assert_eq!(read(&to_text(&Kept(local.clone()))), local, "{text}: it stays");
    }
}

/// An older version in between costs nothing: the newer one finds what it had written. What was begun meanwhile counts more.
#[test]
fn what_was_kept_aside_comes_back() {
    let newer = Local { last_id: 5, ..everything() };
    let mut kept = Local { unread: Some(Unread { text: to_text(&Kept(newer.clone())), newer: true }), ..Local::default() };
    assert_eq!(read(&to_text(&Kept(kept.clone()))), newer);
    kept.add_setup();
    assert_eq!(read(&to_text(&Kept(kept.clone()))), kept);
}
