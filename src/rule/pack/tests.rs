//! Packs as users write them, right and wrong.

use super::*;

fn problems(text: &str) -> Vec<String> {
    match read(Arc::new(Source::new("p.toml", text)), true) {
        Ok(_) => Vec::new(),
        Err(p) => p.list.into_iter().map(|p| p.message).collect(),
    }
}

const GOOD: &str = r#"
    [pack]
    name = "desk"
    summary = "house rules"
    category = "Style/Unnatural or awkward"
    [[substitution]]
    id = "desk/pot"
    zh = "甩锅"
    find = ["{dump} the pot"]
    replace = ["{shift} the blame"]
    explanation = "It means to shift the blame."
    bad = [["He dumped the pot.", "He shifted the blame."], ["They dump the pot."]]
    good = ["He dumped the potatoes.", "A pot was dumped."]
"#;

#[test]
fn a_good_pack_is_read() {
    let pack = read(Arc::new(Source::new("p.toml", GOOD)), true).map_err(|p| p.list).unwrap();
    assert_eq!(pack.rules.len(), 1);
    assert_eq!(pack.rules[0].meta().summary, "甩锅: `dump the pot`, better `shift the blame`");
    assert_eq!(pack.rules[0].meta().examples.len(), 4);
}

#[test]
fn everything_wrong_is_reported_at_once() {
    let text = GOOD
        .replace("desk/pot", "Desk/pot")
        .replace("{dump} the pot", "({dump} the pot")
        .replace("good =", "gate = []\ngood =");
    let text = text.replace("{shift} the", "{shift} $1 the").replace("\"Style/Un", "\"Style/Xn");
    let found = problems(&text).join("\n");
    for want in ["lower case", "brackets", "no `gate`", "wildcards", "unknown category"] {
        assert!(found.contains(want), "{want} is not in\n{found}");
    }
}

#[test]
fn unknown_fields_and_missing_examples_are_refused() {
    assert!(problems(&GOOD.replace("zh =", "chinese =")).join("").contains("chinese"));
    assert!(problems(&GOOD.replace(", [\"They dump the pot.\"]", "")).join("").contains("two `bad`"));
    assert!(problems(&GOOD.replace("[[substitution]]", "[[code]]")).join("").contains("no code"));
    assert!(problems("x").join("").contains("expected"));
}
