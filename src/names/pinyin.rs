//! Mandarin readings: hanzi to pinyin, and what can be pinyin at all.

use pinyin::ToPinyin;

use crate::text::is_hanzi;

/// Characters that read otherwise as a surname.
const SURNAME_READINGS: &[(char, &str)] = &[
    ('单', "shan"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('区', "ou"),
    ('查', "zha"),
    ('曾', "zeng"),
    ('朴', "piao"),
    ('任', "ren"),
    ('盖', "ge"),
    ('尉', "yu"),
    ('缪', "miao"),
    ('华', "hua"),
    ('那', "na"),
    ('宁', "ning"),
    ('翟', "zhai"),
    ('冼', "xian"),
    ('万', "wan"),
    ('俞', "yu"),
    ('乐', "yue"),
    ('召', "shao"),
    ('种', "chong"),
    ('冯', "feng"),
    ('沈', "shen"),
    ('石', "shi"),
    ('葛', "ge"),
    ('贾', "jia"),
    ('车', "che"),
    ('洗', "xian"),
    ('折', "she"),
    ('员', "yun"),
    ('薄', "bo"),
];

/// Characters whose usual reading in names differs from the first one of the dictionary, or that are read in two ways.
const OTHER_READINGS: &[(char, &str)] = &[
    ('重', "chong"),
    ('长', "chang"),
    ('行', "hang"),
    ('乐', "yue"),
    ('调', "diao"),
    ('朝', "chao"),
    ('会', "kuai"),
    ('都', "dou"),
    ('藏', "cang"),
    ('传', "zhuan"),
    ('大', "dai"),
    ('地', "de"),
    ('陆', "liu"),
    ('尔', "er"),
    ('俄', "e"),
    ('拉', "la"),
    ('家', "jia"),
    ('耶', "ye"),
    ('叶', "she"),
    ('茜', "qian"),
    ('贝', "bei"),
    ('塞', "sai"),
    ('弗', "fu"),
    ('厦', "sha"),
    ('柏', "bai"),
    ('夏', "xia"),
];

/// Surnames of two characters.
const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "司马", "司徒", "诸葛", "上官", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "闾丘",
    "独孤", "南宫", "西门", "轩辕", "宇文", "长孙", "鲜于", "呼延", "澹台", "钟离", "申屠", "赫连", "范徐", "张简",
];

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

/// Calls `each` with every reading of a Chinese name of at most eight characters, the usual one first: surnames and
/// characters with two readings give more than one, at most four.
pub fn for_readings(zh: &str, person: bool, mut each: impl FnMut(&[&'static str])) {
    let mut base = [""; 8];
    let mut n = 0;
    let mut others: Vec<(usize, &'static str)> = Vec::new();
    for c in zh.chars().filter(|c| is_hanzi(*c)) {
        let (Some(syllable), true) = (reading(c), n < base.len()) else { return };
        base[n] = syllable;
        let surname = SURNAME_READINGS.iter().filter(|_| person && n == 0);
        others.extend(
            surname.chain(OTHER_READINGS).filter(|(k, other)| *k == c && *other != syllable).map(|(_, o)| (n, *o)),
        );
        n += 1;
    }
    each(&base[..n]);
    for (i, (at, other)) in others.iter().take(2).enumerate() {
        let mut one = base;
        one[*at] = other;
        each(&one[..n]);
        if let (0, Some((second, also))) = (i, others.get(1)) {
            one[*second] = also;
            each(&one[..n]);
        }
    }
}

/// All readings of a Chinese name as lists of syllables; see [`for_readings`].
pub fn readings(zh: &str, person: bool) -> Vec<Vec<&'static str>> {
    let mut out = Vec::new();
    for_readings(zh, person, |r| out.push(r.to_vec()));
    out
}

const INITIALS: &[&str] = &[
    "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
    "w",
];

/// The syllables of Mandarin without tones (Hanyu Pinyin), sorted.
const SYLLABLES: &[&str] = &[
    "a", "ai", "an", "ang", "ao", "ba", "bai", "ban", "bang", "bao", "bei", "ben", "beng", "bi", "bian", "biao", "bie",
    "bin", "bing", "bo", "bu", "ca", "cai", "can", "cang", "cao", "ce", "cen", "ceng", "cha", "chai", "chan", "chang",
    "chao", "che", "chen", "cheng", "chi", "chong", "chou", "chu", "chua", "chuai", "chuan", "chuang", "chui", "chun",
    "chuo", "ci", "cong", "cou", "cu", "cuan", "cui", "cun", "cuo", "da", "dai", "dan", "dang", "dao", "de", "den",
    "deng", "di", "dian", "diao", "die", "ding", "diu", "dong", "dou", "du", "duan", "dui", "dun", "duo", "e", "ei",
    "en", "eng", "er", "fa", "fan", "fang", "fei", "fen", "feng", "fiao", "fo", "fou", "fu", "ga", "gai", "gan",
    "gang", "gao", "ge", "gei", "gen", "geng", "gong", "gou", "gu", "gua", "guai", "guan", "guang", "gui", "gun",
    "guo", "ha", "hai", "han", "hang", "hao", "he", "hei", "hen", "heng", "hm", "hong", "hou", "hu", "hua", "huai",
    "huan", "huang", "hui", "hun", "huo", "ji", "jia", "jian", "jiang", "jiao", "jie", "jin", "jing", "jiong", "jiu",
    "ju", "juan", "jue", "jun", "ka", "kai", "kan", "kang", "kao", "ke", "ken", "keng", "kong", "kou", "ku", "kua",
    "kuai", "kuan", "kuang", "kui", "kun", "kuo", "la", "lai", "lan", "lang", "lao", "le", "lei", "leng", "li", "lia",
    "lian", "liang", "liao", "lie", "lin", "ling", "liu", "lo", "long", "lou", "lu", "luan", "lun", "luo", "m", "ma",
    "mai", "man", "mang", "mao", "me", "mei", "men", "meng", "mi", "mian", "miao", "mie", "min", "ming", "miu", "mo",
    "mou", "mu", "n", "na", "nai", "nan", "nang", "nao", "ne", "nei", "nen", "neng", "ni", "nian", "niang", "niao",
    "nie", "nin", "ning", "niu", "nong", "nou", "nu", "nuan", "nun", "nuo", "o", "ou", "pa", "pai", "pan", "pang",
    "pao", "pei", "pen", "peng", "pi", "pian", "piao", "pie", "pin", "ping", "po", "pou", "pu", "qi", "qia", "qian",
    "qiang", "qiao", "qie", "qin", "qing", "qiong", "qiu", "qu", "quan", "que", "qun", "ran", "rang", "rao", "re",
    "ren", "reng", "ri", "rong", "rou", "ru", "rua", "ruan", "rui", "run", "ruo", "sa", "sai", "san", "sang", "sao",
    "se", "sen", "seng", "sha", "shai", "shan", "shang", "shao", "she", "shen", "sheng", "shi", "shou", "shu", "shua",
    "shuai", "shuan", "shuang", "shui", "shun", "shuo", "si", "song", "sou", "su", "suan", "sui", "sun", "suo", "ta",
    "tai", "tan", "tang", "tao", "te", "teng", "ti", "tian", "tiao", "tie", "ting", "tong", "tou", "tu", "tuan", "tui",
    "tun", "tuo", "wa", "wai", "wan", "wang", "wei", "wen", "weng", "wo", "wu", "xi", "xia", "xian", "xiang", "xiao",
    "xie", "xin", "xing", "xiong", "xiu", "xu", "xuan", "xue", "xun", "ya", "yan", "yang", "yao", "ye", "yi", "yin",
    "ying", "yo", "yong", "you", "yu", "yuan", "yue", "yun", "za", "zai", "zan", "zang", "zao", "ze", "zei", "zen",
    "zeng", "zha", "zhai", "zhan", "zhang", "zhao", "zhe", "zhen", "zheng", "zhi", "zhong", "zhou", "zhu", "zhua",
    "zhuai", "zhuan", "zhuang", "zhui", "zhun", "zhuo", "zi", "zong", "zou", "zu", "zuan", "zui", "zun", "zuo",
];

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
            .filter(|n| SYLLABLES.binary_search(&&word[..*n]).is_ok())
            .find_map(|n| cut(&word[n..], left - 1).map(|rest| rest + 1))
    }
    if word.len() > 24 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    // most English words fail on their first letters, long before the set is asked
    if !INITIALS.iter().any(|i| word.starts_with(i)) && !word.starts_with(['a', 'e', 'o']) {
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
