//! What a drawing holds, before it is read: everything in it is known, refers to what is there, and ends.

use std::collections::{HashMap, HashSet};

use kurbo::BezPath;
use usvg::roxmltree::{Document, Node, NodeId};

use crate::sheet::fault::{Part, SheetFault};

/// Looks at every element, attribute and style rule.
///
/// # Errors
/// [`SheetFault::Drawing`] for the first that would be left out or come out otherwise; [`SheetFault::Image`] if nothing says how large it is.
pub(super) fn survey(document: &Document<'_>) -> Result<(), SheetFault> {
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(SheetFault::Image(format!("SVG: it does not begin with <svg xmlns=\"{SVG}\">")));
    }
    let is_length = |name: &str| root.attribute(name).is_some_and(|length| !length.contains('%'));
    if root.attribute("viewBox").is_none() && !(is_length("width") && is_length("height")) {
        return Err(SheetFault::Image("SVG: it has neither a viewBox nor a width and a height".to_owned()));
    }
    let mut survey = Survey {
        document,
        ids: HashMap::new(),
        weights: HashMap::new(),
        open: HashSet::new(),
        clips_of_rules: HashSet::new(),
    };
    for node in document.descendants() {
        node.attribute("id").map(|id| survey.ids.entry(id).or_insert(node));
    }
    for node in drawn(root) {
        survey.element(node)?;
    }
    survey.bound(root)
}

/// The line of the element with an `id`; the first line if there is none.
pub(super) fn line_of(document: &Document<'_>, id: &str) -> u32 {
    let node = document.descendants().find(|node| !id.is_empty() && node.attribute("id") == Some(id));
    node.map_or(1, |node| line(document, node))
}

struct Survey<'a, 'input> {
    document: &'a Document<'input>,
    ids: HashMap<&'a str, Node<'a, 'input>>,
    /// How many elements and segments an element becomes, and how deep it is.
    weights: HashMap<NodeId, (usize, usize)>,
    /// The elements that are being weighed.
    open: HashSet<NodeId>,
    /// The clips that style rules name, which may stand at any element.
    clips_of_rules: HashSet<NodeId>,
}

impl<'a, 'input> Survey<'a, 'input> {
    fn element(&mut self, node: Node<'a, 'input>) -> Result<(), SheetFault> {
        let name = node.tag_name().name();
        let part = match name {
            "svg" | "g" | "a" | "defs" | "symbol" | "use" | "path" | "rect" | "circle" | "ellipse" | "line"
            | "polyline" | "polygon" | "clipPath" | "linearGradient" | "radialGradient" | "stop" | "style"
            | "title" | "desc" | "metadata" => None,
            "text" | "tspan" | "textPath" | "font" | "altGlyph" | "tref" => Some(Part::Text),
            "image" | "feImage" => Some(Part::Image),
            "filter" => Some(Part::Filter),
            "mask" => Some(Part::Mask),
            "pattern" => Some(Part::Pattern),
            "marker" => Some(Part::Marker),
            "script" | "set" => Some(Part::Animation),
            other if other.starts_with("animate") => Some(Part::Animation),
            _ => Some(Part::Other),
        };
        if let Some(part) = part {
            return Err(self.refused(node, format!("<{name}>"), part));
        }
        if name == "style" {
            return self.rules(node);
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            match attribute.name() {
                "href" if name != "a" => {
                    let known = value.strip_prefix('#').is_some_and(|id| self.ids.contains_key(id));
                    if !known {
                        return Err(self.refused(node, format!("href=\"{value}\""), Part::Link));
                    }
                }
                "d" => {
                    BezPath::from_svg(value).map_err(|_| self.refused(node, "d".to_owned(), Part::Path))?;
                }
                "style" => {
                    for (property, value) in declarations(value) {
                        self.property(node, property, value)?;
                    }
                }
                property => self.property(node, property, value)?,
            }
        }
        Ok(())
    }

    /// A property, be it an attribute or part of a style.
    fn property(&self, node: Node<'a, 'input>, property: &str, value: &str) -> Result<(), SheetFault> {
        let is_off = matches!(value.trim(), "none" | "normal" | "auto" | "inherit" | "initial" | "");
        let said = || format!("{property}: {value}");
        let refused = |what: String, part| Err(self.refused(node, what, part));
        match property {
            _ if is_off => Ok(()),
            "filter" => refused(property.to_owned(), Part::Filter),
            "mask" => refused(property.to_owned(), Part::Mask),
            "mix-blend-mode" => refused(property.to_owned(), Part::Blend),
            "marker" | "marker-start" | "marker-mid" | "marker-end" => refused(property.to_owned(), Part::Marker),
            "vector-effect" | "transform-origin" | "transform-box" => refused(said(), Part::Other),
            "clip-path" => match self.target(value).map(|target| target.tag_name().name()) {
                Some("clipPath") => Ok(()),
                Some(_) => refused(said(), Part::Clip),
                None => refused(said(), if value.contains("url(") { Part::Link } else { Part::Clip }),
            },
            "fill" | "stroke" if value.contains("url(") => {
                match self.target(value).map(|target| target.tag_name().name()) {
                    Some("linearGradient" | "radialGradient") => Ok(()),
                    Some(_) => refused(said(), Part::Pattern),
                    None => refused(said(), Part::Link),
                }
            }
            "fill" | "stroke" | "color" | "stop-color" if value.contains("var(") => refused(said(), Part::Css),
            _ => Ok(()),
        }
    }

    /// The rules of a style sheet: plain selectors, known properties.
    fn rules(&mut self, node: Node<'a, 'input>) -> Result<(), SheetFault> {
        let text: String = node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect();
        let mut rules = String::new();
        let mut rest = text.as_str();
        while let Some((before, comment)) = rest.split_once("/*") {
            rules.push_str(before);
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        }
        rules.push_str(rest);
        if rules.contains('@') {
            return Err(self.refused(node, "@".to_owned(), Part::Css));
        }
        for rule in rules.split('}').filter(|rule| !rule.trim().is_empty()) {
            let (selectors, body) = rule.split_once('{').unwrap_or((rule, ""));
            let is_plain = |sign: char| sign.is_alphanumeric() || sign.is_whitespace() || ".#*,>-_".contains(sign);
            if !selectors.chars().all(is_plain) {
                return Err(self.refused(node, selectors.trim().to_owned(), Part::Css));
            }
            for (property, value) in declarations(body) {
                self.property(node, property, value)?;
                let clip = self.target(value).filter(|_| property == "clip-path");
                self.clips_of_rules.extend(clip.map(|clip| clip.id()));
            }
        }
        Ok(())
    }

    /// The element that `url(#id)` names.
    fn target(&self, value: &str) -> Option<Node<'a, 'input>> {
        let inside = value.split_once("url(")?.1.split_once(')')?.0;
        let id = inside.trim().trim_matches(['"', '\'']).strip_prefix('#')?;
        self.ids.get(id).copied()
    }

    /// Nothing refers to itself, and all of it is not too much once every reference is followed.
    fn bound(&mut self, root: Node<'a, 'input>) -> Result<(), SheetFault> {
        let (all, _) = self.weigh(root, 0)?;
        let clips: Vec<NodeId> = self.clips_of_rules.iter().copied().collect();
        let mut of_rules = 0_usize;
        for clip in clips {
            let node = self.document.get_node(clip).unwrap_or(root);
            of_rules = of_rules.saturating_add(self.weigh(node, 0)?.0);
        }
        let elements = drawn(root).count();
        if all > MOST_WEIGHT || of_rules.saturating_mul(elements) > MOST_OF_RULES {
            return Err(self.refused(root, "<svg>".to_owned(), Part::Size));
        }
        Ok(())
    }

    fn weigh(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<(usize, usize), SheetFault> {
        if let Some(&known) = self.weights.get(&node.id()) {
            return if depth + known.1 > MOST_DEPTH { Err(self.too_much(node)) } else { Ok(known) };
        }
        if depth > MOST_DEPTH || !self.open.insert(node.id()) {
            return Err(self.too_much(node));
        }
        let segments = node.attribute("d").or_else(|| node.attribute("points")).map_or(0, str::len) / 4;
        let (mut weight, mut height) = (1 + segments, 0);
        let is_shown = |kid: &Node<'a, 'input>| kid.is_element() && !is_silent(*kid);
        let kids: Vec<_> = node.children().filter(is_shown).chain(self.references(node)).collect();
        for kid in kids {
            let (more, deep) = self.weigh(kid, depth + 1)?;
            weight = weight.saturating_add(more);
            height = height.max(deep + 1);
        }
        self.open.remove(&node.id());
        self.weights.insert(node.id(), (weight, height));
        Ok((weight, height))
    }

    /// What an element shows besides its children.
    fn references(&self, node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
        let of_style = node.attribute("style").map(declarations).into_iter().flatten().map(|(_, value)| value);
        let attributes = node.attributes().filter(|attribute| attribute.name() != "style");
        let linked = node.attributes().find(|attribute| attribute.name() == "href").map(|link| link.value());
        let linked = linked.and_then(|link| self.ids.get(link.strip_prefix('#')?).copied());
        let named =
            attributes.map(|attribute| attribute.value()).chain(of_style).filter_map(|value| self.target(value));
        named.chain(linked.filter(|_| node.tag_name().name() != "a")).collect()
    }

    fn too_much(&self, node: Node<'_, '_>) -> SheetFault {
        self.refused(node, format!("<{}>", node.tag_name().name()), Part::Size)
    }

    fn refused(&self, node: Node<'_, '_>, what: String, part: Part) -> SheetFault {
        SheetFault::Drawing { line: line(self.document, node), what, part }
    }
}

fn line(document: &Document<'_>, node: Node<'_, '_>) -> u32 {
    document.text_pos_at(node.range().start).row
}

/// An element and all below it, but nothing of what draws nothing: titles, and elements of editors.
fn drawn<'a, 'input>(root: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    let mut waiting = vec![root];
    std::iter::from_fn(move || {
        let node = waiting.pop()?;
        waiting.extend(node.children().rev().filter(|kid| kid.is_element() && !is_silent(*kid)));
        Some(node)
    })
}

fn is_silent(node: Node<'_, '_>) -> bool {
    let tag = node.tag_name();
    tag.namespace() != Some(SVG) || matches!(tag.name(), "title" | "desc" | "metadata")
}

/// `fill: red; opacity: 1` in pairs.
fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|one| one.split_once(':')).map(|(property, value)| {
        let value = value.trim();
        (property.trim(), value.strip_suffix("!important").unwrap_or(value).trim())
    })
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Deeper nesting, references included, nobody draws.
const MOST_DEPTH: usize = 64;

/// The most elements and segments of paths, each as often as it is shown. Four characters make at least one segment of a path.
const MOST_WEIGHT: usize = 500_000;

/// The most that all clips of style rules come to, if each stood at each element.
const MOST_OF_RULES: usize = 2_000_000;
