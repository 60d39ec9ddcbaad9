//! The `age` program, as an admin without the extension uses it.

use super::{Failure, Result};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `age` with these arguments in a folder. It reads passphrases from a terminal only: `script` is one, and types the answers.
pub fn age(folder: &Path, arguments: &str, answers: &[&str]) -> Result {
    let mut terminal = Command::new("script")
        .args(["--quiet", "--return", "--command", &format!("age {arguments}"), "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::from(error).within("`script` (Debian: bsdutils) and `age` are needed"))?;
    if let Some(mut keys) = terminal.stdin.take() {
        for answer in answers {
            writeln!(keys, "{answer}")?;
        }
    }
    let done = terminal.wait_with_output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    if done.status.success() { Ok(()) } else { Err(Failure::new(format!("age {arguments}: {said}"))) }
}
