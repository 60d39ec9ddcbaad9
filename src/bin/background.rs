//! The service worker's program.
fn main() {}
