//! Reads an object member by member and notices what was not read.

use std::cell::Cell;

use crate::claims::ClaimFault;
use crate::wire::tree::{Members, Tree};

/// The document is not of our shape: where, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{object}: {member}: {fault}")]
pub struct ShapeFault {
    /// The object in which it stands.
    pub object: &'static str,
    /// The member.
    pub member: &'static str,
    /// What is wrong with it.
    pub fault: ClaimFault,
}

/// The members of one object. Every member must be asked for before [`Fields::finish`].
pub(super) struct Fields<'a> {
    object: &'static str,
    members: &'a Members<'a>,
    asked: Cell<usize>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(object: &'static str, members: &'a Members<'a>) -> Self {
        Self { object, members, asked: Cell::new(0) }
    }

    /// A fault of a member of this object.
    pub(super) fn fault(&self, member: &'static str, fault: ClaimFault) -> ShapeFault {
        ShapeFault { object: self.object, member, fault }
    }

    /// A member that may be absent.
    pub(super) fn may(&self, member: &'static str) -> Option<&'a Tree<'a>> {
        let value = self.members.get(member);
        self.asked.set(self.asked.get() + usize::from(value.is_some()));
        value
    }

    /// A member that must be there.
    pub(super) fn must(&self, member: &'static str) -> Result<&'a Tree<'a>, ShapeFault> {
        self.may(member).ok_or_else(|| self.fault(member, ClaimFault::Empty))
    }

    /// A string that must be there.
    pub(super) fn text(&self, member: &'static str) -> Result<&'a str, ShapeFault> {
        self.must(member)?.as_str().ok_or_else(|| self.fault(member, ClaimFault::NotTheForm("a string")))
    }

    /// A string that may be absent.
    pub(super) fn may_text(&self, member: &'static str) -> Result<Option<&'a str>, ShapeFault> {
        match self.may(member) {
            None => Ok(None),
            Some(value) => {
                value.as_str().map(Some).ok_or_else(|| self.fault(member, ClaimFault::NotTheForm("a string")))
            }
        }
    }

    /// A string that must be there and read by `read`.
    pub(super) fn parse<T, E: Into<ClaimFault>>(
        &self,
        member: &'static str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, ShapeFault> {
        read(self.text(member)?).map_err(|fault| self.fault(member, fault.into()))
    }

    /// A string that may be absent and is read by `read`.
    pub(super) fn may_parse<T, E: Into<ClaimFault>>(
        &self,
        member: &'static str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ShapeFault> {
        self.may_text(member)?.map(read).transpose().map_err(|fault| self.fault(member, fault.into()))
    }

    /// An object that must be there.
    pub(super) fn object(&self, member: &'static str) -> Result<Fields<'a>, ShapeFault> {
        let value = self.must(member)?;
        self.as_object(member, value)
    }

    /// An object that may be absent.
    pub(super) fn may_object(&self, member: &'static str) -> Result<Option<Fields<'a>>, ShapeFault> {
        self.may(member).map(|value| self.as_object(member, value)).transpose()
    }

    /// The objects of an array; none, if the member is absent.
    pub(super) fn objects(&self, member: &'static str) -> Result<Vec<Fields<'a>>, ShapeFault> {
        let Some(value) = self.may(member) else { return Ok(Vec::new()) };
        match value.as_list() {
            Some(items) if !items.is_empty() => items.iter().map(|item| self.as_object(member, item)).collect(),
            _ => Err(self.fault(member, ClaimFault::NotTheForm("an array that is not empty"))),
        }
    }

    /// A flag that has exactly one good value.
    pub(super) fn exactly_flag(&self, member: &'static str, value: bool) -> Result<(), ShapeFault> {
        self.exactly(member, |found| *found == Tree::Flag(value))
    }

    /// A list of strings that has exactly one good value.
    pub(super) fn exactly_list(&self, member: &'static str, value: &[&str]) -> Result<(), ShapeFault> {
        let is_it = |found: &[Tree<'_>]| found.iter().map(Tree::as_str).eq(value.iter().copied().map(Some));
        self.exactly(member, |found| found.as_list().is_some_and(is_it))
    }

    /// A string that has exactly one good value.
    pub(super) fn exactly_text(&self, member: &'static str, value: &str) -> Result<(), ShapeFault> {
        self.exactly(member, |found| found.as_str() == Some(value))
    }

    fn exactly(&self, member: &'static str, is_it: impl FnOnce(&Tree<'_>) -> bool) -> Result<(), ShapeFault> {
        if is_it(self.must(member)?) {
            Ok(())
        } else {
            Err(self.fault(member, ClaimFault::NotTheForm("the one value of our shape")))
        }
    }

    /// The types of an object: exactly these, in this order.
    pub(super) fn types(&self, types: &[&str]) -> Result<(), ShapeFault> {
        self.exactly_list("type", types)
    }

    /// Refuses members that nobody asked for.
    pub(super) fn finish(self) -> Result<(), ShapeFault> {
        if self.asked.get() == self.members.len() {
            Ok(())
        } else {
            Err(self.fault("", ClaimFault::NotTheForm("without other members")))
        }
    }

    fn as_object(&self, member: &'static str, value: &'a Tree<'a>) -> Result<Fields<'a>, ShapeFault> {
        let members = value.as_object().ok_or_else(|| self.fault(member, ClaimFault::NotTheForm("an object")))?;
        Ok(Fields::new(member, members))
    }
}

impl From<crate::time::NotADate> for ClaimFault {
    fn from(_: crate::time::NotADate) -> Self {
        Self::NotTheForm("a date")
    }
}
