//! Bodies, read within limits of size and time.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::http::{HeaderMap, header};
use http_body::Frame;
use tokio::sync::mpsc;

use super::problem::Problem;

/// A whole body of at most `limit` bytes.
pub(super) async fn whole(headers: &HeaderMap, body: Body, limit: usize, time: Duration) -> Result<Bytes, Problem> {
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > limit) {
        return Err(Problem::TooLarge { limit });
    }
    let bytes = tokio::time::timeout(time, collect(body, limit)).await.map_err(|_| Problem::TooSlow)??;
    if bytes.is_empty() { Err(Problem::EmptyBody) } else { Ok(bytes) }
}

async fn collect(mut body: Body, limit: usize) -> Result<Bytes, Problem> {
    let Some(first) = piece(&mut body).await? else { return Ok(Bytes::new()) };
    if body.is_end_stream() && first.len() <= limit {
        return Ok(first);
    }
    let mut bytes = first.to_vec();
    while let Some(more) = piece(&mut body).await? {
        if bytes.len() + more.len() > limit {
            return Err(Problem::TooLarge { limit });
        }
        bytes.extend_from_slice(&more);
    }
    if bytes.len() > limit { Err(Problem::TooLarge { limit }) } else { Ok(bytes.into()) }
}

/// The next piece of a body; `None` at its end.
pub(super) async fn piece(body: &mut Body) -> Result<Option<Bytes>, Problem> {
    std::future::poll_fn(|context| poll_piece(body, context)).await
}

/// The next piece, if it has come already.
pub(super) async fn piece_at_hand(body: &mut Body) -> Option<Result<Option<Bytes>, Problem>> {
    let poll = |context: &mut Context<'_>| match poll_piece(body, context) {
        Poll::Ready(piece) => Poll::Ready(Some(piece)),
        Poll::Pending => Poll::Ready(None),
    };
    std::future::poll_fn(poll).await
}

fn poll_piece(body: &mut Body, context: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Problem>> {
    loop {
        return match Pin::new(&mut *body).poll_frame(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => Poll::Ready(Ok(None)),
            Poll::Ready(Some(Err(_))) => Poll::Ready(Err(Problem::Malformed("the body broke off".to_owned()))),
            Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                Ok(data) => Poll::Ready(Ok(Some(data))),
                Err(_trailers) => continue,
            },
        };
    }
}

/// A body whose pieces come through a channel. If the client goes away, the channel closes.
pub(super) struct Stream(pub(super) mpsc::Receiver<Bytes>);

impl axum::body::HttpBody for Stream {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}
