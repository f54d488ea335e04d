//! The programmes of `examples/`.

use testamur::claims::{Authority, Certificate, CredentialId, Did, Issuer, Kind, Mode, StatusEntry};
use testamur::credential;
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::jws::{self, Typ};
use testamur::qr;
use testamur::roster::{Institution, NumberPattern, Programme, ReadOptions, Roster, Skip, examples, read};
use testamur::sheet::{Image, Images, Layout, Press, Print};
use testamur::time::Day;
use testamur::wire::digest::Digest;

#[test]
fn the_examples_are_read_without_a_fault_and_name_767_people() {
    let counts = all().map(|(_, roster)| roster.entries.len());
    assert_eq!(counts, [12, 6, 11, 8, 700, 30]);
    assert_eq!(counts.iter().sum::<usize>(), 767);
}

#[test]
fn every_example_belongs_to_an_institution_that_has_a_name_in_each_of_its_languages() {
    let institutions = Institution::parse_all(examples::institutions()).unwrap();
    assert_eq!(institutions.len(), 5);
    for (programme, _) in all() {
        let institution = institutions.iter().find(|institution| institution.slug == *programme.institution()).unwrap();
        let name = institution.name_in(programme.languages()).unwrap();
        assert_eq!(name.iter().count(), programme.languages().len());
        let pictures = examples::pictures().map(|(name, _)| name);
        assert!(
            programme.signatures().flatten().chain(institution.logo.as_deref()).all(|name| pictures.contains(&name))
        );
        assert_eq!(programme.signatures().flatten().count(), programme.signatories().len());
        assert_eq!(programme.issue_date(today()), Ok(today()));
    }
}

#[test]
fn the_examples_say_what_their_certificates_should_say() {
    let [istanbul, milan, minsk, baku, volunteers, letters] = all();
    assert_eq!(istanbul.0.achievement().kind, Kind::Internship);
    assert_eq!(istanbul.0.achievement().title.iter().count(), 3);
    let first = &istanbul.1.entries[0];
    assert_eq!(first.holder.name.as_str(), "Alena Vorobeva");
    assert_eq!(first.own_name(), "Воробьёва Алёна Игоревна");
    assert_eq!((first.birth_date, first.holder.birth_date), (Day::new(1991, 3, 14), None));
    assert_eq!(istanbul.0.rotations_for(first)[0].supervisors.len(), 4);

    assert_eq!(milan.0.achievement().joint_award.unwrap().did.as_str(), "did:web:milan.example");
    assert_eq!(milan.1.entries[1].holder.name.as_str(), "Giulia Maria Bernasconi");
    assert_eq!(milan.1.entries[1].holder.birth_date, Day::new(1998, 2, 3));
    assert_eq!(milan.0.credits_for(&milan.1.entries[1]).unwrap().to_string(), "360");

    assert_eq!(minsk.0.rotations().len(), 5);
    assert_eq!(minsk.1.notes.len(), 3, "{:?}", minsk.1.notes);
    assert_eq!(baku.0.rotations().len(), 6);
    assert_eq!(baku.1.entries[0].holder.name.as_str(), "Ağayarlı Gülnarə Elşad qızı");
    assert_eq!(baku.0.period().starts(), Day::new(2012, 7, 14).unwrap());

    assert_eq!(volunteers.0.achievement().mode, Some(Mode::VolunteerWork));
    assert!(
        volunteers
            .1
            .entries
            .iter()
            .all(|entry| entry.hours.is_some() && entry.role.is_some() && entry.birth_date.is_some())
    );
    assert!(volunteers.1.notes.iter().any(|note| note.to_string().contains(&Skip::Total.to_string())));
    assert_eq!(letters.0.achievement().mode, None);
}

#[test]
fn nobody_in_the_examples_is_taken_for_somebody_else() {
    let entries: Vec<_> = all().into_iter().flat_map(|(_, roster)| roster.entries).collect();
    let mut identities: Vec<_> = entries.iter().map(testamur::roster::Entry::identity).collect();
    identities.sort();
    identities.dedup();
    assert_eq!(identities.len(), 767);
    let mut names: Vec<_> = entries.iter().map(testamur::roster::Entry::own_name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 767);
}

#[test]
fn the_examples_give_register_numbers_that_do_not_meet() {
    let institutions = Institution::parse_all(examples::institutions()).unwrap();
    let patterns: Vec<NumberPattern> =
        all().into_iter().filter_map(|(programme, _)| programme.number().cloned()).collect();
    let mut numbers: Vec<_> = patterns.iter().map(|pattern| pattern.number(2026, 1).unwrap()).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 6);
    assert!(institutions.iter().all(|institution| institution.number.is_some()));
}

fn press(programme: &Programme, institution: &Institution) -> Press {
    let pictures = examples::pictures();
    let image = |name: &str| {
        let (_, bytes) = pictures.iter().find(|(known, _)| *known == name).unwrap();
        Image::parse(bytes).unwrap()
    };
    let logo = institution.logo.as_deref().map(image);
    let signatures = programme.signatures().map(|name| name.map(image)).collect();
    let layout = Layout::named(programme.sheet().as_str()).unwrap();
    Press::new(layout, programme.languages(), Images { logo, signatures }).unwrap()
}

/// What a box of 40 mm holds at a pitch of 0.423 mm (docs/QR.md, "Writing a code").
const IN_40_MM: usize = 575;

/// What a sheet with a vector logo may have.
const MOST_BYTES: usize = 60_000;

fn all() -> [(Programme, Roster); 6] {
    examples::all().map(|example| {
        let programme = Programme::parse(example.programme).unwrap_or_else(|faults| panic!("{faults}"));
        let options = ReadOptions { file_name: example.roster_name, ..ReadOptions::default() };
        let roster = read(example.roster, &options, &programme)
            .unwrap_or_else(|faults| panic!("{}\n{faults}", programme.slug()));
        (programme, roster)
    })
}

fn today() -> Day {
    Day::new(2026, 7, 15).unwrap()
}

#[test]
fn certificates_of_the_examples_read_back_fit_their_code_whole_and_can_be_printed() {
    let institutions = Institution::parse_all(examples::institutions()).unwrap();
    let authority = Authority::parse("demo.testamur.example").unwrap();
    let key = SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY roster examples seed 1"));
    for (programme, roster) in all() {
        let institution = institutions.iter().find(|institution| institution.slug == *programme.institution()).unwrap();
        let did = Did::web(&authority, Some(&institution.slug));
        let kid = KeyId::numbered(&did, 1);
        let press = press(&programme, institution);
        let mut sizes = Vec::new();
        for (place, entry) in roster.entries.iter().enumerate().step_by(1 + roster.entries.len() / 30) {
            let index = u32::try_from(place).unwrap();
            let certificate = Certificate {
                id: CredentialId::from_random(
                    Digest::of(entry.identity().as_bytes()).as_bytes()[..16].try_into().unwrap(),
                ),
                number: programme.number().unwrap().number(2026, index + 1).unwrap(),
                issuer: Issuer {
                    did: did.clone(),
                    name: institution.name_in(programme.languages()).unwrap(),
                    signatories: programme.signatories(),
                },
                holder: entry.holder.clone(),
                achievement: programme.achievement(),
                period: programme.period_for(entry),
                issued: programme.issue_date(today()).unwrap(),
                valid_until: programme.valid_until(),
                hours: programme.hours_for(entry),
                credits: programme.credits_for(entry),
                grade: entry.grade.clone(),
                role: entry.role.clone(),
                rotations: programme.rotations_for(entry),
                status: StatusEntry {
                    list: format!("https://demo.testamur.example/{}/status/1", institution.slug),
                    index: index.wrapping_mul(7_919) % 131_072,
                },
            };
            assert_eq!(credential::read(&credential::document(&certificate)).as_ref(), Ok(&certificate));
            let token = jws::sign(&credential::payload(&certificate), Typ::Credential, &kid, &key);
            let qr_text = qr::encode(&token, &authority, 255).unwrap();
            sizes.push(qr_text.bytes);
            let print = Print {
                certificate: &certificate,
                token: &token,
                credential_json: &credential::payload(&certificate),
                qr_text: &qr_text.text,
                sample: true,
            };
            assert!(press.rehearse(&print).is_ok(), "row {}: {:?}", entry.row, press.rehearse(&print));
            if place == 0 {
                let sheet = press.print(&print).unwrap();
                assert!(sheet.len() <= MOST_BYTES, "{}: {} bytes", programme.slug(), sheet.len());
            }
        }
        let largest = sizes.into_iter().max().unwrap();
        assert!(largest <= IN_40_MM, "{}: {largest} bytes", programme.slug());
    }
}
