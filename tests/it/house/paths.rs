//! The paths and telling words of a Rust source, read from its tokens: comments and strings are no code.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One full path that a source names, and where.
pub(super) struct Used {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

/// Every path of a source whose module is `module` (`["crate", "qr", "link"]`), with groups spread out and `super` resolved.
pub(super) fn used(text: &str, module: &[String]) -> Vec<Used> {
    let mut found = Vec::new();
    walk(&tokens(text), module, &mut found);
    found
}

/// `unsafe`, macro calls as `name!` and attributes as `#name`, each with its line.
pub(super) fn words(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    collect_words(&tokens(text), &mut found);
    found
}

fn tokens(text: &str) -> Vec<TokenTree> {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("not Rust: {error}\n{text}"));
    stream.into_iter().collect()
}

fn walk(tokens: &[TokenTree], module: &[String], found: &mut Vec<Used>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(word) if *word == "mod" => {
                if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = &tokens[at + 1..] {
                    let inner: Vec<String> = module.iter().cloned().chain([name.to_string()]).collect();
                    walk(&body.stream().into_iter().collect::<Vec<_>>(), &inner, found);
                    at += 2;
                }
            }
            TokenTree::Ident(_) => {
                let taken = path(&tokens[at..], &[], module, found);
                at += taken - 1;
            }
            TokenTree::Group(group) => walk(&group.stream().into_iter().collect::<Vec<_>>(), module, found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at += 1;
    }
}

/// Reads one path at the start of `tokens`; returns how many tokens it took. A group makes several paths of it.
fn path(tokens: &[TokenTree], prefix: &[String], module: &[String], found: &mut Vec<Used>) -> usize {
    let mut segments = prefix.to_vec();
    let mut at = 0;
    let mut line = 0;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) => {
                line = word.span().start().line;
                segments.push(word.to_string());
                at += 1;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace && at > 0 => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for branch in inner.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')) {
                    if matches!(branch.first(), Some(TokenTree::Ident(_))) {
                        path(branch, &segments, module, found);
                    }
                }
                return at + 1;
            }
            _ => break,
        }
        if !is_double_colon(&tokens[at..]) {
            break;
        }
        at += 2;
    }
    found.push(Used { path: resolve(&segments, module), line });
    at.max(1)
}

/// `self` and `super` at the front become the module that they mean.
fn resolve(segments: &[String], module: &[String]) -> Vec<String> {
    let mut base: Option<Vec<String>> = None;
    let mut rest = segments;
    while let [first, tail @ ..] = rest {
        match first.as_str() {
            "self" if base.is_none() => base = Some(module.to_vec()),
            "super" => {
                let mut above = base.unwrap_or_else(|| module.to_vec());
                above.pop();
                base = Some(above);
            }
            _ => break,
        }
        rest = tail;
    }
    base.unwrap_or_default().into_iter().chain(rest.iter().cloned()).collect()
}

fn is_double_colon(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(first), TokenTree::Punct(second), ..] if first.as_char() == ':' && second.as_char() == ':')
}

fn collect_words(tokens: &[TokenTree], found: &mut Vec<(String, usize)>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) => {
                let called = matches!(tokens.get(at + 1), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                let name = if called { format!("{word}!") } else { word.to_string() };
                if called || name == "unsafe" {
                    found.push((name, word.span().start().line));
                }
            }
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_attribute = group.delimiter() == Delimiter::Bracket && at > 0 && is_hash(&tokens[..at]);
                if let (true, Some(TokenTree::Ident(name))) = (is_attribute, inner.first()) {
                    found.push((format!("#{name}"), name.span().start().line));
                }
                collect_words(&inner, found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether the tokens end in `#` or `#!`.
fn is_hash(before: &[TokenTree]) -> bool {
    let is = |token: &TokenTree, mark: char| matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark);
    match before {
        [.., hash, bang] if is(bang, '!') => is(hash, '#'),
        [.., hash] => is(hash, '#'),
        [] => false,
    }
}
