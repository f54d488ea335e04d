//! `GET /desk/of/{slug}/verifications`: how often certificates were verified, day by day.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::Desk;
use super::guard::Visitor;
use crate::store::Verifications;
use crate::time::Day;

#[derive(Template)]
#[template(path = "desk/verifications.html")]
struct VerificationsPage {
    desk: Desk,
    bars: Vec<Bar>,
    /// Every day, the newest first: the day, accepted, undecided, rejected.
    days: Vec<(String, u32, u32, u32)>,
    sum: usize,
    /// The first and the last day of the picture.
    ends: (String, String),
}

/// A day in the picture, in its units.
struct Bar {
    x: u32,
    /// Look, top and height of each part.
    parts: Vec<(&'static str, u32, u32)>,
    title: String,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?.id;
    service.keep_tallies().await?;
    let desk = Desk::new(&service, &visitor);
    let today = service.now().day();
    let first = today.plus_days(1 - DAYS);
    let counted = service.0.store.verifications(institution, first).await?;
    render(&VerificationsPage::new(desk, &counted, (first, today)))
}

impl VerificationsPage {
    fn new(desk: Desk, counted: &[Verifications], (first, last): (Day, Day)) -> Self {
        let sum_of = |day: &Verifications| day.counts.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
        let most = counted.iter().map(sum_of).max().unwrap_or_default();
        let bars = counted.iter().map(|day| bar(&desk, day, (first, most))).collect();
        let days = counted.iter().rev().map(|day| {
            let [accepted, undecided, rejected] = day.counts;
            (desk.words.report.day(day.day), accepted, undecided, rejected)
        });
        Self {
            bars,
            days: days.collect(),
            sum: counted.iter().map(|day| sum_of(day) as usize).sum(),
            ends: (desk.words.report.day(first), desk.words.report.day(last)),
            desk,
        }
    }

    fn is_empty(&self) -> bool {
        self.days.is_empty()
    }
}

fn bar(desk: &Desk, day: &Verifications, (first, most): (Day, u32)) -> Bar {
    let place = u32::try_from(day.day.to_unix_days() - first.to_unix_days()).unwrap_or_default();
    let mut floor = HEIGHT;
    let parts = LOOKS.iter().zip(day.counts).filter(|(_, count)| *count > 0).map(|(look, count)| {
        let height = u64::from(count) * u64::from(HEIGHT) / u64::from(most.max(1));
        // Whatever was counted can be seen.
        let height = u32::try_from(height).unwrap_or(HEIGHT).max(2).min(floor);
        floor -= height;
        (*look, floor, height)
    });
    let parts = parts.collect();
    let sum = day.counts.iter().fold(0_usize, |sum, count| sum.saturating_add(*count as usize));
    Bar {
        x: place * STEP,
        parts,
        title: format!("{}: {}", desk.words.report.day(day.day), desk.count("desk-verified", sum)),
    }
}

/// How many days are shown.
const DAYS: i64 = 30;

/// The height of the picture and the width of a day, in its own units.
const HEIGHT: u32 = 120;
const STEP: u32 = 20;

const LOOKS: [&str; 3] = ["good", "open", "bad"];
