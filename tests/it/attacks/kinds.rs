//! Every kind of sheet is compared with itself: all languages, layouts of facts, rotations, long names.

use testamur::scan::scan;
use testamur::sheet::{Images, Layout, Press, Print};
use testamur::verify::evidence::Form;
use testamur::verify::page::{self, Page};

use crate::sheet::samples;

#[test]
fn the_text_of_every_kind_of_sheet_matches() {
    for (name, sample) in samples::all() {
        let press = Press::new(Layout::classic().unwrap(), &sample.languages, Images::default()).unwrap();
        let qr_text = format!("https://demo.testamur.example/v#{}", "1234567890".repeat(95));
        for mark in [false, true] {
            let print = Print {
                certificate: &sample.certificate,
                token: "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                credential_json: "{\"@context\":[]}",
                qr_text: &qr_text,
                sample: mark,
            };
            let evidence = scan(&press.print(&print).unwrap(), None).unwrap();
            assert_eq!(evidence.items.last().unwrap().form, Form::Qr(qr_text.clone()), "{name}");
            let found = vec![Some(&sample.certificate); evidence.items.len()];
            let answer = page::check(&sample.certificate, &evidence, &found, false);
            assert_eq!(answer, Page::TextMatches, "{name}: {:?}", evidence.paper);
        }
    }
}
