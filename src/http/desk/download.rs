//! `GET …/batches/{digest}/files/{file}`: one sheet, all of them as ZIP or as one print-ready file, the register.

use std::fs::File;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::Service;
use super::super::problem::Problem;
use super::guard::Visitor;
use super::register;
use super::unnamed::{Unnamed, named};
use crate::claims::RegisterNumber;
use crate::issuance::parcel::Parcel;
use crate::issuance::register::Kind;
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
    if let Some(kind) = name.strip_prefix("register.").and_then(Kind::from_ending) {
        return register::send(&service, &visitor, (institution, Some(&slug)), kind).await;
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
    let file = Unnamed::new(&service)?;
    let mut parcel = parcel(file.writer()?, arrangement)?;
    let mut take = |sheet: Reprinted, _| {
        parcel.take(&sheet).map_err(|source| IssuanceError::File { path: "download".into(), source })
    };
    if print(&mut take).await?.printed == 0 {
        return Err(Problem::NotFound);
    }
    parcel.finish().map_err(Problem::failed)?;
    let (kind, ending) = if arrangement.is_some() { ("application/pdf", "pdf") } else { ("application/zip", "zip") };
    file.send(kind, &format!("{slug}.{ending}"))
}

fn released(checked: &Checked) -> Vec<String> {
    checked.rows().iter().filter(|ready| ready.is_released()).map(|ready| ready.number().to_string()).collect()
}

/// How the sheets of a download are put together: as one PDF, else a ZIP.
fn parcel(file: File, arrangement: Option<Arrangement>) -> Result<Parcel, Problem> {
    match arrangement {
        Some(arrangement) => Parcel::bundle(file, arrangement).map_err(Problem::failed),
        None => Ok(Parcel::zip(file)),
    }
}
