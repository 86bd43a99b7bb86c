//! Mandarin readings: hanzi to pinyin, and what can be pinyin at all.

use std::sync::LazyLock;

use pinyin::ToPinyin;
use rustc_hash::FxHashSet;

use crate::text::is_hanzi;

/// Characters that read otherwise as a surname.
const SURNAME_READINGS: &[(char, &str)] = &[
    ('单', "shan"), ('解', "xie"), ('仇', "qiu"), ('区', "ou"), ('查', "zha"), ('曾', "zeng"), ('朴', "piao"), ('任', "ren"),
    ('盖', "ge"), ('尉', "yu"), ('缪', "miao"), ('华', "hua"), ('那', "na"), ('宁', "ning"), ('翟', "zhai"), ('冼', "xian"),
    ('万', "wan"), ('俞', "yu"), ('乐', "yue"), ('召', "shao"), ('种', "chong"), ('冯', "feng"), ('沈', "shen"), ('石', "shi"),
    ('葛', "ge"), ('贾', "jia"), ('车', "che"), ('洗', "xian"), ('折', "she"), ('员', "yun"), ('薄', "bo"),
];

/// Characters whose usual reading in names differs from the first one of the dictionary, or that are read in two ways.
const OTHER_READINGS: &[(char, &str)] = &[
    ('重', "chong"), ('长', "chang"), ('行', "hang"), ('乐', "yue"), ('调', "diao"), ('朝', "chao"), ('会', "kuai"), ('都', "dou"),
    ('藏', "cang"), ('传', "zhuan"), ('大', "dai"), ('地', "de"), ('陆', "liu"), ('尔', "er"), ('俄', "e"), ('拉', "la"), ('家', "jia"),
    ('耶', "ye"), ('叶', "she"), ('茜', "qian"), ('贝', "bei"), ('塞', "sai"), ('弗', "fu"), ('厦', "sha"), ('柏', "bai"), ('夏', "xia"),
];

/// Surnames of two characters.
const COMPOUND_SURNAMES: &[&str] =
    &["欧阳", "司马", "司徒", "诸葛", "上官", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "闾丘", "独孤", "南宫", "西门", "轩辕", "宇文", "长孙", "鲜于", "呼延", "澹台", "钟离", "申屠", "赫连", "范徐", "张简"];

/// The number of characters of the surname of a Chinese name.
pub fn surname_length(zh: &str) -> usize {
    if zh.chars().count() > 2 && COMPOUND_SURNAMES.iter().any(|s| zh.starts_with(s)) { 2 } else { 1 }
}

/// The syllables of a Chinese text without tones, `ü` as `v` where the crate has it so; other characters are left out.
/// `None` if a character has no known reading.
pub fn syllables(zh: &str) -> Option<Vec<&'static str>> {
    zh.chars().filter(|c| is_hanzi(*c)).map(reading).collect()
}

fn reading(c: char) -> Option<&'static str> {
    c.to_pinyin().map(|p| match p.plain() {
        "lv" | "lü" => "lu",
        "nv" | "nü" => "nu",
        plain => plain,
    })
}

/// The syllables with tone marks, for people: "Kè lǐ mǔ lín gōng".
pub fn toned(zh: &str) -> String {
    let list: Vec<String> = zh
        .split(|c| !is_hanzi(c))
        .filter(|part| !part.is_empty())
        .map(|part| {
            let joined: String = part.chars().filter_map(|c| c.to_pinyin()).map(|p| p.with_tone()).collect();
            crate::text::capitalised(&joined)
        })
        .collect();
    list.join(" ")
}

/// All readings of a Chinese name as lists of syllables, the usual one first: surnames and characters with two readings
/// give more than one, at most four.
pub fn readings(zh: &str, person: bool) -> Vec<Vec<&'static str>> {
    let Some(base) = syllables(zh) else { return Vec::new() };
    let mut out = vec![base];
    for (i, c) in zh.chars().filter(|c| is_hanzi(*c)).enumerate() {
        let others = SURNAME_READINGS.iter().filter(|_| person && i == 0).chain(OTHER_READINGS);
        for (_, other) in others.filter(|(k, _)| *k == c) {
            for n in 0..out.len() {
                if out.len() < 4 && out[n][i] != *other {
                    let mut more = out[n].clone();
                    more[i] = other;
                    if !out.contains(&more) {
                        out.push(more);
                    }
                }
            }
        }
    }
    out
}

const INITIALS: &[&str] = &[
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y", "w",
];

/// The syllables of Mandarin without tones (Hanyu Pinyin), about 400: those that some common character is read with.
static SYLLABLES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| ('\u{4e00}'..='\u{9fa5}').filter_map(reading).collect());

/// Whether `word` (lower-case ASCII) can be cut into one to four syllables of pinyin; gives their number.
pub fn syllable_count(word: &str) -> Option<usize> {
    fn cut(word: &str, left: usize) -> Option<usize> {
        if word.is_empty() {
            return Some(0);
        }
        if left == 0 {
            return None;
        }
        (1..=word.len().min(6))
            .rev()
            .filter(|n| SYLLABLES.contains(&word[..*n]))
            .find_map(|n| cut(&word[n..], left - 1).map(|rest| rest + 1))
    }
    if word.len() > 24 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    // most English words fail on their first letters, long before the set is asked
    if !INITIALS.iter().any(|i| !i.is_empty() && word.starts_with(i)) && !word.starts_with(['a', 'e', 'o']) {
        return None;
    }
    cut(word, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_of_names() {
        assert_eq!(syllables("李家超").unwrap(), ["li", "jia", "chao"]);
        assert_eq!(syllables("安东尼·布林肯").unwrap().concat(), "andongnibulinken");
        assert!(readings("曾荫权", true).iter().any(|r| r.concat() == "zengyinquan"));
        assert!(readings("吕秀莲", true).iter().any(|r| r.concat() == "luxiulian"));
        assert_eq!(surname_length("欧阳娜娜"), 2);
        assert_eq!(surname_length("李家超"), 1);
        assert_eq!(toned("克里姆林宫"), "Kèlǐmǔlíngōng");
    }

    #[test]
    fn what_can_be_pinyin() {
        assert_eq!(syllable_count("jiachao"), Some(2));
        assert_eq!(syllable_count("qiu"), Some(1));
        assert_eq!(syllable_count("xiyue"), Some(2));
        assert_eq!(syllable_count("blinken"), None);
        assert_eq!(syllable_count("world"), None);
    }
}
