//! Files that are made for one download: without a name, so gone as soon as nobody reads them, and never in memory as a whole.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio::sync::mpsc;

use super::super::Service;
use super::super::problem::Problem;
use super::super::receive::Stream;
use super::super::respond::fresh;

/// A file without a name.
pub(super) struct Unnamed(File);

impl Unnamed {
    pub(super) fn new(service: &Service) -> Result<Self, Problem> {
        let folder = &service.0.options.sheets;
        let random = service.0.office.chance.bytes().map_err(Problem::failed)?;
        let path = folder.join(format!(".download-{:016x}.part", u64::from_be_bytes(random)));
        let open = || {
            std::fs::create_dir_all(folder)?;
            let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
            std::fs::remove_file(&path)?;
            Ok::<_, std::io::Error>(file)
        };
        Ok(Self(open().map_err(Problem::failed)?))
    }

    /// The file, to be written from its beginning.
    pub(super) fn writer(&self) -> Result<File, Problem> {
        self.0.try_clone().map_err(Problem::failed)
    }

    /// Sends it from its beginning.
    pub(super) fn send(mut self, kind: &'static str, name: &str) -> Result<Response, Problem> {
        self.0.rewind().map_err(Problem::failed)?;
        let (send, receive) = mpsc::channel(2);
        tokio::task::spawn_blocking(move || {
            let mut buffer = vec![0; PIECE];
            while let Ok(length @ 1..) = self.0.read(&mut buffer) {
                let piece = Bytes::copy_from_slice(buffer.get(..length).unwrap_or_default());
                if send.blocking_send(piece).is_err() {
                    return;
                }
            }
        });
        Ok(named(kind, name, Body::new(Stream(receive))))
    }
}

/// Some bytes under a name.
pub(super) fn named(kind: &'static str, name: &str, bytes: impl Into<Body>) -> Response {
    let mut response = fresh(kind, bytes);
    // Names are slugs and register numbers: no sign of theirs needs escaping.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

const PIECE: usize = 256 * 1024;
