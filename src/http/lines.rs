//! Cuts a stream of bytes into lines, within bounds.

use axum::body::Bytes;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1; empty lines count.
    pub(super) number: u64,
    /// Its bytes; `None` if it was too long. Of a line that came whole, a part of the piece that it came in.
    pub(super) text: Option<Bytes>,
}

/// The lines that have come and were not taken yet.
#[derive(Debug)]
pub(super) struct Lines {
    complete: Vec<Line>,
    complete_bytes: usize,
    begun: Vec<u8>,
    is_too_long: bool,
    max_bytes: usize,
    number: u64,
}

impl Lines {
    pub(super) fn new(max_bytes: usize) -> Self {
        Self { complete: Vec::new(), complete_bytes: 0, begun: Vec::new(), is_too_long: false, max_bytes, number: 1 }
    }

    /// Adds what has come.
    pub(super) fn add(&mut self, mut piece: Bytes) {
        while let Some(end) = memchr::memchr(b'\n', &piece) {
            let rest = piece.split_off(end);
            if self.begun.is_empty() && !self.is_too_long {
                self.end(piece);
            } else {
                self.begin(&piece);
                let begun = std::mem::take(&mut self.begun);
                self.end(begun.into());
            }
            piece = rest.slice(1..);
        }
        self.begin(&piece);
    }

    /// Whether more lines would still make one chunk.
    pub(super) fn has_room(&self) -> bool {
        self.complete.len() < CHUNK_LINES && self.complete_bytes < CHUNK_BYTES
    }

    /// Takes the lines whose end has come.
    pub(super) fn take_complete(&mut self) -> Vec<Line> {
        self.complete_bytes = 0;
        std::mem::take(&mut self.complete)
    }

    /// Takes all lines; the last one need not have an end.
    pub(super) fn take_all(&mut self) -> Vec<Line> {
        let begun = std::mem::take(&mut self.begun);
        self.end(begun.into());
        self.take_complete()
    }

    /// The number of the line that is coming.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    fn begin(&mut self, bytes: &[u8]) {
        if self.is_too_long || self.begun.len() + bytes.len() > self.max_bytes {
            self.is_too_long = true;
            self.begun = Vec::new();
        } else {
            self.begun.extend_from_slice(bytes);
        }
    }

    fn end(&mut self, text: Bytes) {
        let is_too_long = self.is_too_long || text.len() > self.max_bytes;
        if is_too_long || !text.trim_ascii().is_empty() {
            self.complete_bytes += text.len();
            self.complete.push(Line { number: self.number, text: (!is_too_long).then_some(text) });
        }
        self.is_too_long = false;
        self.number += 1;
    }
}

/// Lines of one chunk: enough for two cores to share.
const CHUNK_LINES: usize = 256;

/// Bytes of one chunk, unless a single line is longer.
const CHUNK_BYTES: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: Vec<Line>) -> Vec<(u64, Option<String>)> {
        lines
            .into_iter()
            .map(|line| (line.number, line.text.map(|text| String::from_utf8(text.to_vec()).unwrap())))
            .collect()
    }

    #[test]
    fn lines_come_out_whole_however_the_stream_is_cut() {
        let stream = b"one\r\n\n  \nfour\nfive";
        for size in 1..=stream.len() {
            let mut lines = Lines::new(10);
            stream.chunks(size).for_each(|piece| lines.add(Bytes::copy_from_slice(piece)));
            let expected = [(1, Some("one\r".to_owned())), (4, Some("four".to_owned())), (5, Some("five".to_owned()))];
            assert_eq!(texts(lines.take_all()), expected, "{size}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_not_kept_and_the_next_one_is_read() {
        for size in [3, 16] {
            let mut lines = Lines::new(4);
            "12345678\n1234\n".as_bytes().chunks(size).for_each(|piece| lines.add(Bytes::copy_from_slice(piece)));
            assert_eq!(texts(lines.take_complete()), [(1, None), (2, Some("1234".to_owned()))]);
            assert!(lines.begun.capacity() < 16);
        }
    }
}
