//! Every form of report on the same findings, on none, and with a file that can not be read.

use std::io::Read;
use std::process::Stdio;

use mtlint::report::Format;

use crate::desk::Desk;

fn article() -> Desk {
    Desk::new().with("a.txt", "First line.\n\nThe 克宫 dumped the pot. Okay?\n").with("b.txt", "Nothing here.\n")
}

#[test]
fn every_format_shows_every_finding_in_order() {
    let desk = article();
    for format in Format::ALL {
        let run = desk.mtlint(&format!("check --format {format} .")).exits(1).complains_of_nothing();
        let pot = run.stdout.find("desk/pot").unwrap_or_else(|| panic!("{format}: {}", run.stdout));
        let okay = run.stdout.find("desk/okay").unwrap_or_else(|| panic!("{format}: {}", run.stdout));
        assert!(pot < okay, "{format}");
        assert!(run.stdout.contains("a.txt"), "{format}");
        assert!(run.stdout.ends_with('\n') && !run.stdout.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn every_format_is_the_same_with_one_thread_and_with_many() {
    let desk = (0..40).fold(Desk::new(), |d, i| d.with(&format!("in/{i}.txt"), "They dump the pot."));
    for format in Format::ALL {
        let one = desk.mtlint(&format!("check --jobs 1 --format {format} in")).exits(1);
        let many = desk.mtlint(&format!("check --jobs 4 --format {format} in")).exits(1);
        assert_eq!(one.stdout, many.stdout, "{format}");
    }
}

#[test]
fn no_findings_are_a_report_too() {
    let desk = Desk::new().with("b.txt", "Nothing here.\n").with("empty.txt", "");
    for format in Format::ALL {
        let run = desk.mtlint(&format!("check --format {format} b.txt empty.txt")).exits(0).complains_of_nothing();
        assert!(!run.stdout.is_empty(), "{format}");
    }
}

#[test]
fn what_can_be_read_is_reported_beside_what_can_not() {
    let desk = article().with("broken.txt", b"caf\xe9");
    for format in Format::ALL {
        desk.mtlint(&format!("check --format {format} a.txt broken.txt missing.txt"))
            .exits(2)
            .prints("desk/pot")
            .complains("mtlint: broken.txt: not valid UTF-8: broken sequence at byte 3; save the file as UTF-8\n")
            .complains("mtlint: missing.txt: there is no such file or folder; check the path\n");
    }
}

#[test]
fn only_the_pure_report_is_left_by_quiet() {
    let desk = article();
    desk.mtlint("check --quiet --format concise b.txt").exits(0).complains_of_nothing().prints_no("finding");
    desk.mtlint("check --quiet --format concise a.txt").exits(1).prints("desk/pot").prints_no("findings");
}

#[test]
fn concise_is_one_line_a_finding() {
    let run = article().mtlint("check --format concise a.txt").exits(1);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines[0], "a.txt:3:8: desk/pot `dumped the pot` renders 甩锅 word for word");
    assert!(lines[1].starts_with("a.txt:3:24: desk/okay "), "{lines:?}");
    assert_eq!(lines.len(), 3);
}

#[test]
fn pretty_shows_place_reason_and_proposal() {
    let run = article().mtlint("check a.txt").exits(1);
    for part in [
        "major[desk/pot]",
        "--> a.txt:3:8",
        "^^^^^^^^^^^^^^",
        "It means to shift the blame.",
        "write `shifted the blame`",
    ] {
        assert!(run.stdout.contains(part), "{part}\n{}", run.stdout);
    }
    assert!(!run.stdout.contains("First line"));
}

#[test]
fn a_long_paragraph_is_elided_around_the_finding() {
    let filler = "The talks went on and on. ".repeat(100);
    let desk = Desk::new().with("a.txt", format!("{filler}They dumped the pot. {filler}"));
    let run = desk.mtlint("check a.txt").exits(1).prints("a.txt:1:2606");
    assert!(run.stdout.lines().all(|l| l.chars().count() <= 140), "{}", run.stdout);
    run.prints("They dumped the pot.");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let desk = article();
    desk.mtlint("check a.txt").prints_no("\u{1b}[");
    desk.mtlint("check --color always a.txt").prints("\u{1b}[");
    desk.mtlint("check --color always --format concise a.txt").prints("\u{1b}[");
    desk.mtlint("check --color always --format json a.txt").prints_no("\u{1b}[");
}

#[test]
fn an_article_can_not_steer_the_terminal() {
    let desk = Desk::new().with("a.txt", "They dump the pot \u{1b}[31m. They dump\u{7} the pot.");
    for format in [Format::Pretty, Format::Concise, Format::Table] {
        desk.mtlint(&format!("check --format {format} a.txt")).prints_no("\u{1b}").prints_no("\u{7}");
    }
}

#[test]
fn the_table_counts_by_rule_and_by_file() {
    let run = article().mtlint("check --format table .").exits(1);
    for part in ["Proposal", "By rule", "MQM points", "By file, worst first", "all files", "shifted the blame"] {
        assert!(run.stdout.contains(part), "{part}\n{}", run.stdout);
    }
    let (a, b) = (run.stdout.rfind("a.txt").unwrap(), run.stdout.rfind("b.txt").unwrap());
    assert!(a < b, "the file with findings comes first\n{}", run.stdout);
}

#[test]
fn statistics_count_by_rule() {
    article().mtlint("check --statistics --format concise .").exits(1).prints("With proposal").prints("│ desk/okay");
}

#[test]
fn json_keeps_to_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../schema/check-v1.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let desk =
        article().with("c.md", "<!-- mtlint-disable desk/pot -->\n\nThey dump the pot.\n").with("bad.txt", b"\xff");
    for line in [
        "check --format json .",
        "check --format json b.txt",
        "check --format json bad.txt",
        "check --isolated --format json .",
    ] {
        let json = desk.mtlint(line).json();
        let errors: Vec<String> = validator.iter_errors(&json).map(|e| format!("{e} at {}", e.instance_path)).collect();
        assert_eq!(errors, Vec::<String>::new(), "{line}");
    }
    let mut json = desk.mtlint("check --format json a.txt").json();
    json["files"][0]["diagnostics"][0]["severity"] = "huge".into();
    assert!(!validator.is_valid(&json), "the schema refuses what is wrong");
}

#[test]
fn json_places_are_bytes_of_the_file_and_columns_code_points() {
    let text = "The 克宫 dumped the pot.\n";
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let desk = Desk::new().with("plain.txt", text).with("bom.txt", format!("\u{feff}{text}")).with("wide.txt", utf16);
    for (file, start, end) in [("plain.txt", 11, 25), ("bom.txt", 14, 28), ("wide.txt", 16, 44)] {
        let json = desk.mtlint(&format!("check --format json {file}")).exits(1).json();
        let found = &json["files"][0]["diagnostics"][0];
        assert_eq!((&found["start"], &found["end"]), (&start.into(), &end.into()), "{file}");
        assert_eq!(
            (&found["line"], &found["column"], &found["endColumn"]),
            (&1.into(), &8.into(), &22.into()),
            "{file}"
        );
        assert_eq!(found["fixes"][0]["edits"][0]["start"], start, "{file}");
        assert_eq!(found["text"], "dumped the pot");
    }
    assert_eq!(desk.mtlint("check --format json plain.txt").json()["summary"]["diagnostics"], 1);
}

#[test]
fn a_figure_has_one_decimal() {
    let run = article().mtlint("check --format json .").exits(1);
    run.prints("\"mqm\":85.7").prints("\"mqm\":0.0");
}

#[test]
fn a_report_goes_to_a_file_whole_or_not_at_all() {
    let desk = article();
    let run = desk.mtlint("check --format json --output report.json a.txt").exits(1);
    assert_eq!(run.stdout, "");
    assert!(desk.text("report.json").starts_with("{\"version\":1,"));
    desk.mtlint("check --output no/report.txt a.txt").exits(2).complains("no/report.txt: can not be written");
    assert_eq!(desk.files(), ["a.txt", "b.txt", "desk.toml", "mtlint.toml", "report.json"]);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let desk = Desk::new().with("a.txt", "They dump the pot. ".repeat(20_000));
    for format in Format::ALL {
        let mut child = desk
            .command(&format!("check --format {format} a.txt"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{format}");
    }
}
