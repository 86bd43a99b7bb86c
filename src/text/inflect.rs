//! Inflection of English verbs and nouns, so that a phrase is listed once and found in every form.
//!
//! Forms are generated from the base by the regular spelling rules and a table of irregular words; nothing is guessed
//! from running text.

/// The forms of a verb that a phrase can match and a replacement can take over.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum VerbForm {
    /// dump
    Base,
    /// dumps
    Third,
    /// dumped (finite)
    Past,
    /// dumped, thrown (participle)
    Participle,
    /// dumping
    Gerund,
}

impl VerbForm {
    /// Every form, in the order in which an ambiguous word is read.
    pub const ALL: [VerbForm; 5] =
        [VerbForm::Base, VerbForm::Third, VerbForm::Past, VerbForm::Participle, VerbForm::Gerund];
}

/// base, past, participle of the irregular verbs that news uses.
const IRREGULAR_VERBS: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("awake", "awoke", "awoken"),
    ("bear", "bore", "borne"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bend", "bent", "bent"),
    ("bet", "bet", "bet"),
    ("bid", "bid", "bid"),
    ("bind", "bound", "bound"),
    ("bite", "bit", "bitten"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("burst", "burst", "burst"),
    ("buy", "bought", "bought"),
    ("cast", "cast", "cast"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("come", "came", "come"),
    ("cost", "cost", "cost"),
    ("creep", "crept", "crept"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("fling", "flung", "flung"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("forget", "forgot", "forgotten"),
    ("forgive", "forgave", "forgiven"),
    ("freeze", "froze", "frozen"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grind", "ground", "ground"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("hurt", "hurt", "hurt"),
    ("keep", "kept", "kept"),
    ("kneel", "knelt", "knelt"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leap", "leapt", "leapt"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lie", "lay", "lain"),
    ("light", "lit", "lit"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("mow", "mowed", "mown"),
    ("overcome", "overcame", "overcome"),
    ("overtake", "overtook", "overtaken"),
    ("overthrow", "overthrew", "overthrown"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("quit", "quit", "quit"),
    ("read", "read", "read"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("rid", "rid", "rid"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shake", "shook", "shaken"),
    ("shed", "shed", "shed"),
    ("shine", "shone", "shone"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("sling", "slung", "slung"),
    ("sow", "sowed", "sown"),
    ("speak", "spoke", "spoken"),
    ("speed", "sped", "sped"),
    ("spend", "spent", "spent"),
    ("spin", "spun", "spun"),
    ("spit", "spat", "spat"),
    ("split", "split", "split"),
    ("spread", "spread", "spread"),
    ("spring", "sprang", "sprung"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"),
    ("strike", "struck", "struck"),
    ("strive", "strove", "striven"),
    ("swear", "swore", "sworn"),
    ("sweep", "swept", "swept"),
    ("swell", "swelled", "swollen"),
    ("swim", "swam", "swum"),
    ("swing", "swung", "swung"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("thrust", "thrust", "thrust"),
    ("tread", "trod", "trodden"),
    ("undergo", "underwent", "undergone"),
    ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"),
    ("uphold", "upheld", "upheld"),
    ("upset", "upset", "upset"),
    ("wake", "woke", "woken"),
    ("wear", "wore", "worn"),
    ("weave", "wove", "woven"),
    ("weep", "wept", "wept"),
    ("win", "won", "won"),
    ("wind", "wound", "wound"),
    ("withdraw", "withdrew", "withdrawn"),
    ("withstand", "withstood", "withstood"),
    ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];

/// singular and plural of the irregular nouns that news uses.
const IRREGULAR_NOUNS: &[(&str, &str)] = &[
    ("man", "men"),
    ("woman", "women"),
    ("child", "children"),
    ("person", "people"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("ox", "oxen"),
    ("wolf", "wolves"),
    ("knife", "knives"),
    ("life", "lives"),
    ("wife", "wives"),
    ("leaf", "leaves"),
    ("half", "halves"),
    ("shelf", "shelves"),
    ("thief", "thieves"),
    ("self", "selves"),
    ("crisis", "crises"),
    ("basis", "bases"),
    ("analysis", "analyses"),
    ("phenomenon", "phenomena"),
    ("criterion", "criteria"),
    ("sheep", "sheep"),
    ("fish", "fish"),
    ("aircraft", "aircraft"),
    ("series", "series"),
    ("species", "species"),
    ("means", "means"),
];

/// Nouns in -man that are no men.
const NOT_MEN: &[&str] = &["human", "german", "roman", "ottoman", "shaman", "talisman", "caiman"];

/// Stressed last syllable: the final consonant doubles although the word is longer than one syllable.
const DOUBLING: &[&str] = &[
    "admit", "commit", "compel", "confer", "control", "defer", "deter", "equip", "expel", "forget", "incur", "occur",
    "leapfrog", "omit", "outstrip", "patrol", "permit", "prefer", "propel", "rebut", "recur", "refer", "regret",
    "submit", "transfer", "transmit", "travel", "cancel", "fuel", "label", "level", "model", "quarrel", "rival",
    "signal", "total", "format",
];

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the last consonant of `verb` doubles before -ed and -ing (stop, but not visit).
fn doubles(verb: &str) -> bool {
    let b = verb.as_bytes();
    if DOUBLING.contains(&verb) {
        return true;
    }
    let [.., v0, v, c] = b else { return b.len() == 2 && is_vowel(b[0]) && !is_vowel(b[1]) && verb != "ax" };
    let one_syllable = b.iter().zip(b.iter().skip(1)).filter(|(a, z)| is_vowel(**a) && !is_vowel(**z)).count() == 1;
    one_syllable
        && !is_vowel(*c)
        && is_vowel(*v)
        && (!is_vowel(*v0) || (*v0 == b'u' && verb.contains("qu")))
        && !matches!(c, b'w' | b'x' | b'y' | b'h')
}

fn with_s(word: &str) -> String {
    let b = word.as_bytes();
    match b {
        [.., v, b'y'] if !is_vowel(*v) => format!("{}ies", &word[..word.len() - 1]),
        [.., b's' | b'x' | b'z'] => format!("{word}es"),
        [.., b'c' | b's', b'h'] => format!("{word}es"),
        [.., v, b'o'] if !is_vowel(*v) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn with_ed(verb: &str) -> String {
    let b = verb.as_bytes();
    match b {
        [.., b'e'] => format!("{verb}d"),
        [.., v, b'y'] if !is_vowel(*v) => format!("{}ied", &verb[..verb.len() - 1]),
        [.., c] if doubles(verb) => format!("{verb}{}ed", *c as char),
        _ => format!("{verb}ed"),
    }
}

fn with_ing(verb: &str) -> String {
    let b = verb.as_bytes();
    match b {
        [.., b'i', b'e'] => format!("{}ying", &verb[..verb.len() - 2]),
        [.., b'e' | b'o' | b'y', b'e'] => format!("{verb}ing"),
        [_, .., b'e'] if verb.len() > 2 => format!("{}ing", &verb[..verb.len() - 1]),
        [.., c] if doubles(verb) => format!("{verb}{}ing", *c as char),
        _ => format!("{verb}ing"),
    }
}

/// One form of a verb. `verb` is the base form in lower case; words after the first (a particle: "give up") are kept.
pub fn verb_form(verb: &str, form: VerbForm) -> String {
    let (head, rest) = verb.split_once(' ').map_or((verb, String::new()), |(h, r)| (h, format!(" {r}")));
    let irregular = IRREGULAR_VERBS.iter().find(|(base, ..)| *base == head);
    let be = head == "be";
    let word = match form {
        VerbForm::Base => head.to_owned(),
        VerbForm::Third if be => "is".to_owned(),
        VerbForm::Third if head == "have" => "has".to_owned(),
        VerbForm::Third => with_s(head),
        VerbForm::Past if be => "was".to_owned(),
        VerbForm::Participle if be => "been".to_owned(),
        VerbForm::Past => irregular.map_or_else(|| with_ed(head), |(_, past, _)| (*past).to_owned()),
        VerbForm::Participle => irregular.map_or_else(|| with_ed(head), |(_, _, part)| (*part).to_owned()),
        VerbForm::Gerund => with_ing(head),
    };
    word + &rest
}

/// All distinct forms of a verb (its head only) with the form each stands for; where two forms are spelt alike, the
/// first in [`VerbForm::ALL`] is kept. British and American doubling are both given.
pub fn verb_forms(verb: &str) -> Vec<(String, VerbForm)> {
    let mut forms: Vec<(String, VerbForm)> = Vec::with_capacity(6);
    let mut add = |word: String, form| {
        if !forms.iter().any(|(w, _)| *w == word) {
            forms.push((word, form));
        }
    };
    for form in VerbForm::ALL {
        add(verb_form(verb, form), form);
    }
    if verb == "be" {
        add("are".to_owned(), VerbForm::Third);
        add("were".to_owned(), VerbForm::Past);
        add("am".to_owned(), VerbForm::Third);
    }
    if verb.ends_with('l') && DOUBLING.contains(&verb) {
        add(format!("{verb}ed"), VerbForm::Past);
        add(format!("{verb}ing"), VerbForm::Gerund);
    }
    forms
}

/// The plural of a singular noun in lower case (its last word is inflected).
pub fn plural(noun: &str) -> String {
    let (before, last) = noun.rsplit_once(' ').map_or((String::new(), noun), |(b, l)| (format!("{b} "), l));
    let word = match IRREGULAR_NOUNS.iter().find(|(s, _)| *s == last) {
        Some((_, p)) => (*p).to_owned(),
        None if last.ends_with("man") && !NOT_MEN.contains(&last) => format!("{}men", &last[..last.len() - 3]),
        None => with_s(last),
    };
    before + &word
}

/// The lemmas that `word` (lower case) can be an inflected form of, itself first: a light inverse of the above for
/// look-ups, so it may name words that do not exist.
pub fn lemmas(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    let mut add = |w: String| {
        if w.len() > 1 && !out.contains(&w) {
            out.push(w);
        }
    };
    for (base, past, part) in IRREGULAR_VERBS {
        if word == *past || word == *part {
            add((*base).to_owned());
        }
    }
    for (s, p) in IRREGULAR_NOUNS {
        if word == *p {
            add((*s).to_owned());
        }
    }
    if let Some(stem) = word.strip_suffix("ies") {
        add(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("es") {
        add(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix('s').filter(|s| !s.ends_with('s')) {
        add(stem.to_owned());
    }
    for suffix in ["ed", "ing"] {
        if let Some(stem) = word.strip_suffix(suffix) {
            if stem.len() < 2 {
                continue;
            }
            add(stem.to_owned());
            add(format!("{stem}e"));
            let b = stem.as_bytes();
            if b.len() > 2 && b[b.len() - 1] == b[b.len() - 2] {
                add(stem[..stem.len() - 1].to_owned());
            }
            if let Some(y) = stem.strip_suffix('i').filter(|_| suffix == "ed") {
                add(format!("{y}y"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(verb: &str) -> String {
        VerbForm::ALL.map(|f| verb_form(verb, f)).join(" ")
    }

    #[test]
    fn regular_and_irregular_verbs_are_spelt_as_dictionaries_do() {
        assert_eq!(all("dump"), "dump dumps dumped dumped dumping");
        assert_eq!(all("shift"), "shift shifts shifted shifted shifting");
        assert_eq!(all("stop"), "stop stops stopped stopped stopping");
        assert_eq!(all("visit"), "visit visits visited visited visiting");
        assert_eq!(all("carry"), "carry carries carried carried carrying");
        assert_eq!(all("throw"), "throw throws threw thrown throwing");
        assert_eq!(all("die"), "die dies died died dying");
        assert_eq!(all("refer"), "refer refers referred referred referring");
        assert_eq!(all("release"), "release releases released released releasing");
        assert_eq!(all("wash"), "wash washes washed washed washing");
        assert_eq!(all("give up"), "give up gives up gave up given up giving up");
        assert_eq!(all("equip"), "equip equips equipped equipped equipping");
        assert_eq!(all("rain"), "rain rains rained rained raining");
        assert_eq!(all("play"), "play plays played played playing");
        assert_eq!(all("be"), "be is was been being");
        assert_eq!(all("see"), "see sees saw seen seeing");
    }

    #[test]
    fn plurals() {
        for (s, p) in
            [("pot", "pots"), ("city", "cities"), ("man", "men"), ("church", "churches"), ("blue key", "blue keys")]
        {
            assert_eq!(plural(s), p);
        }
    }

    #[test]
    fn every_form_leads_back_to_its_verb() {
        for verb in ["dump", "stop", "carry", "throw", "release", "wash", "visit", "die", "keep"] {
            for (form, _) in verb_forms(verb) {
                if verb == "die" && form == "dying" {
                    continue; // -ying is ambiguous with carry; look-ups list both words instead
                }
                assert!(lemmas(&form).iter().any(|l| l == verb), "{form} -> {:?}", lemmas(&form));
            }
        }
    }
}
