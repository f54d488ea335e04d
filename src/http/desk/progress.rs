//! `GET …/batches/{digest}/progress`: how far the sealing is, as server-sent events (WHATWG HTML, section 9.2).

use std::time::Duration;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::response::Response;
use tokio::sync::mpsc;

use super::super::Service;
use super::super::problem::Problem;
use super::super::receive::Stream;
use super::super::respond::fresh;
use super::batch::overview;
use super::frame::Desk;
use super::guard::Visitor;
use super::sealing::told;
use crate::wire::digest::Digest;

pub(super) async fn stream(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    let institution = visitor.place()?.id;
    overview(&service, institution, digest).await?;
    let (send, receive) = mpsc::channel(1);
    let desk = Desk::new(&service, &visitor);
    tokio::spawn(async move {
        // A stream ends after a while; the browser comes again by itself.
        for _ in 0..EVENTS {
            let Ok(batch) = overview(&service, institution, digest).await else { return };
            let told = told(&service, &batch, &desk);
            let event = format!("retry: 500\ndata: {}\n\n", serde_json::json!(told));
            if send.send(Bytes::from(event)).await.is_err() || told.is_over || told.has_failed {
                return;
            }
            tokio::time::sleep(EVERY).await;
        }
    });
    Ok(fresh("text/event-stream", Body::new(Stream(receive))))
}

const EVERY: Duration = Duration::from_millis(400);
const EVENTS: usize = 150;
