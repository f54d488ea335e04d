//! A JSON object of a fixed form, its members taken one by one. One too many is refused: a misspelt `revoked` must not go unnoticed.

use serde_json::{Map, Value};

/// Why an object is not of its form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MemberFault {
    /// A member must be there and is not.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// Not an object at all.
    #[error("not an object")]
    NotAnObject,
    /// A member is there and something else than it must be.
    #[error("{member} is not {form}")]
    NotTheForm {
        /// The member.
        member: &'static str,
        /// What it must be.
        form: &'static str,
    },
    /// A member that nobody asked for.
    #[error("an unknown member: {0}")]
    Unknown(String),
}

/// What is left of an object.
#[derive(Debug)]
pub struct ClosedObject(Map<String, Value>);

impl ClosedObject {
    /// The members of an object.
    ///
    /// # Errors
    /// [`MemberFault::NotAnObject`].
    pub fn of(value: Value) -> Result<Self, MemberFault> {
        if let Value::Object(members) = value { Ok(Self(members)) } else { Err(MemberFault::NotAnObject) }
    }

    /// A member that may be absent; `null` counts as absent.
    pub fn may(&mut self, member: &'static str) -> Option<Value> {
        self.0.swap_remove(member).filter(|value| !value.is_null())
    }

    /// A member that must be there.
    ///
    /// # Errors
    /// [`MemberFault::Missing`].
    pub fn must(&mut self, member: &'static str) -> Result<Value, MemberFault> {
        self.may(member).ok_or(MemberFault::Missing(member))
    }

    /// A string.
    ///
    /// # Errors
    /// [`MemberFault`] if it is missing or something else.
    pub fn text(&mut self, member: &'static str) -> Result<String, MemberFault> {
        self.may_text(member)?.ok_or(MemberFault::Missing(member))
    }

    /// A string that may be absent.
    ///
    /// # Errors
    /// [`MemberFault::NotTheForm`].
    pub fn may_text(&mut self, member: &'static str) -> Result<Option<String>, MemberFault> {
        match self.may(member) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(MemberFault::NotTheForm { member, form: "a string" }),
        }
    }

    /// A flag; absent is `false`.
    ///
    /// # Errors
    /// [`MemberFault::NotTheForm`].
    pub fn flag(&mut self, member: &'static str) -> Result<bool, MemberFault> {
        match self.may(member) {
            None => Ok(false),
            Some(value) => value.as_bool().ok_or(MemberFault::NotTheForm { member, form: "true or false" }),
        }
    }

    /// An integer that may be absent.
    ///
    /// # Errors
    /// [`MemberFault::NotTheForm`].
    pub fn may_integer<T: TryFrom<i64>>(&mut self, member: &'static str) -> Result<Option<T>, MemberFault> {
        let integer = |value: Value| value.as_i64().and_then(|value| T::try_from(value).ok());
        let fault = MemberFault::NotTheForm { member, form: "an integer that fits" };
        self.may(member).map(|value| integer(value).ok_or(fault)).transpose()
    }

    /// An integer.
    ///
    /// # Errors
    /// [`MemberFault`] if it is missing or something else.
    pub fn integer<T: TryFrom<i64>>(&mut self, member: &'static str) -> Result<T, MemberFault> {
        self.may_integer(member)?.ok_or(MemberFault::Missing(member))
    }

    /// A list.
    ///
    /// # Errors
    /// [`MemberFault`] if it is missing or something else.
    pub fn list(&mut self, member: &'static str) -> Result<Vec<Value>, MemberFault> {
        match self.must(member)? {
            Value::Array(items) => Ok(items),
            _ => Err(MemberFault::NotTheForm { member, form: "a list" }),
        }
    }

    /// A list; absent is empty.
    ///
    /// # Errors
    /// [`MemberFault::NotTheForm`].
    pub fn may_list(&mut self, member: &'static str) -> Result<Vec<Value>, MemberFault> {
        if self.0.contains_key(member) { self.list(member) } else { Ok(Vec::new()) }
    }

    /// A list of strings.
    ///
    /// # Errors
    /// As [`ClosedObject::list`], and for items that are something else.
    pub fn texts(&mut self, member: &'static str) -> Result<Vec<String>, MemberFault> {
        strings(member, self.list(member)?)
    }

    /// A list of strings; absent is empty.
    ///
    /// # Errors
    /// As [`ClosedObject::may_list`], and for items that are something else.
    pub fn may_texts(&mut self, member: &'static str) -> Result<Vec<String>, MemberFault> {
        strings(member, self.may_list(member)?)
    }

    /// Refuses what nobody has asked for.
    ///
    /// # Errors
    /// [`MemberFault::Unknown`].
    pub fn finish(self) -> Result<(), MemberFault> {
        self.0.into_iter().next().map_or(Ok(()), |(name, _)| Err(MemberFault::Unknown(name)))
    }
}

fn strings(member: &'static str, items: Vec<Value>) -> Result<Vec<String>, MemberFault> {
    let text = |item| if let Value::String(text) = item { Some(text) } else { None };
    items
        .into_iter()
        .map(|item| text(item).ok_or(MemberFault::NotTheForm { member, form: "a list of strings" }))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_asked_for_is_given_and_the_rest_is_refused() {
        let value = json!({"a": "x", "b": [1], "c": true, "d": 7, "e": null, "f": ["y"], "g": 1});
        let mut members = ClosedObject::of(value).unwrap();
        assert_eq!(members.text("a"), Ok("x".to_owned()));
        assert_eq!((members.list("b"), members.may_list("absent")), (Ok(vec![json!(1)]), Ok(vec![])));
        assert_eq!((members.flag("c"), members.flag("absent")), (Ok(true), Ok(false)));
        assert_eq!((members.integer::<u32>("d"), members.may_text("e")), (Ok(7), Ok(None)));
        assert_eq!((members.texts("f"), members.may_texts("absent")), (Ok(vec!["y".to_owned()]), Ok(vec![])));
        assert_eq!(members.finish(), Err(MemberFault::Unknown("g".to_owned())));
    }

    #[test]
    fn what_is_missing_or_something_else_is_named() {
        let members = || ClosedObject::of(json!({"a": 1, "b": -1, "c": 1.5, "d": [1]})).unwrap();
        assert_eq!(members().text("x"), Err(MemberFault::Missing("x")));
        assert_eq!(members().integer::<i64>("x"), Err(MemberFault::Missing("x")));
        for fault in [
            members().text("a").unwrap_err(),
            members().flag("a").unwrap_err(),
            members().list("a").unwrap_err(),
            members().may_list("a").unwrap_err(),
            members().texts("d").unwrap_err(),
            members().integer::<u32>("b").unwrap_err(),
            members().integer::<i64>("c").unwrap_err(),
        ] {
            assert!(matches!(fault, MemberFault::NotTheForm { .. }), "{fault}");
        }
        assert_eq!(ClosedObject::of(json!([])).unwrap_err(), MemberFault::NotAnObject);
    }
}
