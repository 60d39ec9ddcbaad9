//! Samples, what they come to, and how that is told.

use crate::support::Result;
use serde::Serialize;
use std::path::Path;

/// All rows of a run.
#[derive(Default, Serialize)]
pub struct Report {
    rows: Vec<Row>,
}

/// One measure.
#[derive(Serialize)]
struct Row {
    measure: String,
    statistic: Statistic,
    value: f64,
    unit: &'static str,
    low: f64,
    high: f64,
    target: &'static str,
    samples: Vec<f64>,
}

/// Which number stands for all samples.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Statistic {
    /// The one in the middle.
    Median,
    /// The one that 95 of 100 do not exceed, by nearest rank: of up to 19 samples the greatest.
    P95,
    /// There is only one.
    Exact,
}

impl Statistic {
    fn of(self, samples: &[f64]) -> f64 {
        let mut sorted = samples.to_vec();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        let at = |rank: usize| sorted.get(rank.min(last)).copied().unwrap_or(f64::NAN);
        match self {
            Self::Median => (at(last / 2) + at(last.div_ceil(2))) / 2.0,
            Self::P95 => at((sorted.len() * 95).div_ceil(100).saturating_sub(1)),
            Self::Exact => at(0),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::P95 => "p95",
            Self::Exact => "",
        }
    }
}

impl Report {
    /// Adds a measure, unless nothing was measured. `target` is empty where none was set.
    pub fn add(
        &mut self,
        measure: impl Into<String>,
        statistic: Statistic,
        unit: &'static str,
        samples: Vec<f64>,
        target: &'static str,
    ) {
        if samples.is_empty() {
            return;
        }
        self.rows.push(Row {
            measure: measure.into(),
            statistic,
            value: statistic.of(&samples),
            unit,
            low: samples.iter().copied().fold(f64::NAN, f64::min),
            high: samples.iter().copied().fold(f64::NAN, f64::max),
            target,
            samples,
        });
    }

    /// Prints the table.
    pub fn print(&self) {
        let line = |cells: [&str; 6]| {
            let [measure, statistic, value, range, runs, target] = cells;
            println!("{measure:<58} {statistic:<7} {value:>12} {range:>20} {runs:>5}  {target}");
        };
        println!();
        line(["measure", "", "measured", "lowest … highest", "runs", "target"]);
        for row in &self.rows {
            let digits = if row.value.abs() < 1.0 { 3 } else { 1 };
            let many = row.samples.len() > 1;
            line([
                &row.measure,
                row.statistic.name(),
                &format!("{:.digits$} {}", row.value, row.unit),
                &if many { format!("{:.digits$} … {:.digits$}", row.low, row.high) } else { String::new() },
                &if many { row.samples.len().to_string() } else { String::new() },
                row.target,
            ]);
        }
    }

    /// Writes everything, each sample included.
    pub fn write(&self, path: &Path) -> Result {
        std::fs::create_dir_all(path.with_file_name(""))?;
        std::fs::write(path, serde_json::to_string_pretty(self)?)?;
        println!("\nAll samples: {}", path.display());
        Ok(())
    }
}
