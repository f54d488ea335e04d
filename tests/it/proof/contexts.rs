//! The embedded contexts are the published ones, and the ones that their README names.

use std::fs;
use std::path::Path;

use testamur::wire::digest::Digest;

use crate::shared::shared_json;

/// Ours and theirs. Of Open Badges 3.0.3 it is the edition of 2024; later ones add `jti` and `endorsementJwt`.
const FILES: [(&str, &str); 11] = [
    ("credentials-v1", "credentials-v1"),
    ("credentials-v2", "credentials-v2"),
    ("data-integrity-v1", "security-data-integrity-v1"),
    ("data-integrity-v2", "security-data-integrity-v2"),
    ("did-v1", "did-v1"),
    ("multikey-v1", "security-multikey-v1"),
    ("open-badges-3.0", "ob-v3p0-context"),
    ("open-badges-3.0.1", "ob-v3p0-context-3.0.1"),
    ("open-badges-3.0.2", "ob-v3p0-context-3.0.2"),
    ("open-badges-3.0.3", "ob-v3p0-context-3.0.3.spec-repo-2024"),
    ("vc-bitstring-status-list-v1", "credentials-status-v1"),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/contexts")
}

fn ours(name: &str) -> String {
    fs::read_to_string(folder().join(format!("{name}.jsonld"))).unwrap()
}

#[test]
fn the_embedded_contexts_are_the_published_ones() {
    for (name, published) in FILES {
        let Some(published) = shared_json(&format!("contexts/{published}.json")) else { return };
        let ours: serde_json::Value = serde_json::from_str(&ours(name)).unwrap();
        assert_eq!(ours, published, "{name}");
    }
}

/// The W3C publishes another edition of this one, which protects nothing, lacks `expires`, and has a second name for the
/// signature, which no proof uses. All else that it says of a proof means the same in ours.
#[test]
fn the_context_of_ed25519_signature_2020_means_what_the_published_one_means() {
    let Some(mut published) = shared_json("contexts/security-suites-ed25519-2020-v1.json") else { return };
    let ours: serde_json::Value = serde_json::from_str(&ours("ed25519-signature-2020-v1")).unwrap();
    let pointer = "/@context/Ed25519Signature2020";
    let published = published.pointer_mut(pointer).unwrap();
    assert!(published["@context"].as_object_mut().unwrap().remove("signature").is_some());
    let ours = ours.pointer(pointer).unwrap();
    assert!(agrees(published, ours));
    assert!(!agrees(ours, published));
}

/// Whether every member of the one is in the other, at every depth.
fn agrees(one: &serde_json::Value, other: &serde_json::Value) -> bool {
    match (one.as_object(), other.as_object()) {
        (Some(one), Some(other)) => {
            one.iter().all(|(name, value)| other.get(name).is_some_and(|other| agrees(value, other)))
        }
        _ => one == other,
    }
}

/// What the closed contexts know of Open Badges did not change between its editions.
#[test]
fn the_newest_open_badges_context_differs_only_in_terms_that_we_do_not_use() {
    let Some(mut newest) = shared_json("contexts/ob-v3p0-context-3.0.3.json") else { return };
    let mut ours: serde_json::Value = serde_json::from_str(&ours("open-badges-3.0.3")).unwrap();
    for context in [&mut newest, &mut ours] {
        for term in ["awardedDate", "endorsementJwt", "jti"] {
            context["@context"].as_object_mut().unwrap().remove(term);
        }
    }
    assert_eq!(ours, newest);
}

#[test]
fn the_readme_names_every_file_with_its_digest() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut files = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name == "README.md" {
            continue;
        }
        let digest = Digest::of(fs::read(folder().join(&name)).unwrap());
        let row =
            readme.lines().find(|line| line.starts_with(&format!("| {name} |"))).unwrap_or_else(|| panic!("{name}"));
        assert!(row.ends_with(&format!("| {digest} |")), "{row}");
        files += 1;
    }
    assert_eq!(files, FILES.len() + 1);
}
