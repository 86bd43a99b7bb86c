//! Fixes: what is applied, how it is written, what is only shown.

use crate::desk::Desk;

const BOTH: &str = "They dumped the pot. It is okay.\n";

#[test]
fn fix_applies_safe_fixes_and_reports_the_rest() {
    let desk = Desk::new().with("a.txt", BOTH);
    desk.mtlint("check --fix a.txt")
        .exits(1)
        .prints("desk/pot")
        .prints_no("desk/okay")
        .prints("1 fix applied in 1 file");
    assert_eq!(desk.text("a.txt"), "They dumped the pot. It is all right.\n");
    desk.mtlint("check --fix --unsafe-fixes a.txt").exits(0).prints("0 findings");
    assert_eq!(desk.text("a.txt"), "They shifted the blame. It is all right.\n");
}

#[test]
fn encodings_and_line_ends_stay_as_they_were() {
    let wide =
        |text: &str| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (before, after) = ("It is okay 克.\r\nNext\r", "It is all right 克.\r\nNext\r");
    let desk = Desk::new()
        .with("bom.txt", format!("\u{feff}{before}"))
        .with("wide.txt", wide(before))
        .with("crlf.txt", before);
    desk.mtlint("check --fix .").exits(0).prints("3 fixes applied in 3 files");
    assert_eq!(desk.text("bom.txt"), format!("\u{feff}{after}"));
    assert_eq!(std::fs::read(desk.path("wide.txt")).unwrap(), wide(after));
    assert_eq!(desk.text("crlf.txt"), after);
}

#[test]
fn a_file_without_fixes_is_not_written() {
    let desk = Desk::new().with("a.txt", "They dumped the pot.\n");
    let before = std::fs::metadata(desk.path("a.txt")).unwrap().modified().unwrap();
    desk.mtlint("check --fix a.txt").exits(1).prints_no("applied");
    assert_eq!(std::fs::metadata(desk.path("a.txt")).unwrap().modified().unwrap(), before);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_no_other_file_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().with("a.txt", BOTH);
    std::fs::set_permissions(desk.path("a.txt"), std::fs::Permissions::from_mode(0o604)).unwrap();
    desk.mtlint("check --fix a.txt").exits(1);
    assert_eq!(std::fs::metadata(desk.path("a.txt")).unwrap().permissions().mode() & 0o777, 0o604);
    assert_eq!(desk.files(), ["a.txt", "desk.toml", "mtlint.toml"]);
}

#[test]
fn diff_shows_what_fix_would_do_and_writes_nothing() {
    let desk = Desk::new().with("a.txt", BOTH);
    let run =
        desk.mtlint("check --diff a.txt").exits(1).complains("1 fix would be applied in 1 file; nothing was written");
    let want = "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-They dumped the pot. It is okay.\n+They dumped the pot. It is all right.\n";
    assert_eq!(run.stdout, want);
    assert_eq!(desk.text("a.txt"), BOTH);
    desk.mtlint("check --fix --diff --unsafe-fixes a.txt").exits(1).prints("+They shifted the blame. It is all right.");
    assert_eq!(desk.text("a.txt"), BOTH);
    desk.piped("check --diff -", "All is well.").exits(0).complains("0 fixes would be applied");
}

#[test]
fn a_file_without_final_line_end_gives_a_diff_that_says_so() {
    let desk = Desk::new().with("a.txt", "It is okay.");
    desk.mtlint("check --diff a.txt").exits(1).prints("\\ No newline at end of file");
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let desk = Desk::new().with("a.txt", BOTH);
    let run = desk.piped("check --fix --format concise -", BOTH).exits(1).complains("-:1:6: desk/pot");
    assert_eq!(run.stdout, "They dumped the pot. It is all right.\n");
    let clean = desk.piped("check --fix --quiet -", "All is well.\n").exits(0).complains_of_nothing();
    assert_eq!(clean.stdout, "All is well.\n");
    desk.piped("check --fix - a.txt", BOTH).exits(2).complains("name no other path beside it");
}
