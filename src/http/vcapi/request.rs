//! Bodies and options, as all endpoints of the API read them.

use axum::body::Body;
use axum::http::HeaderMap;
use serde_json::{Map, Value};

use super::super::problem::Problem;
use super::super::{Service, evidence, receive};
use crate::wire::json;
use crate::wire::limits::JSON_BYTES;

/// The types that a body may have.
const TYPES: &str = "application/json, application/ld+json";

/// What a caller sends: one thing, and options.
pub(super) struct Request {
    members: Map<String, Value>,
}

impl Request {
    /// Reads a body.
    pub(super) async fn read(service: &Service, headers: &HeaderMap, body: Body) -> Result<Self, Problem> {
        if !matches!(evidence::essence(headers).as_str(), "application/json" | "application/ld+json") {
            return Err(Problem::UnsupportedType(TYPES));
        }
        let bytes = receive::whole(headers, body, JSON_BYTES, service.0.options.body_time).await?;
        let text = std::str::from_utf8(&bytes).map_err(|_| malformed("the body is not UTF-8".to_owned()))?;
        let members = json::parse_object(text).map_err(|fault| malformed(format!("the body is not JSON: {fault}")))?;
        Ok(Self { members })
    }

    /// The object of this name.
    pub(super) fn object(&mut self, name: &str) -> Result<Map<String, Value>, Problem> {
        self.optional_object(name)?.ok_or_else(|| malformed(format!("{name} is missing")))
    }

    /// The object of this name, if there is one.
    pub(super) fn optional_object(&mut self, name: &str) -> Result<Option<Map<String, Value>>, Problem> {
        match self.members.remove(name) {
            None => Ok(None),
            Some(Value::Object(object)) => Ok(Some(object)),
            Some(_) => Err(malformed(format!("{name} is not an object"))),
        }
    }

    /// The options. Any that is not known would otherwise be left out in silence, so it is refused. `checks` is known everywhere.
    pub(super) fn options(&mut self, known: &[&str]) -> Result<Given, Problem> {
        let options = match self.members.remove("options") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(options)) => options,
            Some(_) => return Err(malformed("options is not an object".to_owned())),
        };
        if let Some(name) = options.keys().find(|name| *name != CHECKS && !known.contains(&name.as_str())) {
            return Err(malformed(format!("the option {name} is not known here: there are {}", known.join(", "))));
        }
        Ok(Given(options))
    }

    /// What is left: refused, where the API allows nothing more.
    pub(super) fn nothing_more(&self) -> Result<(), Problem> {
        match self.members.keys().next() {
            Some(name) => Err(malformed(format!("the member {name} is not known here"))),
            None => Ok(()),
        }
    }

    /// A member of any kind.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }
}

/// The options that were given.
pub(super) struct Given(Map<String, Value>);

impl Given {
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Problem> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(malformed(format!("the option {name} is not a text"))),
        }
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool, Problem> {
        match self.0.get(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(malformed(format!("the option {name} is neither true nor false"))),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether a check was asked for: all are, unless `checks` lists some.
    pub(super) fn asks_for(&self, check: &str) -> Result<bool, Problem> {
        match self.0.get(CHECKS) {
            None => Ok(true),
            Some(Value::Array(checks)) if checks.iter().all(Value::is_string) => {
                Ok(checks.iter().any(|one| one == check))
            }
            Some(_) => Err(malformed("the option checks is not a list of texts".to_owned())),
        }
    }
}

const CHECKS: &str = "checks";

pub(super) fn malformed(detail: String) -> Problem {
    Problem::Malformed(detail)
}
