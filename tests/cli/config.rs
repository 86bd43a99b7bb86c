//! The configuration: which file holds, what it says, and what is said of its mistakes.

use crate::desk::{Desk, PACK};

const BOTH: &str = "They dumped the pot. It is okay.\n";

#[test]
fn the_nearest_configuration_above_an_article_holds_for_it() {
    let desk = Desk::new()
        .with("a.txt", BOTH)
        .with("sub/deep/b.txt", BOTH)
        .with("sub/mtlint.toml", "packs = [\"../desk.toml\"]\nselect = [\"desk/pot\"]\n");
    let run = desk.mtlint("check --format concise .").exits(1);
    assert!(run.stdout.contains("a.txt:1:28: desk/okay"), "{}", run.stdout);
    assert!(run.stdout.contains("sub/deep/b.txt:1:6: desk/pot"), "{}", run.stdout);
    assert!(!run.stdout.contains("b.txt:1:28"), "{}", run.stdout);
    assert!(!desk.mtlint("check --format concise sub/deep/../deep/b.txt").exits(1).stdout.contains("desk/okay"));
}

#[test]
fn a_named_configuration_or_none_at_all() {
    let desk = Desk::new()
        .with("a.txt", BOTH)
        .with("other/strict.toml", "packs = [\"../desk.toml\"]\nselect = [\"desk/okay\"]\n");
    desk.mtlint("check --config other/strict.toml a.txt").exits(1).prints("desk/okay").prints_no("desk/pot");
    desk.mtlint("check --isolated a.txt").exits(1).prints("calque/dump-the-pot").prints_no("desk/");
    // the built-in rule for this phrase proposes as much, so of the two only one is shown
    let own = desk.mtlint("check --isolated --select desk --pack desk.toml a.txt");
    own.exits(1).prints("desk/okay").prints("desk/pot");
    desk.mtlint("check --config missing.toml a.txt").exits(2).complains("missing.toml: there is no such file");
}

#[test]
fn overrides_severities_accepted_words_and_formats_are_heard() {
    let config = r#"
packs = ["desk.toml"]
select = ["desk"]
accept = ["Okay"]
fail-on = "critical"
[formats]
wire = "html"
[severity]
"desk/*" = "neutral"
[[override]]
paths = ["archive/**"]
ignore = ["desk/pot"]
[[override]]
paths = ["front/*.txt"]
severity = { "desk/pot" = "critical" }
"#;
    let desk = Desk::new().with("mtlint.toml", config).with("a.txt", BOTH).with("archive/b.txt", BOTH);
    let desk = desk.with("front/c.txt", BOTH).with("d.wire", "<p>dump the pot</p>").with("e.story", BOTH);
    let run = desk.mtlint("check --format json a.txt archive").exits(0);
    let json = run.json();
    assert_eq!(json["files"][0]["diagnostics"][0]["severity"], "neutral");
    assert_eq!(json["summary"]["diagnostics"], 1, "{json:#}");
    desk.mtlint("check front/c.txt").exits(1).prints("critical[desk/pot]");
    desk.mtlint("check --format concise .").exits(1).prints("d.wire:1:4: desk/pot").prints_no("e.story");
}

#[test]
fn every_mistake_is_drawn_into_the_file_at_once() {
    let desk = Desk::new().with("a.txt", BOTH).with(
        "mtlint.toml",
        "selct = [\"desk\"]\nignore = [\"names/garbeld\", \"desk/pto\"]\nfail-on = \"huge\"\npacks = [\"desk.toml\", \"gone.toml\"]\n",
    );
    let run = desk.mtlint("check a.txt").exits(2);
    for part in [
        "unknown key `selct`",
        "did you mean `select`?",
        "--> mtlint.toml:1:1",
        "no rule is called `names/garbeld`",
        "did you mean `names/garbled`?",
        "--> mtlint.toml:2:11",
        "`huge` is none of neutral, minor, major, critical",
        "gone.toml: there is no such file",
        "--> mtlint.toml:4:23",
    ] {
        assert!(run.stderr.contains(part), "{part}\n{}", run.stderr);
    }
    assert!(!run.stderr.contains("called `desk/pto`"), "a pack that is missing may hold the rule\n{}", run.stderr);
}

#[test]
fn a_broken_configuration_is_told_once_and_stops_only_what_it_holds_for() {
    let desk = Desk::new()
        .with("a.txt", BOTH)
        .with("sub/b.txt", BOTH)
        .with("sub/c.txt", BOTH)
        .with("sub/mtlint.toml", "x = = 1\n");
    let run = desk.mtlint("check .").exits(2).prints("a.txt:1:6").prints("2 files could not be checked");
    assert_eq!(run.stderr.matches("sub/mtlint.toml:1:5").count(), 1, "{}", run.stderr);
}

#[test]
fn broken_packs_and_tables_are_drawn_too() {
    let pack = PACK.replace("desk/pot", "desk/Pot").replace("explanation = \"House style.\"\n", "");
    let desk = Desk::new().with("desk.toml", pack).with("names.csv", "canonical,kind\nX,person\n").with("a.txt", BOTH);
    let desk = desk.with("mtlint.toml", "packs = [\"desk.toml\"]\nnames = [\"names.csv\"]\n");
    desk.mtlint("check a.txt")
        .exits(2)
        .complains("--> desk.toml:7:6")
        .complains("is not of the form `pack/what-is-wrong`")
        .complains("this rule has no `explanation`")
        .complains("--> names.csv:1");
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let desk = Desk::new().with("again.toml", PACK).with("a.txt", BOTH);
    desk.mtlint("check --pack again.toml a.txt").exits(2).complains("the id `desk/pot` is taken by another pack");
}

#[test]
fn a_table_of_the_desk_brings_names() {
    let table =
        "canonical,kind,zh,country,roles,aliases,garbled,wikidata,note\nZorblat Vennick,person,,,,,Zorblatt Venick,,\n";
    let desk = Desk::bare().with("desk.csv", table).with("a.txt", "They met Zorblatt Venick in town.\n");
    desk.mtlint("check --isolated --select names a.txt").exits(0);
    desk.mtlint("check --isolated --select names --names desk.csv a.txt").exits(1).prints("Zorblat Vennick");
}

#[test]
fn init_writes_a_configuration_that_works_and_never_overwrites() {
    let desk = Desk::bare().with("a.txt", "Nothing here.\n");
    desk.mtlint("init").exits(0).prints("wrote ./mtlint.toml");
    desk.mtlint("check a.txt").exits(0).complains_of_nothing();
    let before = desk.text("mtlint.toml");
    desk.mtlint("init").exits(2).complains("is there already");
    desk.mtlint("init no/such/folder").exits(2).complains("can not be written");
    assert_eq!(desk.text("mtlint.toml"), before);
}
