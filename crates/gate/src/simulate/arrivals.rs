//! When the vehicles of a source come: a process of rate one, bent to the rate of the source.

use super::random::{Draw, mix};
use crate::scenario::time::{HOUR, Time};
use crate::scenario::{Law, Piece};

/// What a source has sent so far.
#[derive(Debug)]
pub(super) struct Arrivals<'n> {
    pieces: &'n [Piece],
    /// Unit-mean spacing, drawn in nanoseconds of an hour.
    spacing: &'n Draw,
    key: u64,
    piece: usize,
    /// Vehicles expected from the beginning of the piece to the last that came.
    done: f64,
    pub(super) number: u64,
}

/// The law of spacing as something to draw from.
pub(super) fn spacing(law: &Law) -> Draw {
    Draw::of(law)
}

impl<'n> Arrivals<'n> {
    pub(super) fn new(pieces: &'n [Piece], spacing: &'n Draw, key: u64) -> Arrivals<'n> {
        Arrivals { pieces, spacing, key, piece: 0, done: 0.0, number: 0 }
    }

    /// The key of the vehicle that came last.
    pub(super) fn vehicle(&self) -> u64 {
        mix(self.key ^ self.number.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    /// The time of the next vehicle; nothing when no more come.
    pub(super) fn next(&mut self) -> Option<Time> {
        self.number += 1;
        let gap = self.spacing.time(self.vehicle() ^ 0xA076_1D64_78BD_642F) as f64 / HOUR as f64;
        self.done += gap;
        while let Some(piece) = self.pieces.get(self.piece) {
            if let Some(time) = piece.invert(self.done) {
                return Some((time * HOUR as f64).round() as Time);
            }
            self.done = (self.done - piece.upto(piece.to)).max(0.0);
            self.piece += 1;
        }
        None
    }
}
