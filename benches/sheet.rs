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

use testamur::sheet::{Image, Images, Layout, Press, Print};

/// The allocator of the binary, so that its figures are those of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A press with the sample's logo and signatures.
fn press(sample: &samples::Sample) -> Press {
    let root = env!("CARGO_MANIFEST_DIR");
    let image = |path: String| Image::parse(&std::fs::read(path).expect("the examples are there")).expect("an image");
    let logo = image(format!("{root}/examples/logos/{}.svg", sample.logo));
    let signature = image(format!("{root}/examples/signatures/sample-1.svg"));
    let signatures = vec![Some(signature); sample.certificate.issuer.signatories.len()];
    let layout = Layout::classic().expect("the layout is there");
    Press::new(layout, &sample.languages, Images { logo: Some(logo), signatures }).expect("a press")
}

/// Sheets of a batch: each with a name and number of its own.
#[divan::bench(args = ["medeniyet", "pirogov", "bsmu", "amu", "kursk"])]
fn print(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let (_, sample) = samples::all().into_iter().find(|(name, _)| *name == kind).expect("a sample");
    let press = press(&sample);
    let qr_text = format!("https://demo.testamur.example/v#{}", "1234567890".repeat(95));
    let (token, json) = ("x".repeat(2_000), "y".repeat(3_500));
    let number = AtomicUsize::new(0);
    bencher
        .with_inputs(|| {
            let place = number.fetch_add(1, Ordering::Relaxed) % NAMES.len();
            let mut certificate = sample.certificate.clone();
            certificate.holder.name = samples::text(&format!("Gülnarə {} Əliyeva", NAMES[place]));
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
