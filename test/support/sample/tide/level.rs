//! Water level between the tides of the table, by the cosine rule.

use std::f64::consts::PI;

/// High or low water: minutes since midnight, and metres above chart datum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tide {
    pub minute: u32,
    pub metres: f64,
}

/// The level at a minute of the day; the tides are in the order of their time.
pub fn level_at(tides: &[Tide], minute: u32) -> f64 {
    let next = tides.iter().position(|tide| tide.minute > minute).unwrap();
    let (from, to) = (tides[next - 1], tides[next]);
    let passed = f64::from(minute - from.minute) / f64::from(to.minute - from.minute);
    from.metres + (to.metres - from.metres) * (1.0 - (PI * passed).cos()) / 2.0
}

/// Whether a boat of this draught can leave, with half a metre to spare.
pub fn can_leave(tides: &[Tide], minute: u32, sill: f64, draught: f64) -> bool {
    level_at(tides, minute) - sill >= draught + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: [Tide; 3] = [
        Tide { minute: 15, metres: 0.6 },
        Tide { minute: 390, metres: 4.2 },
        Tide { minute: 765, metres: 0.8 },
    ];

    #[test]
    fn half_way_up() {
        assert!((level_at(&DAY, 202) - 2.4).abs() < 0.05);
    }
}
