//! The scenario laid out for speed: numbers for names, and everything that can be worked out before the first event.

use super::arrivals::spacing;
use super::random::{Draw, salt};
use crate::scenario::time::Time;
use crate::scenario::{Full, Goal, Kind, Piece, Route, Scenario};

/// No group, no list, no vehicle.
pub(super) const NONE: u32 = u32::MAX;

/// A node as the simulator sees it; roads of sources are nodes behind the others.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) salt: u64,
    pub(super) cap: u32,
    pub(super) unlimited: bool,
    pub(super) pause: bool,
    /// Each level of priority has a list of those in the queue, and one of those who wait to get in.
    pub(super) level: Vec<u8>,
    pub(super) levels: u8,
    pub(super) queues: u32,
    pub(super) outside: u32,
    pub(super) service: Vec<Draw>,
    pub(super) then: Vec<Route>,
    pub(super) patience: Option<(Vec<Option<Draw>>, Goal)>,
    pub(super) balk: u32,
    pub(super) seize: Option<usize>,
    pub(super) release: Option<usize>,
    pub(super) with: Option<(u16, u32)>,
    /// The nodes that look for partners here.
    pub(super) partners_of: Vec<u16>,
    pub(super) windows: bool,
    pub(super) batch: bool,
    pub(super) again: bool,
    pub(super) over: Time,
    pub(super) groups: Vec<u32>,
    pub(super) changes: Vec<(Time, u32)>,
    /// Those who go to it from it: whom a batch lets go.
    pub(super) next: Vec<u16>,
    /// Neither resources nor partners are needed to begin.
    pub(super) plain: bool,
}

/// A source as the simulator sees it.
#[derive(Debug)]
pub(super) struct Spring {
    pub(super) salt: u64,
    pub(super) pieces: Vec<Piece>,
    pub(super) spacing: Draw,
    pub(super) road: u16,
    pub(super) turn_back: bool,
}

/// The whole network.
#[derive(Debug)]
pub(super) struct Net<'s> {
    pub(super) scenario: &'s Scenario,
    pub(super) spots: Vec<Spot>,
    pub(super) springs: Vec<Spring>,
    pub(super) classes: usize,
    pub(super) lists: usize,
    /// The nodes that take each resource.
    pub(super) users: Vec<Vec<u16>>,
    pub(super) back: Vec<Draw>,
    /// Groups of places counted together, by what they are.
    pub(super) groups: Vec<Group>,
    pub(super) step: Time,
    pub(super) bins: usize,
}

/// Places counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All that stand on roads before gates.
    Road,
    /// On the road before a gate.
    RoadOf(usize),
    /// In the yards of a gate.
    YardsOf(usize),
    /// All that stand on roads and in yards.
    Stock,
}

impl<'s> Net<'s> {
    pub(super) fn of(scenario: &'s Scenario) -> Net<'s> {
        let nodes = scenario.nodes.len();
        let classes = scenario.classes.len();
        let mut net = Net {
            scenario,
            spots: Vec::with_capacity(nodes + scenario.sources.len()),
            springs: Vec::with_capacity(scenario.sources.len()),
            classes,
            lists: 0,
            users: vec![Vec::new(); scenario.resources.len()],
            back: scenario.resources.iter().map(|resource| Draw::of(&resource.back)).collect(),
            groups: Vec::new(),
            step: scenario.step,
            bins: scenario.cycle.unwrap_or(scenario.length).div_ceil(scenario.step) as usize,
        };
        for node in &scenario.nodes {
            let mut groups = Vec::new();
            if node.kind == Kind::Yard {
                groups.push(Group::Stock);
                groups.extend(node.gate.map(Group::YardsOf));
            }
            let spot = net.spot(node, groups);
            net.spots.push(spot);
        }
        for (at, node) in scenario.nodes.iter().enumerate() {
            if let Some((pool, _)) = node.with {
                net.spots[usize::from(pool)].partners_of.push(at as u16);
            }
            if let Some(resource) = node.seize {
                net.users[resource].push(at as u16);
            }
            net.spots[at].again = returns(scenario, at as u16);
        }
        for (number, source) in scenario.sources.iter().enumerate() {
            let mut groups = vec![Group::Road, Group::Stock];
            groups.extend(source.gate.map(Group::RoadOf));
            let road = net.road(&source.id, &source.to, groups);
            net.spots.push(road);
            net.springs.push(Spring {
                salt: salt(&source.id),
                pieces: source.rate.pieces(scenario.length),
                spacing: spacing(&source.spacing),
                road: (nodes + number) as u16,
                turn_back: source.full == Full::TurnBack,
            });
        }
        net
    }

    fn group(&mut self, group: Group) -> u32 {
        let at = self.groups.iter().position(|&known| known == group).unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        });
        at as u32
    }

    fn spot(&mut self, node: &crate::scenario::Node, groups: Vec<Group>) -> Spot {
        let mut ranks = node.priority.clone();
        ranks.sort_unstable();
        ranks.dedup();
        let level = node.priority.iter().map(|p| ranks.partition_point(|rank| rank < p) as u8).collect();
        let levels = ranks.len().max(1) as u8;
        let queues = self.lists as u32;
        self.lists += 2 * usize::from(levels);
        let patience = node
            .patience
            .as_ref()
            .map(|(laws, goal)| (laws.iter().map(|law| law.as_ref().map(Draw::of)).collect::<Vec<_>>(), *goal));
        Spot {
            salt: salt(&node.id),
            cap: node.places.unwrap_or(u32::MAX),
            unlimited: node.calendar.is_none() && node.kind != Kind::Pool,
            pause: node.pause,
            level,
            levels,
            queues,
            outside: queues + u32::from(levels),
            service: node.service.iter().map(Draw::of).collect(),
            then: node.then.clone(),
            patience,
            balk: node.balk.unwrap_or(u32::MAX),
            seize: node.seize,
            release: node.release,
            with: node.with,
            partners_of: Vec::new(),
            windows: !node.windows.is_empty(),
            batch: node.batch.is_some(),
            again: false,
            over: node.over.unwrap_or(Time::MAX),
            groups: groups.into_iter().map(|group| self.group(group)).collect(),
            changes: match (&node.calendar, node.kind) {
                (Some(calendar), _) => calendar.changes(self.scenario.length),
                (None, Kind::Pool) => vec![(0, 0)],
                (None, _) => vec![(0, u32::MAX)],
            },
            next: nexts(&node.then),
            plain: node.seize.is_none() && node.with.is_none(),
        }
    }

    /// The road before the place where the vehicles of a source go first.
    fn road(&mut self, id: &str, to: &Route, groups: Vec<Group>) -> Spot {
        let queues = self.lists as u32;
        self.lists += 2;
        Spot {
            salt: salt(id) ^ 1,
            cap: u32::MAX,
            unlimited: true,
            pause: false,
            level: vec![0; self.classes],
            levels: 1,
            queues,
            outside: queues + 1,
            service: vec![Draw::Fixed(0); self.classes],
            then: vec![to.clone(); self.classes],
            patience: None,
            balk: u32::MAX,
            seize: None,
            release: None,
            with: None,
            partners_of: Vec::new(),
            windows: false,
            batch: false,
            again: false,
            over: Time::MAX,
            groups: groups.into_iter().map(|group| self.group(group)).collect(),
            changes: vec![(0, u32::MAX)],
            next: nexts(std::slice::from_ref(to)),
            plain: true,
        }
    }
}

/// The nodes that routes lead to.
fn nexts(routes: &[Route]) -> Vec<u16> {
    let mut next = Vec::new();
    let mut add = |goal: &Goal| {
        if let Goal::Node(node) = goal
            && !next.contains(node)
        {
            next.push(*node);
        }
    };
    for route in routes {
        match route {
            Route::To(goal) => add(goal),
            Route::Split(parts) => parts.iter().for_each(|(_, goal)| add(goal)),
            Route::Shortest(nodes) => nodes.iter().for_each(|&node| add(&Goal::Node(node))),
        }
    }
    next
}

/// Whether a vehicle can come to a node twice.
fn returns(scenario: &Scenario, start: u16) -> bool {
    let mut seen = vec![false; scenario.nodes.len()];
    let nexts_of = |node: u16| {
        let node = &scenario.nodes[usize::from(node)];
        let mut next = nexts(&node.then);
        if let Some((_, Goal::Node(to))) = node.patience {
            next.push(to);
        }
        next
    };
    let mut open = nexts_of(start);
    while let Some(node) = open.pop() {
        if node == start {
            return true;
        }
        if !std::mem::replace(&mut seen[usize::from(node)], true) {
            open.extend(nexts_of(node));
        }
    }
    false
}
