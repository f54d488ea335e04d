//! One finding a certificate: the token, the JSON and the code of one sheet are the same certificate.

#[cfg(feature = "whole")]
use std::collections::HashMap;

use super::answer::{Check, Finding};
use super::evidence::{Evidence, Form};
use super::genuine::Genuine;
use super::judge::judge;
use super::page;
use super::presented::{Books, Presented, Refusal};
use super::reason::Reason;
use crate::claims::Certificate;
use crate::wire::digest::Digest;

/// What became of one piece of evidence.
#[expect(clippy::large_enum_variant, reason = "most are genuine, and there are few")]
enum Seen<'t> {
    Genuine(Genuine<'t>),
    /// A link that names a token by its digest.
    #[cfg_attr(not(feature = "whole"), expect(dead_code, reason = "it is compared with other evidence"))]
    Reference(Digest),
    Refused(Refusal),
}

/// The page check of one certificate: what is shown, every certificate found in it, and whether the file is the released one.
pub(super) type PageCheck = fn(&Certificate, &Evidence, &[Option<&Certificate>], bool) -> page::Page;

/// The findings about some evidence, in its order. None if there is nothing in it.
pub(super) fn findings(evidence: &Evidence, books: Books<'_>, check: PageCheck) -> Vec<Finding> {
    let mut seen: Vec<Option<Seen<'_>>> = evidence.items.iter().map(|item| Some(see(&item.form, books))).collect();
    let groups = groups(evidence, &seen);
    let is_original = books.policy.original == Some(evidence.sha256);
    let pages = pages(&seen, &groups, |one, found| check(one, evidence, found, is_original));
    let mut findings = Vec::with_capacity(groups.len());
    for (members, page) in groups.iter().zip(pages) {
        let number = members.iter().find_map(|&member| evidence.items.get(member)?.page);
        let taken = members.iter().filter_map(|&member| seen.get_mut(member)?.take()).collect();
        findings.push(Finding { page: number, ..finding(taken, page, books) });
    }
    findings
}

fn see<'t>(form: &Form, books: Books<'t>) -> Seen<'t> {
    let genuine = Presented::parse(form).and_then(|presented| match presented.reference() {
        Some(token) => Ok(Seen::Reference(token)),
        None => presented.resolve(books)?.check(books).map(Seen::Genuine),
    });
    genuine.unwrap_or_else(Seen::Refused)
}

/// A verifier that is not whole looks at no more than one piece of evidence.
#[cfg(not(feature = "whole"))]
fn groups(_: &Evidence, seen: &[Option<Seen<'_>>]) -> Vec<Vec<usize>> {
    (0..seen.len()).map(|place| vec![place]).collect()
}

/// Which pieces of evidence are about the same certificate, by their places, in order of first appearance.
#[cfg(feature = "whole")]
fn groups(evidence: &Evidence, seen: &[Option<Seen<'_>>]) -> Vec<Vec<usize>> {
    if seen.len() == 1 {
        return vec![vec![0]];
    }
    let mut identities: Vec<Digest> = Vec::with_capacity(seen.len());
    let mut tokens: HashMap<Digest, Digest> = HashMap::new();
    for (item, seen) in evidence.items.iter().zip(seen) {
        let text = item.form.as_str().trim_ascii();
        let identity = match seen {
            Some(Seen::Genuine(genuine)) => genuine.content(),
            _ => Digest::of_parts([&b"not genuine:"[..], text.as_bytes()]),
        };
        if matches!(item.form, Form::Token(_)) {
            tokens.insert(Digest::of(text), identity);
        }
        identities.push(identity);
    }
    let mut places: HashMap<Digest, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, (identity, seen)) in identities.iter().zip(seen).enumerate() {
        // A link stands for the token that it names, where that is at hand.
        let named = if let Some(Seen::Reference(token)) = seen { tokens.get(token) } else { None };
        let next = groups.len();
        let group = *places.entry(*named.unwrap_or(identity)).or_insert(next);
        match groups.get_mut(group) {
            Some(members) => members.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
}

/// The page check of each group.
fn pages(
    seen: &[Option<Seen<'_>>],
    groups: &[Vec<usize>],
    check: impl Fn(&Certificate, &[Option<&Certificate>]) -> page::Page,
) -> Vec<page::Page> {
    let certificates: Vec<Option<&Certificate>> = groups
        .iter()
        .map(|members| members.iter().find_map(|&member| certificate(seen.get(member)?.as_ref()?)))
        .collect();
    let mut found = vec![None; seen.len()];
    for (members, certificate) in groups.iter().zip(&certificates) {
        for &member in members {
            if let Some(found) = found.get_mut(member) {
                *found = *certificate;
            }
        }
    }
    let check_one =
        |certificate: Option<&Certificate>| certificate.map_or(page::Page::NotCompared, |one| check(one, &found));
    certificates.iter().copied().map(check_one).collect()
}

fn certificate<'a>(seen: &'a Seen<'_>) -> Option<&'a Certificate> {
    if let Seen::Genuine(genuine) = seen { genuine.certificate.as_deref() } else { None }
}

/// The finding about one group. All its genuine members say the same; the first one that we can read speaks for them.
fn finding(members: Vec<Seen<'_>>, page: page::Page, books: Books<'_>) -> Finding {
    let mut speaker: Option<Genuine<'_>> = None;
    let mut elsewhere = None;
    let mut refusal = None;
    let mut checks: Vec<Check> = Vec::new();
    for member in members {
        match member {
            Seen::Genuine(mut genuine) => {
                for check in std::iter::once(&genuine.signature).chain(&genuine.countersignatures) {
                    if !checks.contains(check) {
                        checks.push(check.clone());
                    }
                }
                elsewhere = elsewhere.or(genuine.elsewhere.take());
                if speaker.as_ref().is_none_or(|speaker| speaker.certificate.is_none()) {
                    speaker = Some(genuine);
                }
            }
            Seen::Reference(_) => {}
            Seen::Refused(refused) => refusal = refusal.or(Some(refused)),
        }
    }
    match (speaker, refusal) {
        (Some(speaker), _) => judge(Genuine { elsewhere, ..speaker }, page, checks, books),
        (None, Some(Refusal { reason, checks, issuer })) => {
            Finding { issuer, ..Finding::refused(reason, None, checks) }
        }
        (None, None) => Finding::refused(Reason::CredentialNotHere, None, Vec::new()),
    }
}
