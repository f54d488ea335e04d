//! Certificates like those of the first programmes, put together by hand. Every person is invented.

use testamur::claims::{
    Achievement, Certificate, CredentialId, Did, Holder, Issuer, JointAward, Kind, Language, Mode, Period, Quantity,
    RegisterNumber, Rotation, Signatory, Slug, StatusEntry, Text, Words,
};
use testamur::time::Day;

/// A certificate, its languages, and the logo of its institution.
pub(crate) struct Sample {
    pub(crate) certificate: Certificate,
    pub(crate) languages: Vec<Language>,
    pub(crate) logo: &'static str,
}

/// Every sample, by the name of its file.
pub(crate) fn all() -> Vec<(&'static str, Sample)> {
    vec![
        ("medeniyet", medeniyet()),
        ("pirogov", pirogov()),
        ("bsmu", bsmu()),
        ("amu", amu()),
        ("kursk", kursk()),
        ("gratitude", gratitude()),
        ("crowded", crowded()),
    ]
}

pub(crate) fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn words(joined: &str) -> Words {
    Words::parse(joined).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn period(starts: &str, ends: &str) -> Period {
    Period::new(day(starts), day(ends)).unwrap()
}

fn languages(tags: &[&str]) -> Vec<Language> {
    tags.iter().map(|tag| Language::from_tag(tag).unwrap()).collect()
}

fn amount(text: &str) -> Option<Quantity> {
    Some(Quantity::parse(text).unwrap())
}

fn rotation(department: &str, place: &str, days: (&str, &str), hours: &str, supervisors: &[&str]) -> Rotation {
    Rotation {
        department: words(department),
        place: (!place.is_empty()).then(|| text(place)),
        period: (!days.0.is_empty()).then(|| period(days.0, days.1)),
        hours: (!hours.is_empty()).then(|| Quantity::parse(hours).unwrap()),
        supervisors: supervisors.iter().map(|name| text(name)).collect(),
    }
}

fn signatory(name: &str, office: &str) -> Signatory {
    Signatory { name: text(name), office: words(office) }
}

struct Base<'a> {
    slug: &'a str,
    number: &'a str,
    institution: &'a str,
    signatories: Vec<Signatory>,
    holder: (&'a str, Option<&'a str>),
    kind: Kind,
    title: &'a str,
    period: Period,
    issued: &'a str,
}

fn base(base: Base<'_>) -> Certificate {
    let did = format!("did:web:demo.testamur.example:{}", base.slug);
    Certificate {
        id: CredentialId::from_random([7; 16]),
        number: RegisterNumber::parse(base.number).unwrap(),
        issuer: Issuer { did: Did::parse(&did).unwrap(), name: words(base.institution), signatories: base.signatories },
        holder: Holder {
            name: text(base.holder.0),
            native_name: base.holder.1.map(text),
            home_institution: None,
            birth_date: None,
        },
        achievement: Achievement {
            programme: Slug::parse("sample").unwrap(),
            kind: base.kind,
            mode: None,
            title: words(base.title),
            description: None,
            partners: Vec::new(),
            joint_award: None,
        },
        period: base.period,
        issued: day(base.issued),
        valid_until: None,
        hours: None,
        credits: None,
        grade: None,
        role: None,
        rotations: Vec::new(),
        status: StatusEntry { list: format!("https://demo.testamur.example/{}/status/1", base.slug), index: 4711 },
    }
}

pub(crate) fn medeniyet() -> Sample {
    let mut certificate = base(Base {
        slug: "medeniyet",
        number: "IMU-2022-0001",
        institution: "İstanbul Medeniyet Üniversitesi Tıp Fakültesi / Стамбульский университет Меденийет, медицинский факультет / \
            Istanbul Medeniyet University, Faculty of Medicine",
        signatories: vec![signatory(
            "Prof. Dr. Şükrü Işık",
            "Tıp Fakültesi Dekanı / Декан медицинского факультета / Dean of the Faculty of Medicine",
        )],
        holder: ("Ekaterina Sergeevna Vinogradova", Some("Екатерина Сергеевна Виноградова")),
        kind: Kind::Internship,
        title: "Acil Tıp ve Klinik Uygulamalar Stajı / Стажировка по неотложной медицине и клинической практике / \
            Internship in Emergency Medicine and Clinical Practice",
        period: period("2022-10-28", "2022-12-02"),
        issued: "2022-12-02",
    });
    certificate.hours = amount("120");
    certificate.credits = amount("6");
    certificate.achievement.mode = Some(Mode::SupervisedPractice);
    certificate.achievement.partners = ["Turkish Red Crescent", "Russian Red Crescent", "IFRC"].map(text).to_vec();
    certificate.holder.home_institution = Some(text("Российский Красный Крест, Московское отделение"));
    let place = "Göztepe Prof. Dr. Süleyman Yalçın Şehir Hastanesi";
    certificate.rotations = vec![
        rotation(
            "Acil Tıp / Неотложная медицина / Emergency Medicine",
            place,
            ("2022-10-28", "2022-11-06"),
            "40",
            &["Dr. Ayşe Gökçe", "Dr. Çağrı Öztürk", "Dr. İlknur Şahin", "Dr. Oğuz Yıldırım"],
        ),
        rotation(
            "Kardiyoloji, Koroner Yoğun Bakım ve Anjiyografi / Кардиология, коронарная реанимация и ангиография / \
             Cardiology, Coronary Intensive Care and Angiography",
            place,
            ("2022-11-07", "2022-11-16"),
            "32",
            &["Doç. Dr. Işıl Ünlü"],
        ),
        rotation(
            "Nöroloji / Неврология / Neurology",
            place,
            ("2022-11-17", "2022-11-24"),
            "24",
            &["Prof. Dr. Güneş Akın"],
        ),
        rotation(
            "Anesteziyoloji ve Reanimasyon / Анестезиология и реаниматология / Anaesthesiology and Reanimation",
            place,
            ("2022-11-25", "2022-12-02"),
            "24",
            &["Doç. Dr. Ümit Çelik"],
        ),
    ];
    Sample { certificate, languages: languages(&["tr", "ru", "en"]), logo: "medeniyet" }
}

pub(crate) fn pirogov() -> Sample {
    let mut certificate = base(Base {
        slug: "pirogov",
        number: "RNRMU-DD-2025-0006",
        institution: "Pirogov Russian National Research Medical University / \
            Российский национальный исследовательский медицинский университет имени Н. И. Пирогова / \
            Università Nazionale Russa di Ricerca Medica Pirogov",
        signatories: vec![
            signatory("Sergei Lukyanov-Berezin", "Rector / Ректор / Rettore"),
            signatory(
                "Olga Anisimova",
                "Dean of the International Faculty / Декан международного факультета / \
                Preside della Facoltà Internazionale",
            ),
        ],
        holder: ("Anastasia Romanovskaya", Some("Анастасия Романовская")),
        kind: Kind::Degree,
        title: "Double Degree in Medicine and Surgery / Двойной диплом по лечебному делу / \
            Doppia Laurea in Medicina e Chirurgia",
        period: period("2019-09-01", "2025-06-30"),
        issued: "2025-07-04",
    });
    certificate.credits = amount("360");
    certificate.grade = Some(text("110/110 e lode"));
    certificate.achievement.description = Some(text(
        "Six years of integrated study with clinical rotations in Moscow and Milan, taught in English, completed with a thesis.",
    ));
    certificate.achievement.joint_award = Some(JointAward {
        name: text("Università degli Studi di Milano"),
        did: Did::parse("did:web:unimi.example").unwrap(),
    });
    Sample { certificate, languages: languages(&["en", "ru", "it"]), logo: "pirogov" }
}

pub(crate) fn bsmu() -> Sample {
    let mut certificate = base(Base {
        slug: "bsmu",
        number: "BSMU-2022-0011",
        institution: "Белорусский государственный медицинский университет / Беларускі дзяржаўны медыцынскі ўніверсітэт / \
            Belarusian State Medical University",
        signatories: vec![
            signatory("Сергей Петрович Рубановский", "Ректор / Рэктар / Rector"),
            signatory(
                "Наталья Михайловна Ковзель",
                "Декан лечебного факультета / Дэкан лячэбнага факультэта / \
                Dean of the Faculty of General Medicine",
            ),
        ],
        holder: ("Гульнара Рашидовна Алиева", Some("Гүлнара Әлиева")),
        kind: Kind::Practice,
        title: "Производственная клиническая практика / Вытворчая клінічная практыка / Clinical Practice",
        period: period("2022-07-04", "2022-07-15"),
        issued: "2022-07-15",
    });
    certificate.hours = amount("72");
    certificate.achievement.mode = Some(Mode::SupervisedPractice);
    certificate.achievement.partners = vec![text("Сеченовский Университет")];
    certificate.holder.home_institution = Some(text("Сеченовский Университет, Москва"));
    let clinical = "4-я университетская клиническая больница";
    certificate.rotations = vec![
        rotation("Терапия / Тэрапія / Therapy", clinical, ("2022-07-04", "2022-07-05"), "12", &["Анна Игоревна Лис"]),
        rotation(
            "Педиатрия / Педыятрыя / Paediatrics",
            "Городская детская клиническая больница № 9",
            ("2022-07-06", "2022-07-07"),
            "12",
            &["Вера Савицкая"],
        ),
        rotation(
            "Хирургия взрослых / Хірургія дарослых / Adult Surgery",
            clinical,
            ("2022-07-08", "2022-07-09"),
            "12",
            &["Игорь Жук"],
        ),
        rotation(
            "Детская хирургия / Дзіцячая хірургія / Paediatric Surgery",
            "Городская клиническая больница им. С. П. Боткина",
            ("2022-07-11", "2022-07-12"),
            "12",
            &["Олег Ўладзімірск"],
        ),
        rotation(
            "Акушерство / Акушэрства / Obstetrics",
            "Перинатальный центр ГКБ № 67",
            ("2022-07-13", "2022-07-14"),
            "12",
            &["Мария Янковская"],
        ),
        rotation(
            "Гинекология / Гінекалогія / Gynaecology",
            "Перинатальный центр ГКБ № 67",
            ("2022-07-15", "2022-07-15"),
            "12",
            &["Мария Янковская", "Ірына Шаўчэнка"],
        ),
    ];
    Sample { certificate, languages: languages(&["ru", "be", "en"]), logo: "bsmu" }
}

pub(crate) fn amu() -> Sample {
    let mut certificate = base(Base {
        slug: "amu",
        number: "ATU-2012-0008",
        institution: "Azərbaycan Tibb Universiteti / Азербайджанский медицинский университет / Azerbaijan Medical University",
        signatories: vec![
            signatory("Gülnarə Əliyeva", "Rektor / Ректор / Rector"),
            signatory(
                "Elçin Məmmədov",
                "Xarici əlaqələr üzrə prorektor / Проректор по внешним связям / \
                Vice-Rector for International Relations",
            ),
            signatory("Aytən Hüseynova", "Təcrübə rəhbəri / Руководитель практики / Head of Practice"),
        ],
        holder: ("Dmitrii Alekseevich Sokolov", Some("Дмитрий Алексеевич Соколов")),
        kind: Kind::Internship,
        title: "Yay klinik təcrübəsi / Летняя клиническая стажировка / Summer Clinical Internship",
        period: period("2012-07-14", "2012-07-28"),
        issued: "2026-03-02",
    });
    certificate.hours = amount("90");
    certificate.achievement.mode = Some(Mode::Observation);
    certificate.holder.home_institution = Some(text("Sechenov University"));
    certificate.rotations = vec![
        rotation("Nevrologiya şöbəsi / Отделение неврологии / Neurology", "", ("2012-07-14", "2012-07-16"), "15", &[]),
        rotation("Endokrinologiya / Эндокринология / Endocrinology", "", ("2012-07-17", "2012-07-18"), "15", &[]),
        rotation("Terapiya / Терапия / Therapy", "", ("2012-07-19", "2012-07-20"), "15", &[]),
        rotation(
            "Ambulator şöbə / Амбулаторное отделение / Ambulatory Department",
            "",
            ("2012-07-21", "2012-07-22"),
            "15",
            &[],
        ),
        rotation(
            "Onkoloji klinika / Онкологическая клиника / Oncology Clinic",
            "",
            ("2012-07-23", "2012-07-25"),
            "15",
            &[],
        ),
        rotation(
            "Toksikologiya mərkəzi / Центр токсикологии / Toxicology Centre",
            "",
            ("2012-07-26", "2012-07-28"),
            "15",
            &[],
        ),
    ];
    Sample { certificate, languages: languages(&["az", "ru", "en"]), logo: "amu" }
}

pub(crate) fn kursk() -> Sample {
    let mut certificate = base(Base {
        slug: "kursk",
        number: "KSMU-V-2026-0700",
        institution: "Курский государственный медицинский университет / Kursk State Medical University",
        signatories: vec![signatory("Виктор Анатольевич Лазарев", "Ректор / Rector")],
        holder: ("Ли Анна", Some("Li Anna")),
        kind: Kind::Volunteering,
        title: "Акция взаимопомощи #МыВместе / The #WeAreTogether Campaign of Mutual Help",
        period: period("2026-01-12", "2026-04-30"),
        issued: "2026-05-15",
    });
    certificate.hours = amount("84.5");
    certificate.role = Some(text("Автоволонтёр"));
    certificate.achievement.mode = Some(Mode::VolunteerWork);
    Sample { certificate, languages: languages(&["ru", "en"]), logo: "kursk" }
}

pub(crate) fn gratitude() -> Sample {
    let mut certificate = base(Base {
        slug: "kursk",
        number: "KSMU-G-2026-0030",
        institution: "Курский государственный медицинский университет / Kursk State Medical University",
        signatories: vec![signatory("Виктор Анатольевич Лазарев", "Ректор / Rector")],
        holder: ("Мария Константиновна Преображенская", Some("Maria Konstantinovna Preobrazhenskaya")),
        kind: Kind::Award,
        title: "Благодарственное письмо волонтёру колл-центра / Letter of Gratitude to a Volunteer of the Call Centre",
        period: period("2026-01-12", "2026-04-30"),
        issued: "2026-05-15",
    });
    certificate.achievement.description =
        Some(text("За самоотверженный труд, отзывчивость и заботу о тех, кому в эти месяцы было труднее всего."));
    Sample { certificate, languages: languages(&["ru", "en"]), logo: "kursk" }
}

/// As much as the layout holds: the longest name, six departments, four signatories, a joint award, three languages.
pub(crate) fn crowded() -> Sample {
    let mut sample = medeniyet();
    let certificate = &mut sample.certificate;
    certificate.holder.name =
        text("Abdurrahmangazi Muhammedşükrü İsmailağaoğlu-Karahasanoğulları Çağlayangil Yıldırımbeyazıtoğlu");
    certificate.holder.native_name =
        Some(text("Абдуррахмангази Мухаммедшюкрю Исмаилагаоглу-Карахасаногуллары Чаглаянгиль"));
    certificate.holder.birth_date = Some(day("1998-03-12"));
    certificate.grade = Some(text("Pekiyi"));
    certificate.role = Some(text("Stajyer hekim"));
    let place = certificate.rotations[0].place.clone();
    for (department, starts, ends) in [
        ("Genel Cerrahi / Общая хирургия / General Surgery", "2022-11-29", "2022-11-30"),
        ("Çocuk Sağlığı ve Hastalıkları / Педиатрия / Paediatrics", "2022-12-01", "2022-12-02"),
    ] {
        let mut more = rotation(department, "", (starts, ends), "8.5", &["Dr. Ayşe Gökçe", "Dr. Çağrı Öztürk"]);
        more.place.clone_from(&place);
        certificate.rotations.push(more);
    }
    certificate.issuer.signatories.extend([
        signatory("Prof. Dr. Gülnarə Əliyeva", "Anabilim Dalı Başkanı / Заведующая кафедрой / Head of Department"),
        signatory(
            "Dr. Ömer Çelikkol",
            "Kızılay Temsilcisi / Представитель Красного Полумесяца / Red Crescent Delegate",
        ),
        signatory("Анна Сергеевна Белова", "RKK Temsilcisi / Представитель Красного Креста / Red Cross Delegate"),
    ]);
    sample
}
