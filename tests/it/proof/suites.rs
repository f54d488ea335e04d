//! The vectors of Data Integrity `EdDSA` Cryptosuites 1.0 (appendix B) and of JCS (RFC 8785).

use serde_json::{Map, Value};
use testamur::keys::{KeyId, Signature, SigningKey, VerifyingKey};
use testamur::proof::data_integrity::{Cryptosuite, Expected, NewProof};
use testamur::proof::json_ld::{Contexts, canonicalize};
use testamur::proof::{ProofFault, Secured};
use testamur::time::Instant;
use testamur::wire::digest::Digest;
use testamur::wire::{jcs, json, multibase};

use crate::shared::{shared, shared_json, shared_text};

const FOLDER: &str = "vectors/vc-di-eddsa";

fn contexts() -> Contexts {
    let url = "https://www.w3.org/ns/credentials/examples/v2";
    Contexts::embedded().with(url, &shared_text("contexts/credentials-examples-v2.json").unwrap())
}

fn keys() -> (SigningKey, VerifyingKey) {
    pair(&shared_json(&format!("{FOLDER}/keyPair.json")).unwrap())
}

fn pair(pair: &Value) -> (SigningKey, VerifyingKey) {
    // The multicodec of Ed25519 private keys, 0x1300, as a varint.
    let seed = multibase::decode(pair["privateKeyMultibase"].as_str().unwrap()).unwrap();
    let seed: [u8; 32] = seed.strip_prefix(&[0x80, 0x26]).unwrap().try_into().unwrap();
    let public = VerifyingKey::from_multikey(pair["publicKeyMultibase"].as_str().unwrap()).unwrap();
    (SigningKey::from_seed(seed.into()), public)
}

fn parse(document: &Map<String, Value>) -> Result<Secured, ProofFault> {
    Secured::parse_with(document, &Expected::assertion(), &contexts())
}

fn object(path: &str) -> Map<String, Value> {
    json::parse_object(shared_text(path).unwrap()).unwrap()
}

/// Holds every intermediate value of a vector, then the verdict over the whole and over changed documents.
fn vector(folder: &str, end: &str, canonicalize: impl Fn(&Map<String, Value>) -> String) {
    let file = |name: &str| shared_text(&format!("{FOLDER}/{folder}/{name}{end}.txt")).unwrap();
    let signed = object(&format!("{FOLDER}/{folder}/signed{end}.json"));
    let mut unsigned = signed.clone();
    unsigned.remove("proof");
    let document = canonicalize(&unsigned);
    assert_eq!(document.trim_end(), file("canonDoc"));
    assert_eq!(Digest::of(&document).to_string(), file("docHash"));
    let options = canonicalize(&object(&format!("{FOLDER}/{folder}/proofConfig{end}.json")));
    assert_eq!(options.trim_end(), file("proofCanon"));
    assert_eq!(Digest::of(&options).to_string(), file("proofHash"));
    let message = [*Digest::of(&options).as_bytes(), *Digest::of(&document).as_bytes()].concat();
    assert_eq!(hex(&message), file("combinedHash"));
    let (private, public) = keys();
    let signature = private.sign(&message);
    assert_eq!(hex(&signature.0), file("sigHex"));
    assert_eq!(multibase::encode(&signature.0), file("sigBTC58"));
    assert!(public.verify(&message, &Signature(signature.0)));

    let verify = |document: &Map<String, Value>| parse(document).unwrap().verify(&public);
    let secured = parse(&signed).unwrap();
    assert_eq!(secured.verify(&public), Ok(true));
    assert_eq!(secured.only().unwrap().method(), signed["proof"]["verificationMethod"].as_str().unwrap());
    assert!(!secured.is_closed());
    // Ours is the same, wherever we sign.
    match signed["proof"]["cryptosuite"].as_str() {
        Some(word) => assert_eq!(resigned(&unsigned, word, &private, &signed["proof"]), signed["proof"]),
        None => assert_eq!(secured.only().unwrap().cryptosuite(), Some(Cryptosuite::Ed25519Signature2020)),
    }
    for pointer in ["/name", "/credentialSubject/alumniOf", "/validFrom", "/proof/created", "/proof/verificationMethod"]
    {
        let mut changed = Value::Object(signed.clone());
        let value = changed.pointer_mut(pointer).unwrap();
        *value = if pointer.ends_with("From") || pointer.ends_with("created") {
            "2023-01-01T00:00:01Z".into()
        } else {
            "urn:x:y".into()
        };
        assert_eq!(verify(changed.as_object().unwrap()), Ok(false), "{pointer}");
    }
}

/// The proof that we make with the options of another.
fn resigned(document: &Map<String, Value>, word: &str, key: &SigningKey, proof: &Value) -> Value {
    let suites = [Cryptosuite::EddsaJcs2022, Cryptosuite::EddsaRdfc2022];
    let cryptosuite = suites.into_iter().find(|suite| suite.word() == word).unwrap();
    let method = KeyId::parse(proof["verificationMethod"].as_str().unwrap()).unwrap();
    let created = Instant::parse(proof["created"].as_str().unwrap()).unwrap();
    let previous: Vec<&str> = match &proof["previousProof"] {
        Value::Array(several) => several.iter().map(|one| one.as_str().unwrap()).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let new = NewProof {
        id: proof["id"].as_str(),
        previous: &previous,
        ..NewProof::assertion(cryptosuite, &method, created)
    };
    let secured = new.add_with(document, key, &contexts()).unwrap();
    secured["proof"].as_array().unwrap().last().unwrap().clone()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[test]
fn the_eddsa_rdfc_2022_vector_is_reproduced() {
    if shared(FOLDER).is_some() {
        vector("eddsa-rdfc-2022", "DataInt", |document| canonicalize(document, &contexts()).unwrap());
    }
}

#[test]
fn the_ed25519_signature_2020_vector_is_reproduced() {
    if shared(FOLDER).is_some() {
        vector("Ed25519Signature2020", "EdSig", |document| canonicalize(document, &contexts()).unwrap());
    }
}

/// The context of its credential is in no package that we embed, so the canonical document is taken as it is published.
#[test]
fn the_second_eddsa_rdfc_2022_vector_is_reproduced_from_its_canonical_form() {
    let file = |name: &str| shared_text(&format!("{FOLDER}/eddsa-rdfc-2022/employ/{name}DataInt.txt"));
    let Some(document) = file("canonDoc") else { return };
    let terms = contexts().with("https://w3id.org/citizenship/v4rc1", r#"{"@context": {}}"#);
    let options = object(&format!("{FOLDER}/eddsa-rdfc-2022/employ/proofConfigDataInt.json"));
    let options = canonicalize(&options, &terms).unwrap();
    assert_eq!(options.trim_end(), file("proofCanon").unwrap());
    assert_eq!(Digest::of(&options).to_string(), file("proofHash").unwrap());
    let document = format!("{document}\n");
    assert_eq!(Digest::of(&document).to_string(), file("docHash").unwrap());
    let message = [*Digest::of(&options).as_bytes(), *Digest::of(&document).as_bytes()].concat();
    assert_eq!(hex(&message), file("combinedHash").unwrap());
    let signed = object(&format!("{FOLDER}/eddsa-rdfc-2022/employ/signedDataInt.json"));
    let signature = multibase::decode(signed["proof"]["proofValue"].as_str().unwrap()).unwrap();
    assert_eq!((hex(&signature), multibase::encode(&signature)), (file("sigHex").unwrap(), file("sigBTC58").unwrap()));
    assert!(keys().1.verify(&message, &Signature::from_bytes(&signature).unwrap()));
    assert_eq!(parse(&signed).unwrap().verify(&keys().1).map_err(|fault| fault.code()), Err("context-unknown"));
}

/// Two proofs side by side, a third over both, a fourth over that: each holds by its own key, and is what we would sign.
#[test]
fn the_vectors_of_proof_sets_and_chains_are_reproduced() {
    let folder = format!("{FOLDER}/proof-set-chain");
    let Some(pairs) = shared_json(&format!("{folder}/multiKeyPairs.json")) else { return };
    let pairs: Vec<_> = (1..=4).map(|number| pair(&pairs[format!("keyPair{number}")])).collect();
    let key_of = |proof: &Value| {
        let method = proof["verificationMethod"].as_str().unwrap();
        pairs.iter().find(|(_, public)| method.ends_with(&public.to_multikey())).unwrap()
    };
    let names = ["signedProofSet1", "signedProofSet2", "signedProofChain1", "signedProofChain2"];
    let mut before = object(&format!("{folder}/unsigned.json"));
    for (number, name) in names.into_iter().enumerate() {
        let signed = object(&format!("{folder}/{name}.json"));
        let proofs = match &signed["proof"] {
            Value::Array(proofs) => proofs.clone(),
            one => vec![one.clone()],
        };
        assert_eq!(proofs.len(), number + 1);
        let secured = parse(&signed).unwrap();
        for (proof, written) in secured.proofs().zip(&proofs) {
            assert_eq!(proof.verify(&key_of(written).1), Ok(true), "{name}: {written}");
            let another = pairs.iter().find(|(_, public)| *public != key_of(written).1).unwrap();
            assert_eq!(proof.verify(&another.1), Ok(false));
        }
        let last = proofs.last().unwrap();
        assert_eq!(resigned(&before, "eddsa-rdfc-2022", &key_of(last).0, last), *last, "{name}");
        before = signed;
    }
    let places: Vec<Vec<usize>> = parse(&before).unwrap().proofs().map(|proof| proof.previous().to_vec()).collect();
    assert_eq!(places, [vec![], vec![], vec![0, 1], vec![2]]);
    assert_eq!(parse(&before).unwrap().needed_for(&[3]), [true; 4]);
    let canonical = |number: u8| {
        let document = object(&format!("{folder}/proofChainTempDoc{number}.json"));
        canonicalize(&document, &contexts()).unwrap()
    };
    assert_ne!(canonical(1), canonical(2));

    // Whatever is changed in what comes before breaks what comes after.
    let verdicts = |change: &dyn Fn(&mut Value)| {
        let mut changed = Value::Object(before.clone());
        change(&mut changed["proof"]);
        let secured = parse(changed.as_object().unwrap()).map_err(|fault| fault.code())?;
        let written = changed["proof"].as_array().unwrap();
        Ok(secured.proofs().zip(written).map(|(proof, written)| proof.verify(&key_of(written).1).unwrap()).collect())
    };
    assert_eq!(verdicts(&|_| {}), Ok(vec![true; 4]));
    let changed_first = verdicts(&|proofs| proofs[0]["created"] = "2023-02-24T23:36:39Z".into());
    assert_eq!(changed_first, Ok(vec![false, true, false, true]));
    assert_eq!(verdicts(&|proofs| _ = proofs.as_array_mut().unwrap().remove(0)), Err("proof-chain-broken"));
    assert_eq!(verdicts(&|proofs| proofs[0]["id"] = proofs[1]["id"].clone()), Err("proof-id-twice"));
    let shortened = verdicts(&|proofs| proofs[2]["previousProof"] = proofs[0]["id"].clone());
    assert_eq!(shortened, Ok(vec![true, true, false, false]));
    let loosened = verdicts(&|proofs| _ = proofs[3].as_object_mut().unwrap().remove("previousProof"));
    assert_eq!(loosened, Ok(vec![true, true, true, false]));
    assert_eq!(verdicts(&|proofs| _ = proofs.as_array_mut().unwrap().pop()), Ok(vec![true; 3]));
}

#[test]
fn the_eddsa_jcs_2022_vector_is_reproduced() {
    if shared(FOLDER).is_some() {
        vector("eddsa-jcs-2022", "JCS", |document| jcs::canonicalize(&Value::Object(document.clone())));
    }
}

/// The contexts of `eddsa-jcs-2022` proofs begin the document's.
#[test]
fn a_jcs_proof_with_other_contexts_than_its_document_is_refused() {
    if shared(FOLDER).is_none() {
        return;
    }
    let (_, public) = keys();
    let signed = object(&format!("{FOLDER}/eddsa-jcs-2022/signedJCS.json"));
    let verdict = |change: &dyn Fn(&mut Map<String, Value>)| {
        let mut changed = signed.clone();
        change(&mut changed);
        Secured::parse(&changed).and_then(|secured| secured.verify(&public)).map_err(|fault| fault.code())
    };
    assert_eq!(verdict(&|_| {}), Ok(true));
    assert_eq!(verdict(&|document| document["@context"] = document["@context"][0].clone()), Err("malformed"));
    assert_eq!(verdict(&|document| document["proof"]["@context"] = "https://a.example".into()), Err("malformed"));
    assert_eq!(
        verdict(&|document| {
            document["proof"].as_object_mut().unwrap().remove("@context");
        }),
        Ok(false)
    );
    // More contexts at the end change meanings, but the standard lets them verify: such a document is not closed.
    let mut longer = signed.clone();
    longer["@context"].as_array_mut().unwrap().push("https://a.example".into());
    assert!(!Secured::parse(&longer).unwrap().is_closed());
}

#[test]
fn the_jcs_vectors_are_reproduced() {
    for name in ["arrays", "french", "structures", "unicode", "values", "weird"] {
        let Some(input) = shared_json(&format!("vectors/jcs/input/{name}.json")) else { return };
        let canonical = jcs::canonicalize(&input);
        assert_eq!(canonical, shared_text(&format!("vectors/jcs/output/{name}.json")).unwrap(), "{name}");
        let bytes = shared_text(&format!("vectors/jcs/outhex/{name}.txt")).unwrap();
        assert_eq!(hex(canonical.as_bytes()), bytes.split_whitespace().collect::<String>(), "{name}");
    }
}
