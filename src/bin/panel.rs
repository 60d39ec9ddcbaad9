//! The side panel's program.
fn main() {}
