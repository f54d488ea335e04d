//! Reports of many mail servers, forged and broken ones.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

const POSTFIX: &str = include_str!("tests/postfix.eml");
const EXIM: &str = include_str!("tests/exim.eml");
const EXCHANGE: &str = include_str!("tests/exchange.eml");
const GMAIL: &str = include_str!("tests/gmail.eml");
const LATE: &str = include_str!("tests/late.eml");
const ARRIVED: &str = include_str!("tests/arrived.eml");
const AWAY: &str = include_str!("tests/away.eml");

fn mark() -> Postmark {
    Postmark::find("bounces+12.0123456789abcdef0123@hill.example").unwrap()
}

/// A sample about the letter; with an envelope of its own, or without.
fn about(sample: &str, has_own_sender: bool) -> String {
    let sender =
        if has_own_sender { mark().sender("bounces@hill.example") } else { "certificates@hill.example".into() };
    sample.replace("@ID@", &mark().message_id("certificates.hill.example")).replace("@SENDER@", &sender)
}

fn failed(code: &str) -> Said {
    Said::Failed(code.to_owned())
}

#[test]
fn each_server_s_report_is_read_by_either_mark_and_with_either_end_of_line() {
    for (name, sample, said) in [
        ("Postfix", POSTFIX, failed("5.1.1 550")),
        ("Exim", EXIM, failed("5.2.2 552")),
        ("Exchange", EXCHANGE, failed("5.7.129 550")),
        ("Gmail", GMAIL, failed("5.1.1 550")),
        ("late", LATE, Said::Else("delayed".to_owned())),
        ("arrived", ARRIVED, Said::Else("delivered".to_owned())),
    ] {
        for has_own_sender in [true, false] {
            let text = about(sample, has_own_sender);
            for text in [text.replace('\n', "\r\n"), text] {
                let bounce = Bounce::read(text.as_bytes()).expect(name);
                assert_eq!(bounce.said, said, "{name}");
                assert!(
                    !bounce.marks.is_empty() && bounce.marks.iter().all(|own| *own == mark()),
                    "{name}: {bounce:?}"
                );
            }
        }
        // Each mark alone is enough.
        for (without, with) in [("@ID@", "<other@hill.example>"), ("@SENDER@", "certificates@hill.example")] {
            let text = about(&sample.replace(without, with), true);
            assert_eq!(
                Bounce::read(text.as_bytes()).expect(name).marks.first(),
                Some(&mark()),
                "{name} without {without}"
            );
        }
    }
}

#[test]
fn what_is_no_report_is_told_so() {
    let postfix = about(POSTFIX, true);
    let no_boundary = postfix.replace("boundary=\"4F2A1SAMPLE.1793610902/mail.hill.example\"", "x=y");
    let mixed = postfix.replace("multipart/report", "multipart/mixed");
    let read_receipt = postfix.replace("message/delivery-status", "message/disposition-notification");
    let (head, _) = postfix.split_once("Content-Description: Delivery report").unwrap();
    let silent = postfix.replace("Action: failed\n", "");
    let empty = postfix.replace("Action: failed", "Action:");
    for (text, none) in [
        (about(AWAY, true), NoBounce::NoReport),
        (String::new(), NoBounce::NoReport),
        ("\r\n\r\n".to_owned(), NoBounce::NoReport),
        (no_boundary, NoBounce::NoReport),
        (mixed, NoBounce::NoReport),
        (read_receipt, NoBounce::NoReport),
        (head.to_owned(), NoBounce::NoReport),
        (silent, NoBounce::NoAction),
        (empty, NoBounce::NoAction),
    ] {
        assert_eq!(Bounce::read(text.as_bytes()), Err(none), "{text}");
    }
}

#[test]
fn a_report_that_is_cut_or_huge_counts_as_far_as_it_goes() {
    let text = about(POSTFIX, true);
    let (cut, _) = text.split_once("Remote-MTA").unwrap();
    let bounce = Bounce::read(cut.as_bytes()).unwrap();
    assert_eq!((bounce.said, bounce.marks.first()), (failed("5.1.1"), Some(&mark())));
    let mut huge = about(EXIM, false);
    huge.truncate(huge.rfind("\n--").unwrap());
    huge.push_str(&"certificates ".repeat(3 << 20));
    assert_eq!(Bounce::read(huge.as_bytes()).unwrap().said, failed("5.2.2 552"));
    // What is behind the limit is not looked at.
    let (head, tail) = text.split_once("This is a MIME-encapsulated message.").unwrap();
    let late = format!("{head}{}{tail}", "x ".repeat(1 << 19));
    assert_eq!(Bounce::read(late.as_bytes()), Err(NoBounce::NoReport));
}

#[test]
fn nests_of_messages_are_refused_before_they_are_read() {
    let nest = "Content-Type: message/rfc822\n\n".repeat(30_000);
    assert_eq!(Bounce::read(nest.as_bytes()), Err(NoBounce::Parts));
    let mut boxes = String::new();
    for depth in 0..5_000 {
        write!(boxes, "content-type: multipart/report; boundary=b{depth}\n\n--b{depth}\n").unwrap();
    }
    assert_eq!(Bounce::read(boxes.as_bytes()), Err(NoBounce::Parts));
    let deep = "Content-Type: message/rfc822\n\n".repeat(MOST_PARTS);
    assert_eq!(Bounce::read(deep.as_bytes()), Err(NoBounce::NoReport));
}

#[test]
fn of_a_letter_that_goes_to_several_it_counts_whether_it_came_to_anybody() {
    let two = |one: &str, other: &str| {
        let block =
            |action: &str| format!("Final-Recipient: rfc822; a@students.example\nAction: {action}\nStatus: 5.1.1\n");
        Said::read(format!("Reporting-MTA: dns; mail\n\n{}\n{}", block(one), block(other)).as_bytes())
    };
    assert_eq!(two("failed", "Failed (for ever)"), Some(failed("5.1.1")));
    for (one, other) in [("failed", "delayed"), ("delayed", "failed")] {
        assert_eq!(two(one, other), Some(failed("5.1.1")));
    }
    for (one, other) in [("failed", "delivered"), ("relayed", "failed"), ("delayed", "expanded")] {
        assert!(matches!(two(one, other), Some(Said::Else(action)) if action != "delayed"), "{one} {other}");
    }
    assert_eq!(two("<script>", "delayed"), Some(Said::Else("something else".to_owned())), "no word of theirs is kept");
}

#[test]
fn the_code_is_the_most_telling_one_and_never_a_text() {
    let of = |status: &str, diagnostic: &str| code(&format!("Action: failed\n{status}\nDiagnostic-Code: {diagnostic}"));
    for (status, diagnostic, expected) in [
        ("Status: 5.1.1", "smtp; 550 <a@students.example> unknown", "5.1.1 550"),
        ("Status: 5.0.0", "smtp; 550 5.1.1 <a@students.example>", "5.1.1 550"),
        ("STATUS : 5.2.1 (mailbox closed)", "x-unix; exit 67", "5.2.1"),
        ("Status: 4.4.1", "smtp; connection to 192.0.2.25 timed out", "4.4.1"),
        ("Status: five", "smtp; 550 User unknown", "5.0.0 550"),
        ("X: y", "smtp; 250 2.0.0 queued", "5.0.0"),
        ("Status: 5.1.1.1", "smtp; 5.1.1.1", "5.0.0"),
        ("Status: 9999.1.1", "smtp; no", "5.0.0"),
    ] {
        assert_eq!(of(status, diagnostic), expected, "{status} {diagnostic}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        _ = Bounce::read(&bytes);
    }

    #[test]
    fn a_report_with_bytes_changed_gets_an_answer(which in 0..4usize, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40)) {
        let mut bytes = about([POSTFIX, EXIM, EXCHANGE, GMAIL][which], true).into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(Bounce { said: Said::Failed(code), .. }) = Bounce::read(&bytes) {
            prop_assert!(code.len() <= 15 && code.chars().all(|sign| sign.is_ascii_digit() || " .".contains(sign)), "{code}");
        }
    }
}
