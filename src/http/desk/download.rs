//! `GET …/batches/{digest}/files/{file}`: one sheet, all of them as ZIP or as one print-ready file, the register.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _};

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio::sync::mpsc;

use super::super::Service;
use super::super::problem::Problem;
use super::super::receive::Stream;
use super::super::respond::fresh;
use super::guard::Visitor;
use crate::claims::RegisterNumber;
use crate::issuance::parcel::Parcel;
use crate::issuance::register;
use crate::issuance::reprint::{Reprinted, Selection};
use crate::issuance::{Checked, IssuanceError};
use crate::roster::Programme;
use crate::sheet::Arrangement;
use crate::wire::digest::Digest;

pub(super) async fn file(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest, name)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    let institution = visitor.place()?;
    let checked = service.0.office.batch(institution, digest).await?;
    let row = service.0.store.batch_of(institution.id, digest).await?.ok_or(Problem::NotFound)?;
    let wrong = |_| Problem::failed(IssuanceError::ApprovalDiffers);
    let slug = Programme::parse(&row.source).map_err(wrong)?.slug().to_string();
    if name == "register.csv" {
        let csv = register::to_csv(&service.0.office, institution, &slug).await?;
        return Ok(named("text/csv; charset=utf-8", &format!("{slug}.csv"), csv));
    }
    let numbers: Vec<String> = match name.as_str() {
        "certificates.zip" | "print.pdf" | "print-two-sided.pdf" => released(&checked),
        one => {
            let number = one.strip_suffix(".pdf").and_then(|number| RegisterNumber::parse(number).ok());
            released(&checked)
                .into_iter()
                .filter(|known| number.as_ref().is_some_and(|n| n.as_str() == known))
                .collect()
        }
    };
    if numbers.is_empty() {
        return Err(Problem::NotFound);
    }
    let selection = Selection::parse(&numbers).map_err(|_| Problem::NotFound)?;
    let actor = &visitor.somebody()?.login;
    let _core = service.core().await?;
    let print = async |take: &mut (dyn FnMut(Reprinted, usize) -> Result<(), IssuanceError> + Send)| {
        service.0.office.print(institution, &slug, (&selection, actor), take).await
    };
    let arrangement = match name.as_str() {
        "certificates.zip" => None,
        "print.pdf" => Some(Arrangement::OneSided),
        "print-two-sided.pdf" => Some(Arrangement::TwoSided),
        _ => {
            let mut pdf = Vec::new();
            print(&mut |sheet, _| {
                pdf = sheet.pdf;
                Ok(())
            })
            .await?;
            return if pdf.is_empty() { Err(Problem::NotFound) } else { Ok(named("application/pdf", &name, pdf)) };
        }
    };
    let printed = Printed::new(&service, arrangement)?;
    let mut parcel = printed.parcel()?;
    let mut take = |sheet: Reprinted, _| {
        parcel.take(&sheet).map_err(|source| IssuanceError::File { path: "download".into(), source })
    };
    if print(&mut take).await?.printed == 0 {
        return Err(Problem::NotFound);
    }
    parcel.finish().map_err(Problem::failed)?;
    printed.send(&slug)
}

fn released(checked: &Checked) -> Vec<String> {
    checked.rows().iter().filter(|ready| ready.is_released()).map(|ready| ready.number().to_string()).collect()
}

/// Some bytes under a name.
fn named(kind: &'static str, name: &str, bytes: impl Into<Body>) -> Response {
    let mut response = fresh(kind, bytes);
    // Names are slugs and register numbers: no sign of theirs needs escaping.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Sheets in one file without a name, gone as soon as nobody reads it: hundreds of them do not fit into memory many times over.
struct Printed {
    file: File,
    /// As one PDF; else a ZIP.
    arrangement: Option<Arrangement>,
}

impl Printed {
    fn new(service: &Service, arrangement: Option<Arrangement>) -> Result<Self, Problem> {
        let folder = &service.0.options.sheets;
        let random = service.0.office.chance.bytes().map_err(Problem::failed)?;
        let path = folder.join(format!(".download-{:016x}.part", u64::from_be_bytes(random)));
        let open = || {
            std::fs::create_dir_all(folder)?;
            let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
            std::fs::remove_file(&path)?;
            Ok::<_, std::io::Error>(file)
        };
        Ok(Self { file: open().map_err(Problem::failed)?, arrangement })
    }

    fn parcel(&self) -> Result<Parcel, Problem> {
        let file = self.file.try_clone().map_err(Problem::failed)?;
        match self.arrangement {
            Some(arrangement) => Parcel::bundle(file, arrangement).map_err(Problem::failed),
            None => Ok(Parcel::zip(file)),
        }
    }

    fn send(mut self, slug: &str) -> Result<Response, Problem> {
        self.file.rewind().map_err(Problem::failed)?;
        let (kind, ending) =
            if self.arrangement.is_some() { ("application/pdf", "pdf") } else { ("application/zip", "zip") };
        let (send, receive) = mpsc::channel(2);
        tokio::task::spawn_blocking(move || {
            let mut buffer = vec![0; PIECE];
            while let Ok(length @ 1..) = self.file.read(&mut buffer) {
                let piece = Bytes::copy_from_slice(buffer.get(..length).unwrap_or_default());
                if send.blocking_send(piece).is_err() {
                    return;
                }
            }
        });
        Ok(named(kind, &format!("{slug}.{ending}"), Body::new(Stream(receive))))
    }
}

const PIECE: usize = 256 * 1024;
