//! The importers against what they have met before, and changes of it.

// A test may stop wherever it is: the runner tells the line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../fuzz/targets.rs"]
mod targets;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::Path;
use targets::{TARGETS, Target};

/// Changes a target meets in one run; more of them are `cargo fuzz`'s work.
const ROUNDS: u32 = 1500;

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders: &[&str] = match name {
        // Every form that the record ever had is an input as well.
        "stored" => &["fuzz/corpus/stored", "tests/fixtures/stored"],
        // Every form that the file ever had, too.
        "setups" => &["tests/fixtures/transfer"],
        _ => &[&format!("fuzz/corpus/{name}")],
    };
    let files = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let inputs: Vec<_> = files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(!inputs.is_empty(), "{name} has no corpus");
    inputs
}

/// A change of an input: some bytes flipped, or a part put elsewhere, doubled or cut.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Cut(Index, Index),
    Repeat(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    // What formats are made of breaks them sooner than any byte does.
    let token = select(vec![
        "null",
        "-1",
        "1e999",
        "\"",
        "[[[[",
        "{",
        "\n",
        "\r",
        ":",
        " 19\n",
        "\u{202e}",
        "Client secret: ",
        "9999999999",
    ]);
    prop_oneof![
        (any::<Index>(), 1..=255u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (any::<Index>(), token).prop_map(|(at, token)| Change::Insert(at, token.as_bytes().to_vec())),
        (any::<Index>(), vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Cut(from, to)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Repeat(from, to)),
    ]
}

fn apply(mut input: Vec<u8>, change: &Change) -> Vec<u8> {
    let at = |index: &Index, input: &[u8]| index.index(input.len() + 1);
    let part = |from: &Index, to: &Index, input: &[u8]| {
        let (from, to) = (at(from, input), at(to, input));
        from.min(to)..from.max(to)
    };
    match change {
        Change::Flip(index, bits) => {
            if !input.is_empty() {
                let at = index.index(input.len());
                input[at] ^= bits;
            }
        }
        Change::Insert(index, bytes) => {
            let at = at(index, &input);
            input.splice(at..at, bytes.iter().copied());
        }
        Change::Cut(from, to) => drop(input.drain(part(from, to, &input))),
        Change::Repeat(from, to) => {
            let range = part(from, to, &input);
            let copy = input[range.clone()].to_vec();
            input.splice(range.end..range.end, copy);
        }
    }
    input
}

fn run(name: &str, target: Target) {
    let inputs = corpus(name);
    inputs.iter().for_each(|input| target(input));
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(ROUNDS) };
    let changed = (select(inputs), vec(change(), 1..5));
    let outcome = TestRunner::new(config).run(&changed, |(input, changes)| {
        target(&changes.iter().fold(input, apply));
        Ok(())
    });
    assert!(outcome.is_ok(), "{name}: {}", outcome.unwrap_err());
}

/// A file from elsewhere never stops the program, and what it promises holds for what nobody thought of.
#[test]
fn every_importer_stands_what_is_changed() {
    for (name, target) in TARGETS {
        run(name, target);
    }
}
