//! What Tenant Bridge costs, and how quick it is, in a real browser: `cargo bench --bench browser`.
//!
//! Prints a table beside the targets and writes all samples to `target/bench.json`. A target that is missed fails
//! nothing: a shared machine is no judge.

// A bench that cannot go on stops: its message is all there is to say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// A program for people at a terminal.
#![allow(clippy::print_stdout)]

mod bed;
mod capture;
mod fill;
mod page_cost;
mod pages;
mod report;
mod sizes;
mod start;
#[path = "../../tests/support/mod.rs"]
mod support;

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

async fn measure() -> Result {
    let begin = Instant::now();
    let server = Server::start(World::contoso()).await?;
    pages::serve(&server)?;
    let mut report = Report::default();
    sizes::measure(&mut report)?;
    let bare = Bed::bare(&server).await?;
    let idle = Bed::with_extension(&server).await?;
    progress(begin, "panel and background starts");
    start::measure(&mut report, &idle).await?;
    let armed = Bed::with_extension(&server).await?;
    let panel = armed.open_setup().await?;
    progress(begin, "page cost");
    page_cost::measure(&mut report, &bare, &idle, &armed).await?;
    progress(begin, "capture");
    capture::measure(&mut report, &armed, &panel).await?;
    progress(begin, "fill");
    fill::measure(&mut report, &server, &bare, &armed, &panel).await?;
    progress(begin, "done");
    report.print();
    report.write(&support::in_checkout("target/bench.json"))
}

fn progress(begin: Instant, what: &str) {
    println!("{:>4} s  {what}", begin.elapsed().as_secs());
}
