//! As much of OData's query options as is asked for.

use std::collections::HashMap;

/// Query options by name, decoded.
pub type Options = HashMap<String, String>;

/// The options of a query.
pub fn options(query: &str) -> Options {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// What is grouped, and what the number in a group is called.
pub struct Grouping {
    /// The columns.
    pub columns: Vec<String>,
    /// The name of the count.
    pub count: String,
}

/// Reads `filter(…)/groupby((a,b),aggregate($count as n))` with the one filter that is known.
pub fn grouping(apply: &str) -> Option<Grouping> {
    let rest = apply.strip_prefix("filter(statecode eq 0 and _emailserverprofile_value ne null)/groupby((")?;
    let (columns, rest) = rest.split_once("),aggregate($count as ")?;
    let count = rest.strip_suffix("))")?;
    Some(Grouping { columns: columns.split(',').map(str::to_owned).collect(), count: count.to_owned() })
}
