//! An institution that moves to another host: what was printed verifies as before, and new codes lead to the new host.

use crate::cli::{self, Office, said};

/// The text of a certificate's code.
fn code(office: &Office, number: &str, authority: &str) -> String {
    let token = std::fs::read_to_string(office.path(&Office::out(&format!("{number}.jwt")))).unwrap();
    let authority = testamur::claims::Authority::parse(authority).unwrap();
    testamur::qr::encode(&token, &authority, testamur::qr::DICTIONARY).unwrap().text
}

#[test]
fn old_codes_verify_after_a_move_and_new_ones_lead_to_the_new_host() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let before = said(&office.run(&["institution", "show", "hill"]));
    let moved = office.run(&["institution", "move", "hill", "--authority", "diplomas.hill.example"]);
    assert!(moved.status.success(), "{}", said(&moved));
    assert!(said(&moved).contains("stays did:web:certificates.hill.example"), "{}", said(&moved));
    let after = said(&office.run(&["institution", "show", "hill"]));
    assert!(after.contains("\"former_hosts\"") && after.contains("diplomas.hill.example"), "{after}");
    assert!(before.contains("\"did\": \"did:web:certificates.hill.example\""), "{before}");
    assert!(after.contains("\"did\": \"did:web:certificates.hill.example\""), "{after}");

    office.write("roster.csv", &format!("{}Ада Бойко;Ada Boiko;S3\n", cli::ROSTER));
    assert!(office.issue().status.success());
    for (number, host) in
        [("0001", "certificates.hill.example"), ("0003", "diplomas.hill.example"), ("0003", "elsewhere.example")]
    {
        office.write("code.txt", &code(&office, number, host));
        let output = office.run(&["verify", "code.txt"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_eq!(
            said(&output).contains("none of the institution's hosts"),
            host == "elsewhere.example",
            "{}",
            said(&output)
        );
    }
    assert_eq!(office.verdict_of(&office.path(&Office::out("0001.pdf"))), (0, "accept".to_owned()), "an old sheet");
    assert_eq!(office.verdict_of(&office.path(&Office::out("0003.pdf"))), (0, "accept".to_owned()), "a new sheet");
    let sheet = office.run(&["verify", "--json", &Office::out("0003.pdf")]);
    assert!(!said(&sheet).contains("link-elsewhere"), "the new host is printed and known");

    for (authority, cure) in [("diplomas.hill.example", "already"), ("10.0.0.1", "not a host name")] {
        let refused = office.run(&["institution", "move", "hill", "--authority", authority]);
        assert!(!refused.status.success() && said(&refused).contains(cure), "{}", said(&refused));
    }
    let lake = ["institution", "add", "lake", "--authority", "lake.example", "--name", "en=Lake", "--country", "TR"];
    assert!(office.run(&lake).status.success());
    let refused = office.run(&["institution", "move", "hill", "--authority", "lake.example"]);
    assert!(!refused.status.success() && said(&refused).contains("own host of lake"), "{}", said(&refused));
    assert!(office.run(&["institution", "move", "hill", "--authority", "certificates.hill.example"]).status.success());
    let back = said(&office.run(&["institution", "show", "hill"]));
    assert!(back.contains("\"hosts\": [\n    \"certificates.hill.example\""), "and back again: {back}");
}
