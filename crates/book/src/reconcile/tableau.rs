//! Can variables within limits also keep sums of them within limits, and how far does one reach?
//!
//! The simplex method in floating point, for variables with limits on both sides: sums are variables too, each in terms
//! of those that are free to move. It only says where to look; what is told of it is reckoned again.

/// By how much a limit may be missed; all is scaled to the size of one.
const FINE: f64 = 1e-9;
/// Shares smaller than this are taken for rounding.
const SHARE: f64 = 1e-9;

/// The variables, and the sums in terms of the others.
#[derive(Clone, Debug, Default)]
pub(super) struct Tableau {
    limits: Vec<[f64; 2]>,
    value: Vec<f64>,
    /// The variable of each row, and that of each column.
    basic: Vec<usize>,
    free: Vec<usize>,
    /// Where each variable is: its row, or its column.
    place: Vec<Place>,
    table: Vec<f64>,
    used: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Place {
    Row(usize),
    Column(usize),
}

/// Variables with their shares in a sum, and the limits of it.
pub(super) type Sum = (Vec<(usize, f64)>, [f64; 2]);

/// Variables at their limits, each with its share and whether it is at the upper one.
pub(super) type Stops = Vec<(usize, f64, bool)>;

impl Tableau {
    /// Variables with their limits, and sums of them with theirs. The sums are numbered behind the variables.
    pub(super) fn new(limits: Vec<[f64; 2]>, sums: &[Sum]) -> Tableau {
        let columns = limits.len();
        let start = |&[lo, hi]: &[f64; 2]| {
            if lo.is_finite() { lo } else { Some(hi).filter(|hi| hi.is_finite()).unwrap_or(0.0) }
        };
        let mut tableau = Tableau {
            value: limits.iter().map(start).collect(),
            free: (0..columns).collect(),
            basic: (columns..columns + sums.len()).collect(),
            place: (0..columns).map(Place::Column).chain((0..sums.len()).map(Place::Row)).collect(),
            table: vec![0.0; columns * sums.len()],
            used: Vec::new(),
            limits,
        };
        for (row, (terms, limits)) in sums.iter().enumerate() {
            for &(variable, share) in terms {
                tableau.table[row * columns + variable] += share;
            }
            let value = terms.iter().map(|&(variable, share)| share * tableau.value[variable]).sum();
            tableau.value.push(value);
            tableau.limits.push(*limits);
        }
        tableau
    }

    fn share(&self, row: usize, column: usize) -> f64 {
        self.table[row * self.free.len() + column]
    }

    /// By how much a variable is below or above its limits.
    fn missed(&self, variable: usize) -> (f64, bool) {
        let [lo, hi] = self.limits[variable];
        let value = self.value[variable];
        if value < lo { (lo - value, true) } else { (value - hi, false) }
    }

    /// Whether a free variable can still go up, or down.
    fn moves(&self, variable: usize, up: bool) -> bool {
        let [lo, hi] = self.limits[variable];
        if up { self.value[variable] < hi } else { self.value[variable] > lo }
    }

    /// Looks for values that keep all limits; whether it found some.
    pub(super) fn settle(&mut self) -> bool {
        let rounds = 20 * (self.basic.len() + self.free.len()) + 100;
        for round in 0..rounds {
            // Taking the first of all that would do ends in any case, taking the worst sooner.
            let steady = round > rounds / 2;
            let missed = |row: usize| {
                let (by, below) = self.missed(self.basic[row]);
                (by > FINE * (1.0 + self.limits[self.basic[row]][usize::from(!below)].abs()))
                    .then_some((row, by, below))
            };
            let open = (0..self.basic.len()).filter_map(missed);
            let worst = if steady {
                open.min_by_key(|&(row, ..)| self.basic[row])
            } else {
                open.max_by(|a, b| a.1.total_cmp(&b.1))
            };
            let Some((row, _, below)) = worst else { return true };
            let movable = (0..self.free.len()).filter(|&column| {
                let share = self.share(row, column);
                share.abs() > SHARE && self.moves(self.free[column], below == (share > 0.0))
            });
            let entering = if steady {
                movable.min_by_key(|&column| self.free[column])
            } else {
                movable.max_by(|&a, &b| self.share(row, a).abs().total_cmp(&self.share(row, b).abs()))
            };
            let Some(column) = entering else { return false };
            self.pivot(row, column, self.limits[self.basic[row]][usize::from(!below)]);
        }
        false
    }

    /// The free variables that keep a row from going further up, or down.
    fn stops(&self, row: usize, down: bool) -> Stops {
        let columns = (0..self.free.len()).filter(|&column| self.share(row, column).abs() > 1e-12);
        columns
            .map(|column| {
                let share = self.share(row, column);
                (self.free[column], share, (share > 0.0) != down)
            })
            .collect()
    }

    /// The variables at whose limits another stops going up, or down; all limits are kept before and after. Nothing
    /// where it does not stop.
    pub(super) fn reach(&mut self, variable: usize, up: bool) -> Option<Stops> {
        let rounds = 4 * (self.basic.len() + self.free.len()) + 100;
        for round in 0..rounds {
            let steady = round > rounds / 2;
            let row = match self.place[variable] {
                Place::Row(row) => row,
                Place::Column(column) => {
                    // At its own limit; else it goes there, or another takes its place.
                    if !self.moves(variable, up) {
                        return Some(vec![(variable, 1.0, up)]);
                    }
                    self.advance(column, up)?;
                    continue;
                }
            };
            let movable = (0..self.free.len()).filter(|&column| {
                let share = self.share(row, column);
                share.abs() > SHARE && self.moves(self.free[column], up == (share > 0.0))
            });
            let entering = if steady {
                movable.min_by_key(|&column| self.free[column])
            } else {
                movable.max_by(|&a, &b| self.share(row, a).abs().total_cmp(&self.share(row, b).abs()))
            };
            let Some(column) = entering else { return Some(self.stops(row, !up)) };
            self.advance(column, up == (self.share(row, column) > 0.0))?;
        }
        None
    }

    /// Moves a free variable up, or down, as far as all limits let it; nothing where none stops it.
    fn advance(&mut self, column: usize, up: bool) -> Option<()> {
        let variable = self.free[column];
        let sign = if up { 1.0 } else { -1.0 };
        let own = (self.limits[variable][usize::from(up)] - self.value[variable]) * sign;
        let mut nearest = (own, 0.0, None);
        for row in 0..self.basic.len() {
            let rate = self.share(row, column) * sign;
            if rate.abs() <= SHARE {
                continue;
            }
            let of = self.basic[row];
            let end = self.limits[of][usize::from(rate > 0.0)];
            let step = ((end - self.value[of]) / rate).max(0.0);
            if step < nearest.0 || step == nearest.0 && rate.abs() > nearest.1 {
                nearest = (step, rate.abs(), Some((row, end)));
            }
        }
        match nearest {
            (step, ..) if !step.is_finite() => return None,
            (_, _, Some((row, end))) => self.pivot(row, column, end),
            (step, _, None) => {
                for row in 0..self.basic.len() {
                    let share = self.share(row, column);
                    self.value[self.basic[row]] += share * sign * step;
                }
                self.value[variable] = self.limits[variable][usize::from(up)];
            }
        }
        Some(())
    }

    /// Moves the variable of a row to a value by that of a column, which takes its place.
    fn pivot(&mut self, row: usize, column: usize, value: f64) {
        let width = self.free.len();
        let (leaving, entering) = (self.basic[row], self.free[column]);
        let share = self.share(row, column);
        let step = (value - self.value[leaving]) / share;
        self.value[leaving] = value;
        self.value[entering] += step;
        let mut used = std::mem::take(&mut self.used);
        used.clear();
        let solved: &mut [f64] = &mut self.table[row * width..(row + 1) * width];
        for (at, entry) in solved.iter_mut().enumerate() {
            if *entry != 0.0 {
                *entry = if at == column { 1.0 / share } else { -*entry / share };
                used.push(at);
            }
        }
        let solved = solved.to_vec();
        for other in (0..self.basic.len()).filter(|&other| other != row) {
            let line = &mut self.table[other * width..(other + 1) * width];
            let factor = std::mem::replace(&mut line[column], 0.0);
            if factor == 0.0 {
                continue;
            }
            self.value[self.basic[other]] += factor * step;
            for &at in &used {
                let sum = line[at] + factor * solved[at];
                line[at] = if sum.abs() < 1e-13 { 0.0 } else { sum };
            }
        }
        self.used = used;
        (self.basic[row], self.free[column]) = (entering, leaving);
        (self.place[entering], self.place[leaving]) = (Place::Row(row), Place::Column(column));
    }
}
