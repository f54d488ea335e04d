//! Ornaments: frames, interlaced waves and rosettes, drawn as curves of our own.

use std::f32::consts::TAU;

use printpdf::ExternalXObject;

use super::MM;
use super::layout::{Draw, Layout, Ornament};
use super::stream::Operators;

/// The ornaments of a page, the first or one after it, as one drawing of the size of the page.
pub(super) fn background(layout: &Layout, page: usize) -> ExternalXObject {
    let [width, height] = [layout.file.width * MM, layout.file.height * MM];
    let mut operators = Operators::default();
    for ornament in layout.file.ornaments.iter().filter(|ornament| ornament.on.has(page)) {
        operators.put(&[], "q");
        stroke(&mut operators, layout.colour(&ornament.colour), ornament.weight);
        draw(&mut operators, layout, ornament, [width, height]);
        operators.put(&[], "Q");
    }
    operators.into_form(width, height)
}

fn draw(operators: &mut Operators, layout: &Layout, ornament: &Ornament, page: [f32; 2]) {
    match ornament.draw {
        Draw::Fill { at } => {
            operators.put(&layout.colour(&ornament.colour), "rg").put(&corners(at, page), "re").put(&[], "f");
        }
        Draw::Frame { inset, notch } => frame(operators, page, inset * MM, notch * MM),
        Draw::Guilloche { inset, amplitude } => band(operators, page, inset * MM, amplitude * MM),
        Draw::Line { at: [x, y, to_x, to_y] } => {
            operators.put(&[x * MM, page[1] - y * MM], "m").put(&[to_x * MM, page[1] - to_y * MM], "l");
            operators.put(&[], "S");
        }
        Draw::Rosette { at, radius, petals, within } => {
            if let Some(within) = within {
                clip(operators, corners(within, page));
            }
            rosette(operators, [at[0] * MM, page[1] - at[1] * MM], radius * MM, petals);
        }
        Draw::Waves { at, strands } => {
            let at = corners(at, page);
            clip(operators, at);
            waves(operators, at, strands);
        }
    }
}

/// Left, lower edge, width and height in points, of a rectangle in millimetres from the upper left corner.
fn corners([x, y, width, height]: [f32; 4], page: [f32; 2]) -> [f32; 4] {
    [x * MM, page[1] - (y + height) * MM, width * MM, height * MM]
}

/// What follows is drawn inside of a rectangle only.
fn clip(operators: &mut Operators, at: [f32; 4]) {
    operators.put(&at, "re").put(&[], "W").put(&[], "n");
}

/// Strands that swing across a rectangle and against one another, like the lines of a banknote.
fn waves(operators: &mut Operators, [left, bottom, width, height]: [f32; 4], strands: u32) {
    for strand in 0..strands {
        let part = strand as f32 / strands as f32;
        for (turns, phase) in [(1.0, part), (2.0, 1.0 - part)] {
            let swing = width * (0.18 + 0.2 * (TAU * part).cos().abs());
            let middle = left + width * 0.5;
            let point = |along: f32| {
                let angle = TAU * (turns * along + phase);
                let place = [middle + swing * angle.sin(), bottom + height * along];
                (place, [swing * TAU * turns * angle.cos(), height])
            };
            curve(operators, point, 12);
            operators.put(&[], "S");
        }
    }
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

/// What follows is drawn in this colour and weight.
fn stroke(operators: &mut Operators, [red, green, blue]: [f32; 3], weight: f32) {
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
///
/// Each wave is written like the one before, after a step: repeated operators pack to almost nothing.
fn band(operators: &mut Operators, [width, height]: [f32; 2], inset: f32, amplitude: f32) {
    let (across, up) = (width - 2.0 * inset, height - 2.0 * inset);
    let sides = [
        ([1.0, 0.0, 0.0, 1.0, inset, inset], across),
        ([0.0, 1.0, -1.0, 0.0, width - inset, inset], up),
        ([-1.0, 0.0, 0.0, -1.0, width - inset, height - inset], across),
        ([0.0, -1.0, 1.0, 0.0, inset, height - inset], up),
    ];
    for (side, length) in sides {
        let waves = (length / (amplitude * 5.0)).round();
        let step = length / waves;
        operators.put(&[], "q").put(&side, "cm");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens of waves")]
        for _ in 0..waves as u32 {
            for strand in 0_u8..4 {
                let phase = TAU * f32::from(strand) / 4.0;
                let point = |part: f32| {
                    let angle = TAU * part + phase;
                    ([step * part, amplitude * angle.sin()], [step, amplitude * TAU * angle.cos()])
                };
                curve(operators, point, 4);
            }
            operators.put(&[], "S").turn([1.0, 0.0, 0.0, 1.0, step, 0.0]);
        }
        operators.put(&[], "Q");
    }
}

/// Interlaced petals around a point, each written like the one before, after a turn.
fn rosette(operators: &mut Operators, centre: [f32; 2], radius: f32, petals: u32) {
    let count = petals as f32;
    let (sin, cos) = (TAU / count).sin_cos();
    operators.put(&[], "q").put(&[1.0, 0.0, 0.0, 1.0, centre[0], centre[1]], "cm");
    for _ in 0..petals {
        for (outer, inner, phase) in ROSETTE {
            let (middle, swing) = (radius * (outer + inner) / 2.0, radius * (outer - inner) / 2.0);
            let point = |part: f32| {
                let angle = TAU * part / count;
                let away = middle + swing * (TAU * (part + phase)).cos();
                let change = -swing * TAU * (TAU * (part + phase)).sin();
                let turn = away * TAU / count;
                let place = [away * angle.cos(), away * angle.sin()];
                (place, [change * angle.cos() - turn * angle.sin(), change * angle.sin() + turn * angle.cos()])
            };
            curve(operators, point, 4);
        }
        operators.put(&[], "S").turn([cos, sin, -sin, cos, 0.0, 0.0]);
    }
    operators.put(&[], "Q");
}

/// A curve from 0 to 1 by its points and speeds, as Bézier pieces.
fn curve(operators: &mut Operators, point: impl Fn(f32) -> ([f32; 2], [f32; 2]), pieces: u32) {
    let step = 1.0 / pieces as f32;
    let (mut last, mut speed) = point(0.0);
    operators.put(&last, "m");
    for piece in 1..=pieces {
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

/// The strands of a rosette: outermost and innermost reach by radius, and where in the wave they begin.
const ROSETTE: [(f32, f32, f32); 6] =
    [(1.0, 0.62, 0.0), (1.0, 0.62, 0.5), (0.86, 0.5, 0.25), (0.86, 0.5, 0.75), (0.62, 0.3, 0.0), (0.62, 0.3, 0.5)];
