//! One statement for both databases: a text with `$1`, its values, and the rows that come back. No other file tells SQLite
//! and PostgreSQL apart query by query.

use sqlx::postgres::{PgPool, PgRow};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{Database, Decode, Encode, PgConnection, Postgres, Row as _, Sqlite, SqliteConnection, Type};

use super::StoreError;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// A statement and the values of its `$1`, `$2` …
#[must_use = "a query does nothing until it runs"]
pub(super) struct Query<'q> {
    text: &'static str,
    values: Vec<Value<'q>>,
}

/// Begins a query.
pub(super) fn query<'q>(text: &'static str) -> Query<'q> {
    Query { text, values: Vec::new() }
}

impl<'q> Query<'q> {
    /// The next value.
    pub(super) fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Runs it and answers how many rows it has changed.
    pub(super) async fn execute(self, on: impl Into<On<'_>>) -> Result<u64, StoreError> {
        self.check()?;
        Ok(match on.into() {
            On::Sqlite(pool) => self.bound().execute(pool).await?.rows_affected(),
            On::SqliteTx(connection) => self.bound().execute(connection).await?.rows_affected(),
            On::Postgres(pool) => self.bound().execute(pool).await?.rows_affected(),
            On::PostgresTx(connection) => self.bound().execute(connection).await?.rows_affected(),
        })
    }

    /// All rows.
    pub(super) async fn fetch_all(self, on: impl Into<On<'_>>) -> Result<Vec<Row>, StoreError> {
        self.check()?;
        Ok(match on.into() {
            On::Sqlite(pool) => rows(Row::Sqlite, self.bound().fetch_all(pool).await?),
            On::SqliteTx(connection) => rows(Row::Sqlite, self.bound().fetch_all(connection).await?),
            On::Postgres(pool) => rows(Row::Postgres, self.bound().fetch_all(pool).await?),
            On::PostgresTx(connection) => rows(Row::Postgres, self.bound().fetch_all(connection).await?),
        })
    }

    /// The row of a query that finds at most one.
    pub(super) async fn fetch_optional(self, on: impl Into<On<'_>>) -> Result<Option<Row>, StoreError> {
        Ok(self.fetch_all(on).await?.into_iter().next())
    }

    /// The row of a query that always finds one.
    pub(super) async fn fetch_one(self, on: impl Into<On<'_>>) -> Result<Row, StoreError> {
        Ok(self.fetch_optional(on).await?.ok_or(sqlx::Error::RowNotFound)?)
    }

    /// PostgreSQL has no text with U+0000, and SQLite shows it cut off there.
    fn check(&self) -> Result<(), StoreError> {
        let has_nul = |value: &Value<'_>| matches!(value, Value::Text(Some(text)) if text.contains('\0'));
        if self.values.iter().any(has_nul) { Err(StoreError::Nul) } else { Ok(()) }
    }

    fn bound<DB>(self) -> sqlx::query::Query<'static, DB, DB::Arguments>
    where
        DB: Database,
        Option<i64>: Encode<'q, DB> + Type<DB>,
        Option<&'q [u8]>: Encode<'q, DB> + Type<DB>,
        Option<&'q str>: Encode<'q, DB> + Type<DB>,
    {
        self.values.into_iter().fold(sqlx::query(self.text), |query, value| match value {
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Integer(integer) => query.bind(integer),
            Value::Text(text) => query.bind(text),
        })
    }
}

fn rows<R>(wrap: impl Fn(R) -> Row, rows: Vec<R>) -> Vec<Row> {
    rows.into_iter().map(wrap).collect()
}

/// Where a query runs: some reader, or the connection of a transaction.
pub(super) enum On<'c> {
    Sqlite(&'c SqlitePool),
    SqliteTx(&'c mut SqliteConnection),
    Postgres(&'c PgPool),
    PostgresTx(&'c mut PgConnection),
}

/// What can stand for a `$1`. The absence of a value has a type, too: PostgreSQL asks for it.
pub(super) enum Value<'q> {
    Bytes(Option<&'q [u8]>),
    Integer(Option<i64>),
    Text(Option<&'q str>),
}

/// A row of either database. Its columns are read by name.
pub(super) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The value of a column.
    pub(super) fn get<T: Cell>(&self, column: &str) -> Result<T, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A column that holds a position or an index. Neither database has unsigned integers, so it is one that could be negative.
    pub(super) fn natural(&self, column: &str) -> Result<u32, StoreError> {
        let fault = |source| sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(source) };
        Ok(u32::try_from(self.get::<i64>(column)?).map_err(fault)?)
    }

    /// A column that holds an instant.
    pub(super) fn instant(&self, column: &str) -> Result<Instant, StoreError> {
        Ok(Instant::from_unix(self.get(column)?))
    }
}

/// What a column of either database can hold: `bool`, `i64`, `String`, `Vec<u8>`, and each of them as an `Option`.
pub(super) trait Cell: In<Sqlite> + In<Postgres> {}

impl<T: In<Sqlite> + In<Postgres>> Cell for T {}

/// What a column of one database can hold.
pub(super) trait In<DB: Database>: for<'r> Decode<'r, DB> + Type<DB> {}

impl<DB: Database, T: for<'r> Decode<'r, DB> + Type<DB>> In<DB> for T {}

impl<'q> From<&'q [u8]> for Value<'q> {
    fn from(bytes: &'q [u8]) -> Self {
        Self::Bytes(Some(bytes))
    }
}

impl<'q> From<&'q Digest> for Value<'q> {
    fn from(digest: &'q Digest) -> Self {
        Self::Bytes(Some(digest.as_bytes()))
    }
}

impl<'q> From<Option<&'q Digest>> for Value<'q> {
    fn from(digest: Option<&'q Digest>) -> Self {
        Self::Bytes(digest.map(|digest| &digest.as_bytes()[..]))
    }
}

impl From<i64> for Value<'_> {
    fn from(integer: i64) -> Self {
        Self::Integer(Some(integer))
    }
}

impl From<u32> for Value<'_> {
    fn from(natural: u32) -> Self {
        Self::Integer(Some(natural.into()))
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(integer: Option<i64>) -> Self {
        Self::Integer(integer)
    }
}

impl From<Instant> for Value<'_> {
    fn from(instant: Instant) -> Self {
        Self::Integer(Some(instant.to_unix()))
    }
}

impl<'q> From<&'q str> for Value<'q> {
    fn from(text: &'q str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'q> From<&'q String> for Value<'q> {
    fn from(text: &'q String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'q> From<Option<&'q str>> for Value<'q> {
    fn from(text: Option<&'q str>) -> Self {
        Self::Text(text)
    }
}

impl<'q> From<&'q Option<String>> for Value<'q> {
    fn from(text: &'q Option<String>) -> Self {
        Self::Text(text.as_deref())
    }
}
