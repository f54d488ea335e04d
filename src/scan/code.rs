//! QR codes (ISO/IEC 18004) in grey pixels.

mod closer;

use std::borrow::Cow;

use image::GrayImage;
use image::imageops::fast_blur;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult as _, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::cpp_port::detector::FinderPatternSet;
use rxing::qrcode::cpp_port::{decoder, detector};
use rxing::{BarcodeFormat, Binarizer as _, Luma8Source, RXingResult};

use super::fence::fenced;
pub(super) use closer::Place;
use closer::{RETOUCHES, Retouch};

/// A grey picture; 0 is black.
#[derive(Debug, Clone)]
pub(super) struct Grey {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Row by row, `width` times `height`.
    pub(super) pixels: Vec<u8>,
}

/// How often a picture is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Once: a rendered page, sharp and black on white.
    Once,
    /// Until something is found: a photograph.
    Patient,
}

/// The most finder-pattern triples that are tried in one look. A page of 40 codes has 40 good ones.
const MAX_TRIES: usize = 400;

/// The shorter side below which a picture is enlarged for another look.
const SMALL: u32 = 1_000;

/// More pixels than this are halved for the first look. A sheet that fills 12 megapixels has six of them a module.
const LARGE: u64 = 6_000_000;

/// What is evened out, in pixels, and how much stronger the rest becomes: print needs a contrast of 24 steps to be seen as such.
const LEVEL_WIDTH: f32 = 12.0;
const LEVEL_GAIN: i32 = 5;

/// The most places at which a symbol seems to be that get closer looks.
const MAX_PLACES: usize = 3;

/// A code and where it was seen.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) place: Place,
}

/// All codes, each text once, in the order in which they were found.
///
/// A picture without a code costs the most: ten looks at all of it, six at each of three places in it, and two
/// at each of six more.
pub(super) fn read(grey: &Grey, effort: Effort) -> Vec<Found> {
    if effort == Effort::Once {
        return look(grey, Threshold::Local).found;
    }
    let mut known: Vec<Place> = Vec::new();
    let mut aslant_left = MAX_ASLANT;
    for view in views(grey) {
        let Some(changed) = (view.change)(grey) else { continue };
        let seen = look(&changed, view.threshold);
        if !seen.found.is_empty() {
            let scaled = |found: Found| Found { place: found.place.scaled(view.scale), ..found };
            return seen.found.into_iter().map(scaled).collect();
        }
        let original = view.original(grey);
        let mut found: Vec<Found> = Vec::new();
        for place in seen.places.into_iter().map(|place| place.scaled(view.scale)) {
            if known.len() < MAX_PLACES && !known.iter().any(|known| known.holds(&place)) {
                known.push(place);
                found.extend(look_closer(&original, place, &RETOUCHES));
            }
        }
        let (sharp, _) = RETOUCHES.split_at(2);
        for place in seen.aslant.into_iter().take(aslant_left).map(|place| place.scaled(view.scale)) {
            aslant_left -= 1;
            found.extend(look_closer(&original, place, sharp));
        }
        if !found.is_empty() {
            return unique(found);
        }
    }
    Vec::new()
}

/// Each text once.
fn unique(found: Vec<Found>) -> Vec<Found> {
    let mut once: Vec<Found> = Vec::new();
    for code in found {
        if !once.iter().any(|known| known.text == code.text) {
            once.push(code);
        }
    }
    once
}

/// One way to look at a whole picture.
struct View {
    change: fn(&Grey) -> Option<Cow<'_, Grey>>,
    /// So many pixels of the picture are one of the view.
    scale: f32,
    threshold: Threshold,
    is_inverted: bool,
}

impl View {
    fn new(change: fn(&Grey) -> Option<Cow<'_, Grey>>, scale: f32, threshold: Threshold) -> Self {
        Self { change, scale, threshold, is_inverted: false }
    }

    /// The picture in which what this view found is looked at more closely.
    fn original<'a>(&self, grey: &'a Grey) -> Cow<'a, Grey> {
        if self.is_inverted { Cow::Owned(inverted(grey)) } else { Cow::Borrowed(grey) }
    }
}

fn views(grey: &Grey) -> Vec<View> {
    let whole = |threshold| View::new(|grey| Some(Cow::Borrowed(grey)), 1.0, threshold);
    let local = |change, scale| View::new(change, scale, Threshold::Local);
    let half = || local(|grey| reduced(grey, 2).map(Cow::Owned), 2.0);
    let mut views = vec![whole(Threshold::Local), whole(Threshold::Global)];
    if u64::from(grey.width) * u64::from(grey.height) > LARGE {
        views.insert(0, half());
    } else {
        views.push(half());
    }
    if grey.width.min(grey.height) < SMALL {
        views.push(local(|grey| Some(Cow::Owned(doubled(grey))), 0.5));
    }
    views.push(local(|grey| reduced(grey, 3).map(Cow::Owned), 3.0));
    views.push(local(|grey| reduced(grey, 5).map(Cow::Owned), 5.0));
    views.push(local(|grey| reduced(grey, 2).as_ref().map(levelled).map(Cow::Owned), 2.0));
    views.push(local(|grey| Some(Cow::Owned(levelled(grey))), 1.0));
    let negative = local(|grey| Some(Cow::Owned(inverted(grey))), 1.0);
    views.push(View { is_inverted: true, ..negative });
    let negative = local(|grey| reduced(grey, 2).as_ref().map(inverted).map(Cow::Owned), 2.0);
    views.push(View { is_inverted: true, ..negative });
    views
}

/// Looks at one place until something is read.
fn look_closer(grey: &Grey, place: Place, retouches: &[Retouch]) -> Vec<Found> {
    let read = fenced(|| {
        let (light, place) = closer::cut(grey, place)?;
        let (light, place) = closer::upright(&light, place);
        retouches
            .iter()
            .map(|retouch| look(&closer::retouched(&light, place.module, *retouch), Threshold::Local).found)
            .find(|found| !found.is_empty())
    });
    read.flatten().unwrap_or_default().into_iter().map(|found| Found { place, ..found }).collect()
}

#[derive(Debug, Clone, Copy)]
enum Threshold {
    /// Black is what is darker than its neighbourhood: shadows.
    Local,
    /// Black is what is dark: blur.
    Global,
}

/// What one look gave.
#[derive(Debug, Default)]
struct Seen {
    found: Vec<Found>,
    /// Where a symbol seems to be that could not be read, the likeliest first.
    places: Vec<Place>,
    /// The same, if it is seen very much aslant.
    aslant: Vec<Place>,
}

fn look(grey: &Grey, threshold: Threshold) -> Seen {
    let found = fenced(|| {
        let source = Luma8Source::new_with_slice(&grey.pixels, grey.width, grey.height).ok()?;
        match threshold {
            Threshold::Local => HybridBinarizer::new(source).get_black_matrix().map(all_codes).ok(),
            Threshold::Global => GlobalHistogramBinarizer::new(source).get_black_matrix().map(all_codes).ok(),
        }
    });
    found.flatten().unwrap_or_default()
}

/// What `QrReader` does inside, for all codes instead of the first.
fn all_codes(bits: &BitMatrix) -> Seen {
    let mut patterns = detector::FindFinderPatterns(bits, true, 0);
    let mut used = Vec::new();
    let mut seen = Seen::default();
    let mut unlikely = Vec::new();
    for set in detector::GenerateFinderPatternSets(&mut patterns).into_iter().take(MAX_TRIES) {
        if [&set.bl, &set.tl, &set.tr].iter().any(|pattern| used.contains(*pattern)) {
            continue;
        }
        let Ok(sampled) = detector::SampleQR(bits, &set) else {
            unlikely.push(place(&set));
            continue;
        };
        match decoder::Decode(sampled.getBits()) {
            Ok(decoded) if decoded.isValid() => {
                used.extend([set.bl, set.tl, set.tr]);
                let result = RXingResult::with_decoder_result(decoded, sampled.getPoints(), BarcodeFormat::QR_CODE);
                seen.found.push(Found { text: result.getText().to_owned(), place: place(&set) });
            }
            _ => seen.places.push(place(&set)),
        }
    }
    seen.places.extend(unlikely);
    if seen.found.is_empty() && patterns.len() <= FEW {
        seen.aslant = aslant(&patterns);
    }
    seen.found = unique(seen.found);
    seen
}

/// Every three finder patterns that may be the corners of a symbol seen so much aslant that its sides seem to be no square's.
fn aslant(patterns: &[ConcentricPattern]) -> Vec<Place> {
    let mut places = Vec::new();
    for corner in patterns {
        let others = || patterns.iter().filter(|other| other.p != corner.p);
        for (right, lower) in others().flat_map(|right| others().map(move |lower| (right, lower))) {
            let (along, down) = (right.p - corner.p, lower.p - corner.p);
            let (width, height) = (along.x.hypot(along.y), down.x.hypot(down.y));
            // A right angle turns clockwise from the upper side to the left one, and is seen from 25 to 155 degrees wide.
            let sine = (along.x * down.y - along.y * down.x) / (width * height);
            let sizes = [corner.size, right.size, lower.size];
            let is_even = sizes.iter().max() <= sizes.iter().min().map(|size| size * 3).as_ref();
            if right.p != lower.p && is_even && sine > 0.42 && width < 4.0 * height && height < 4.0 * width {
                places.push(place(&FinderPatternSet { tl: *corner, tr: *right, bl: *lower }));
            }
        }
    }
    places
}

/// So many finder patterns are tried in every arrangement, but no more than [`MAX_ASLANT`] of them.
const FEW: usize = 5;

/// The most arrangements of finder patterns that get two closer looks each.
const MAX_ASLANT: usize = 6;

/// Where a symbol with these three corners is.
fn place(set: &FinderPatternSet) -> Place {
    let module = (set.bl.size + set.tl.size + set.tr.size) as f32 / 21.0;
    Place { finders: [set.tl.p, set.tr.p, set.bl.p].map(|corner| (corner.x, corner.y)), module }
}

fn inverted(grey: &Grey) -> Grey {
    Grey { pixels: grey.pixels.iter().map(|pixel| 255 - pixel).collect(), ..*grey }
}

/// Light and shadow evened out, and what is left made strong: pale print on grey paper.
fn levelled(grey: &Grey) -> Grey {
    let pixels = GrayImage::from_raw(grey.width, grey.height, grey.pixels.clone());
    let around = pixels.map(|pixels| fast_blur(&pixels, LEVEL_WIDTH).into_raw()).unwrap_or_default();
    let level = |(&pixel, around): (&u8, u8)| {
        u8::try_from((160 + (i32::from(pixel) - i32::from(around)) * LEVEL_GAIN).clamp(0, 255)).unwrap_or_default()
    };
    Grey { pixels: grey.pixels.iter().zip(around).map(level).collect(), ..*grey }
}

/// So many times as small; `None` if nothing would be left.
fn reduced(grey: &Grey, by: u32) -> Option<Grey> {
    let (width, height) = (grey.width / by, grey.height / by);
    if width < 21 || height < 21 {
        return None;
    }
    let (stride, step) = (grey.width as usize, by as usize);
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    let mut sums = vec![0_u32; width as usize];
    for rows in grey.pixels.chunks_exact(step * stride) {
        sums.fill(0);
        for row in rows.chunks_exact(stride) {
            for (sum, few) in sums.iter_mut().zip(row.chunks_exact(step)) {
                *sum += few.iter().map(|&pixel| u32::from(pixel)).sum::<u32>();
            }
        }
        pixels.extend(sums.iter().map(|sum| u8::try_from(sum / (by * by)).unwrap_or(u8::MAX)));
    }
    Some(Grey { width, height, pixels })
}

/// Twice as wide and high, each pixel four times.
fn doubled(grey: &Grey) -> Grey {
    let row = |row: &[u8]| row.iter().flat_map(|&pixel| [pixel, pixel]).collect::<Vec<_>>();
    let pixels = grey.pixels.chunks_exact((grey.width as usize).max(1)).flat_map(|line| row(line).repeat(2)).collect();
    Grey { width: grey.width * 2, height: grey.height * 2, pixels }
}
