//! Ornaments: frames, interlaced waves and rosettes, drawn as curves of our own.

use std::f32::consts::TAU;

use printpdf::ExternalXObject;

use super::compose::MM;
use super::layout::{Layout, Ornament};
use super::stream::Operators;

/// All ornaments of a layout as one drawing of the size of the page.
pub(super) fn background(layout: &Layout) -> ExternalXObject {
    let (width, height) = (layout.file.width * MM, layout.file.height * MM);
    let mut operators = Operators::default();
    for ornament in &layout.file.ornaments {
        match ornament {
            Ornament::Frame { inset, weight, colour, notch } => {
                stroke(&mut operators, layout.colour(colour), *weight);
                frame(&mut operators, [width, height], inset * MM, notch * MM);
            }
            Ornament::Guilloche { inset, amplitude, weight, colour } => {
                stroke(&mut operators, layout.colour(colour), *weight);
                band(&mut operators, [width, height], inset * MM, amplitude * MM);
            }
            Ornament::Rosette { at, radius, petals, weight, colour } => {
                stroke(&mut operators, layout.colour(colour), *weight);
                rosette(&mut operators, [at[0] * MM, height - at[1] * MM], radius * MM, *petals);
            }
        }
    }
    operators.into_form(width, height)
}

/// The place of a stamp: a rosette between two circles, light enough for ink.
pub(super) fn seal(colour: [f32; 3], diameter: f32) -> ExternalXObject {
    let mut operators = Operators::default();
    let middle = diameter / 2.0;
    stroke(&mut operators, colour, 0.3);
    rosette(&mut operators, [middle; 2], middle - 1.5, 24);
    circle(&mut operators, [middle; 2], middle - 0.5);
    operators.into_form(diameter, diameter)
}

/// `SAMPLE` belongs to text; this is its colour and angle.
pub(super) fn stroke(operators: &mut Operators, [red, green, blue]: [f32; 3], weight: f32) {
    operators.put(&[weight], "w").put(&[red, green, blue], "RG");
}

/// A rectangle whose corners are drawn in as quarter circles.
fn frame(operators: &mut Operators, [width, height]: [f32; 2], inset: f32, notch: f32) {
    let (left, bottom, right, top) = (inset, inset, width - inset, height - inset);
    if notch <= 0.0 {
        operators.put(&[left, bottom, right - left, top - bottom], "re").put(&[], "S");
        return;
    }
    let bend = notch * (1.0 - 0.5523);
    operators.put(&[left + notch, bottom], "m").put(&[right - notch, bottom], "l");
    operators
        .put(&[right - notch, bottom + notch - bend, right - notch + bend, bottom + notch, right, bottom + notch], "c");
    operators.put(&[right, top - notch], "l");
    operators.put(&[right - notch + bend, top - notch, right - notch, top - notch + bend, right - notch, top], "c");
    operators.put(&[left + notch, top], "l");
    operators.put(&[left + notch, top - notch + bend, left + notch - bend, top - notch, left, top - notch], "c");
    operators.put(&[left, bottom + notch], "l");
    operators
        .put(&[left + notch - bend, bottom + notch, left + notch, bottom + notch - bend, left + notch, bottom], "c");
    operators.put(&[], "s");
}

/// Interlaced waves along a rectangle; each side holds whole waves, so that the corners meet.
fn band(operators: &mut Operators, [width, height]: [f32; 2], inset: f32, amplitude: f32) {
    let sides = [
        ([inset, inset], [width - inset, inset]),
        ([width - inset, inset], [width - inset, height - inset]),
        ([width - inset, height - inset], [inset, height - inset]),
        ([inset, height - inset], [inset, inset]),
    ];
    for (from, to) in sides {
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        let along = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
        let waves = (length / (amplitude * 5.0)).round();
        for strand in 0_u8..4 {
            let phase = TAU * f32::from(strand) / 4.0;
            let point = |part: f32| {
                let angle = TAU * waves * part + phase;
                let (away, slope) = (amplitude * angle.sin(), amplitude * TAU * waves * angle.cos());
                let place = [
                    from[0] + along[0] * length * part - along[1] * away,
                    from[1] + along[1] * length * part + along[0] * away,
                ];
                let speed = [along[0] * length - along[1] * slope, along[1] * length + along[0] * slope];
                (place, speed)
            };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens of waves")]
            curve(operators, point, waves as u32 * 4);
            operators.put(&[], "S");
        }
    }
}

/// Interlaced petals around a point.
fn rosette(operators: &mut Operators, centre: [f32; 2], radius: f32, petals: u32) {
    #[expect(clippy::cast_precision_loss, reason = "some dozens of petals")]
    let count = petals as f32;
    for (strand, inner) in [(0_u8, 0.62_f32), (1, 0.62), (0, 0.3), (1, 0.3)] {
        let (middle, swing) = (radius * (1.0 + inner) / 2.0, radius * (1.0 - inner) / 2.0);
        let middle = if inner < 0.5 { middle - radius * 0.19 } else { middle };
        let swing = if inner < 0.5 { swing - radius * 0.16 } else { swing };
        let phase = f32::from(strand) * TAU / 2.0;
        let point = |part: f32| {
            let angle = TAU * part;
            let away = middle + swing * (count * angle + phase).cos();
            let change = -swing * count * (count * angle + phase).sin();
            let place = [centre[0] + away * angle.cos(), centre[1] + away * angle.sin()];
            let speed =
                [TAU * (change * angle.cos() - away * angle.sin()), TAU * (change * angle.sin() + away * angle.cos())];
            (place, speed)
        };
        curve(operators, point, petals * 4);
        operators.put(&[], "s");
    }
}

/// A curve from 0 to 1 by its points and speeds, as Bézier pieces.
fn curve(operators: &mut Operators, point: impl Fn(f32) -> ([f32; 2], [f32; 2]), pieces: u32) {
    #[expect(clippy::cast_precision_loss, reason = "some hundreds of pieces")]
    let step = 1.0 / pieces as f32;
    let (mut last, mut speed) = point(0.0);
    operators.put(&last, "m");
    for piece in 1..=pieces {
        #[expect(clippy::cast_precision_loss, reason = "some hundreds of pieces")]
        let (next, next_speed) = point(piece as f32 * step);
        let third = step / 3.0;
        let controls = [
            last[0] + speed[0] * third,
            last[1] + speed[1] * third,
            next[0] - next_speed[0] * third,
            next[1] - next_speed[1] * third,
            next[0],
            next[1],
        ];
        operators.put(&controls, "c");
        (last, speed) = (next, next_speed);
    }
}

fn circle(operators: &mut Operators, centre: [f32; 2], radius: f32) {
    let point = |part: f32| {
        let (sin, cos) = (TAU * part).sin_cos();
        let place = [centre[0] + radius * cos, centre[1] + radius * sin];
        (place, [-TAU * radius * sin, TAU * radius * cos])
    };
    curve(operators, point, 8);
    operators.put(&[], "s");
}
