//! From a programme and its pictures to a press, and from a sealed certificate to its PDF.

use std::collections::{BTreeMap, HashMap};

use super::Fault;
use crate::claims::{Authority, Certificate};
use crate::qr;
use crate::roster::Programme;
use crate::sheet::{Fonts, Image, Images, Layout, Layouts, Press, Print, SheetFault};
use crate::store::SealedForms;
use crate::wire::digest::Digest;

/// The name under which the institution's logo stands among the pictures of a batch.
pub const LOGO: &str = "logo";

/// What a batch keeps of its layout besides pictures: the files that the layout was read from, the institution's fonts
/// that it names, and the fonts that help out.
pub fn materials(layout: &Layout, fonts: &Fonts) -> impl Iterator<Item = (String, Vec<u8>)> {
    let toml = |(name, toml): (&str, &str)| (format!("{LAYOUTS}{name}{TOML}"), toml.as_bytes().to_vec());
    let sources: Vec<_> = layout.sources().map(toml).collect();
    let own = layout.font_files().filter_map(|name| Some((format!("{FONTS}{name}"), fonts.own.get(name)?.clone())));
    let own: Vec<_> = own.collect();
    let spare = fonts.spare.iter().map(|(name, bytes)| (format!("{SPARE}{name}"), bytes.clone()));
    sources.into_iter().chain(own).chain(spare.collect::<Vec<_>>())
}

/// The layouts and fonts among what a batch keeps; the pictures have names without a slash.
fn layouts_and_fonts(kept: &HashMap<String, Vec<u8>>) -> (Layouts, Fonts) {
    let below = |folder: &'static str| {
        kept.iter().filter_map(move |(name, bytes)| Some((name.strip_prefix(folder)?.to_owned(), bytes.clone())))
    };
    let layouts = below(LAYOUTS).filter_map(|(name, toml)| {
        Some((name.strip_suffix(TOML)?.to_owned(), String::from_utf8_lossy(&toml).into_owned()))
    });
    let fonts = Fonts { own: below(FONTS).collect(), spare: below(SPARE).collect::<BTreeMap<_, _>>() };
    (Layouts::with(layouts), fonts)
}

const LAYOUTS: &str = "layouts/";
const TOML: &str = ".toml";
const FONTS: &str = "fonts/";
const SPARE: &str = "spare-fonts/";

/// Prints the sheets of one programme.
pub(super) struct Printer {
    press: Press,
    authority: Authority,
    allows_link: bool,
    is_demo: bool,
}

impl Printer {
    /// Prepares the layout, the languages and the pictures.
    pub(super) fn new(
        programme: &Programme,
        images: &HashMap<String, Vec<u8>>,
        authority: Authority,
        is_demo: bool,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut picture = |name: Option<&str>| {
            let name = name?;
            let Some(bytes) = images.get(name) else {
                faults.push(Fault::file_missing(name));
                return None;
            };
            Image::parse(bytes).inspect_err(|fault| faults.push(Fault::of_picture(name, fault))).ok()
        };
        let logo = picture(images.contains_key(LOGO).then_some(LOGO));
        let signatures = programme.signatures().map(&mut picture).collect();
        let (layouts, fonts) = layouts_and_fonts(images);
        let press = layouts
            .read(programme.sheet().as_str())
            .and_then(|layout| Press::with_fonts(layout, programme.languages(), Images { logo, signatures }, &fonts));
        let press = press.inspect_err(|fault| faults.extend(Fault::all_of_sheet(fault))).ok();
        match press {
            Some(press) if faults.is_empty() => {
                Ok(Self { press, authority, allows_link: programme.allows_link_qr(), is_demo })
            }
            _ => Err(faults),
        }
    }

    /// The text of the QR code: the whole credential, or where that does not fit and the programme allows it, a link.
    pub(super) fn qr_text(&self, certificate: &Certificate, token: &str) -> Result<String, qr::QrFault> {
        let dictionary = if self.is_demo { qr::DEMO_DICTIONARY } else { qr::DICTIONARY };
        match qr::encode(token, &self.authority, dictionary) {
            Err(qr::QrFault::TooLong | qr::QrFault::TextTooLong) if self.allows_link => {
                Ok(self.link(certificate, token))
            }
            encoded => encoded.map(|encoded| encoded.text),
        }
    }

    /// Everything that could keep the sheet from being printed.
    pub(super) fn rehearse(
        &self,
        certificate: &Certificate,
        forms: &SealedForms,
        qr_text: &str,
    ) -> Result<(), Vec<SheetFault>> {
        let rehearse = |text: &str| self.press.rehearse(&self.print_of(certificate, forms, text));
        match rehearse(qr_text) {
            Err(faults) if self.may_link(&faults) => rehearse(&self.link(certificate, &forms.token)),
            rehearsed => rehearsed,
        }
    }

    /// The PDF of a sealed certificate, and the text of its QR code.
    pub(super) fn print(
        &self,
        certificate: &Certificate,
        forms: &SealedForms,
    ) -> Result<(Vec<u8>, String), SheetFault> {
        let text = self.qr_text(certificate, &forms.token).map_err(|fault| SheetFault::Writing(fault.to_string()))?;
        match self.press.print(&self.print_of(certificate, forms, &text)) {
            Err(fault) if self.may_link(std::slice::from_ref(&fault)) => {
                let link = self.link(certificate, &forms.token);
                Ok((self.press.print(&self.print_of(certificate, forms, &link))?, link))
            }
            printed => Ok((printed?, text)),
        }
    }

    /// The PDF of a certificate that was released in another form: it says that it is a reprint.
    pub(super) fn reprint(
        &self,
        certificate: &Certificate,
        forms: &SealedForms,
        qr_text: &str,
    ) -> Result<Vec<u8>, SheetFault> {
        self.press.reprint(&self.print_of(certificate, forms, qr_text))
    }

    fn print_of<'a>(&self, certificate: &'a Certificate, forms: &'a SealedForms, qr_text: &'a str) -> Print<'a> {
        Print { certificate, token: &forms.token, credential_json: &forms.document, qr_text, sample: self.is_demo }
    }

    fn link(&self, certificate: &Certificate, token: &str) -> String {
        qr::encode_reference(certificate.id, Digest::of(token), &self.authority).text
    }

    fn may_link(&self, faults: &[SheetFault]) -> bool {
        self.allows_link && faults.iter().any(|fault| matches!(fault, SheetFault::Qr { .. }))
    }
}
