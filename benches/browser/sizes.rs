//! What an installation brings along.

use crate::report::{Report, Statistic};
use crate::support::extension::Extension;
use crate::support::{Failure, Result};
use std::path::Path;
use std::process::Command;

/// Kinds of files that run or are parsed; icons and texts are not code.
const CODE: &[&str] = &["js", "wasm", "html", "css"];

/// Each file of code, and all of them, as `gzip -9` packs them.
pub fn measure(report: &mut Report) -> Result {
    let root = Extension::built()?.folder;
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let all = files.iter().map(|(_, size)| size).sum();
    report.add("all code, packed", Statistic::Exact, "KB", vec![all], "≤ 150 KB");
    for (path, size) in files {
        let name = Path::new(&path).strip_prefix(&root).unwrap_or(Path::new(&path));
        report.add(format!("  {}", name.display()), Statistic::Exact, "KB", vec![size], "");
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<(std::path::PathBuf, f64)>) -> Result {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|kind| CODE.iter().any(|code| kind == *code)) {
            let size = packed(&path)?;
            files.push((path, size));
        }
    }
    Ok(())
}

/// Kilobytes (of 1000 bytes) after packing.
fn packed(path: &Path) -> Result<f64> {
    let gzip = Command::new("gzip").args(["-9", "-n", "-c"]).arg(path).output();
    let gzip = gzip.map_err(|error| Failure::from(error).within("gzip"))?;
    Ok(gzip.stdout.len() as f64 / 1_000.0)
}
