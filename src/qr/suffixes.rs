//! Where every piece of a text stood last: a suffix automaton (Blumer et al. 1985, "The smallest automaton recognizing
//! the subwords of a text"), which grows letter by letter in linear time.

/// Everything that a text holds.
///
/// A state stands for the pieces of the text that end at the same places; they are suffixes of each other, of all
/// lengths between the [`State::longest`] of the state that it falls back to and its own.
pub(super) struct Suffixes {
    states: Vec<State>,
    /// The state of the whole text.
    whole: usize,
    /// How many letters the text has.
    length: usize,
}

#[derive(Clone, Default)]
struct State {
    /// The length of its longest piece.
    longest: usize,
    /// The state of the longest suffix that also ends elsewhere; the root falls back to itself.
    fallback: usize,
    /// Where its pieces end last.
    end: usize,
    /// The state after one more letter, by letter.
    next: Vec<(u8, usize)>,
}

/// The longest suffix of what was read that the text holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    state: usize,
    length: usize,
}

impl Found {
    /// How many letters it has.
    pub(super) fn length(self) -> usize {
        self.length
    }
}

/// Suffixes of what was read that the text holds: of each of these lengths, all with their last end at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) shortest: usize,
    pub(super) longest: usize,
    pub(super) end: usize,
}

const ROOT: usize = 0;

impl Suffixes {
    /// Those of a whole text.
    pub(super) fn new(text: &[u8]) -> Self {
        let mut suffixes = Self { states: vec![State::default()], whole: ROOT, length: 0 };
        for letter in text {
            suffixes.push(*letter);
            suffixes.mark();
        }
        suffixes
    }

    /// How many letters the text has.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// One letter more of what is compared with the text.
    pub(super) fn find(&self, found: Found, letter: u8) -> Found {
        let mut state = found.state;
        let mut length = found.length;
        loop {
            if let Some(state) = self.next(state, letter) {
                return Found { state, length: length + 1 };
            }
            if state == ROOT {
                return Found::default();
            }
            state = self.state(state).fallback;
            length = self.state(state).longest;
        }
    }

    /// From the longest to the shortest.
    pub(super) fn repeats(&self, found: Found) -> impl Iterator<Item = Repeat> {
        let mut left = found;
        std::iter::from_fn(move || {
            let state = (left.length > 0).then(|| self.state(left.state))?;
            let shorter = Found { state: state.fallback, length: self.state(state.fallback).longest };
            let repeat = Repeat { shortest: shorter.length + 1, longest: left.length, end: state.end };
            left = shorter;
            Some(repeat)
        })
    }

    /// Grows by a letter; the longest suffix of the grown text that stood in it before.
    ///
    /// [`Suffixes::mark`] has to follow.
    pub(super) fn push(&mut self, letter: u8) -> Found {
        let grown = self.states.len();
        self.length += 1;
        self.states.push(State { longest: self.length, end: self.length, ..State::default() });
        let mut state = self.whole;
        self.whole = grown;
        let fallback = loop {
            if let Some(known) = self.next(state, letter) {
                break self.only_as_long(state, letter, known);
            }
            self.lead(state, letter, grown);
            if state == ROOT {
                break ROOT;
            }
            state = self.state(state).fallback;
        };
        self.state_mut(grown).fallback = fallback;
        Found { state: fallback, length: self.state(fallback).longest }
    }

    /// Notes that all suffixes of the text end at its end.
    pub(super) fn mark(&mut self) {
        let (mut state, end) = (self.whole, self.length);
        while state != ROOT {
            self.state_mut(state).end = end;
            state = self.state(state).fallback;
        }
    }

    /// The state of the pieces of `before`, each with the letter behind it: `known`, or where `known` has longer ones too, a
    /// new state without them.
    fn only_as_long(&mut self, before: usize, letter: u8, known: usize) -> usize {
        let longest = self.state(before).longest + 1;
        if self.state(known).longest == longest {
            return known;
        }
        let shorter = self.states.len();
        self.states.push(State { longest, ..self.state(known).clone() });
        self.state_mut(known).fallback = shorter;
        let mut state = before;
        while self.next(state, letter) == Some(known) {
            self.lead(state, letter, shorter);
            if state == ROOT {
                break;
            }
            state = self.state(state).fallback;
        }
        shorter
    }

    fn next(&self, state: usize, letter: u8) -> Option<usize> {
        let next = &self.state(state).next;
        let place = next.binary_search_by_key(&letter, |(letter, _)| *letter).ok()?;
        next.get(place).map(|(_, state)| *state)
    }

    fn lead(&mut self, state: usize, letter: u8, to: usize) {
        let next = &mut self.state_mut(state).next;
        match next.binary_search_by_key(&letter, |(letter, _)| *letter) {
            Ok(place) => {
                if let Some(known) = next.get_mut(place) {
                    known.1 = to;
                }
            }
            Err(place) => next.insert(place, (letter, to)),
        }
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "numbers of states are made by pushing states, which are never taken away"
    )]
    fn state(&self, state: usize) -> &State {
        &self.states[state]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "numbers of states are made by pushing states, which are never taken away"
    )]
    fn state_mut(&mut self, state: usize) -> &mut State {
        &mut self.states[state]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Where the last `length` letters of `read` end last in a text.
    fn last_end(text: &[u8], read: &[u8], length: usize) -> Option<usize> {
        let piece = &read[read.len() - length..];
        (length..=text.len()).rev().find(|end| &text[end - length..*end] == piece)
    }

    fn lengths(repeats: impl Iterator<Item = Repeat>) -> Vec<(usize, usize)> {
        let mut all: Vec<_> = repeats
            .flat_map(|repeat| (repeat.shortest..=repeat.longest).map(move |length| (length, repeat.end)))
            .collect();
        all.sort_unstable();
        all
    }

    proptest! {
        #[test]
        fn every_piece_is_found_where_it_stood_last(text in "[ab]{0,24}", read in "[abc]{0,24}") {
            let suffixes = Suffixes::new(text.as_bytes());
            let mut found = Found::default();
            for count in 1..=read.len() {
                let so_far = &read.as_bytes()[..count];
                found = suffixes.find(found, so_far[count - 1]);
                let expected: Vec<_> =
                    (1..=count).map_while(|length| Some((length, last_end(text.as_bytes(), so_far, length)?))).collect();
                prop_assert_eq!(lengths(suffixes.repeats(found)), expected);
            }
        }

        #[test]
        fn a_growing_text_knows_what_it_said_before(text in "[abc]{0,40}") {
            let mut suffixes = Suffixes::new(b"");
            for count in 1..=text.len() {
                let so_far = &text.as_bytes()[..count];
                let found = suffixes.push(so_far[count - 1]);
                let before = &so_far[..count - 1];
                let expected: Vec<_> =
                    (1..count).map_while(|length| Some((length, last_end(before, so_far, length)?))).collect();
                prop_assert_eq!(lengths(suffixes.repeats(found)), expected);
                suffixes.mark();
            }
        }
    }
}
