//! One row of a names table.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// What kind of thing a row names.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A place of any size.
    Place,
    /// A body: government, party, company, club.
    Organisation,
    /// A news medium.
    Media,
    /// An office.
    Title,
    /// A conference, war, festival, tournament.
    Event,
    /// A law, treaty or policy document.
    Law,
    /// A product, weapon, ship.
    Product,
    /// Any other expression with a fixed English form.
    Term,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 9] = [
        Kind::Person,
        Kind::Place,
        Kind::Organisation,
        Kind::Media,
        Kind::Title,
        Kind::Event,
        Kind::Law,
        Kind::Product,
        Kind::Term,
    ];

    /// The word for it in tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Organisation => "organisation",
            Kind::Media => "media",
            Kind::Title => "title",
            Kind::Event => "event",
            Kind::Law => "law",
            Kind::Product => "product",
            Kind::Term => "term",
        }
    }

    /// Whether its English form may be written in lower case.
    pub fn may_be_lower(self) -> bool {
        matches!(self, Kind::Title | Kind::Term | Kind::Event)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Kind, String> {
        Kind::ALL.into_iter().find(|k| k.name() == name).ok_or_else(|| {
            let all: Vec<_> = Kind::ALL.iter().map(|k| k.name()).collect();
            format!("`{name}` is no kind; known are {}", all.join(", "))
        })
    }
}

/// The columns of a table, in order.
pub const COLUMNS: [&str; 9] =
    ["canonical", "kind", "zh", "country", "roles", "aliases", "garbled", "wikidata", "note"];

/// A row: one line of text and where its cells end. Rows of the built-in tables borrow that line, because twenty thousand
/// rows of small strings would cost the start-up.
#[derive(Clone, Debug)]
pub struct Row {
    line: Cow<'static, str>,
    ends: [u16; COLUMNS.len()],
    kind: Kind,
}

impl Row {
    /// A row from the cells of a checked record.
    ///
    /// # Errors
    /// If the cells together are longer than 64 KiB.
    pub fn new<'c>(cells: impl IntoIterator<Item = &'c str>, kind: Kind) -> Result<Row, String> {
        let mut line = String::new();
        let mut ends = [0; COLUMNS.len()];
        for (i, cell) in cells.into_iter().take(COLUMNS.len()).enumerate() {
            if i > 0 {
                line.push(',');
            }
            line.push_str(cell);
            ends[i] = u16::try_from(line.len()).map_err(|_| "this row is longer than 64 KiB".to_owned())?;
        }
        Ok(Row { line: Cow::Owned(line), ends, kind })
    }

    /// A row from a line without quotes; `None` if it has not as many cells as there are columns, or no known kind.
    pub fn borrowed(line: &'static str) -> Option<Row> {
        let mut ends = [0; COLUMNS.len()];
        let mut n = 0;
        for (at, _) in line.bytes().enumerate().filter(|(_, b)| *b == b',') {
            *ends.get_mut(n)? = u16::try_from(at).ok()?;
            n += 1;
        }
        *ends.get_mut(n)? = u16::try_from(line.len()).ok()?;
        let whole = n + 1 == COLUMNS.len();
        let mut row = Row { line: Cow::Borrowed(line), ends, kind: Kind::Term };
        row.kind = row.cell(1).parse().ok()?;
        whole.then_some(row)
    }

    fn cell(&self, i: usize) -> &str {
        let start = i.checked_sub(1).map_or(0, |before| usize::from(self.ends[before]) + 1);
        &self.line[start..usize::from(self.ends[i])]
    }

    fn values(&self, i: usize) -> impl Iterator<Item = &str> {
        self.cell(i).split('|').map(str::trim).filter(|v| !v.is_empty())
    }

    /// The form that English news prints.
    pub fn canonical(&self) -> &str {
        self.cell(0)
    }

    /// What it names.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Chinese names.
    pub fn zh(&self) -> impl Iterator<Item = &str> {
        self.values(2)
    }

    /// ISO 3166 alpha-2, or empty.
    pub fn country(&self) -> &str {
        self.cell(3)
    }

    /// How news introduces the holder.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.values(4)
    }

    /// Accepted forms besides the canonical one.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.values(5)
    }

    /// Attested wrong forms.
    pub fn garbled(&self) -> impl Iterator<Item = &str> {
        self.values(6)
    }

    /// A remark for editors; `chosen name` where the Chinese name is no transliteration.
    pub fn note(&self) -> &str {
        self.cell(8)
    }

    /// The canonical form and the aliases.
    pub fn accepted(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.canonical()).chain(self.aliases())
    }
}
