//! Layouts as a designer meets them: on the command line, from file to picture; and how the built-in ones look.
//!
//! `TESTAMUR_GOLDEN=write cargo test golden` writes the pictures of `tests/golden/sheets` anew: look at each before you keep it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use image::GrayImage;
use image::imageops::{FilterType, resize};

/// One specimen of each character: layout, example, languages, name, Latin name.
const GOLDEN: [(&str, &str, &str, &str, &str); 12] = [
    ("classic", "1-emergency-internship", "tr,ru,en", "Ли А", "Li A"),
    ("classic", "1-emergency-internship", "en", LONG, LONG_LATIN),
    ("classic-portrait", "2-double-degree", "en,ru,it", LONG, LONG_LATIN),
    ("classic-portrait", "2-double-degree", "en", "Li A", ""),
    ("modern", "3-clinical-practice-minsk", "ru,be,en", LONG, LONG_LATIN),
    ("modern", "5-volunteers", "ru,en", "Ли А", ""),
    (
        "modern-portrait",
        "4-clinical-practice-baku",
        "az,ru,en",
        "Агаярлы Гюльнара Эльшад гызы",
        "Ağayarlı Gülnarə Elşad qızı",
    ),
    ("modern-portrait", "5-volunteers", "ru", LONG, LONG_LATIN),
    ("letter", "6-letters-of-gratitude", "ru,en", "Преображенская Мария Константиновна", ""),
    ("letter", "6-letters-of-gratitude", "ru,en", LONG, LONG_LATIN),
    ("letter-landscape", "6-letters-of-gratitude", "ru,en", LONG, LONG_LATIN),
    ("letter-landscape", "6-letters-of-gratitude", "ru", "Ли А", "Li A"),
];

const LONG: &str = "Абдуррахмангази Мухаммедшюкрю Исмаилагаоглу-Карахасаногуллары Чаглаянгиль Йылдырымбеязытоглу";
const LONG_LATIN: &str =
    "Abdurrahmangazi Muhammedşükrü İsmailağaoğlu-Karahasanoğulları Çağlayangil Yıldırımbeyazıtoğlu";

/// Pictures are kept small and grey.
const WIDTH: u32 = 480;

/// How far a picture may be from the kept one, in steps of 255 on average: a moved line of text has 1 and more, another
/// rounding of curves 0.1.
const TOLERANCE: f64 = 0.5;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the binary in a folder whose data folder is `data`.
fn testamur(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_testamur"));
    command.current_dir(folder).env("TESTAMUR_DATA", "data").env("LC_ALL", "C").env_remove("TESTAMUR_FONTS");
    command.args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A specimen, as `layout preview` writes it.
fn specimen(folder: &Path, golden: (&str, &str, &str, &str, &str), out: &str) {
    let (layout, example, languages, name, latin_name) = golden;
    let programme = root().join(format!("examples/{example}/programme.toml"));
    let mut arguments =
        vec!["layout", "preview", layout, "--out", out, "--lang", languages, "--name", name, "--dpi", "110"];
    arguments.extend(["--programme", programme.to_str().unwrap()]);
    arguments.extend(if latin_name.is_empty() { vec![] } else { vec!["--latin-name", latin_name] });
    let done = testamur(folder, &arguments);
    assert!(done.status.success(), "{layout}: {}", said(&done));
}

/// Are the pictures to be written anew?
#[expect(clippy::disallowed_methods, reason = "a switch of this test alone")]
fn is_to_write() -> bool {
    std::env::var("TESTAMUR_GOLDEN").is_ok_and(|value| value == "write")
}

#[test]
fn golden_every_layout_looks_as_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let kept_in = root().join("tests/golden/sheets");
    let mut faults = Vec::new();
    for (place, golden) in GOLDEN.into_iter().enumerate() {
        specimen(folder.path(), golden, "golden.png");
        let picture = image::open(folder.path().join("golden.png")).unwrap().into_luma8();
        let height = WIDTH * picture.height() / picture.width();
        let small: GrayImage = resize(&picture, WIDTH, height, FilterType::Triangle);
        let name = format!("{:02}-{}.png", place + 1, golden.0);
        if is_to_write() {
            fs::create_dir_all(&kept_in).unwrap();
            small.save(kept_in.join(&name)).unwrap();
            continue;
        }
        let kept = image::open(kept_in.join(&name)).unwrap().into_luma8();
        assert_eq!(kept.dimensions(), small.dimensions(), "{name}");
        let apart: u64 =
            kept.pixels().zip(small.pixels()).map(|(one, other)| u64::from(one.0[0].abs_diff(other.0[0]))).sum();
        let apart = apart as f64 / f64::from(WIDTH * height);
        if apart > TOLERANCE {
            small.save(Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name)).unwrap();
            faults.push(format!("{name}: {apart:.2}"));
        }
    }
    assert!(
        faults.is_empty(),
        "these differ from tests/golden/sheets; the new ones lie in {}: {faults:?}",
        env!("CARGO_TARGET_TMPDIR")
    );
}

#[test]
fn two_processes_print_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for golden in [GOLDEN[0], GOLDEN[4], GOLDEN[8]] {
        specimen(folder.path(), golden, "one.pdf");
        specimen(folder.path(), golden, "other.pdf");
        let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
        assert!(read("one.pdf") == read("other.pdf"), "{}", golden.0);
    }
}

#[test]
fn a_layout_is_begun_changed_checked_and_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| testamur(folder.path(), arguments);
    let begun = run(&["layout", "new", "hill", "--from", "modern", "--institution", "medeniyet"]);
    assert!(begun.status.success(), "{}", said(&begun));
    let file = folder.path().join("data/institutions/medeniyet/layouts/hill.toml");
    let toml = fs::read_to_string(&file).unwrap();
    assert!(toml.contains("extends = \"modern\"") && toml.contains("accent = \"#0b5563\""), "{toml}");
    let again = run(&["layout", "new", "hill", "--institution", "medeniyet"]);
    assert!(!again.status.success() && said(&again).contains("there is a layout hill already"), "{}", said(&again));

    fs::write(
        &file,
        toml.replace("accent = \"#0b5563\"", "accent = \"#7a1f3d\"\nsignal = \"crimson\"").replacen(
            "signal = \"#d9922b\"\n",
            "",
            1,
        ),
    )
    .unwrap();
    let checked = run(&["layout", "check", "hill", "--institution", "medeniyet"]);
    assert!(!checked.status.success());
    assert!(
        said(&checked).contains("hill.toml: colours.signal: not a colour \"#rrggbb\" (crimson) [wrong-type]"),
        "{}",
        said(&checked)
    );
    let fixed = fs::read_to_string(&file).unwrap().replace("crimson", "#c9a227");
    fs::write(&file, fixed).unwrap();
    let checked = run(&["layout", "check", "hill", "--institution", "medeniyet"]);
    assert!(checked.status.success() && said(&checked).contains("hill is good"), "{}", said(&checked));

    let list = run(&["layout", "list"]);
    for name in ["classic-portrait-45", "letter-landscape", "hill"] {
        assert!(said(&list).contains(name), "{name}: {}", said(&list));
    }
    let looked = run(&["layout", "preview", "hill", "--out", "hill.png", "--dpi", "40"]);
    assert!(looked.status.success(), "{}", said(&looked));
    let picture = image::open(folder.path().join("hill.png")).unwrap().into_rgb8();
    assert!(picture.width().abs_diff(468) <= 1, "{:?}", picture.dimensions());
    assert_eq!(picture.get_pixel(4, 100).0, [0x7a, 0x1f, 0x3d], "the stripe has the new colour");
    let unknown = run(&["layout", "preview", "clasic"]);
    assert!(said(&unknown).contains("[word-unknown]") && said(&unknown).contains("classic"), "{}", said(&unknown));
}
