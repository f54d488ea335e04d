//! Documents whose signature holds over other words than a person would read.

use serde_json::{Map, Value, json};
use testamur::proof::{ProofFault, Secured};

use super::example;

/// The verdict on a changed credential, and whether its claims may be read.
fn verdict(change: impl Fn(&mut Value)) -> (Result<bool, &'static str>, bool) {
    let mut document = Value::Object(example::secured());
    change(&mut document);
    judge(document.as_object().unwrap())
}

fn judge(document: &Map<String, Value>) -> (Result<bool, &'static str>, bool) {
    match Secured::parse(document) {
        Ok(secured) => {
            let verdict = secured.verify(&example::key().verifying_key());
            (verdict.map_err(|fault: ProofFault| fault.code()), secured.is_closed())
        }
        Err(fault) => (Err(fault.code()), false),
    }
}

#[test]
fn the_unchanged_credential_is_accepted_and_closed() {
    assert_eq!(verdict(|_| {}), (Ok(true), true));
}

/// An alias for a signed term reads as another word: the signature holds, the claims are not read.
#[test]
fn an_inline_context_that_renames_a_term_is_not_closed() {
    let (verdict, closed) = verdict(|document| {
        document["@context"].as_array_mut().unwrap().push(json!({"honours": "https://schema.org/name"}));
        let evidence = document["evidence"][0].as_object_mut().unwrap();
        let name = evidence.remove("name").unwrap();
        evidence.insert("honours".to_owned(), name);
    });
    assert_eq!((verdict, closed), (Ok(true), false));
}

/// The contexts protect their terms, so these two cannot be swapped beside them.
#[test]
fn an_inline_context_that_redefines_a_term_is_refused() {
    let swap = json!({"name": "https://schema.org/description", "description": "https://schema.org/name"});
    let (verdict, closed) = verdict(|document| document["@context"].as_array_mut().unwrap().push(swap.clone()));
    assert_eq!((verdict, closed), (Err("not-json-ld"), false));
}

/// Without the known contexts an attacker can swap anything, and the graph is the signed one.
#[test]
fn a_context_of_the_attackers_own_is_not_closed() {
    let context = |name: &str, description: &str| {
        json!([{
            "id": "@id", "type": "@type",
            "VerifiableCredential": "https://www.w3.org/2018/credentials#VerifiableCredential",
            "issuer": {"@id": "https://www.w3.org/2018/credentials#issuer", "@type": "@id"},
            "credentialSubject": {"@id": "https://www.w3.org/2018/credentials#credentialSubject", "@type": "@id"},
            "DataIntegrityProof": "https://w3id.org/security#DataIntegrityProof",
            "created": {"@id": "http://purl.org/dc/terms/created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
            "cryptosuite": {"@id": "https://w3id.org/security#cryptosuite", "@type": "https://w3id.org/security#cryptosuiteString"},
            "proofPurpose": {"@id": "https://w3id.org/security#proofPurpose", "@type": "@vocab"},
            "assertionMethod": "https://w3id.org/security#assertionMethod",
            "verificationMethod": {"@id": "https://w3id.org/security#verificationMethod", "@type": "@id"},
            "name": name, "description": description,
        }])
    };
    let (name, description) = ("https://schema.org/name", "https://schema.org/description");
    let honest = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential"],
        "issuer": "did:web:a.example",
        "credentialSubject": {"id": "urn:x:y", "name": "Observer", "description": "Surgeon in chief was present"},
    });
    let method = testamur::keys::KeyId::parse("did:web:a.example#key-1").unwrap();
    let created = testamur::time::Instant::from_unix(0);
    let honest = honest.as_object().unwrap();
    let mut document = testamur::proof::data_integrity::add_proof(honest, &example::key(), &method, created).unwrap();
    assert_eq!(judge(&document), (Ok(true), true));
    document["@context"] = context(name, description);
    assert_eq!(judge(&document), (Ok(true), false));
    document["@context"] = context(description, name);
    assert_eq!(judge(&document), (Ok(false), false));
    document["credentialSubject"] =
        json!({"id": "urn:x:y", "name": "Surgeon in chief was present", "description": "Observer"});
    assert_eq!(judge(&document), (Ok(true), false));
}

/// Two objects with one id are one node of the graph: what one says, the other says too.
#[test]
fn an_object_split_in_two_under_one_id_is_not_closed() {
    let split = |document: &mut Value| {
        let issuer = document["issuer"].clone();
        let half = |keep: &[&str]| {
            let members = issuer.as_object().unwrap().iter().filter(|(name, _)| keep.contains(&name.as_str()));
            Value::Object(members.map(|(name, value)| (name.clone(), value.clone())).collect())
        };
        document["issuer"] = json!([half(&["id", "type", "name"]), half(&["id", "type", "official"])]);
    };
    assert_eq!(verdict(split), (Ok(true), false));
}

#[test]
fn words_that_no_context_defines_are_refused() {
    for (pointer, name) in [("", "honours"), ("/credentialSubject", "honours"), ("/issuer", "https"), ("", "@nonsense")]
    {
        let (verdict, closed) = verdict(|document| {
            let object = document.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            object.insert(name.to_owned(), "summa cum laude".into());
        });
        assert_eq!((verdict, closed), (Err("term-undefined"), false), "{pointer} {name}");
    }
    let (verdict, _) = verdict(|document| document["issuer"]["type"] = json!(["Profile", "Ministry"]));
    assert_eq!(verdict, Err("term-undefined"));
}

/// With `@vocab` they are defined, so they are part of what should have been signed.
#[test]
fn words_of_a_vocabulary_are_not_signed_and_not_closed() {
    let vocabulary = |document: &mut Value| {
        document["@context"].as_array_mut().unwrap().push(json!({"@vocab": "https://a.example/"}));
    };
    assert_eq!(verdict(vocabulary), (Ok(true), false));
    let (with_member, closed) = verdict(|document| {
        vocabulary(document);
        document["credentialSubject"]["honours"] = "summa cum laude".into();
    });
    assert_eq!((with_member, closed), (Ok(false), false));
}

#[test]
fn a_context_that_is_not_embedded_is_unknown() {
    let (verdict, _) = verdict(|document| document["@context"][1] = "https://a.example/context.json".into());
    assert_eq!(verdict, Err("context-unknown"));
    let (verdict, _) = self::verdict(|document| {
        document["credentialSubject"]["@context"] = "https://a.example/context.json".into();
    });
    assert_eq!(verdict, Err("context-unknown"));
}

#[test]
fn relative_iris_are_refused() {
    for pointer in ["/id", "/issuer/id", "/credentialStatus/statusListCredential"] {
        let (verdict, closed) = verdict(|document| *document.pointer_mut(pointer).unwrap() = "relative".into());
        assert_eq!((verdict, closed), (Err("term-undefined"), false), "{pointer}");
    }
}

/// TAB and DEL have escapes of their own in canonical N-Quads; software that forgets one of them confuses these.
#[test]
fn tab_and_delete_are_themselves() {
    let texts = ["a\tb", "a\u{7f}b", "a\\tb", "a\\u007Fb", "a\\u0009b", "a b", "ab", "a\u{9f}b"];
    for signed in texts {
        for shown in texts {
            let mut document = example::secured();
            document.remove("proof");
            document["evidence"][0]["name"] = signed.into();
            let (method, created) =
                (example::method(&example::certificate()), example::certificate().issued.midnight());
            let mut document =
                testamur::proof::data_integrity::add_proof(&document, &example::key(), &method, created).unwrap();
            document["evidence"][0]["name"] = shown.into();
            assert_eq!(judge(&document), (Ok(signed == shown), true), "{signed:?} {shown:?}");
        }
    }
}

/// JSON-LD gives some values of different JSON types the same literal. They say the same, and no other value passes.
#[test]
fn coerced_booleans_and_numbers_say_the_same_or_fail() {
    let hashed = "/credentialSubject/identifier/0/hashed";
    let credits = "/credentialSubject/creditsEarned";
    let name = "/evidence/0/name";
    for (pointer, value, verdict) in [
        (hashed, json!(false), true),
        (hashed, json!("false"), true),
        (hashed, json!(true), false),
        (hashed, json!("true"), false),
        (hashed, json!("False"), false),
        (hashed, json!(0), false),
        (hashed, json!(""), false),
        (credits, json!(6), true),
        (credits, json!(6.0), true),
        (credits, json!("6"), true),
        (credits, json!("6.0"), false),
        (credits, json!("6.0E0"), false),
        (credits, json!(6.000_000_1), false),
        (credits, json!(60), false),
        (credits, json!(-6), false),
        (credits, json!(true), false),
        (name, json!(6), false),
        (name, json!(true), false),
    ] {
        let found = self::verdict(|document| *document.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(found, (Ok(verdict), true), "{pointer} {value}");
    }
}

#[test]
fn null_is_never_closed() {
    let (_, closed) = verdict(|document| document["credentialSubject"]["role"] = Value::Null);
    assert!(!closed);
    let (_, closed) = verdict(|document| document["credentialSubject"]["source"] = json!([]));
    assert!(!closed);
}

/// Look-alike objects cost exponential time to tell apart; the answer is a refusal, soon.
#[test]
fn a_poisonous_document_is_refused_in_time() {
    let started = std::time::Instant::now();
    let leaves: Vec<Value> = (0..12).map(|_| json!({"type": "Result", "value": "120 h"})).collect();
    let twins: Vec<Value> = (0..12).map(|_| json!({"type": "AchievementSubject", "result": leaves})).collect();
    let (verdict, _) = verdict(|document| document["credentialSubject"]["source"] = twins.clone().into());
    assert_eq!(verdict, Err("too-complex"));
    // Contexts that every object processes anew.
    let nested: Vec<Value> =
        (0..5_000).map(|_| json!({"@context": "https://www.w3.org/ns/credentials/v2", "name": "x"})).collect();
    let (verdict, _) = self::verdict(|document| document["evidence"] = nested.clone().into());
    assert_eq!(verdict, Err("too-complex"));
    assert!(started.elapsed() < std::time::Duration::from_secs(10), "{:?}", started.elapsed());
}
