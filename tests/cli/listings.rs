//! `rules`, `explain`, `names lookup`, `pack test`, `completions`, and the help of all.

use crate::desk::{Desk, PACK};

#[test]
fn rules_are_listed_sorted_with_those_of_the_desk() {
    let desk = Desk::new();
    desk.mtlint("rules").exits(0).prints("desk/pot").prints("names/garbled");
    let run = desk.mtlint("rules desk names/garb*").exits(0).prints("Summary").prints_no("names/literal");
    assert!(run.stdout.find("desk/okay") < run.stdout.find("desk/pot"));
    desk.mtlint("rules dsek").exits(2).complains("no rule is called `dsek`; did you mean `desk`?");
    let json = desk.mtlint("rules --format json").exits(0).json();
    let ids: Vec<&str> = json.as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.contains(&"desk/pot"), "{ids:?}");
}

#[test]
fn explain_shows_what_an_editor_needs() {
    let desk = Desk::new();
    let run = desk.mtlint("explain desk/pot").exits(0);
    for part in [
        "desk/pot",
        "It means to shift the blame.",
        "甩锅",
        "major",
        "Style/Unnatural or awkward",
        "Found",
        "-> He shifted",
        "Left alone",
    ] {
        assert!(run.stdout.contains(part), "{part}\n{}", run.stdout);
    }
    desk.mtlint("explain desk/pto").exits(2).complains("no rule is called `desk/pto`; did you mean `desk/pot`?");
}

#[test]
fn every_rule_can_be_explained() {
    let desk = Desk::bare();
    for rule in desk.mtlint("rules --format json").exits(0).json().as_array().unwrap().iter().step_by(7) {
        let id = rule["rule"].as_str().unwrap();
        desk.mtlint(&format!("explain {id}")).exits(0).prints("Category").prints("Found").prints("Left alone");
    }
}

fn lookup(text: &str) -> (Option<i32>, String) {
    let output = Desk::bare().command("names lookup --isolated").arg(text).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn names_are_looked_up() {
    let (code, table) = lookup("Munich Safety Conference");
    assert_eq!(code, Some(0), "{table}");
    assert!(
        table.contains("慕尼黑安全会议") && table.contains("literal rendering") && table.contains("Evidence"),
        "{table}"
    );
    assert_eq!(lookup("qqqq zzzz"), (Some(1), "no name in the tables is like `qqqq zzzz`\n".to_owned()));
}

#[test]
fn the_example_in_the_help_of_names_lookup_finds_the_kremlin() {
    let (code, table) = lookup("Klinsin Palace");
    assert_eq!(code, Some(0), "{table}");
    assert!(table.contains("Kremlin") && table.contains("克里姆林宫"), "{table}");
}

#[test]
fn packs_are_tested_by_their_examples() {
    let desk = Desk::bare().with("desk.toml", PACK);
    desk.mtlint("pack test desk.toml").exits(0).prints("8 examples of 2 rules: 0 failed");
    let wrong =
        PACK.replace("They dump the pot.", "They bump the pot.").replace("It is all right.\"]", "It is right.\"]");
    let desk = desk.with("wrong.toml", wrong);
    desk.mtlint("pack test wrong.toml")
        .exits(1)
        .prints("desk/pot: a bad text, but the rule finds nothing")
        .prints("--> wrong.toml:13:57")
        .prints("desk/okay: the first fix gives `It is all right.` and not `It is right.`")
        .prints("8 examples of 2 rules: 2 failed");
    desk.with("broken.toml", "[pack]\n")
        .mtlint("pack test broken.toml gone.toml")
        .exits(2)
        .complains("gone.toml: there is no such file");
}

#[test]
fn completions_are_made_for_every_shell() {
    let desk = Desk::bare();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        desk.mtlint(&format!("completions {shell}")).exits(0).prints("mtlint").prints("stdin-filename");
    }
}

#[test]
fn each_help_fits_a_screen_and_shows_an_example() {
    let desk = Desk::bare();
    for command in ["", "check", "rules", "explain", "names lookup", "pack test", "init", "completions"] {
        let run = desk.mtlint(&format!("{command} --help")).exits(0);
        assert!(run.stdout.contains("Example"), "{command}:\n{}", run.stdout);
        assert!(run.stdout.lines().count() <= 40, "{command}: {} lines", run.stdout.lines().count());
        assert!(run.stdout.lines().all(|l| l.chars().count() <= 100), "{command}:\n{}", run.stdout);
    }
    for group in ["names", "pack"] {
        desk.mtlint(&format!("{group} --help")).exits(0).prints("Usage:");
    }
}
