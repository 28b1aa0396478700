//! Queues on their way, by hour: the differential equations of Kolmogorov, integrated.

use super::common::{Ran, all_hold, run_often};

/// Means of a birth and death process at the end of each hour (all, and those waiting), and the mean of all over it.
fn kolmogorov(
    first: usize,
    most: usize,
    hours: usize,
    birth: impl Fn(f64, usize) -> f64,
    death: impl Fn(f64, usize) -> f64,
    servers: impl Fn(f64) -> usize,
) -> Vec<[f64; 3]> {
    let mut shares = vec![0.0; most + 1];
    shares[first] = 1.0;
    let flow = |time: f64, shares: &[f64]| -> Vec<f64> {
        let up = |n: usize| if n < most { birth(time, n) } else { 0.0 };
        (0..=most)
            .map(|n| {
                let from_below = if n > 0 { shares[n - 1] * up(n - 1) } else { 0.0 };
                let from_above = if n < most { shares[n + 1] * death(time, n + 1) } else { 0.0 };
                let out = up(n) + if n > 0 { death(time, n) } else { 0.0 };
                from_below + from_above - shares[n] * out
            })
            .collect()
    };
    let mean = |shares: &[f64]| shares.iter().enumerate().map(|(n, p)| n as f64 * p).sum::<f64>();
    const PARTS: usize = 2000;
    let step = 1.0 / PARTS as f64;
    let mut out = Vec::new();
    for hour in 0..hours {
        let mut area = 0.0;
        for part in 0..PARTS {
            // Rates jump at full hours: each hour is integrated from inside.
            let time = hour as f64 + part as f64 * step;
            let end = time + step * (1.0 - 1e-9);
            let moved = |k: &[f64], by: f64| shares.iter().zip(k).map(|(p, k)| p + k * by).collect::<Vec<_>>();
            let one = flow(time, &shares);
            let two = flow(time + step / 2.0, &moved(&one, step / 2.0));
            let three = flow(time + step / 2.0, &moved(&two, step / 2.0));
            let four = flow(end, &moved(&three, step));
            let before = mean(&shares);
            for n in 0..=most {
                shares[n] += step / 6.0 * (one[n] + 2.0 * two[n] + 2.0 * three[n] + four[n]);
            }
            area += step * f64::midpoint(before, mean(&shares));
        }
        let c = servers((hour + 1) as f64 - 1e-9);
        let waiting = shares.iter().enumerate().map(|(n, p)| n.saturating_sub(c) as f64 * p).sum();
        out.push([mean(&shares), waiting, area]);
    }
    out
}

#[track_caller]
fn by_hour(ran: &Ran, exact: &[[f64; 3]]) {
    for (column, what) in ["at_end", "waiting_at_end", "present"].into_iter().enumerate() {
        let pairs = exact.iter().enumerate().map(|(hour, exact)| (ran.step("desk", hour, what), exact[column]));
        all_hold(&pairs.collect::<Vec<_>>());
    }
}

#[test]
fn m_m_3_fills_from_empty() {
    let text = "run = \"8 h\"\n[source.a]\nrate = \"12/h\"\nto = \"desk\"\n[point.desk]\nservers = 3\n\
                hours = \"always\"\nservice = \"exponential 10 min\"\nthen = \"exit\"";
    let exact = kolmogorov(0, 120, 8, |_, _| 12.0, |_, n| 6.0 * n.min(3) as f64, |_| 3);
    by_hour(&run_often(text, 3000), &exact);
}

#[test]
fn an_overloaded_desk_grows_by_the_hour() {
    let text = "run = \"6 h\"\n[source.a]\nrate = \"30/h\"\nto = \"desk\"\n[point.desk]\nservers = 2\nstock = 5\n\
                hours = \"always\"\nservice = \"exponential 6 min\"\nthen = \"exit\"";
    let exact = kolmogorov(5, 250, 6, |_, _| 30.0, |_, n| 10.0 * n.min(2) as f64, |_| 2);
    by_hour(&run_often(text, 3000), &exact);
}

#[test]
fn rates_and_staff_that_change_with_a_rush_and_a_break() {
    // Servers go at once when their shift ends: service is broken off and goes on later.
    let text = "run = \"10 h\"\n[source.a]\nto = \"desk\"\n\
                steps = [{ at = \"0 h\", rate = \"10/h\" }, { at = \"2 h\", rate = \"40/h\" }, { at = \"5 h\", rate = \"5/h\" }]\n\
                [point.desk]\nstaff = { \"00:00-04:00\" = 3, \"04:00-05:00\" = 1, \"05:00-24:00\" = 4 }\n\
                closing = \"pause\"\nservice = \"exponential 6 min\"\nthen = \"exit\"";
    let rate = |time: f64| {
        if time < 2.0 {
            10.0
        } else if time < 5.0 {
            40.0
        } else {
            5.0
        }
    };
    let servers = |time: f64| {
        if time < 4.0 {
            3
        } else if time < 5.0 {
            1
        } else {
            4
        }
    };
    let death = |time: f64, n: usize| 10.0 * n.min(servers(time)) as f64;
    let exact = kolmogorov(0, 200, 10, |time, _| rate(time), death, servers);
    by_hour(&run_often(text, 3000), &exact);
}

#[test]
fn few_places_in_a_rush() {
    let text = "run = \"6 h\"\n[source.a]\nto = \"desk\"\nfull = \"turn back\"\n\
                steps = [{ at = \"0 h\", rate = \"12/h\" }, { at = \"2 h\", rate = \"50/h\" }, { at = \"4 h\", rate = \"0/h\" }]\n\
                [point.desk]\nservers = 3\nqueue = 7\nhours = \"always\"\nservice = \"exponential 10 min\"\nthen = \"exit\"";
    let rate = |time: f64| {
        if time < 2.0 {
            12.0
        } else if time < 4.0 {
            50.0
        } else {
            0.0
        }
    };
    let exact = kolmogorov(0, 10, 6, |time, _| rate(time), |_, n| 6.0 * n.min(3) as f64, |_| 3);
    by_hour(&run_often(text, 3000), &exact);
}

#[test]
fn the_impatient_in_a_ramp() {
    // The rate climbs from 5 to 45 an hour in 4 h and falls again: M(t)/M/3+M.
    let text = "run = \"8 h\"\n[source.a]\nto = \"desk\"\ncycle = \"8 h\"\n\
                ramps = [{ at = \"0 h\", rate = \"5/h\" }, { at = \"4 h\", rate = \"45/h\" }]\n\
                [point.desk]\nservers = 3\nhours = \"always\"\nservice = \"exponential 6 min\"\nthen = \"exit\"\n\
                gives_up = { after = \"exponential 20 min\" }";
    let rate = |time: f64| 5.0 + 10.0 * if time < 4.0 { time } else { 8.0 - time };
    let death = |_: f64, n: usize| 10.0 * n.min(3) as f64 + 3.0 * n.saturating_sub(3) as f64;
    let exact = kolmogorov(0, 150, 8, |time, _| rate(time), death, |_| 3);
    by_hour(&run_often(text, 3000), &exact);
}
