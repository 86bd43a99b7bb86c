//! Words that say little in a name: those between its parts, and those for kinds of bodies.

/// Words between the glosses of a name.
pub const LINKS: &[&str] = &["of", "the", "and", "for", "in"];

/// Words for kinds of bodies and offices: two of them with a subject are the name of a hundred bodies.
pub const GENERIC: &[&str] = &[
    "department",
    "bureau",
    "ministry",
    "office",
    "commission",
    "committee",
    "institute",
    "institution",
    "center",
    "centre",
    "bank",
    "radio",
    "university",
    "college",
    "secretary",
    "director",
    "minister",
    "government",
    "police",
    "fire",
    "news",
    "report",
    "association",
    "society",
    "council",
    "court",
    "board",
    "agency",
    "administration",
    "station",
    "group",
    "company",
    "research",
    "airlines",
    "school",
    "hospital",
    "party",
    "central",
    "deputy",
    "chief",
    "head",
    "election",
    "ground",
    "forces",
    "force",
    "army",
    "navy",
    "parliament",
    "congress",
    "assembly",
    "house",
    "route",
    "road",
    "service",
    "region",
    "area",
];

/// Words that are no gloss in a name: everybody uses them everywhere.
pub const NO_GLOSS: &[&str] = &[
    "as", "a", "an", "is", "are", "was", "be", "by", "with", "from", "it", "he", "she", "they", "his", "her", "that",
    "this", "or", "but", "not", "up", "one", "all",
];

/// Bodies that are named after somebody: for these "X of Y" and "Y X" are two names.
pub const NAMED_BODIES: &[&str] =
    &["university", "college", "hospital", "school", "airport", "museum", "foundation", "prize"];
