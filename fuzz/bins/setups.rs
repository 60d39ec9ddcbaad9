//! Feeds `setups`.

#![no_main]
#![allow(dead_code)] // each program feeds one of them

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::setups(data));
