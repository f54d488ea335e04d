//! Institutions as a TOML file lists them: who they are, not their keys.

use super::fault::{Fault, Faults};
use super::number::NumberPattern;
use super::problem::Problem;
use super::reading::file_name;
use super::tree::{LANGUAGES, Node, Table};
use crate::claims::{Authority, ClaimFault, Language, Slug, Text, Words};

/// An institution of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Its slug.
    pub slug: Slug,
    /// Its names, one a language; at least one.
    pub names: Vec<(Language, Text)>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Its web site.
    pub website: Option<String>,
    /// Identifiers such as ROR or WDOMS: scheme and value.
    pub identifiers: Vec<(String, Text)>,
    /// The file with its logo: a bare file name.
    pub logo: Option<String>,
    /// The pattern of its register numbers, where a programme has none.
    pub number: Option<NumberPattern>,
}

impl Institution {
    /// Reads a list of institutions.
    ///
    /// # Errors
    /// Every fault, with key, line, code and cure.
    pub fn parse_all(toml: &str) -> Result<Vec<Self>, Faults> {
        super::tree::parse(toml, |root, faults| {
            root.only(&["institutions"], faults);
            let list = root.need("institutions", faults)?;
            let mut institutions: Vec<Self> = Vec::new();
            for table in list
                .list("institutions", MAX_INSTITUTIONS, faults)
                .iter()
                .filter_map(|node| node.table(faults))
                .collect::<Vec<_>>()
            {
                let Some(institution) = institution(&table, faults) else { continue };
                if institutions.iter().any(|other| other.slug == institution.slug) {
                    faults.push(table.fault(Problem::SlugTwice, institution.slug.as_str()));
                }
                institutions.push(institution);
            }
            Some(institutions)
        })
    }

    /// The name in these languages, in order; `None` if one is missing.
    #[must_use]
    pub fn name_in(&self, languages: &[Language]) -> Option<Words> {
        let name =
            |language: &Language| self.names.iter().find(|(known, _)| known == language).map(|(_, name)| name.clone());
        Words::new(languages.iter().map(name).collect::<Option<_>>()?).ok()
    }
}

fn institution(table: &Table, faults: &mut Vec<Fault>) -> Option<Institution> {
    table.only(&["slug", "names", "country", "website", "identifiers", "logo", "number"], faults);
    let slug = table.need("slug", faults).and_then(|node| node.parsed(Slug::parse, faults));
    let names = table.need("names", faults).and_then(|node| names(&node, faults));
    let country = table.need("country", faults).and_then(|node| node.parsed(country, faults));
    let website = table.node("website").and_then(|node| node.parsed(website, faults));
    let logo = table.node("logo").and_then(|node| node.parsed(file_name, faults));
    let number = table.node("number").and_then(|node| node.parsed(NumberPattern::parse, faults));
    let identifiers = table.node("identifiers").and_then(|node| node.table(faults)).map(|table| {
        table.nodes().filter_map(|(scheme, node)| Some((scheme.to_owned(), node.text(&[], faults)?))).collect()
    });
    let identifiers = identifiers.unwrap_or_default();
    Some(Institution { slug: slug?, names: names?, country: country?, website, identifiers, logo, number })
}

fn names(node: &Node, faults: &mut Vec<Fault>) -> Option<Vec<(Language, Text)>> {
    let mut names = Vec::new();
    for (tag, name) in node.table(faults)?.nodes() {
        match Language::from_tag(tag) {
            Some(language) => names.extend(name.text(&[Words::SEPARATOR], faults).map(|text| (language, text))),
            None => faults.push(name.fault(Problem::NotOneOf(LANGUAGES), tag)),
        }
    }
    if names.is_empty() {
        faults.push(node.fault(ClaimFault::Empty, ""));
    }
    Some(names).filter(|names| !names.is_empty())
}

fn country(text: &str) -> Result<String, ClaimFault> {
    let good = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if good { Ok(text.to_owned()) } else { Err(ClaimFault::NotTheForm("country")) }
}

fn website(text: &str) -> Result<String, ClaimFault> {
    let host = text.strip_prefix("https://").map(|rest| rest.split('/').next().unwrap_or_default());
    let good = text.len() <= 200
        && host.is_some_and(|host| Authority::parse(host).is_ok())
        && text.bytes().all(|byte| byte.is_ascii_graphic());
    if good { Ok(text.to_owned()) } else { Err(ClaimFault::NotTheForm("website")) }
}

/// The most institutions of one file.
const MAX_INSTITUTIONS: usize = 100;
