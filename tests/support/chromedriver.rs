//! The chromedriver process of one test.

use super::{Failure, Result};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A running chromedriver on a port of its own. Ends when it is dropped.
pub struct Chromedriver {
    child: Child,
    port: u16,
    // Kept open: a closed pipe would end the driver at its next word.
    _words: BufReader<ChildStdout>,
}

/// The driver takes a port that is free on one kind of loopback address, and ends if somebody has it on the other.
const TRIES: usize = 4;

impl Chromedriver {
    /// Starts the driver and waits until it listens.
    pub fn start() -> Result<Self> {
        (1..TRIES).find_map(|_| Self::start_once().ok()).map_or_else(Self::start_once, Ok)
    }

    fn start_once() -> Result<Self> {
        let program = program("CHROMEDRIVER", "chromedriver", "chromium-driver")?;
        let mut child = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::from(error).within(program.display()))?;
        let stdout = child.stdout.take();
        let mut words = BufReader::new(stdout.ok_or_else(|| Failure::new("no standard output"))?);
        match read_port(&mut words) {
            Ok(port) => Ok(Self { child, port, _words: words }),
            Err(failure) => {
                end(&mut child);
                Err(failure)
            }
        }
    }

    /// Where WebDriver commands go.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Ends a child. Nothing is left to do about one that is gone already.
pub fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// The driver says "ChromeDriver was started successfully on port 12345."
fn read_port(words: &mut impl BufRead) -> Result<u16> {
    for line in words.lines() {
        let line = line?;
        let port = line.rsplit_once("successfully on port ").map(|(_, port)| port);
        if let Some(port) = port {
            return Ok(port.trim_end_matches('.').parse()?);
        }
    }
    Err(Failure::new("chromedriver ended without naming its port"))
}

/// The program named by the environment variable, or else found on the `PATH`.
pub fn program(variable: &str, name: &str, package: &str) -> Result<PathBuf> {
    if let Some(given) = std::env::var_os(variable) {
        return Ok(given.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let candidates = std::env::split_paths(&path).map(|folder| folder.join(name));
    candidates.into_iter().find(|file| file.is_file()).ok_or_else(|| {
        Failure::new(format!("{name} is not on the PATH; browser tests drive it; install it with: apt-get install {package}"))
    })
}
