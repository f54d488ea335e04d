//! Open Badges 3.0, JSON-LD context: `assets/contexts/open-badges-3.0.3.jsonld`, without the terms that differ between its published
//! revisions (`awardedDate`, `endorsementJwt`, `jti`).

use super::{Context, class, link, literal, open, typed};

/// The table of this context.
pub(in super::super) static OPEN_BADGES_3_0_3: Context = Context {
    url: "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    terms: &[
        literal("alignment", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#alignment>"),
        literal("description", "<https://schema.org/description>"),
        literal("endorsement", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement>"),
        link("image", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#image>"),
        literal("inLanguage", "<https://schema.org/inLanguage>"),
        literal("name", "<https://schema.org/name>"),
        literal("narrative", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative>"),
        typed("url", "<https://schema.org/url>", "^^<https://www.w3.org/2001/XMLSchema#anyURI>"),
    ],
    classes: &[
        class("OpenBadgeCredential", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential>", &[]),
        class(
            "Achievement",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement>",
            &[
                literal("achievementType", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType>"),
                literal("alignment", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#alignment>"),
                literal("creator", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#creator>"),
                typed(
                    "creditsAvailable",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsAvailable>",
                    "^^<https://www.w3.org/2001/XMLSchema#float>",
                ),
                link("criteria", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria>"),
                literal("fieldOfStudy", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#fieldOfStudy>"),
                literal("humanCode", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#humanCode>"),
                link("image", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#image>"),
                literal("otherIdentifier", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#otherIdentifier>"),
                literal("related", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#related>"),
                literal("resultDescription", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultDescription>"),
                literal("specialization", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#specialization>"),
                literal("tag", "<https://schema.org/keywords>"),
                literal("version", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#version>"),
                literal("inLanguage", "<https://schema.org/inLanguage>"),
            ],
        ),
        class("AchievementCredential", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential>", &[]),
        class(
            "AchievementSubject",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementSubject>",
            &[
                literal("achievement", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement>"),
                typed(
                    "activityEndDate",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#activityEndDate>",
                    "^^<https://www.w3.org/2001/XMLSchema#date>",
                ),
                typed(
                    "activityStartDate",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#activityStartDate>",
                    "^^<https://www.w3.org/2001/XMLSchema#date>",
                ),
                typed(
                    "creditsEarned",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsEarned>",
                    "^^<https://www.w3.org/2001/XMLSchema#float>",
                ),
                literal("identifier", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier>"),
                link("image", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#image>"),
                literal("licenseNumber", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber>"),
                literal("result", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#result>"),
                literal("role", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#role>"),
                link("source", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#source>"),
                literal("term", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#term>"),
            ],
        ),
        class(
            "Address",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Address>",
            &[
                literal("addressCountry", "<https://schema.org/addressCountry>"),
                literal("addressCountryCode", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#CountryCode>"),
                literal("addressLocality", "<https://schema.org/addressLocality>"),
                literal("addressRegion", "<https://schema.org/addressRegion>"),
                literal("geo", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates>"),
                literal("postOfficeBoxNumber", "<https://schema.org/postOfficeBoxNumber>"),
                literal("postalCode", "<https://schema.org/postalCode>"),
                literal("streetAddress", "<https://schema.org/streetAddress>"),
            ],
        ),
        class(
            "Alignment",
            "<https://schema.org/AlignmentObject>",
            &[
                literal("targetCode", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#targetCode>"),
                literal("targetDescription", "<https://schema.org/targetDescription>"),
                literal("targetFramework", "<https://schema.org/targetFramework>"),
                literal("targetName", "<https://schema.org/targetName>"),
                literal("targetType", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#targetType>"),
                typed("targetUrl", "<https://schema.org/targetUrl>", "^^<https://www.w3.org/2001/XMLSchema#anyURI>"),
            ],
        ),
        class("Criteria", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria>", &[]),
        class("EndorsementCredential", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential>", &[]),
        class(
            "EndorsementSubject",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject>",
            &[literal("endorsementComment", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment>")],
        ),
        class(
            "Evidence",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Evidence>",
            &[literal("audience", "<https://schema.org/audience>"), literal("genre", "<https://schema.org/genre>")],
        ),
        class(
            "GeoCoordinates",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates>",
            &[
                literal("latitude", "<https://schema.org/latitude>"),
                literal("longitude", "<https://schema.org/longitude>"),
            ],
        ),
        class(
            "IdentifierEntry",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#IdentifierEntry>",
            &[
                literal("identifier", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier>"),
                literal("identifierType", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifierType>"),
            ],
        ),
        class(
            "IdentityObject",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#IdentityObject>",
            &[
                typed(
                    "hashed",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#hashed>",
                    "^^<https://www.w3.org/2001/XMLSchema#boolean>",
                ),
                literal("identityHash", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityHash>"),
                literal("identityType", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityType>"),
                literal("salt", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#salt>"),
            ],
        ),
        class(
            "Image",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image>",
            &[literal("caption", "<https://schema.org/caption>")],
        ),
        class(
            "Profile",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile>",
            &[
                literal("additionalName", "<https://schema.org/additionalName>"),
                link("address", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#address>"),
                typed(
                    "dateOfBirth",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#dateOfBirth>",
                    "^^<https://www.w3.org/2001/XMLSchema#date>",
                ),
                literal("email", "<https://schema.org/email>"),
                literal("familyName", "<https://schema.org/familyName>"),
                literal("familyNamePrefix", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#familyNamePrefix>"),
                literal("givenName", "<https://schema.org/givenName>"),
                literal("honorificPrefix", "<https://schema.org/honorificPrefix>"),
                literal("honorificSuffix", "<https://schema.org/honorificSuffix>"),
                link("image", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#image>"),
                literal("otherIdentifier", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#otherIdentifier>"),
                link("parentOrg", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#parentOrg>"),
                literal("patronymicName", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#patronymicName>"),
                literal("phone", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#phone>"),
                literal("official", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#official>"),
            ],
        ),
        class(
            "Related",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Related>",
            &[
                literal("version", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#version>"),
                literal("inLanguage", "<https://schema.org/inLanguage>"),
            ],
        ),
        class(
            "Result",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Result>",
            &[
                typed(
                    "achievedLevel",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievedLevel>",
                    "^^<https://www.w3.org/2001/XMLSchema#anyURI>",
                ),
                typed(
                    "resultDescription",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultDescription>",
                    "^^<https://www.w3.org/2001/XMLSchema#anyURI>",
                ),
                literal("status", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#status>"),
                literal("value", "<https://schema.org/value>"),
            ],
        ),
        class(
            "ResultDescription",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#ResultDescription>",
            &[
                open("allowedValue", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#allowedValue>"),
                typed(
                    "requiredLevel",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#requiredLevel>",
                    "^^<https://www.w3.org/2001/XMLSchema#anyURI>",
                ),
                literal("requiredValue", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#requiredValue>"),
                literal("resultType", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultType>"),
                literal(
                    "rubricCriterionLevel",
                    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#rubricCriterionLevel>",
                ),
                literal("valueMax", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMax>"),
                literal("valueMin", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMin>"),
            ],
        ),
        class(
            "RubricCriterionLevel",
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#RubricCriterionLevel>",
            &[
                literal("level", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#level>"),
                literal("points", "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#points>"),
            ],
        ),
    ],
};
