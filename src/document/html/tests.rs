//! Tests of the extractor of HTML.

use super::*;
use proptest::prelude::*;

fn blocks(html: &str) -> Vec<(BlockKind, String)> {
    let prose = extract(html);
    prose.blocks().iter().map(|(kind, span)| (*kind, span.of(prose.text(html)).to_owned())).collect()
}

fn texts(html: &str) -> Vec<String> {
    blocks(html).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn text_titles_and_descriptions_are_prose() {
    let html = "<!doctype html><html><head><title>Talks &amp; more</title><style>p{}</style><meta name=description content=no>\
                <script>if (a<b) \"<p>\"</script></head><body class='x'><h1>Head<b>line</b></h1><p>One <i>two</i>\n   three\
                <p>Four<img src=a.png alt='A &quot;b&quot;' title=no> five</p><ul><li>Item<li>Next</ul><pre>no</pre>tail";
    use BlockKind::{Alt, Heading, Item, Paragraph};
    let expected = [
        (Heading, "Talks & more"),
        (Heading, "Headline"),
        (Paragraph, "One two three"),
        (Paragraph, "Four five"),
        (Alt, "A \"b\""),
        (Item, "Item"),
        (Item, "Next"),
        (Paragraph, "tail"),
    ];
    assert_eq!(blocks(html), expected.map(|(k, t)| (k, t.to_owned())));
}

#[test]
fn what_no_reader_sees_is_no_prose() {
    assert_eq!(texts("<p>a <span hidden>b <b>c</b></span>d"), ["a d"]);
    assert_eq!(texts("<div aria-hidden=TRUE>a<div>b</div>c</div>d"), ["d"]);
    assert_eq!(texts("<p hidden>a<p>b<p hidden=until-found>c</p>d"), ["b", "d"]);
    assert_eq!(texts("<ul><li hidden>a<ul><li>b</ul>c<li>d</ul>"), ["d"]);
    assert_eq!(texts("<template><p>a</p></template>b<noscript>c</noscript><svg><title>d</title></svg>"), ["b"]);
    assert_eq!(texts("<img hidden alt=a><div aria-hidden=false>b</div><img alt=c alt=d>"), ["b", "c"]);
    assert_eq!(texts("<table><tr><td hidden>a<td>b<tr><td>c</table>"), ["b", "c"]);
}

#[test]
fn code_keeps_its_neighbours_apart() {
    assert_eq!(texts("the <code>x</code> the <kbd>y"), [format!("the {STAND_IN} the {STAND_IN}")]);
    assert_eq!(texts("a <svg viewBox='0 0'/> b <math/> c"), [format!("a b {STAND_IN} c")]);
}

#[test]
fn breaks() {
    assert_eq!(texts("one<br>two<br/>three</br>four"), ["one\ntwo\nthree\nfour"]);
    assert_eq!(texts("one<br>\n <br>&#32;<br>two<hr>three"), ["one", "two", "three"]);
    assert_eq!(texts("<br>a<div>b</div>c"), ["a", "b", "c"]);
}

#[test]
fn comments_are_collected_and_nothing_else() {
    let html = "<p>a<!-- mtlint-disable x/y --><?php b ?><!c>d</ e>";
    let prose = extract(html);
    let comments: Vec<_> = prose.comments().iter().map(|c| (c.span.of(html), c.text.as_str())).collect();
    assert_eq!(comments, [("<!-- mtlint-disable x/y -->", " mtlint-disable x/y ")]);
    assert_eq!(texts(html), ["ad"]);
}

#[test]
fn positions_are_exact() {
    let html = "<p>中&nbsp;俄 &amp &#x4e2d;\r\n\r\n😀 &lt;b&gt; <img alt=\"x &eacute;t&eacute;\">";
    let prose = extract(html);
    let text = prose.text(html);
    let at = |needle: &str| {
        let start = text.find(needle).unwrap();
        prose.source_span(Span::from_range(start..start + needle.len())).of(html)
    };
    assert_eq!(at("中\u{a0}俄"), "中&nbsp;俄");
    assert_eq!(at("& 中"), "&amp &#x4e2d;");
    assert_eq!(at("中 😀"), "&#x4e2d;\r\n\r\n😀");
    assert_eq!(at("<b>"), "&lt;b&gt;");
    assert_eq!(at("x été"), "x &eacute;t&eacute;");
}

#[test]
fn hostile_files_take_linear_time() {
    let n = 200_000;
    for html in [
        "<".repeat(n),
        "&".repeat(n),
        "<b>".repeat(n / 3),
        "<ul><li>".repeat(n / 8),
        format!("{}{}", "<b>".repeat(n / 6), "</i>".repeat(n / 6)),
        format!("<ul><li><ul>{}{}", "<b>".repeat(n / 6), "<li></li>".repeat(n / 12)),
        "<!--".repeat(n / 4),
        "<a b=\"".repeat(n / 6),
        "<p>&#".repeat(n / 5),
        "<br> ".repeat(n / 5),
        format!("&#{}", "0".repeat(n)),
        " \n".repeat(n / 2),
    ] {
        let start = std::time::Instant::now();
        extract(&html);
        // quadratic work on this much takes minutes in a debug build; linear work, well under a second
        assert!(start.elapsed().as_secs() < 10, "{:?}... took {:?}", &html[..20], start.elapsed());
    }
}

/// What the tokeniser says of each stretch of text: its span and its decoded value.
fn strings(html: &str) -> Vec<(Range<usize>, String, bool)> {
    let mut out = Vec::new();
    let mut attribute_of_tag = false;
    let mut raw = false;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                attribute_of_tag = true;
                raw = !matches!(Element::of(&String::from_utf8_lossy(name)).content, Content::Prose);
            }
            CallbackEvent::CloseStartTag { .. } => attribute_of_tag = false,
            CallbackEvent::EndTag { .. } => raw = false,
            CallbackEvent::AttributeValue { value } if attribute_of_tag => {
                out.push((span.start..span.end, String::from_utf8_lossy(value).into_owned(), true));
            }
            CallbackEvent::String { value } if !raw => {
                out.push((span.start..span.end, String::from_utf8_lossy(value).into_owned(), false));
            }
            _ => {}
        }
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    out
}

fn decode(text: &str, attribute: bool) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match (c == '&').then(|| reference::decode(&text[at..], attribute)).flatten() {
            Some((len, meaning)) => {
                out.push_str(&meaning);
                at += len;
            }
            None => {
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    out.replace("\r\n", "\n").replace('\r', "\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// The spans of the tokeniser and our reading of references agree with the values that the tokeniser gives.
    #[test]
    fn the_tokeniser_and_we_read_the_same(parts in prop::collection::vec(prop::sample::select(&[
        "<", ">", "/", "p", "b", "&", "amp", "&lt;", "&#3", "9;", ";", "=", "\"", "'", " ", "\n", "\r\n", "\r", "中", "é", "!", "--", "<!--", "-->",
        "<p>", "</p>", "<img alt=", "alt='", "<title>", "</title>", "</", "<script>", "</script>", "&notit", "?", "]]>", "<![CDATA[", "x",
    ][..]), 0..24)) {
        let html = parts.concat();
        for (span, value, attribute) in strings(&html) {
            // `</>` is dropped without an event; we leave it to the reader
            let raw = html.get(span.clone()).map(|r| decode(r, attribute).replace("</>", ""));
            prop_assert_eq!(raw, Some(value.replace("</>", "")), "{:?} at {:?}", html, span);
        }
    }
}
