//! Reading names tables; every problem of a file is reported at once, with its place.

use std::sync::Arc;

use crate::diagnostic::{Problem, Problems};
use crate::names::row::{COLUMNS, Kind, Row};
use crate::source::Source;
use crate::text::{Span, is_hanzi};

macro_rules! tables {
    ($($file:literal),* $(,)?) => {
        /// The built-in tables: file name and text.
        pub const TABLES: &[(&str, &str)] = &[$(($file, include_str!(concat!("../../rules/names/", $file)))),*];
    };
}

tables![
    "companies.csv",
    "events.csv",
    "health.csv",
    "laws.csv",
    "media.csv",
    "military.csv",
    "organisations-asia.csv",
    "organisations-china.csv",
    "organisations-international.csv",
    "organisations-taiwan.csv",
    "organisations-world.csv",
    "people-americas.csv",
    "people-asean.csv",
    "people-china.csv",
    "people-europe.csv",
    "people-hongkong-macau.csv",
    "people-international.csv",
    "people-japan.csv",
    "people-korea.csv",
    "people-middle-east-africa.csv",
    "people-oceania.csv",
    "people-russia-ukraine.csv",
    "people-singapore-malaysia.csv",
    "people-south-central-asia.csv",
    "people-taiwan.csv",
    "people-us.csv",
    "places-china.csv",
    "places-countries.csv",
    "places-japan-korea.csv",
    "places-southeast-asia.csv",
    "places-taiwan.csv",
    "places-world.csv",
    "products.csv",
    "sport.csv",
    "terms.csv",
    "titles.csv",
];

/// Reads a table.
///
/// # Errors
/// [`Problems`]: a missing or unknown column, a row with too many or too few cells, an unknown kind, an empty name, Chinese
/// that is none.
pub fn read(source: &Arc<Source>) -> Result<Vec<Row>, Problems> {
    let text = source.text();
    let mut problems = Vec::new();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let at = |position: Option<&csv::Position>| {
        let start = position.map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0)).min(text.len());
        let end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        Span::from_range(start..end)
    };
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(e) => {
            let span = at(e.position());
            return Err(Problems { file: Arc::clone(source), list: vec![Problem::new(span, e.to_string())] });
        }
    };
    let first_line = Span::from_range(0..text.find('\n').unwrap_or(text.len()));
    let expected = COLUMNS.join(",");
    for column in COLUMNS.iter().filter(|c| !header.iter().any(|h| h == **c)) {
        let message = format!("the column `{column}` is missing");
        problems
            .push(Problem::new(first_line, message).help(format!("the first line of a names table is `{expected}`")));
    }
    for column in header.iter().filter(|h| !COLUMNS.contains(h)) {
        problems.push(
            Problem::new(first_line, format!("`{column}` is no column of a names table"))
                .help(format!("known are {expected}")),
        );
    }
    if !problems.is_empty() {
        return Err(Problems { file: Arc::clone(source), list: problems });
    }
    // a table may order its columns as it likes
    let order: Vec<usize> = COLUMNS.iter().map(|c| header.iter().position(|h| h == *c).unwrap_or(0)).collect();
    let in_order = order.iter().enumerate().all(|(i, o)| i == *o);
    let mut rows = Vec::with_capacity(text.len() / 80);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(e) => {
                problems.push(Problem::new(at(e.position()), e.to_string()));
                continue;
            }
        };
        let span = at(record.position());
        if record.len() != COLUMNS.len() {
            let message = format!("this row has {} cells instead of {}", record.len(), COLUMNS.len());
            problems.push(Problem::new(span, message).help("quote a cell that holds a comma"));
            continue;
        }
        let record = if in_order { record } else { order.iter().map(|i| &record[*i]).collect() };
        if let Some(p) = check(&record) {
            problems.push(Problem::new(span, p));
            continue;
        }
        match record[1].trim().parse::<Kind>() {
            Ok(kind) => match Row::new(&record, kind) {
                Ok(row) => rows.push(row),
                Err(message) => problems.push(Problem::new(span, message)),
            },
            Err(message) => problems.push(Problem::new(span, message)),
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(Problems { file: Arc::clone(source), list: problems }) }
}

/// Reads a built-in table. Lines without quotes, nearly all, are borrowed; a test reads every table with [`read`] too.
///
/// # Panics
/// If the table is broken.
pub fn builtin(name: &str, text: &'static str) -> Vec<Row> {
    let mut rows = Vec::with_capacity(text.len() / 90);
    let mut quoted = String::new();
    for line in text.lines().skip(1).filter(|l| !l.is_empty()) {
        if line.contains('"') {
            quoted.push_str(line);
            quoted.push('\n');
        } else {
            rows.push(Row::borrowed(line).unwrap_or_else(|| panic!("rules/names/{name} is broken at `{line}`")));
        }
    }
    if !quoted.is_empty() {
        let source = Arc::new(Source::new(name, format!("{}\n{quoted}", COLUMNS.join(","))));
        rows.extend(read(&source).unwrap_or_else(|p| panic!("rules/names/{name} is broken: {p}")));
    }
    rows
}

fn check(record: &csv::StringRecord) -> Option<String> {
    if record[0].trim().is_empty() {
        return Some("the canonical form is empty".to_owned());
    }
    // one of several renderings may be written in digits or letters ("16+1"), but not all of them
    let zh = record[2].trim();
    (!zh.is_empty() && !zh.chars().any(is_hanzi))
        .then(|| format!("`{zh}` in the column `zh` holds no Chinese character"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Vec<Row>, Vec<String>> {
        read(&Arc::new(Source::new("t.csv", text))).map_err(|p| p.list.into_iter().map(|p| p.message).collect())
    }

    const HEADER: &str = "canonical,kind,zh,country,roles,aliases,garbled,wikidata,note\n";

    #[test]
    fn a_row_has_its_values() {
        let rows = read_text(&format!(
            "{HEADER}Antony Blinken,person,布林肯|安东尼·布林肯,US,US Secretary of State,Blinken,,,\n"
        ))
        .unwrap();
        assert_eq!(rows[0].canonical(), "Antony Blinken");
        assert_eq!(rows[0].zh().count(), 2);
        assert_eq!(rows[0].accepted().collect::<Vec<_>>(), ["Antony Blinken", "Blinken"]);
        assert_eq!(rows[0].kind(), Kind::Person);
    }

    #[test]
    fn problems_come_all_at_once() {
        let found = read_text(&format!("{HEADER},person,李,,,,,,\nX,planet,李,,,,,,\nY,person,Li,,,,,,\nZ,person\n"))
            .unwrap_err();
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(read_text("canonical,kind\nX,person\n").unwrap_err().join("").contains("`zh` is missing"));
        assert!(read_text("").unwrap_err().join("").contains("canonical"));
    }

    #[test]
    fn columns_may_stand_in_another_order() {
        let rows = read_text(
            "kind,canonical,zh,country,roles,aliases,garbled,wikidata,note\nperson,John Lee,李家超,HK,,,,,\n",
        )
        .unwrap();
        assert_eq!(rows[0].canonical(), "John Lee");
    }
}
