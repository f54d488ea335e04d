//! What a sheet costs: one of each kind, with a prepared press.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unnecessary_wraps,
    clippy::unwrap_used,
    reason = "a bench that cannot run must stop"
)]

#[path = "../tests/it/sheet/samples.rs"]
mod samples;

use std::sync::atomic::{AtomicUsize, Ordering};

use testamur::claims::RegisterNumber;
use testamur::sheet::{Image, Images, Layout, Press, Print};

/// The allocator of the binary, so that its figures are those of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A press with the sample's logo and signatures.
fn press(sample: &samples::Sample, layout: &str) -> Press {
    let root = env!("CARGO_MANIFEST_DIR");
    let image = |path: String| Image::parse(&std::fs::read(path).expect("the examples are there")).expect("an image");
    let logo = image(format!("{root}/examples/logos/{}.svg", sample.logo));
    let signature = image(format!("{root}/examples/signatures/sample-1.svg"));
    let signatures = vec![Some(signature); sample.certificate.issuer.signatories.len()];
    let layout = Layout::named(layout).expect("the layout is there");
    Press::new(layout, &sample.languages, Images { logo: Some(logo), signatures }).expect("a press")
}

/// Every layout with every sample that its kind is made for, as `layout/sample`.
fn kinds() -> impl Iterator<Item = String> {
    let layouts = ["classic", "classic-portrait", "letter", "letter-landscape", "modern", "modern-portrait"];
    let samples = ["amu", "bsmu", "gratitude", "kursk", "medeniyet", "pirogov"];
    layouts.into_iter().flat_map(move |layout| samples.map(|sample| format!("{layout}-with-{sample}")))
}

/// Sheets of a batch: each with a name and number of its own, more of them than a press remembers.
#[divan::bench(args = kinds())]
fn print(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let (layout, sample) = kind.split_once("-with-").expect("layout and sample");
    let (_, sample) = samples::all().into_iter().find(|(name, _)| *name == sample).expect("a sample");
    let press = press(&sample, layout);
    let qr_text = format!("https://demo.testamur.example/v#{}", "1234567890".repeat(95));
    let (token, json) = ("x".repeat(2_000), "y".repeat(3_500));
    let number = AtomicUsize::new(0);
    bencher
        .with_inputs(|| {
            let place = number.fetch_add(1, Ordering::Relaxed);
            let mut certificate = sample.certificate.clone();
            let (first, last) = (NAMES[place % NAMES.len()], SURNAMES[place / NAMES.len() % SURNAMES.len()]);
            certificate.holder.name = samples::text(&format!("Gülnarə {first} {last}"));
            certificate.number = RegisterNumber::parse(&format!("BENCH-{place:05}")).expect("a number");
            certificate
        })
        .bench_values(|certificate| {
            let print = Print {
                certificate: &certificate,
                token: &token,
                credential_json: &json,
                qr_text: &qr_text,
                sample: true,
            };
            press.print(&print).expect("a sheet")
        });
}

const NAMES: [&str; 7] = ["Aytən", "Şükrü Işık", "Çağla", "Fikret", "Wioletta", "Jalə", "Qəmər"];
const SURNAMES: [&str; 13] = [
    "Əliyeva",
    "Uçar",
    "Zhukova",
    "Björk",
    "Haddad",
    "Kovzel",
    "Müller",
    "Nguyễn",
    "O’Neill",
    "Pérez",
    "Rossi",
    "Vinogradova",
    "Yıldırım",
];
