//! What is checked, and what is said of files that can not be.

use std::fs;

use crate::desk::{Desk, permissions_hold};

const BAD: &str = "They dumped the pot.";

#[test]
fn a_folder_gives_its_articles_sorted_and_no_others() {
    let desk = Desk::new();
    let names = ["b.txt", "a.md", "sub/c.HTML", "sub/d.htm", "e.markdown", "notes.rs", ".hidden.txt", "ignored.txt"];
    let desk = names.iter().fold(desk, |d, name| d.with(name, BAD)).with(".gitignore", "ignored.txt\n");
    let run = desk.mtlint("check --format concise").exits(1);
    let places: Vec<&str> = run.stdout.lines().filter_map(|l| l.split_once(':')).map(|(path, _)| path).collect();
    assert_eq!(places, ["a.md", "b.txt", "e.markdown", "sub/c.HTML", "sub/d.htm"]);
    assert_eq!(run.stdout, desk.mtlint("check --format concise .").stdout);
}

#[test]
fn a_named_file_is_checked_whatever_its_name_and_only_once() {
    let desk = Desk::new().with("README", BAD).with("ignored.txt", BAD).with(".gitignore", "ignored.txt\n");
    let run = desk.mtlint("check --format concise README ignored.txt ./ignored.txt README").exits(1);
    assert_eq!(run.stdout.matches("README:1:6").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("ignored.txt:1:6"));
}

#[test]
fn standard_input_takes_the_name_that_it_is_given() {
    let desk = Desk::new().with("desk.toml", super::desk::PACK);
    desk.piped("check --format concise -", BAD).exits(1).prints("-:1:6: desk/pot");
    let run =
        desk.piped("check --format concise --stdin-filename wire/a.html -", "<p>They dumped the pot.</p>").exits(1);
    run.prints("wire/a.html:1:9: desk/pot").prints("1 finding in 1 file of ");
}

#[test]
fn every_encoding_is_read() {
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(BAD.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let desk = Desk::new().with("wide.txt", utf16).with("bom.txt", format!("\u{feff}{BAD}"));
    desk.mtlint("check --format concise").exits(1).prints("bom.txt:1:6:").prints("wide.txt:1:6:");
}

#[test]
fn an_empty_file_is_clean() {
    Desk::new()
        .with("a.txt", "")
        .mtlint("check a.txt")
        .exits(0)
        .complains_of_nothing()
        .prints("0 findings in 1 file of 0 words");
}

#[test]
fn broken_files_are_named_with_the_byte_and_what_to_do() {
    let desk = Desk::new()
        .with("binary.txt", b"PK\x03\x04\0\0")
        .with("cut.txt", &"They dumped the pot 克".as_bytes()[..22])
        .with("good.txt", BAD);
    desk.mtlint("check --format concise .")
        .exits(2)
        .prints("good.txt:1:6: desk/pot")
        .prints("2 files could not be checked")
        .complains(
            "mtlint: binary.txt: looks like a binary file: NUL byte at byte 4; leave it out, or convert it to text\n",
        )
        .complains("mtlint: cut.txt: not valid UTF-8: broken sequence at byte 20; save the file as UTF-8\n");
}

#[test]
fn a_file_over_the_limit_is_refused_with_both_numbers() {
    let desk = Desk::new().with("long.txt", "word ".repeat(1000)).with("good.txt", BAD);
    desk.mtlint("check --max-file-size 4K .")
        .exits(2)
        .prints("desk/pot")
        .complains("mtlint: long.txt: 5000 bytes are more than the limit of 4096 (byte 4096); split it, or raise --max-file-size\n");
    desk.piped("check --max-file-size 4K -", &"word ".repeat(1000))
        .exits(2)
        .complains("more bytes than the limit of 4096");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_does_not_stop_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().with("locked.txt", BAD).with("good.txt", BAD);
    fs::set_permissions(desk.path("locked.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    if !permissions_hold(&desk.path("locked.txt")) {
        return; // the administrator may read everything
    }
    desk.mtlint("check .")
        .exits(2)
        .prints("good.txt:1:6")
        .complains("mtlint: locked.txt: not readable (permission denied); change its permissions, or leave it out\n");
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_is_named() {
    // a link to nowhere that is named is to the reader what a file that is gone is
    let desk = Desk::new().with("good.txt", BAD);
    std::os::unix::fs::symlink("gone.txt", desk.path("link.txt")).unwrap();
    desk.mtlint("check good.txt link.txt")
        .exits(2)
        .prints("good.txt:1:6")
        .complains("mtlint: link.txt: there is no such file");
}

#[test]
fn nothing_to_check_is_a_failure_but_one_empty_folder_among_others_is_not() {
    let desk = Desk::new().with("empty/notes.rs", "").with("full/a.txt", "Nothing.");
    desk.mtlint("check empty").exits(2).complains("mtlint: empty: no articles here (txt, md, markdown, html, htm); ");
    desk.mtlint("check empty full").exits(0).complains("mtlint: empty: no articles here");
    desk.mtlint("check --quiet empty full").exits(0).complains_of_nothing();
}

#[test]
fn fail_on_and_the_least_shown_decide_the_exit_code() {
    let desk = Desk::new().with("pot.txt", BAD).with("okay.txt", "It is okay.");
    desk.mtlint("check okay.txt").exits(1);
    desk.mtlint("check --fail-on major okay.txt").exits(0).prints("desk/okay");
    desk.mtlint("check --fail-on critical pot.txt").exits(0);
    desk.mtlint("check --min-severity major okay.txt pot.txt").exits(1).prints("desk/pot").prints_no("desk/okay");
    desk.mtlint("check --min-confidence high pot.txt").exits(0).prints_no("desk/pot");
}

#[test]
fn rules_are_selected_by_id_pack_and_glob_and_misspelt_ones_named() {
    let desk = Desk::new().with("a.txt", "They dumped the pot. It is okay.");
    desk.mtlint("check --select desk/pot a.txt").exits(1).prints("desk/pot").prints_no("desk/okay");
    desk.mtlint("check --select desk --ignore desk/p* a.txt").exits(1).prints("desk/okay").prints_no("desk/pot");
    desk.mtlint("check --select dsek/pot a.txt")
        .exits(2)
        .complains("no rule is called `dsek/pot`; did you mean `desk/pot`?");
    desk.mtlint("check --ignore zzz a.txt").exits(2).complains("no rule is called `zzz`; `mtlint rules` lists them");
}

#[test]
fn wrong_arguments_are_explained() {
    let desk = Desk::new().with("a.txt", BAD);
    desk.mtlint("check --format xml a.txt").exits(2).complains("[possible values: pretty, concise, table, json]");
    desk.mtlint("check --unsafe-fixes a.txt").exits(2).complains("--fix");
    desk.mtlint("check --config x.toml --isolated a.txt").exits(2).complains("cannot be used with");
    desk.mtlint("").exits(2).complains("Usage: mtlint");
}
