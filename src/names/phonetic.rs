//! How alike two names sound to somebody who heard one of them through Mandarin.
//!
//! A name that went into Chinese and back keeps its consonants by class: l and r, n and ng, b and p, d and t, g and k, the
//! sibilants, v, w and f each fall together; a final consonant drops easily, a vowel says nothing. The classes are those
//! observed in back-transliterated names of real articles; the alignment is Wagner and Fischer's.

/// The longest name that is heard to its end, in letters.
const LONGEST: usize = 40;

/// The consonant classes of a name, one byte each, at most [`CLASSES`]. A leading vowel is `A`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub struct Code {
    classes: [u8; CLASSES],
    len: u8,
}

/// Classes that are kept of one name.
pub const CLASSES: usize = 15;

impl Code {
    /// The code of a name.
    pub fn of(name: &str) -> Code {
        let mut letters = [0u8; LONGEST];
        let mut n = 0;
        let mut take = |bytes: &[u8]| {
            for b in bytes.iter().map(u8::to_ascii_lowercase).filter(u8::is_ascii_lowercase) {
                if n < LONGEST {
                    letters[n] = b;
                    n += 1;
                }
            }
        };
        if name.is_ascii() {
            take(name.as_bytes());
        } else {
            take(crate::text::fold(name).as_bytes());
        }
        encode(&letters[..n])
    }

    /// The classes.
    pub fn classes(&self) -> &[u8] {
        &self.classes[..usize::from(self.len)]
    }

    fn push(&mut self, class: u8) {
        if usize::from(self.len) < CLASSES {
            self.classes[usize::from(self.len)] = class;
            self.len += 1;
        }
    }
}

fn encode(s: &[u8]) -> Code {
    let mut out = Code { classes: [0; CLASSES], len: 0 };
    let mut i = 0;
    while i < s.len() {
        let next = s.get(i + 1).copied().unwrap_or(b' ');
        let after = s.get(i + 2).copied().unwrap_or(b' ');
        let (class, used) = match (s[i], next) {
            (b's' | b'c', b'h') if after == b'r' || after == b'l' => (b'K', 2),
            (b's', b'c') if after == b'h' => (b'S', 3),
            (b't', b'c') if after == b'h' => (b'S', 3),
            (b's' | b'c' | b'z', b'h') => (b'S', 2),
            (b't', b's' | b'z') | (b'c', b'z') | (b'd', b'z' | b'j') | (b'z', b'z') => (b'S', 2),
            (b't' | b'd', b'h') => (b'T', 2),
            (b'p', b'h') => (b'F', 2),
            (b'k', b'h') => (b'H', 2),
            (b'g', b'h') => (b'K', 2),
            (b'c', b'k') => (b'K', 2),
            (b'n', b'g') => (b'N', if matches!(after, b'a' | b'e' | b'i' | b'o' | b'u' | b'l' | b'r') { 1 } else { 2 }),
            (b'q', b'u') if matches!(after, b'a' | b'o') => (b'K', 2),
            (b'x', _) if i > 0 => (b'X', 1),
            (b's' | b'z' | b'j' | b'x' | b'q', _) => (b'S', 1),
            (b'c', b'e' | b'i' | b'y') => (b'S', 1),
            (b'c' | b'k' | b'g', _) => (b'K', 1),
            (b'b' | b'p', _) => (b'P', 1),
            (b'd' | b't', _) => (b'T', 1),
            (b'f' | b'v' | b'w', _) => (b'F', 1),
            (b'l' | b'r', _) => (b'L', 1),
            (b'm', _) => (b'M', 1),
            (b'n', _) => (b'N', 1),
            (b'h', _) => (b'H', 1),
            (b'y', b'a' | b'e' | b'i' | b'o' | b'u') => (b'Y', 1),
            _ if i == 0 => (b'A', 1),
            _ => (0, 1),
        };
        match class {
            0 => {}
            b'X' => {
                out.push(b'K');
                out.push(b'S');
            }
            // doubled letters are one sound
            _ if out.classes().last() == Some(&class) && i > 0 && s[i - 1] == s[i] => {}
            _ => out.push(class),
        }
        i += used;
    }
    out
}

/// Cost of reading class `a` as class `b`, 0 to 1.
fn substitution(a: u8, b: u8) -> f64 {
    if a == b {
        return 0.0;
    }
    match (a.min(b), a.max(b)) {
        (b'F', b'H') | (b'M', b'N') | (b'A', b'Y' | b'H') | (b'L', b'N') | (b'F', b'P') => 0.5,
        (b'K', b'S') | (b'S', b'T') | (b'H', b'K') | (b'S', b'Y') => 0.7,
        _ => 1.0,
    }
}

/// Cost of a class that only one of the names has.
fn gap(class: u8, last: bool) -> f64 {
    match class {
        b'H' | b'Y' | b'A' => 0.4,
        b'L' | b'N' => {
            if last {
                0.5
            } else {
                0.6
            }
        }
        _ if last => 0.6,
        _ => 0.9,
    }
}

impl Code {
    /// How alike two codes are, 0 to 1.
    pub fn similarity(&self, other: &Code) -> f64 {
        code_similarity(self.classes(), other.classes())
    }
}

fn code_similarity(a: &[u8], b: &[u8]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = [0.0; CLASSES + 1];
    for (j, y) in b.iter().enumerate() {
        row[j + 1] = row[j] + gap(*y, j + 1 == b.len());
    }
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] += gap(*x, i + 1 == a.len());
        for (j, y) in b.iter().enumerate() {
            let best = (diagonal + substitution(*x, *y))
                .min(row[j + 1] + gap(*x, i + 1 == a.len()))
                .min(row[j] + gap(*y, j + 1 == b.len()));
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let longest = a.len().max(b.len()) as f64;
    (1.0 - row[b.len()] / longest).max(0.0)
}

/// A name prepared for comparison.
#[derive(Clone, Debug)]
pub struct Sound {
    /// Its consonant classes.
    pub code: Code,
    /// Its letters, folded, without marks and spaces.
    pub letters: Box<str>,
}

impl Sound {
    /// The sound of a name.
    pub fn of(name: &str) -> Sound {
        let letters: String = crate::text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
        Sound { code: Code::of(name), letters: letters.into() }
    }

    /// How alike two names are, 0 to 1: consonant classes first, spelling (Jaro-Winkler) second.
    pub fn similarity(&self, other: &Sound) -> f64 {
        let sound = self.code.similarity(&other.code);
        let spelling = strsim::jaro_winkler(&self.letters, &other.letters);
        let both = 0.55 * sound + 0.45 * spelling;
        let same_start = self.code.classes().first() == other.code.classes().first();
        if same_start { both } else { both * 0.85 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str) -> Vec<u8> {
        Code::of(name).classes().to_vec()
    }

    fn like(a: &str, b: &str) -> f64 {
        Sound::of(a).similarity(&Sound::of(b))
    }

    #[test]
    fn classes_fall_together() {
        assert_eq!(code("Pelosi"), code("Perosi"));
        assert_eq!(code("Blinken"), b"PLNKN");
        assert_eq!(code("Raimondo"), code("Raymond"));
        assert_eq!(code("Sheikh"), b"SH");
    }

    #[test]
    fn garbles_are_nearer_to_their_name_than_to_others() {
        for (garbled, name, other) in [
            ("Brinkon", "Blinken", "Brennan"),
            ("Zellinski", "Zelensky", "Zelaya"),
            ("Krublinge", "Kritenbrink", "Kramer"),
            ("Patrusev", "Patrushev", "Petrov"),
        ] {
            assert!(
                like(garbled, name) > like(garbled, other),
                "{garbled}: {} {}",
                like(garbled, name),
                like(garbled, other)
            );
        }
        assert!(like("Patrusev", "Patrushev") > 0.9);
        assert!(like("Lavrov", "Putin") < 0.5);
    }
}
