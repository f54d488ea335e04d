//! What a form sends: fields and files, within limits.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::HeaderMap;

use super::super::evidence;
use super::super::problem::Problem;

/// A form.
#[derive(Clone, Default)]
pub(super) struct Fields {
    texts: Vec<(String, String)>,
    /// Name and bytes of each file; a place where none was chosen is left out.
    pub(super) files: Vec<(String, Bytes)>,
    /// The fields that they came in, in the same order.
    places: Vec<String>,
}

impl Fields {
    /// Reads a body.
    pub(super) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        match evidence::essence(headers).as_str() {
            "application/x-www-form-urlencoded" => {
                let pairs = url::form_urlencoded::parse(&body).into_owned();
                Ok(Self { texts: pairs.take(MOST).collect(), ..Self::default() })
            }
            "multipart/form-data" => Self::of_parts(headers, body).await,
            _ => Err(Problem::UnsupportedType("application/x-www-form-urlencoded, multipart/form-data")),
        }
    }

    /// Those of a query.
    pub(super) fn of_query(query: &str) -> Self {
        let pairs = url::form_urlencoded::parse(query.as_bytes()).into_owned();
        Self { texts: pairs.take(MOST).collect(), ..Self::default() }
    }

    /// Name and bytes of the file in a field, where one was chosen.
    pub(super) fn file(&self, place: &str) -> Option<&(String, Bytes)> {
        self.places.iter().zip(&self.files).find(|(known, _)| *known == place).map(|(_, file)| file)
    }

    /// The value of a field; empty if it is not there.
    pub(super) fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Puts another value into a field.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.texts.retain(|(known, _)| known != name);
        self.texts.push((name.to_owned(), value.to_owned()));
    }

    /// All fields.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    async fn of_parts(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        let mut request = Request::new(Body::from(body));
        request.headers_mut().clone_from(headers);
        let broken = || Problem::Malformed("not a form that we can read".to_owned());
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
        let mut fields = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
            if fields.texts.len() + fields.files.len() >= MOST {
                return Err(broken());
            }
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|_| broken())?;
            match file {
                Some(file) if !file.is_empty() || !bytes.is_empty() => {
                    fields.files.push((file, bytes));
                    fields.places.push(name);
                }
                Some(_) => {}
                None => fields.texts.push((name, String::from_utf8(bytes.into()).map_err(|_| broken())?)),
            }
        }
        Ok(fields)
    }
}

/// More fields than any page of ours has: a page shows the cells of at most so many.
const MOST: usize = 20_000;
