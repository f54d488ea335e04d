//! Verifiable Credentials Data Model 2.0, appendix B.1: `assets/contexts/credentials-v2.jsonld`.

use super::{Context, class, link, literal, open, typed, word};

/// The table of this context.
pub(in super::super) static CREDENTIALS_V2: Context = Context {
    url: "https://www.w3.org/ns/credentials/v2",
    terms: &[
        literal("description", "<https://schema.org/description>"),
        typed(
            "digestMultibase",
            "<https://w3id.org/security#digestMultibase>",
            "^^<https://w3id.org/security#multibase>",
        ),
        typed(
            "digestSRI",
            "<https://www.w3.org/2018/credentials#digestSRI>",
            "^^<https://www.w3.org/2018/credentials#sriString>",
        ),
        literal("mediaType", "<https://schema.org/encodingFormat>"),
        literal("name", "<https://schema.org/name>"),
        literal("...", "<https://www.iana.org/assignments/jwt#...>"),
        open("_sd", "<https://www.iana.org/assignments/jwt#_sd>"),
        literal("_sd_alg", "<https://www.iana.org/assignments/jwt#_sd_alg>"),
        link("aud", "<https://www.iana.org/assignments/jwt#aud>"),
        open("cnf", "<https://www.iana.org/assignments/jwt#cnf>"),
        typed(
            "exp",
            "<https://www.iana.org/assignments/jwt#exp>",
            "^^<https://www.w3.org/2001/XMLSchema#nonNegativeInteger>",
        ),
        typed(
            "iat",
            "<https://www.iana.org/assignments/jwt#iat>",
            "^^<https://www.w3.org/2001/XMLSchema#nonNegativeInteger>",
        ),
        link("iss", "<https://www.iana.org/assignments/jose#iss>"),
        link("jku", "<https://www.iana.org/assignments/jose#jku>"),
        link("kid", "<https://www.iana.org/assignments/jose#kid>"),
        typed(
            "nbf",
            "<https://www.iana.org/assignments/jwt#nbf>",
            "^^<https://www.w3.org/2001/XMLSchema#nonNegativeInteger>",
        ),
        link("sub", "<https://www.iana.org/assignments/jose#sub>"),
        link("x5u", "<https://www.iana.org/assignments/jose#x5u>"),
    ],
    classes: &[
        class(
            "VerifiableCredential",
            "<https://www.w3.org/2018/credentials#VerifiableCredential>",
            &[
                link("confidenceMethod", "<https://www.w3.org/2018/credentials#confidenceMethod>"),
                link("credentialSchema", "<https://www.w3.org/2018/credentials#credentialSchema>"),
                link("credentialStatus", "<https://www.w3.org/2018/credentials#credentialStatus>"),
                link("credentialSubject", "<https://www.w3.org/2018/credentials#credentialSubject>"),
                literal("description", "<https://schema.org/description>"),
                link("evidence", "<https://www.w3.org/2018/credentials#evidence>"),
                link("issuer", "<https://www.w3.org/2018/credentials#issuer>"),
                literal("name", "<https://schema.org/name>"),
                open("proof", "<https://w3id.org/security#proof>"),
                link("refreshService", "<https://www.w3.org/2018/credentials#refreshService>"),
                link("relatedResource", "<https://www.w3.org/2018/credentials#relatedResource>"),
                link("renderMethod", "<https://www.w3.org/2018/credentials#renderMethod>"),
                link("termsOfUse", "<https://www.w3.org/2018/credentials#termsOfUse>"),
                typed(
                    "validFrom",
                    "<https://www.w3.org/2018/credentials#validFrom>",
                    "^^<http://www.w3.org/2001/XMLSchema#dateTime>",
                ),
                typed(
                    "validUntil",
                    "<https://www.w3.org/2018/credentials#validUntil>",
                    "^^<http://www.w3.org/2001/XMLSchema#dateTime>",
                ),
            ],
        ),
        class(
            "EnvelopedVerifiableCredential",
            "<https://www.w3.org/2018/credentials#EnvelopedVerifiableCredential>",
            &[],
        ),
        class(
            "VerifiablePresentation",
            "<https://www.w3.org/2018/credentials#VerifiablePresentation>",
            &[
                link("holder", "<https://www.w3.org/2018/credentials#holder>"),
                open("proof", "<https://w3id.org/security#proof>"),
                link("termsOfUse", "<https://www.w3.org/2018/credentials#termsOfUse>"),
                open("verifiableCredential", "<https://www.w3.org/2018/credentials#verifiableCredential>"),
            ],
        ),
        class(
            "EnvelopedVerifiablePresentation",
            "<https://www.w3.org/2018/credentials#EnvelopedVerifiablePresentation>",
            &[],
        ),
        class("JsonSchemaCredential", "<https://www.w3.org/2018/credentials#JsonSchemaCredential>", &[]),
        class(
            "JsonSchema",
            "<https://www.w3.org/2018/credentials#JsonSchema>",
            &[open("jsonSchema", "<https://www.w3.org/2018/credentials#jsonSchema>")],
        ),
        class(
            "BitstringStatusListCredential",
            "<https://www.w3.org/ns/credentials/status#BitstringStatusListCredential>",
            &[],
        ),
        class(
            "BitstringStatusList",
            "<https://www.w3.org/ns/credentials/status#BitstringStatusList>",
            &[
                typed(
                    "encodedList",
                    "<https://www.w3.org/ns/credentials/status#encodedList>",
                    "^^<https://w3id.org/security#multibase>",
                ),
                literal("statusPurpose", "<https://www.w3.org/ns/credentials/status#statusPurpose>"),
                literal("ttl", "<https://www.w3.org/ns/credentials/status#ttl>"),
            ],
        ),
        class(
            "BitstringStatusListEntry",
            "<https://www.w3.org/ns/credentials/status#BitstringStatusListEntry>",
            &[
                link("statusListCredential", "<https://www.w3.org/ns/credentials/status#statusListCredential>"),
                literal("statusListIndex", "<https://www.w3.org/ns/credentials/status#statusListIndex>"),
                literal("statusPurpose", "<https://www.w3.org/ns/credentials/status#statusPurpose>"),
                open("statusMessage", "<https://www.w3.org/ns/credentials/status#statusMessage>"),
                link("statusReference", "<https://www.w3.org/ns/credentials/status#statusReference>"),
                typed(
                    "statusSize",
                    "<https://www.w3.org/ns/credentials/status#statusSize>",
                    "^^<https://www.w3.org/2001/XMLSchema#integer>",
                ),
            ],
        ),
        class(
            "DataIntegrityProof",
            "<https://w3id.org/security#DataIntegrityProof>",
            &[
                literal("challenge", "<https://w3id.org/security#challenge>"),
                typed("created", "<http://purl.org/dc/terms/created>", "^^<http://www.w3.org/2001/XMLSchema#dateTime>"),
                typed(
                    "cryptosuite",
                    "<https://w3id.org/security#cryptosuite>",
                    "^^<https://w3id.org/security#cryptosuiteString>",
                ),
                literal("domain", "<https://w3id.org/security#domain>"),
                typed(
                    "expires",
                    "<https://w3id.org/security#expiration>",
                    "^^<http://www.w3.org/2001/XMLSchema#dateTime>",
                ),
                literal("nonce", "<https://w3id.org/security#nonce>"),
                link("previousProof", "<https://w3id.org/security#previousProof>"),
                word("proofPurpose", "<https://w3id.org/security#proofPurpose>"),
                typed(
                    "proofValue",
                    "<https://w3id.org/security#proofValue>",
                    "^^<https://w3id.org/security#multibase>",
                ),
                link("verificationMethod", "<https://w3id.org/security#verificationMethod>"),
            ],
        ),
    ],
};
