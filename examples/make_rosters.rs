//! Writes `examples/5-volunteers/roster.xlsx`: 700 invented volunteers, always the same bytes.
//!
//! The names are put together from the lists below, so that no two people share one. Run it in the repository's root:
//! `cargo run --example make_rosters`.

#![expect(clippy::indexing_slicing, reason = "every place is a remainder of the length")]

use std::collections::HashSet;

use anyhow::{Context as _, ensure};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

fn main() -> anyhow::Result<()> {
    let people = people();
    let names: HashSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    ensure!(names.len() == people.len(), "two people share a name");
    let path = "examples/5-volunteers/roster.xlsx";
    std::fs::write(path, workbook(&people)?).context(path)?;
    Ok(())
}

struct Person {
    name: String,
    latin_name: String,
    student_number: String,
    birth_date: (u16, u8, u8),
    hours: f64,
    role: &'static str,
}

/// The people, in the order of the alphabet.
fn people() -> Vec<Person> {
    // Steps that have no common divisor with the lists' lengths, so that every pair of names appears at most once.
    let mut people: Vec<Person> = (0..COUNT).map(person).collect();
    people.extend(GUESTS.iter().zip(COUNT..).map(|(guest, place)| guest_person(*guest, place)));
    people.sort_by(|one, other| one.name.cmp(&other.name));
    people
}

fn person(place: usize) -> Person {
    let surname = SURNAMES[place % SURNAMES.len()];
    let is_woman = (place * 7 + place / SURNAMES.len()) % 5 < 3;
    let round = place / SURNAMES.len();
    let father = FATHERS[(place * 11 + round * 5) % FATHERS.len()];
    let given =
        if is_woman { WOMEN[(place * 3 + round * 7) % WOMEN.len()] } else { MEN[(place * 5 + round * 3) % MEN.len()] };
    let family = if is_woman { feminine(surname) } else { surname.to_owned() };
    let patronymic = if is_woman { father.1 } else { father.0 };
    Person {
        name: format!("{family} {given} {patronymic}"),
        latin_name: format!("{} {}", latin(given), latin(&family)),
        ..service(place)
    }
}

fn guest_person((name, latin_name): (&str, &str), place: usize) -> Person {
    Person { name: name.to_owned(), latin_name: latin_name.to_owned(), ..service(place) }
}

/// What does not depend on the name.
fn service(place: usize) -> Person {
    let role = match place * 13 % 20 {
        0 => "координатор / coordinator",
        1..=8 => "оператор колл-центра / call centre operator",
        _ => "автоволонтёр / car volunteer",
    };
    let year = 1996 + u16::try_from(place * 17 % 7).unwrap_or_default();
    let month = 1 + u8::try_from(place * 19 % 12).unwrap_or_default();
    let day = 1 + u8::try_from(place * 23 % 28).unwrap_or_default();
    let halves = 24 + u32::try_from(place * 37 % 400).unwrap_or_default();
    Person {
        name: String::new(),
        latin_name: String::new(),
        student_number: format!("K{:05}", 10_000 + place * 7),
        birth_date: (year, month, day),
        hours: f64::from(halves) / 2.0,
        role,
    }
}

/// A title, a blank row, headers, the people, a row of totals; and a second sheet that nobody reads.
fn workbook(people: &[Person]) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 7, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let (bold, date) = (Format::new().set_bold(), Format::new().set_num_format("dd.mm.yyyy"));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Волонтёры")?;
    sheet.write_string_with_format(
        0,
        0,
        "Волонтёры кампании, 23 марта – 30 июня 2020 г. (ОБРАЗЕЦ, все лица вымышлены)",
        &bold,
    )?;
    for (column, (header, width)) in (0..).zip(HEADERS) {
        sheet.write_string_with_format(2, column, header, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    let mut row = 3;
    for (serial, person) in (1..).zip(people) {
        sheet.write_number(row, 0, f64::from(serial))?;
        sheet.write_string(row, 1, &person.name)?;
        sheet.write_string(row, 2, &person.latin_name)?;
        sheet.write_string(row, 3, &person.student_number)?;
        let (year, month, day) = person.birth_date;
        sheet.write_datetime_with_format(row, 4, &ExcelDateTime::from_ymd(year, month, day)?, &date)?;
        sheet.write_number(row, 5, person.hours)?;
        sheet.write_string(row, 6, person.role)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, "Итого", &bold)?;
    sheet.write_number(row, 5, people.iter().map(|person| person.hours).sum::<f64>())?;
    let notes = workbook.add_worksheet();
    notes.set_name("Примечания")?;
    notes.write_string(0, 0, "Часы подтверждены штабом.")?;
    Ok(workbook.save_to_buffer()?)
}

/// The form that a woman's surname has.
fn feminine(surname: &str) -> String {
    match (surname.strip_suffix("ский"), surname.strip_suffix("ой")) {
        (Some(stem), _) => format!("{stem}ская"),
        (None, Some(stem)) => format!("{stem}ая"),
        (None, None)
            if surname.ends_with("ов")
                || surname.ends_with("ев")
                || surname.ends_with("ёв")
                || surname.ends_with("ин") =>
        {
            format!("{surname}а")
        }
        (None, None) => surname.to_owned(),
    }
}

/// Russian letters as in passports (ICAO Doc 9303, part 3, section 6).
fn latin(text: &str) -> String {
    let mut latin = String::new();
    for sign in text.chars() {
        let lower = sign.to_lowercase().next().unwrap_or(sign);
        let letters = LATIN
            .iter()
            .find(|(letter, _)| *letter == lower)
            .map_or_else(|| lower.to_string(), |(_, latin)| (*latin).to_owned());
        if sign == lower {
            latin += &letters;
        } else {
            latin.extend(letters.chars().take(1).flat_map(char::to_uppercase));
            latin.extend(letters.chars().skip(1));
        }
    }
    latin
}

/// How many names are put together; the guests make it 700.
const COUNT: usize = 700 - GUESTS.len();

const HEADERS: [(&str, f64); 7] = [
    ("№ п/п", 6.0),
    ("ФИО", 42.0),
    ("ФИО латиницей", 32.0),
    ("Номер студенческого билета", 16.0),
    ("Дата рождения", 13.0),
    ("Кол-во часов", 10.0),
    ("Роль", 30.0),
];

const LATIN: [(char, &str); 33] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', "ie"),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
];

const SURNAMES: [&str; 113] = [
    "Абашин",
    "Авдулов",
    "Алтуфьев",
    "Амелькин",
    "Анпилов",
    "Арбузов",
    "Бабаскин",
    "Багрянцев",
    "Балабай",
    "Бирюлин",
    "Боев",
    "Боровлёв",
    "Булгучев",
    "Бурнашов",
    "Вабищев",
    "Варламин",
    "Вертаков",
    "Волобоев",
    "Воропай",
    "Выводцев",
    "Гладилин",
    "Говоруха",
    "Головастиков",
    "Горожанкин",
    "Грязной",
    "Гуторов",
    "Давыдкин",
    "Делюкин",
    "Дзюба",
    "Добролежский",
    "Дубонос",
    "Евсюков",
    "Ельцов",
    "Еськов",
    "Жердев",
    "Жиляев",
    "Жуковин",
    "Завалишин",
    "Заикин",
    "Звонарёв",
    "Зубарь",
    "Извеков",
    "Иншаков",
    "Ишутин",
    "Кабанченко",
    "Калуцкий",
    "Карачевцев",
    "Кизилов",
    "Клевцов",
    "Княжев",
    "Козявин",
    "Конорев",
    "Косогоров",
    "Кривошлык",
    "Кукуев",
    "Лагутич",
    "Ланцев",
    "Лебедкин",
    "Локтионов",
    "Лысых",
    "Мазнев",
    "Малыхин",
    "Мезенцев",
    "Миненков",
    "Мохов",
    "Мясищев",
    "Надеин",
    "Неведомский",
    "Никулочкин",
    "Обоянский",
    "Овсянкин",
    "Орехов",
    "Пахомьев",
    "Переверзев",
    "Плохих",
    "Подвойский",
    "Понырко",
    "Псарёв",
    "Пузанов",
    "Разиньков",
    "Рвачёв",
    "Ровенский",
    "Рыжков",
    "Сапронов",
    "Сейминский",
    "Сенчуков",
    "Скоркин",
    "Сопов",
    "Стародубцев",
    "Сухомлин",
    "Тарубаров",
    "Тимонов",
    "Толмачёв",
    "Труфанов",
    "Тутов",
    "Уваркин",
    "Умрихин",
    "Фатежский",
    "Филонов",
    "Хмелевской",
    "Хорошилов",
    "Цыбань",
    "Чаплин",
    "Чевычелов",
    "Черемисин",
    "Шатохин",
    "Шелехов",
    "Щигров",
    "Щуклин",
    "Юрасов",
    "Ядыкин",
    "Яковенко",
    "Ястребов",
];

const MEN: [&str; 29] = [
    "Александр",
    "Алексей",
    "Андрей",
    "Артём",
    "Богдан",
    "Вадим",
    "Виталий",
    "Глеб",
    "Григорий",
    "Даниил",
    "Денис",
    "Егор",
    "Захар",
    "Иван",
    "Игнат",
    "Кирилл",
    "Лев",
    "Макар",
    "Матвей",
    "Никита",
    "Павел",
    "Пётр",
    "Родион",
    "Роман",
    "Семён",
    "Тимофей",
    "Фёдор",
    "Юрий",
    "Ярослав",
];

const WOMEN: [&str; 31] = [
    "Алёна",
    "Алина",
    "Анастасия",
    "Анна",
    "Валерия",
    "Варвара",
    "Вера",
    "Виктория",
    "Дарья",
    "Диана",
    "Екатерина",
    "Елена",
    "Жанна",
    "Зоя",
    "Инна",
    "Ирина",
    "Карина",
    "Кира",
    "Ксения",
    "Лилия",
    "Любовь",
    "Маргарита",
    "Мария",
    "Надежда",
    "Наталья",
    "Ольга",
    "Полина",
    "Светлана",
    "Софья",
    "Ульяна",
    "Юлия",
];

const FATHERS: [(&str, &str); 23] = [
    ("Александрович", "Александровна"),
    ("Алексеевич", "Алексеевна"),
    ("Анатольевич", "Анатольевна"),
    ("Андреевич", "Андреевна"),
    ("Борисович", "Борисовна"),
    ("Валерьевич", "Валерьевна"),
    ("Викторович", "Викторовна"),
    ("Владимирович", "Владимировна"),
    ("Геннадьевич", "Геннадьевна"),
    ("Дмитриевич", "Дмитриевна"),
    ("Евгеньевич", "Евгеньевна"),
    ("Иванович", "Ивановна"),
    ("Игоревич", "Игоревна"),
    ("Ильич", "Ильинична"),
    ("Константинович", "Константиновна"),
    ("Михайлович", "Михайловна"),
    ("Николаевич", "Николаевна"),
    ("Олегович", "Олеговна"),
    ("Петрович", "Петровна"),
    ("Романович", "Романовна"),
    ("Сергеевич", "Сергеевна"),
    ("Фёдорович", "Фёдоровна"),
    ("Юрьевич", "Юрьевна"),
];

/// Students from abroad and from the republics, as the university writes them, and as in their passports.
const GUESTS: [(&str, &str); 24] = [
    ("Абдулмуминзода Фарангис Искандаровна", "Farangis Abdulmuminzoda"),
    ("Адзиева Патимат Гаджиевна", "Patimat Adzieva"),
    ("Бадамжав Энхтуяа", "Enkhtuya Badamjav"),
    ("Бекмурзаева Айшат Хамзатовна", "Aishat Bekmurzaeva"),
    ("Вирасингхе Нилуша Чатурика", "Nilusha Chathurika Weerasinghe"),
    ("Гафуров Ильгиз Рамилевич", "Ilgiz Gafurov"),
    ("Гомбожапова Сэсэг Баировна", "Seseg Gombozhapova"),
    ("Джафаркулиев Эльнур Фикрет оглы", "Elnur Jafarguliyev"),
    ("да Силва Морейра Таис", "Thaís da Silva Moreira"),
    ("Думбуя Ибраима", "Ibraima Doumbouya"),
    ("Жакселекова Дильназ Ерлановна", "Dilnaz Zhakselekova"),
    ("Зангиева Мадина Казбековна", "Madina Zangieva"),
    ("Куулар Айлана Орлановна", "Ailana Kuular"),
    ("Лионг Мей Шин", "Leong Mei Xin"),
    ("Мвангала Чипо Натали", "Chipo Natalie Mwangala"),
    ("Найр Раджалакшми Виджаян", "Rajalakshmi Vijayan Nair"),
    ("Нуралиева Гульзат Таалайбековна", "Gulzat Nuralieva"),
    ("Нур Айна Сохая бинти Рамлан", "Nur Aina Sohaya binti Ramlan"),
    ("Оспанбеков Санжар Маратович", "Sanzhar Ospanbekov"),
    ("Пиллай Арджун Суреш", "Arjun Suresh Pillai"),
    ("Сабирьянова Ляйсан Ирековна", "Liaisan Sabirianova"),
    ("Тонгуш Шенай Эмине", "Şenay Emine Tonguş"),
    ("Хоанг Тхи Минь Чау", "Hoàng Thị Minh Châu"),
    ("Чжао Линьсинь", "Zhao Linxin"),
];
