//! What Tenant Bridge costs, and how quick it is, in a real browser: `cargo bench --bench browser`.
//!
//! Prints a table beside the targets and writes all samples to `target/bench.json`. A target that is missed fails
//! nothing: a shared machine is no judge.

// A bench that cannot go on stops: its message is all there is to say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod bed;
mod capture;
mod fill;
mod page_cost;
mod pages;
mod permissions;
mod pointing;
mod report;
mod sizes;
mod start;
#[path = "../../tests/support/mod.rs"]
mod support;
mod verify;

use bed::Bed;
use report::Report;
use std::process::ExitCode;
use std::time::Instant;
use support::{Result, Server, World};

#[tokio::main]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            println!("The measurements stopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Everything, or only the parts named on the command line (`start`, `page-cost`, `permissions`, `pointing`, `capture`, `fill`, `verify`).
async fn measure() -> Result {
    let named: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let begin = Instant::now();
    let wanted = |part: &str| {
        let wanted = named.is_empty() || named.iter().any(|name| name == part);
        if wanted {
            println!("{:>4} s  {part}", begin.elapsed().as_secs());
        }
        wanted
    };
    let server = Server::start(World::contoso()).await?;
    pages::serve(&server)?;
    let mut report = Report::default();
    sizes::measure(&mut report)?;
    let bare = Bed::bare(&server).await?;
    let idle = Bed::with_extension(&server).await?;
    // What stops one part does not take the others' numbers along.
    let mut outcomes = Vec::new();
    if wanted("start") {
        outcomes.push(start::measure(&mut report, &idle).await);
    }
    let armed = Bed::with_extension(&server).await?;
    let panel = armed.open_setup().await?;
    if wanted("page-cost") {
        outcomes.push(page_cost::measure(&mut report, &bare, &idle, &armed).await);
    }
    if wanted("permissions") {
        outcomes.push(permissions::measure(&mut report, &bare, &armed).await);
    }
    if wanted("pointing") {
        outcomes.push(pointing::measure(&mut report, &armed, &panel).await);
    }
    if wanted("capture") {
        outcomes.push(capture::measure(&mut report, &armed, &panel).await);
    }
    if wanted("fill") {
        outcomes.push(fill::measure(&mut report, &server, &bare, &armed, &panel).await);
    }
    if wanted("verify") {
        outcomes.push(verify::measure(&mut report, &server, &armed, &panel).await);
    }
    println!("{:>4} s", begin.elapsed().as_secs());
    report.print();
    report.write(&support::in_checkout("target/bench.json"))?;
    let failures: Vec<String> = outcomes.into_iter().filter_map(Result::err).map(|failure| failure.to_string()).collect();
    if failures.is_empty() {
        return Ok(());
    }
    Err(support::Failure::new(failures.join("; ")))
}
