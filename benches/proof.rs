//! Data Integrity and JWS beside the raw Ed25519 operations of the same run.

#[expect(clippy::unwrap_used, reason = "the example is good, as the tests show")]
#[path = "../tests/it/proof/example.rs"]
mod example;

use divan::{Bencher, black_box};
use serde_json::{Map, Value};
use testamur::proof::data_integrity::add_proof;
use testamur::proof::{Jws, Secured, Typ, jws};
use testamur::wire::json;

/// The allocator of the binary, so that its figures are those of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn document() -> Map<String, Value> {
    testamur::credential::document(&example::certificate())
}

fn token() -> String {
    let certificate = example::certificate();
    let payload = testamur::credential::payload(&certificate);
    jws::sign(&payload, Typ::Credential, &example::method(&certificate), &example::key())
}

mod raw {
    use super::{Bencher, black_box, example, token};

    #[divan::bench]
    fn sign(bencher: Bencher) {
        let (key, message) = (example::key(), [7; 64]);
        bencher.bench(|| key.sign(black_box(&message)));
    }

    #[divan::bench]
    fn verify_strict(bencher: Bencher) {
        let (key, message) = (example::key(), [7; 64]);
        let (public, signature) = (key.verifying_key(), key.sign(&message));
        bencher.bench(|| public.verify(black_box(&message), &signature));
    }

    /// The bytes of a token.
    #[divan::bench]
    fn verify_strict_of_a_token(bencher: Bencher) {
        let (key, message) = (example::key(), token());
        let (public, signature) = (key.verifying_key(), key.sign(message.as_bytes()));
        bencher.bench(|| public.verify(black_box(message.as_bytes()), &signature));
    }
}

mod data_integrity {
    use super::{Bencher, Secured, Value, add_proof, black_box, document, example, json};

    #[divan::bench]
    fn issue(bencher: Bencher) {
        let (key, certificate, document) = (example::key(), example::certificate(), document());
        let (method, created) = (example::method(&certificate), certificate.issued.midnight());
        bencher.bench(|| add_proof(black_box(&document), &key, &method, created));
    }

    #[divan::bench]
    fn verify(bencher: Bencher) {
        let (public, document) = (example::key().verifying_key(), example::secured());
        bencher.bench(|| Secured::parse(black_box(&document)).and_then(|secured| secured.verify(&public)));
    }

    #[divan::bench]
    fn verify_text(bencher: Bencher) {
        let (public, text) = (example::key().verifying_key(), Value::Object(example::secured()).to_string());
        bencher.bench(|| {
            let document = json::parse_object(black_box(&text)).unwrap_or_default();
            Secured::parse(&document).and_then(|secured| secured.verify(&public))
        });
    }

    #[cfg(feature = "json-ld")]
    #[divan::bench]
    fn canonicalize_by_the_general_path(bencher: Bencher) {
        let (document, contexts) = (document(), testamur::proof::json_ld::Contexts::embedded());
        bencher.bench(|| testamur::proof::json_ld::canonicalize(black_box(&document), &contexts));
    }
}

mod token {
    use super::{Bencher, Jws, Typ, black_box, example, jws};

    #[divan::bench]
    fn issue(bencher: Bencher) {
        let (key, certificate) = (example::key(), example::certificate());
        let (payload, kid) = (testamur::credential::payload(&certificate), example::method(&certificate));
        bencher.bench(|| jws::sign(black_box(&payload), Typ::Credential, &kid, &key));
    }

    #[divan::bench]
    fn verify(bencher: Bencher) {
        let (public, token) = (example::key().verifying_key(), super::token());
        bencher.bench(|| Jws::parse(black_box(&token), Typ::Credential).is_ok_and(|jws| jws.verify(&public)));
    }
}
