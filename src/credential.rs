//! A certificate as a W3C Verifiable Credential (VCDM 2.0) of type `OpenBadgeCredential` (Open Badges 3.0), and back.
//!
//! docs/CREDENTIAL.md shows one full example of each kind. The shape is permanent after the first print: what
//! [`document`] writes, [`read`] reads, and nothing else.

mod compound;
mod fields;
mod read;
mod write;

pub use fields::ShapeFault;
pub use read::{read, read_members};
pub use write::{achievement, document, payload};

/// The first context of every credential (VCDM 2.0, section 4.3).
pub const CONTEXT_VC: &str = "https://www.w3.org/ns/credentials/v2";

/// The second context of every credential (Open Badges 3.0, section 8.1).
pub const CONTEXT_OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const TYPES: [&str; 2] = ["VerifiableCredential", "OpenBadgeCredential"];
const STATUS_TYPE: &str = "BitstringStatusListEntry";
const STATUS_PURPOSE: &str = "revocation";

/// Values of `identityType` of an `IdentityObject` (Open Badges 3.0, section B.1.11).
mod identity_type {
    pub(super) const NAME: &str = "name";
    pub(super) const NATIVE_NAME: &str = "ext:nativeName";
    pub(super) const HOME_INSTITUTION: &str = "ext:homeInstitution";
    pub(super) const REGISTER_NUMBER: &str = "ext:registerNumber";
    pub(super) const BIRTH_DATE: &str = "ext:birthDate";
}

/// What a holder did to get the certificate: `achievement.criteria.narrative`, which Open Badges wants.
fn criteria(kind: crate::claims::Kind) -> &'static str {
    match kind {
        crate::claims::Kind::Award => "Awarded by the issuer.",
        _ => "Completed as confirmed by the issuer.",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::claims::{
        Achievement, Certificate, CredentialId, Did, Holder, Issuer, JointAward, Kind, Mode, Period, Quantity,
        RegisterNumber, Rotation, Signatory, Slug, StatusEntry, Text, Words,
    };
    use crate::time::Day;

    fn text(raw: &str) -> Text {
        Text::new(raw).unwrap()
    }

    fn words(raw: &str) -> Words {
        Words::parse(raw).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[expect(clippy::too_many_lines, reason = "one value of every field")]
    fn full() -> Certificate {
        Certificate {
            id: CredentialId::from_random([7; 16]),
            number: RegisterNumber::parse("IMU-2022-0001").unwrap(),
            issuer: Issuer {
                did: Did::parse("did:web:demo.testamur.example:medeniyet").unwrap(),
                name: words("İstanbul Medeniyet Üniversitesi / Istanbul Medeniyet University"),
                signatories: vec![
                    Signatory { name: text("Prof. Dr. Ayşe Işık"), office: words("Dekan / Dean") },
                    Signatory { name: text("Şükrü Öz"), office: words("Koordinatör / Coordinator") },
                ],
            },
            holder: Holder {
                name: text("Gulnara Alieva"),
                native_name: Some(text("Гүлнара Әлиева")),
                home_institution: Some(text("Kazan State Medical University")),
                birth_date: Some(day("1990-02-28")),
            },
            achievement: Achievement {
                programme: Slug::parse("emergency-internship-2022").unwrap(),
                kind: Kind::Internship,
                mode: Some(Mode::SupervisedPractice),
                title: words("Acil Tıp Stajı / Emergency Medicine Internship"),
                description: Some(text("Internship: theory, practice.")),
                partners: vec![text("Turkish Red Crescent"), text("IFRC")],
                joint_award: Some(JointAward {
                    name: text("University of Milan"),
                    did: Did::parse("did:web:milan.example").unwrap(),
                }),
            },
            period: Period::new(day("2022-10-28"), day("2022-12-02")).unwrap(),
            issued: day("2022-12-02"),
            valid_until: Some(day("2032-12-02")),
            hours: Some(Quantity::parse("120").unwrap()),
            credits: Some(Quantity::parse("6.5").unwrap()),
            grade: Some(text("excellent")),
            role: Some(text("resident")),
            rotations: vec![
                Rotation {
                    department: words("Acil Tıp / Emergency Medicine"),
                    place: Some(text("Göztepe City Hospital")),
                    period: Some(Period::new(day("2022-10-28"), day("2022-11-04")).unwrap()),
                    hours: Some(Quantity::parse("36").unwrap()),
                    supervisors: vec![text("A. Yılmaz"), text("B. Kaya")],
                },
                Rotation {
                    department: words("Kardiyoloji / Cardiology"),
                    place: None,
                    period: Some(Period::new(day("2022-11-07"), day("2022-11-07")).unwrap()),
                    hours: None,
                    supervisors: vec![],
                },
                Rotation {
                    department: words("Nöroloji / Neurology"),
                    place: None,
                    period: None,
                    hours: None,
                    supervisors: vec![],
                },
            ],
            status: StatusEntry { list: "https://demo.testamur.example/medeniyet/status/1".to_owned(), index: 94_567 },
        }
    }

    fn least() -> Certificate {
        let mut least = full();
        least.holder = Holder { name: text("Ян"), native_name: None, home_institution: None, birth_date: None };
        least.issuer.signatories.clear();
        least.achievement.description = None;
        least.achievement.mode = None;
        least.achievement.kind = Kind::Award;
        least.achievement.partners.clear();
        least.achievement.joint_award = None;
        (least.valid_until, least.hours, least.credits, least.grade, least.role) = (None, None, None, None, None);
        least.rotations.clear();
        least
    }

    #[test]
    fn reads_what_it_writes() {
        for certificate in [full(), least()] {
            assert_eq!(read(&document(&certificate)), Ok(certificate.clone()));
            let payload: Map<String, Value> = crate::wire::json::parse_object(payload(&certificate)).unwrap();
            assert_eq!(payload["iss"], certificate.issuer.did.as_str());
            assert_eq!(read(&payload), Ok(certificate));
        }
    }

    #[test]
    fn every_kind_and_mode_reads_back() {
        for kind in Kind::ALL {
            for mode in Mode::ALL.into_iter().map(Some).chain([None]) {
                let mut certificate = full();
                (certificate.achievement.kind, certificate.achievement.mode) = (kind, mode);
                assert_eq!(read(&document(&certificate)).as_ref(), Ok(&certificate));
                certificate.achievement.description = None;
                assert_eq!(read(&document(&certificate)), Ok(certificate));
            }
        }
    }

    #[test]
    fn refuses_any_other_member_at_any_depth() {
        let good = Value::Object(document(&full()));
        let mut tried = 0;
        for pointer in [
            "",
            "/issuer",
            "/credentialSubject",
            "/credentialSubject/achievement",
            "/credentialSubject/identifier/0",
            "/credentialSubject/result/0",
            "/credentialSubject/achievement/criteria",
            "/credentialSubject/achievement/creator",
            "/evidence/0",
            "/credentialStatus",
        ] {
            let mut bad = good.clone();
            bad.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert("extra".to_owned(), json!("x"));
            assert!(read(bad.as_object().unwrap()).is_err(), "{pointer}");
            tried += 1;
        }
        assert_eq!(tried, 10);
    }

    #[test]
    fn refuses_a_shape_that_is_nearly_ours() {
        let changes: [(&str, Value); 14] = [
            ("/@context/1", json!("https://purl.imsglobal.org/spec/ob/v3p0/context.json")),
            ("/type", json!(["OpenBadgeCredential", "VerifiableCredential"])),
            ("/validFrom", json!("2022-12-02T00:00:01Z")),
            ("/validFrom", json!("2022-12-02")),
            ("/credentialSubject/activityEndDate", json!("2022-10-27T00:00:00Z")),
            ("/credentialSubject/creditsEarned", json!("6")),
            ("/credentialSubject/creditsEarned", json!(6.25)),
            ("/credentialSubject/identifier/0/hashed", json!(true)),
            ("/credentialSubject/achievement/achievementType", json!("Award")),
            ("/credentialSubject/achievement/id", json!("https://elsewhere.example/a/x")),
            ("/credentialStatus/statusListIndex", json!("094567")),
            ("/credentialStatus/id", json!("https://demo.testamur.example/medeniyet/status/1#94568")),
            ("/credentialStatus/statusPurpose", json!("suspension")),
            ("/issuer/id", json!("https://demo.testamur.example")),
        ];
        for (pointer, value) in changes {
            let mut bad = Value::Object(document(&full()));
            *bad.pointer_mut(pointer).unwrap() = value.clone();
            assert!(read(bad.as_object().unwrap()).is_err(), "{pointer} {value}");
        }
    }
}
