//! Why a test stopped, in words; and waiting, which is where most tests stop.

use std::fmt;
use std::time::{Duration, Instant};

/// What a test, and every helper of it, returns.
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// The reason a test cannot go on. `Debug` is the plain text, since the test runner prints that.
pub struct Failure(String);

impl Failure {
    /// A failure in the test's own words.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The same failure with `context` in front.
    pub fn within(self, context: impl fmt::Display) -> Self {
        Self(format!("{context}: {}", self.0))
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` is no `Error` itself, so that this one conversion covers all of them.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut message = error.to_string();
        let mut cause = error.source();
        while let Some(inner) = cause {
            message = format!("{message}: {inner}");
            cause = inner.source();
        }
        // chromedriver adds the addresses of its own stack, which tell nobody anything.
        let told = message.split("Stacktrace:").next().unwrap_or_default();
        Self(told.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// How long a person would wait before calling it broken; generous, because test machines are slow.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// Asks `probe` again and again until it answers `Some`, or `timeout` has passed. An error counts as "not yet" (pages
/// re-render under the test's hands) and is told if it was the last word.
pub async fn eventually<T>(what: &str, timeout: Duration, mut probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    loop {
        let last = match probe().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => String::new(),
            Err(failure) => format!("; last error: {failure}"),
        };
        if start.elapsed() > timeout {
            let seconds = timeout.as_secs_f32();
            return Err(Failure::new(format!("{what}: not within {seconds} s{last}")));
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}
