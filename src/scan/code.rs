//! QR codes (ISO/IEC 18004) in grey pixels.

use rxing::common::{BitMatrix, DetectorRXingResult as _, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::cpp_port::{decoder, detector};
use rxing::{BarcodeFormat, Binarizer as _, Luma8Source, RXingResult};

use super::fence::fenced;

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

/// The most finder-pattern triples that are tried in one picture. A page of 40 codes has 40 good ones.
const MAX_TRIES: usize = 400;

/// The shorter side below which a picture is enlarged for another look.
const SMALL: u32 = 1_000;

/// The texts of all codes, each once, in the order in which they were found.
pub(super) fn read(grey: &Grey, effort: Effort) -> Vec<String> {
    let mut texts = look(grey, Threshold::Local);
    if effort == Effort::Once || !texts.is_empty() {
        return texts;
    }
    texts = look(grey, Threshold::Global);
    let mut steps: Vec<Box<dyn Fn() -> Option<Grey>>> = vec![
        Box::new(|| halved(grey)),
        Box::new(|| halved(grey).as_ref().and_then(halved)),
        Box::new(|| Some(inverted(grey))),
        Box::new(|| halved(grey).as_ref().map(inverted)),
    ];
    if grey.width.min(grey.height) < SMALL {
        steps.insert(0, Box::new(|| Some(doubled(grey))));
    }
    for step in steps {
        if !texts.is_empty() {
            break;
        }
        if let Some(changed) = step() {
            texts = look(&changed, Threshold::Local);
        }
    }
    texts
}

#[derive(Debug, Clone, Copy)]
enum Threshold {
    /// Black is what is darker than its neighbourhood: shadows.
    Local,
    /// Black is what is dark: blur.
    Global,
}

fn look(grey: &Grey, threshold: Threshold) -> Vec<String> {
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
fn all_codes(bits: &BitMatrix) -> Vec<String> {
    let mut patterns = detector::FindFinderPatterns(bits, true, 0);
    let mut used = Vec::new();
    let mut texts = Vec::new();
    for set in detector::GenerateFinderPatternSets(&mut patterns).into_iter().take(MAX_TRIES) {
        if [&set.bl, &set.tl, &set.tr].iter().any(|pattern| used.contains(*pattern)) {
            continue;
        }
        let Ok(sampled) = detector::SampleQR(bits, &set) else { continue };
        let Ok(decoded) = decoder::Decode(sampled.getBits()) else { continue };
        if decoded.isValid() {
            used.extend([set.bl, set.tl, set.tr]);
            let result = RXingResult::with_decoder_result(decoded, sampled.getPoints(), BarcodeFormat::QR_CODE);
            let text = result.getText().to_owned();
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    texts
}

fn inverted(grey: &Grey) -> Grey {
    Grey { pixels: grey.pixels.iter().map(|pixel| 255 - pixel).collect(), ..*grey }
}

/// Half as wide and high; `None` if nothing would be left.
fn halved(grey: &Grey) -> Option<Grey> {
    let (width, height) = (grey.width / 2, grey.height / 2);
    if width < 21 || height < 21 {
        return None;
    }
    let stride = grey.width as usize;
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    for pair in grey.pixels.chunks_exact(2 * stride) {
        let (upper, lower) = pair.split_at(stride);
        for (upper, lower) in upper.chunks_exact(2).zip(lower.chunks_exact(2)) {
            let sum: u16 = upper.iter().chain(lower).map(|&pixel| u16::from(pixel)).sum();
            pixels.push(u8::try_from(sum / 4).unwrap_or(u8::MAX));
        }
    }
    Some(Grey { width, height, pixels })
}

/// Twice as wide and high, each pixel four times.
fn doubled(grey: &Grey) -> Grey {
    let row = |row: &[u8]| row.iter().flat_map(|&pixel| [pixel, pixel]).collect::<Vec<_>>();
    let pixels = grey.pixels.chunks_exact((grey.width as usize).max(1)).flat_map(|line| row(line).repeat(2)).collect();
    Grey { width: grey.width * 2, height: grey.height * 2, pixels }
}
