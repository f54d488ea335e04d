//! Vector pictures: SVG as drawings of a PDF.
//!
//! `usvg` reads a file into plain paths, gradients and clips, and leaves out what it does not know. So a `survey` goes first and refuses
//! whatever would be left out or come out otherwise: a logo is drawn as its owner sees it, or not at all. `draw` turns the rest
//! into operators on a `canvas`, `gradient` into shadings.

mod canvas;
mod draw;
mod gradient;
mod survey;

use printpdf::ExternalXObject;
use usvg::roxmltree::{Document, ParsingOptions};
use usvg::{ImageHrefResolver, Options, Tree};

use super::fault::{Part, SheetFault};

/// Reads a drawing and its size.
///
/// # Errors
/// [`SheetFault::Image`] if it is no SVG of a known size, [`SheetFault::Drawing`] with line and element that cannot be drawn.
pub(super) fn read(text: &str) -> Result<(ExternalXObject, [f32; 2]), SheetFault> {
    let options = ParsingOptions { allow_dtd: has_plain_doctype(text), nodes_limit: MOST_NODES, ..Default::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|fault| SheetFault::Image(format!("SVG, {}: {fault}", fault.pos())))?;
    survey::survey(&document)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|fault| SheetFault::Image(format!("SVG: {fault}")))?;
    draw::draw(&tree).map_err(|refused| SheetFault::Drawing {
        line: survey::line_of(&document, &refused.id),
        what: refused.what,
        part: refused.part,
    })
}

/// What of a drawing cannot be drawn.
#[derive(Debug)]
struct Refused {
    /// The `id` of the element, or nothing.
    id: String,
    what: String,
    part: Part,
}

/// A document type is read if it only names the type: entities could make a small file a large one.
fn has_plain_doctype(text: &str) -> bool {
    let doctype = text.split_once("<!DOCTYPE").and_then(|(_, rest)| rest.split_once('>'));
    doctype.is_some_and(|(doctype, _)| !doctype.contains('['))
}

/// The most XML nodes, texts and comments included.
const MOST_NODES: u32 = 100_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<[f32; 2], SheetFault> {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 100 200'>\n{inside}</svg>"
        );
        read(&text).map(|(_, size)| size)
    }

    fn refused(inside: &str) -> (u32, String, &'static str) {
        match svg(inside) {
            Err(SheetFault::Drawing { line, what, part }) => (line, what, part.as_str()),
            other => panic!("{inside}: {other:?}"),
        }
    }

    #[test]
    fn reads_what_logos_are_made_of() {
        for inside in [
            "<title>x</title><desc>y</desc><metadata><a:b xmlns:a='urn:a'>z</a:b></metadata><path d='M0 0 C1 1 2 2 3 3z'/>",
            "<g transform='translate(1 2) rotate(30) skewX(5)' fill='#abc'><path d='M0 0h9v9z'/></g>",
            "<rect width='30' height='40' rx='1' style='fill:none;stroke:#123456;stroke-dasharray:3 1'/><circle r='3'/><polygon points='1,2 3,4 5,6'/>",
            "<defs><linearGradient id='a'><stop stop-color='red'/><stop offset='1' stop-color='rgb(0,0,255)'/></linearGradient></defs><rect width='9' height='9' fill='url(#a)'/>",
            "<defs><path id='p' d='M0 0h9v9z'/></defs><use href='#p' x='3'/><use xlink:href='#p' fill='teal'/>",
            "<clipPath id='c'><circle cx='5' cy='5' r='4'/></clipPath><rect width='9' height='9' clip-path='url(#c)' opacity='0.5'/>",
            "<style>.a, #b > rect { fill: hsl(120, 50%, 40%) } /* rest */ .c{opacity:.5}</style><rect class='a c' width='9' height='9'/>",
            "<symbol id='s' viewBox='0 0 2 2'><circle cx='1' cy='1' r='1'/></symbol><use href='#s' width='20' height='20'/>",
        ] {
            assert_eq!(svg(inside), Ok([100.0, 200.0]), "{inside}");
        }
        let doctype =
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
        let plain = format!(
            "{doctype}<svg xmlns='http://www.w3.org/2000/svg' width='2cm' height='1cm'><path d='M0 0h9v9z'/></svg>"
        );
        let (_, [width, height]) = read(&plain).unwrap();
        assert!((width / height - 2.0).abs() < 0.01 && width >= 100.0, "{width} {height}");
    }

    #[test]
    fn refuses_what_would_be_left_out_with_line_element_and_cure() {
        for (inside, what, part) in [
            ("<text>x</text>", "<text>", "text"),
            ("<image href='https://example.org/a.png'/>", "<image>", "image"),
            ("<image href='data:image/png;base64,AA=='/>", "<image>", "image"),
            ("<foreignObject/>", "<foreignObject>", "other"),
            ("<script>1</script>", "<script>", "animation"),
            ("<animate attributeName='x'/>", "<animate>", "animation"),
            ("<filter id='f'/>", "<filter>", "filter"),
            ("<g filter='url(#f)'/>", "filter", "filter"),
            ("<g style='filter: blur(2px)'/>", "filter", "filter"),
            ("<g style='mix-blend-mode:multiply'/>", "mix-blend-mode", "blend"),
            ("<mask id='m'/>", "<mask>", "mask"),
            ("<pattern id='p'/>", "<pattern>", "pattern"),
            ("<marker id='p'/>", "<marker>", "marker"),
            ("<path d='M0 0 X'/>", "d", "path"),
            ("<use href='#none'/>", "href=\"#none\"", "link"),
            ("<use href='other.svg#a'/>", "href=\"other.svg#a\"", "link"),
            ("<rect fill='url(#g)'/>", "fill: url(#g)", "link"),
            ("<g clip-path='circle(3px)'/>", "clip-path: circle(3px)", "clip"),
            ("<style>@import 'x.css';</style>", "@", "css"),
            ("<style>g:hover{fill:red}</style>", "g:hover", "css"),
            ("<style>g{filter:url(#f)}</style>", "filter", "filter"),
            ("<g id='a'><use href='#a'/></g>", "<g>", "size"),
            (
                "<rect id='r' width='9' height='9'/><linearGradient id='g' spreadMethod='repeat'><stop/><stop offset='1' stop-color='red'/></linearGradient><rect fill='url(#g)' width='9' height='9'/>",
                "spreadMethod",
                "gradient",
            ),
        ] {
            assert_eq!(refused(inside), (2, what.to_owned(), part), "{inside}");
        }
        let fading = "<linearGradient id='g'><stop stop-opacity='0'/><stop offset='1' stop-color='red'/></linearGradient>\n<rect id='r' fill='url(#g)' width='9' height='9'/>";
        assert_eq!(refused(fading), (2, "stop-opacity".to_owned(), "gradient"));
        let crossed = "<clipPath id='c'>\n<rect width='9' height='9'/><rect x='5' width='9' height='9'/></clipPath><rect clip-path='url(#c)' width='9' height='9'/>";
        assert_eq!(refused(crossed), (2, "clipPath".to_owned(), "clip"));
    }

    #[test]
    fn refuses_what_is_no_drawing_and_what_would_never_end() {
        assert!(matches!(read("<svg><path d='M0 0'/></svg>"), Err(SheetFault::Image(_))));
        assert!(matches!(
            read("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"),
            Err(SheetFault::Image(_))
        ));
        let entity = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>";
        assert!(matches!(read(entity), Err(SheetFault::Image(_))));
        // Each use shows the one before ten times.
        let repeat = |count: usize, make: &dyn Fn(usize) -> String| (0..count).map(make).collect::<Vec<_>>().concat();
        let many = |level: usize| format!("<use href='#u{level}'/>").repeat(10);
        let levels = repeat(12, &|level| format!("<g id='u{}'>{}</g>", level + 1, many(level)));
        assert_eq!(refused(&format!("<g id='u0'><circle r='3'/></g>{levels}")).2, "size");
        assert_eq!(refused(&("<g>".repeat(80) + &"</g>".repeat(80))).2, "size");
        let link = |to: usize| format!("<clipPath id='c{to}' clip-path='url(#c{})'><circle r='3'/></clipPath>", to + 1);
        let chain = repeat(80, &link);
        assert_eq!(refused(&format!("{chain}<clipPath id='c80'/><g clip-path='url(#c0)'/>")).2, "size");
        let clip = |to: usize| format!("<clipPath id='k{to}'>{}</clipPath>", "<circle r='3'/>".repeat(9));
        let clips = repeat(300, &clip);
        let rules = repeat(300, &|clip| format!(".k{clip}{{clip-path:url(#k{clip})}}"));
        assert_eq!(refused(&format!("<style>{rules}</style>{clips}{}", "<g class='k1'/>".repeat(900))).2, "size");
    }
}
