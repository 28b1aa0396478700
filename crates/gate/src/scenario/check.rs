//! Can it be meant? What no run could do is refused; what only looks wrong is told.

use super::fault::Fault;
use super::law::Law;
use super::measure::Change;
use super::model::{Goal, Kind, Node, Route, Scenario, Source};

/// Refuses scenarios that cannot run.
pub(super) fn possible(scenario: &Scenario) -> Result<(), Fault> {
    if scenario.sources.is_empty() && scenario.nodes.iter().all(|node| node.stock.iter().sum::<u32>() == 0) {
        return Err(Fault::new(1, "nobody comes: there is no `[source.NAME]` and no stock"));
    }
    let closed = reached(scenario, |source| source.population > 0);
    let open = reached(scenario, |source| source.rate.mean() > 0.0);
    let ends = ends(scenario);
    for (at, node) in scenario.nodes.iter().enumerate() {
        let lone = !open[at] && closed[at] && node.stock.iter().sum::<u32>() == 0;
        if !ends[at] && !lone {
            let told = format!("from {} no vehicle ever reaches an exit; lead its `then` to \"exit\"", node.id);
            return Err(Fault::new(node.line, told));
        }
        if node.places.is_some_and(|places| node.stock.iter().sum::<u32>() > places) {
            return Err(Fault::new(node.line, format!("more vehicles are in {} at first than it has places", node.id)));
        }
        if timeless(scenario, at) {
            let told = format!("vehicles could go round and round through {} without any time passing", node.id);
            return Err(Fault::new(node.line, told));
        }
        if node.calendar.as_ref().is_some_and(|calendar| calendar.most() == 0) {
            return Err(Fault::new(node.line, format!("{} is never open: it has no servers on any day", node.id)));
        }
        if let Some((pool, _)) = node.with
            && scenario.nodes[usize::from(pool)].kind != Kind::Pool
        {
            let told =
                format!("`{}` is no pool: partners wait in a `[pool.NAME]`", scenario.nodes[usize::from(pool)].id);
            return Err(Fault::new(node.line, told));
        }
    }
    Ok(())
}

/// What is probably not meant.
pub(super) fn doubtful(scenario: &Scenario) -> Vec<Fault> {
    let mut told = Vec::new();
    let flow = flows(scenario);
    let every = reached(scenario, |_| true);
    for (at, node) in scenario.nodes.iter().enumerate() {
        if !every[at] && node.stock.iter().sum::<u32>() == 0 {
            told.push(Fault::new(node.line, format!("nobody ever comes to {}", node.id)));
        }
        let Some(calendar) = &node.calendar else { continue };
        let work: f64 = flow[at].iter().zip(&node.service).map(|(rate, law)| rate * law.mean()).sum();
        let load = work * 24.0 / calendar.hours().max(1e-9);
        let leaves = node.patience.is_some() || node.balk.is_some();
        if load >= 1.0 && !leaves {
            let per_day = flow[at].iter().sum::<f64>() * 24.0;
            let told_here = format!(
                "unstable: {:.0} vehicles a day need {:.0} % of what {} can serve, so its queue grows without end",
                per_day,
                load * 100.0,
                node.id
            );
            told.push(Fault::new(node.line, told_here));
        }
    }
    told
}

/// The nodes of a route with their shares.
fn goals(route: &Route) -> Vec<(f64, Goal)> {
    match route {
        Route::To(goal) => vec![(1.0, *goal)],
        Route::Split(parts) => super::law::shares(parts).map(|(share, goal)| (share, *goal)).collect(),
        Route::Shortest(nodes) => nodes.iter().map(|&node| (1.0 / nodes.len() as f64, Goal::Node(node))).collect(),
    }
}

fn all_goals(node: &Node) -> impl Iterator<Item = Goal> + '_ {
    let routes = node.then.iter().flat_map(|route| goals(route).into_iter().map(|(_, goal)| goal));
    routes.chain(node.patience.iter().map(|(_, goal)| *goal))
}

/// The nodes that vehicles of some sources get to.
fn reached(scenario: &Scenario, of: impl Fn(&Source) -> bool) -> Vec<bool> {
    let mut reached = vec![false; scenario.nodes.len()];
    let mut next: Vec<u16> = Vec::new();
    let nodes = |goal: Goal| if let Goal::Node(node) = goal { Some(node) } else { None };
    for source in scenario.sources.iter().filter(|source| of(source)) {
        next.extend(goals(&source.to).into_iter().filter_map(|(_, goal)| nodes(goal)));
        next.extend(source.diversions.iter().filter_map(|diversion| nodes(diversion.to)));
    }
    next.extend(
        (0..scenario.nodes.len()).filter(|&at| scenario.nodes[at].stock.iter().any(|&n| n > 0)).map(|at| at as u16),
    );
    // Measures lead vehicles to places that they would not come to.
    for measure in &scenario.measures {
        match &measure.change {
            Change::Divert(_, diversion) => next.extend(nodes(diversion.to)),
            Change::Hold { yard, .. } => next.push(*yard),
            _ => {}
        }
    }
    while let Some(node) = next.pop() {
        if !std::mem::replace(&mut reached[usize::from(node)], true) {
            next.extend(all_goals(&scenario.nodes[usize::from(node)]).filter_map(nodes));
        }
    }
    reached
}

/// Whether a vehicle can come back to a node through nodes that take no time.
fn timeless(scenario: &Scenario, start: usize) -> bool {
    let nothing = |node: usize| scenario.nodes[node].service.iter().any(Law::is_nothing);
    let mut seen = vec![false; scenario.nodes.len()];
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        if !nothing(node) {
            continue;
        }
        for goal in all_goals(&scenario.nodes[node]) {
            if let Goal::Node(next) = goal {
                let next = usize::from(next);
                if next == start {
                    return true;
                }
                if !std::mem::replace(&mut seen[next], true) {
                    open.push(next);
                }
            }
        }
    }
    false
}

/// The nodes from which some exit can be reached.
fn ends(scenario: &Scenario) -> Vec<bool> {
    let mut ends = vec![false; scenario.nodes.len()];
    loop {
        let before = ends.iter().filter(|&&end| end).count();
        for (at, node) in scenario.nodes.iter().enumerate() {
            ends[at] = ends[at]
                || all_goals(node).any(|goal| match goal {
                    Goal::Node(next) => ends[usize::from(next)],
                    Goal::Out | Goal::Back => true,
                });
        }
        if ends.iter().filter(|&&end| end).count() == before {
            return ends;
        }
    }
}

/// Vehicles an hour through each node, by class, on an ordinary day if everyone gets everywhere.
fn flows(scenario: &Scenario) -> Vec<Vec<f64>> {
    let (nodes, classes) = (scenario.nodes.len(), scenario.classes.len());
    let mut outside = vec![vec![0.0; classes]; nodes];
    for source in &scenario.sources {
        let mean = source.rate.mean() * source.rate.factors.iter().take(7).sum::<f64>()
            / source.rate.factors.len().clamp(1, 7) as f64;
        for (share, class) in super::law::shares(&source.classes) {
            for (part, goal) in goals(&source.to) {
                if let Goal::Node(node) = goal {
                    outside[usize::from(node)][*class] += mean * share * part;
                }
            }
        }
    }
    let mut flow = outside.clone();
    for _ in 0..200 {
        let mut next = outside.clone();
        for (at, node) in scenario.nodes.iter().enumerate() {
            for class in 0..classes {
                for (part, goal) in goals(&node.then[class]) {
                    if let Goal::Node(to) = goal {
                        next[usize::from(to)][class] += flow[at][class] * part;
                    }
                }
            }
        }
        flow = next;
    }
    flow
}
