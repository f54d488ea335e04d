//! What holds for every input: no flipped bit is ever accepted, and any bytes give a verdict.

use std::sync::LazyLock;

use proptest::prelude::*;
use testamur::claims::Authority;
use testamur::qr;
use testamur::time::Instant;
use testamur::trust::Trust;
use testamur::verify::{Answer, Evidence, Policy, Verdict, verify};

use crate::vectors::make::world;

/// A verifier that accepts the sample certificate in each of its forms.
struct Verifier {
    trust: Trust,
    policy: Policy,
    at: Instant,
}

impl Verifier {
    fn new() -> Self {
        let (_, known) = world::trust_files().into_iter().find(|(name, _)| *name == "demo").unwrap();
        Self {
            trust: Trust::parse(&known.to_string()).unwrap(),
            policy: Policy { allow_demo: true, ..Policy::for_people() },
            at: Instant::parse(world::AT).unwrap(),
        }
    }

    fn answer(&self, text: &str) -> Answer {
        verify(&Evidence::from_text(text), &self.trust, &self.policy, self.at)
    }

    fn accepts(&self, text: &str) -> bool {
        matches!(self.answer(text).verdict, Verdict::Accept { .. })
    }

    /// The places of a text whose flipped bit is accepted. `bits` are those that are flipped at one place.
    fn accepted_flips(&self, text: &str, from: usize, bits: impl Fn(usize) -> Vec<u8>) -> Vec<(usize, u8)> {
        assert!(self.accepts(text), "what is flipped must be good");
        let flips = (from..text.len()).flat_map(|place| bits(place).into_iter().map(move |bit| (place, bit)));
        flips
            .filter(|(place, bit)| {
                let mut bytes = text.as_bytes().to_vec();
                bytes[*place] ^= 1 << bit;
                String::from_utf8(bytes).is_ok_and(|flipped| self.accepts(&flipped))
            })
            .collect()
    }
}

/// For cases by the hundred.
static VERIFIER: LazyLock<Verifier> = LazyLock::new(Verifier::new);
static TEXTS: LazyLock<[String; 3]> = LazyLock::new(|| {
    let certificate = world::certificate();
    [world::token(&certificate), code(0), world::json_text(&world::secured(&certificate))]
});

fn every_bit(_: usize) -> Vec<u8> {
    (0..8).collect()
}

fn one_bit_in_turn(place: usize) -> Vec<u8> {
    vec![u8::try_from(place % 8).unwrap(), u8::try_from((place + 3) % 8).unwrap()]
}

fn code(dictionary: u8) -> String {
    let authority = Authority::parse("certificates.medeniyet.example").unwrap();
    qr::encode(&world::token(&world::certificate()), &authority, dictionary).unwrap().text
}

#[test]
fn no_flipped_bit_of_a_token_is_accepted() {
    let token = world::token(&world::certificate());
    assert_eq!(Verifier::new().accepted_flips(&token, 0, every_bit), []);
}

/// The link before the digits is not signed: it only says where the page lies, and the remark `link-elsewhere` tells.
#[test]
fn no_flipped_bit_of_a_code_is_accepted() {
    for dictionary in [0, qr::DICTIONARY] {
        let text = code(dictionary);
        let digits = text.find('#').unwrap() + 1;
        assert_eq!(Verifier::new().accepted_flips(&text, digits, every_bit), []);
    }
}

#[test]
fn no_flipped_bit_in_the_bytes_of_a_code_is_accepted() {
    let verifier = Verifier::new();
    let good = world::code_with(|_| {});
    assert!(verifier.accepts(&good));
    let qr::Content::Whole(packed) = qr::Link::parse(&good).unwrap().content().clone() else { panic!("a whole code") };
    let mut bytes = packed.as_bytes().to_vec();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            bytes[place] ^= 1 << bit;
            assert!(!verifier.accepts(&world::code_of(&bytes)), "byte {place}, bit {bit}");
            bytes[place] ^= 1 << bit;
        }
    }
}

#[test]
fn no_flipped_bit_of_a_credential_is_accepted() {
    let text = world::json_text(&world::secured(&world::certificate()));
    assert_eq!(Verifier::new().accepted_flips(&text, 0, one_bit_in_turn), []);
}

#[test]
fn nothing_is_told_of_what_is_not_genuine() {
    let verifier = Verifier::new();
    let token = world::token(&world::certificate());
    let (head, _) = token.rsplit_once('.').unwrap();
    let answer = verifier.answer(&format!("{head}.{}", world::base64url([1; 64])));
    let [result] = answer.results.as_slice() else { panic!("one result") };
    assert!(result.certificate.is_none() && result.credential.is_none() && result.issuer.is_none());
}

#[test]
fn the_answer_is_that_of_the_contract() {
    let verifier = Verifier::new();
    let token = world::token(&world::certificate());
    let mut answer = serde_json::to_value(verifier.answer(&token)).unwrap();
    assert_eq!(answer["results"][0]["credential"]["iss"], world::MEDENIYET);
    answer["results"][0]["credential"] = serde_json::Value::Null;
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}

#[test]
fn the_same_evidence_gives_the_same_answer() {
    let text = format!("{}\n{}", code(0), world::token(&world::certificate()));
    let answer = |verifier: Verifier| serde_json::to_string(&verifier.answer(&text)).unwrap();
    assert_eq!(answer(Verifier::new()), answer(Verifier::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_gives_a_verdict(text in any::<String>()) {
        let verifier = &*VERIFIER;
        let forms = [
            text.clone(),
            format!("{{{text}"),
            format!("eyJ.{text}"),
            format!("https://certificates.medeniyet.example/v#{text}"),
        ];
        for form in forms {
            prop_assert!(!verifier.accepts(&form));
        }
    }

    #[test]
    fn any_splice_of_good_texts_gives_a_verdict(
        first in 0usize..3, second in 0usize..3, at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        let texts = &*TEXTS;
        let cut = |text: &str, at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (one, two) = (&texts[first], &texts[second]);
        let (end, start) = (cut(one, at.index(one.len())), cut(two, to.index(two.len())));
        let spliced = format!("{}{}", &one[..end], &two[start..]);
        let is_whole = texts.contains(&spliced);
        prop_assert_eq!(VERIFIER.accepts(&spliced), is_whole, "{}", spliced);
    }

    #[test]
    fn digits_of_any_bytes_give_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(!VERIFIER.accepts(&world::code_of(&[&[0x10, 0, 0], &bytes[..]].concat())));
    }
}
