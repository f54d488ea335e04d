//! Names in Latin letters, proposed where the roster has none: ICAO Doc 9303, part 3, section 6, table B (Cyrillic), with its
//! exceptions for Belarusian and Ukrainian. A passport may differ, so it stays a proposal.

/// Whose rules of the table hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rules {
    Belarusian,
    Russian,
    Ukrainian,
}

/// A Cyrillic name in Latin letters: given name and surname, as in a passport, where the order is certain. `None` if a letter is
/// not in the table, or none is Cyrillic.
pub(super) fn of_name(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    match words[..] {
        // Passports of our countries have no patronymic in Latin letters.
        [surname, given, patronymic] if is_patronymic(patronymic) => of_parts(surname, given, rules(name)),
        _ => of_text(name, rules(name)),
    }
}

/// Given name and surname of different cells.
pub(super) fn of_cells(surname: &str, given: &str) -> Option<String> {
    of_parts(surname, given, rules(&format!("{surname} {given}")))
}

fn of_parts(surname: &str, given: &str, rules: Rules) -> Option<String> {
    Some(format!("{} {}", of_text(given, rules)?, of_text(surname, rules)?))
}

fn is_patronymic(word: &str) -> bool {
    let lower = word.to_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// By letters that the others do not have.
fn rules(name: &str) -> Rules {
    let lower = name.to_lowercase();
    let has = |letters: &[char]| lower.contains(letters);
    if has(&['ї', 'є', 'ґ']) || (has(&['і']) && has(&['и', 'щ'])) {
        Rules::Ukrainian
    } else if has(&['ў', 'і']) {
        Rules::Belarusian
    } else {
        Rules::Russian
    }
}

fn of_text(text: &str, rules: Rules) -> Option<String> {
    let is_cyrillic = |sign: char| matches!(sign, '\u{400}'..='\u{52f}');
    if !text.contains(is_cyrillic) {
        return None;
    }
    let signs: Vec<char> = text.chars().collect();
    let mut latin = String::with_capacity(text.len());
    for (place, sign) in signs.iter().enumerate() {
        let neighbour = |place: Option<usize>| place.and_then(|place| signs.get(place)).copied();
        let (before, after) = (neighbour(place.checked_sub(1)), neighbour(place.checked_add(1)));
        if !is_cyrillic(*sign) {
            // The apostrophe of Belarusian and Ukrainian has no letter, as the soft sign has none.
            latin.extend((!matches!(sign, '\'' | '’' | 'ʼ') || sign.is_alphabetic()).then_some(*sign));
            continue;
        }
        let is_first = before.is_none_or(|before| !before.is_alphabetic() && !matches!(before, '\'' | '’'));
        let lower = sign.to_lowercase().next().unwrap_or(*sign);
        let letters = letters(lower, rules, is_first)?;
        if *sign == lower {
            latin.push_str(letters);
        } else if [before, after].into_iter().flatten().any(char::is_uppercase) {
            latin.push_str(&letters.to_uppercase());
        } else {
            latin.extend(letters.chars().take(1).flat_map(char::to_uppercase).chain(letters.chars().skip(1)));
        }
    }
    Some(latin)
}

/// The Latin letters of a small Cyrillic one, by the rules of Russian.
pub(super) fn letter(sign: char) -> Option<&'static str> {
    letters(sign, Rules::Russian, false)
}

fn letters(sign: char, rules: Rules, is_first: bool) -> Option<&'static str> {
    let own = match (rules, sign) {
        (Rules::Belarusian, 'ё') => Some("io"),
        (Rules::Belarusian | Rules::Ukrainian, 'г') => Some("h"),
        (Rules::Ukrainian, 'и') => Some("y"),
        (Rules::Ukrainian, _) if is_first => FIRST.iter().find(|(letter, _)| *letter == sign).map(|(_, latin)| *latin),
        _ => None,
    };
    own.or_else(|| TABLE.iter().find(|(letter, _)| *letter == sign).map(|(_, latin)| *latin))
}

/// The first letter of a Ukrainian word.
const FIRST: [(char, &str); 5] = [('є', "ye"), ('ї', "yi"), ('й', "y"), ('ю', "yu"), ('я', "ya")];

#[rustfmt::skip]
const TABLE: [(char, &str); 38] = [
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('д', "d"), ('е', "e"), ('ё', "e"), ('ж', "zh"), ('з', "z"), ('и', "i"),
    ('й', "i"), ('к', "k"), ('л', "l"), ('м', "m"), ('н', "n"), ('о', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"),
    ('у', "u"), ('ф', "f"), ('х', "kh"), ('ц', "ts"), ('ч', "ch"), ('ш', "sh"), ('щ', "shch"), ('ъ', "ie"), ('ы', "y"), ('ь', ""),
    ('э', "e"), ('ю', "iu"), ('я', "ia"), ('і', "i"), ('ў', "u"), ('ґ', "g"), ('є', "ie"), ('ї', "i"),
];

/// How patronymics end in Russian, Belarusian, Ukrainian, and those of Turkic peoples.
const ENDINGS: [&str; 9] = ["ич", "вна", "чна", "іч", "ўна", "оглы", "оглу", "кызы", "гызы"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_in_passports() {
        for (name, latin) in [
            ("Воробьёва Алёна Игоревна", "Alena Vorobeva"),
            ("Щукин Илья Львович", "Ilia Shchukin"),
            ("ПОДЪЯЧЕВ ЮРИЙ ИЛЬИЧ", "IURII PODIEIACHEV"),
            ("Цой Виктор", "Tsoi Viktor"),
            ("Хасанова-Юнг Эльза", "Khasanova-Iung Elza"),
            ("Міховіч Марыя Ігараўна", "Maryia Mikhovich"),
            ("Ігар Глебаў", "Ihar Hlebau"),
            ("Сёмуха Янка Уладзіміравіч", "Ianka Siomukha"),
            ("Щербина Юлія Сергіївна", "Yuliia Shcherbyna"),
            ("Їжакевич Ганна", "Yizhakevych Hanna"),
            ("В’ячеслав Іващенко", "Viacheslav Ivashchenko"),
            ("Щ Ю", "Shch Iu"),
        ] {
            assert_eq!(of_name(name).as_deref(), Some(latin), "{name}");
        }
    }

    #[test]
    fn nothing_is_proposed_without_a_rule() {
        for name in ["Şükrü Işık", "Гүлнара Әлиева", "李伟", ""] {
            assert_eq!(of_name(name), None, "{name}");
        }
        assert_eq!(of_cells("Иванова", "Анна").as_deref(), Some("Anna Ivanova"));
    }
}
