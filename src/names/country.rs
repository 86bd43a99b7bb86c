//! Countries as codes, and how Chinese headlines shorten them.

/// A country code as two bytes; `[0, 0]` for none.
pub fn country_code(code: &str) -> [u8; 2] {
    match code.as_bytes() {
        [a, b, ..] => [*a, *b],
        _ => [0, 0],
    }
}

/// One-character names of countries as news headlines use them, with the two-character forms.
pub fn short_country(code: &str) -> &'static [&'static str] {
    match code {
        "US" => &["美", "美国"],
        "CN" => &["中", "中国", "华"],
        "TW" => &["台", "台湾", "中华"],
        "JP" => &["日", "日本"],
        "KR" => &["韩", "韩国", "大韩民国"],
        "KP" => &["朝", "朝鲜"],
        "RU" => &["俄", "俄罗斯", "俄国"],
        "UA" => &["乌", "乌克兰"],
        "GB" => &["英", "英国"],
        "FR" => &["法", "法国"],
        "DE" => &["德", "德国"],
        "EU" => &["欧", "欧盟", "欧洲"],
        "AU" => &["澳", "澳洲", "澳大利亚"],
        "IN" => &["印", "印度"],
        "IL" => &["以", "以色列"],
        "IR" => &["伊", "伊朗"],
        "HK" => &["港", "香港"],
        "MO" => &["澳", "澳门"],
        "SG" => &["新", "新加坡"],
        "MY" => &["马", "马来西亚", "大马"],
        "PH" => &["菲", "菲律宾"],
        "VN" => &["越", "越南"],
        "TH" => &["泰", "泰国"],
        "ID" => &["印尼"],
        "CA" => &["加", "加拿大"],
        "IT" => &["意", "意大利"],
        "ES" => &["西", "西班牙"],
        "TR" => &["土", "土耳其"],
        _ => &[],
    }
}
