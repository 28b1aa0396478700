//! Nothing left to chance: what comes out can be written down by hand.

use super::common::{exactly, run_often};

#[test]
fn two_servers_and_even_arrivals_in_overload() {
    // One vehicle every 10 min from 0:10 on, service 30 min, two servers: the n-th begins at 10 n in step with others.
    // Service begins at 10, 20, 40, 50, 70, 80 ... min: vehicles 2k+1 and 2k+2 begin at 30 k + 10 and 30 k + 20.
    let text = "run = \"4 h\"\n[source.a]\nrate = \"6/h\"\narrivals = \"even\"\nto = \"desk\"\n[point.desk]\nservers = 2\n\
                hours = \"always\"\nservice = \"fixed 30 min\"\nthen = \"exit\"";
    let ran = run_often(text, 3);
    let mut queue = Vec::new();
    for hour in 1..=4_u32 {
        let end = 60 * hour;
        let arrived = |minute: u32| (1..).take_while(|n| 10 * n < minute || 10 * n == minute && minute < end).count();
        let begun = (0..).take_while(|k| 30 * (k / 2) + 10 * (1 + k % 2) < end).count();
        queue.push(((1..).take_while(|n| 10 * n < end).count() - begun) as f64);
        assert!(arrived(end) >= begun);
    }
    // At each full hour 6, 12, ... vehicles have come (the last of them just then); four in an hour are served.
    for (hour, waiting) in queue.iter().enumerate() {
        exactly(ran.step("desk", hour, "waiting_at_end"), *waiting);
    }
    assert_eq!(queue, [1.0, 3.0, 5.0, 7.0]);
}

#[test]
fn a_gate_that_opens_at_seven() {
    // 120 vehicles stand there when it opens; six lanes take 10 min each, 36 an hour: all are gone at 10:20.
    let text = "run = \"24 h\"\n[yard.yard]\nplaces = 200\nstock = 120\nthen = \"lane\"\n[lane.lane]\nservers = 6\nqueue = 0\n\
                hours = \"07:00-18:00\"\nservice = \"fixed 10 min\"\nthen = \"exit\"";
    let ran = run_often(text, 3);
    let there = |hour| ran.step("lane", hour, "left");
    for (hour, left) in [(6, 0.0), (7, 30.0), (8, 36.0), (9, 36.0), (10, 18.0), (11, 0.0)] {
        exactly(there(hour), left);
    }
    exactly(ran.at("yard", "peak"), 114.0);
    // The six who stand in the lanes from the beginning, then six more every ten minutes.
    exactly(ran.step("yard", 7, "at_end"), 84.0);
}

#[test]
fn a_fluid_that_rises_and_falls() {
    // 60 an hour for two hours, then 12; one server of 36 an hour. The backlog is 24 t, then falls by 24 an hour.
    let text = "run = \"6 h\"\ncycle = \"6 h\"\nstep = \"30 min\"\n[source.a]\ncycle = \"6 h\"\narrivals = \"even\"\nto = \"desk\"\n\
                steps = [{ at = \"0 h\", rate = \"60/h\" }, { at = \"2 h\", rate = \"12/h\" }]\n\
                [point.desk]\nhours = \"always\"\nservice = \"fixed 100 s\"\nthen = \"exit\"";
    let ran = run_often(text, 3);
    for step in 0..8 {
        let time = f64::from(step + 1) / 2.0;
        let fluid = if time <= 2.0 { 24.0 * time } else { 48.0 - 24.0 * (time - 2.0) };
        let estimate = ran.step("desk", step as usize, "at_end");
        assert!((estimate.mean - fluid).abs() <= 1.5, "{time} h: {} against {fluid}", estimate.mean);
    }
}

#[test]
fn batches_go_every_two_hours() {
    let text = "run = \"12 h\"\n[yard.park]\nplaces = 100\nstock = 100\nthen = \"gate\"\n\
                batch = { every = \"2 h\", count = 20, when = \"gate\", below = 30 }\n\
                [yard.gate]\nplaces = 50\nthen = \"lane\"\n[lane.lane]\nqueue = 0\nhours = \"always\"\n\
                service = \"fixed 10 min\"\nthen = \"exit\"";
    let ran = run_often(text, 2);
    // Twenty go at 0, 2, 4 h; twelve leave in two hours, so at 4 h 20 - 12 + 20 - 12 = 16 are there and 14 fit.
    exactly(ran.step("park", 1, "at_end"), 80.0);
    exactly(ran.step("park", 3, "at_end"), 60.0);
    exactly(ran.step("park", 5, "at_end"), 45.0);
}

#[test]
fn partners_wait_for_each_other() {
    // A Chinese lorry at 1, 2, 3 ... h; two Vietnamese ones every two hours, taken over in pairs.
    let text = "run = \"9 h\"\n[class.cn]\n[class.vn]\n\
                [source.cn]\nclass = \"cn\"\nrate = \"1/h\"\narrivals = \"even\"\nto = \"bay\"\n\
                [source.vn]\nclass = \"vn\"\nrate = \"1/h\"\narrivals = \"even\"\nto = \"pool\"\n\
                [pool.pool]\nthen = \"exit\"\n\
                [point.bay]\nservers = 4\nhours = \"always\"\nservice = \"fixed 30 min\"\nthen = \"exit\"\n\
                with = { pool = \"pool\", count = 2 }";
    let ran = run_often(text, 2);
    // By 9 h eight of each have come, so that four pairs could begin, at 2, 4, 6 and 8 h.
    exactly(ran.of("bay", "cn", "left"), 4.0 * 24.0 / 9.0);
    exactly(ran.of("pool", "vn", "left"), 8.0 * 24.0 / 9.0);
    // Waiting from each hour on: 1, 1, 2, 2, 3, 3, 4, 4.
    exactly(ran.of("bay", "cn", "waiting"), 20.0 / 9.0);
}
