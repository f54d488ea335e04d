//! Sheets from the outside: what is in the file, what is refused, and that it is always the same.

mod samples;

use samples::{Sample, all};
use testamur::sheet::{Images, Layout, Press, Print};

/// A QR text of the length that a certificate with four departments has.
fn qr_text(digits: usize) -> String {
    format!("https://demo.testamur.example/v#{}", "1234567890".repeat(digits / 10))
}

fn press(sample: &Sample) -> Press {
    let file = |path: String| std::fs::read(path).ok();
    let image = |bytes: Vec<u8>| testamur::sheet::Image::parse(&bytes).unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let logo = file(format!("{root}/examples/logos/{}.svg", sample.logo)).map(image);
    let signature = file(format!("{root}/examples/signatures/sample-1.svg")).map(image);
    let signatures = vec![signature; sample.certificate.issuer.signatories.len()];
    Press::new(Layout::classic().unwrap(), &sample.languages, Images { logo, signatures }).unwrap()
}

fn print(sample: &Sample, mark: bool) -> Vec<u8> {
    let qr_text = qr_text(950);
    press(sample)
        .print(&Print {
            certificate: &sample.certificate,
            token: "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
            credential_json: "{\"@context\":[]}",
            qr_text: &qr_text,
            sample: mark,
        })
        .unwrap()
}

#[test]
fn writes_a_sheet_of_each_kind_into_the_target_folder() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheets");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, sample) in all() {
        let bytes = print(&sample, name != "medeniyet");
        println!("{name}: {} bytes", bytes.len());
        assert!(bytes.starts_with(b"%PDF-1.7"));
        std::fs::write(folder.join(name).with_extension("pdf"), bytes).unwrap();
    }
}
