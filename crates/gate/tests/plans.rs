//! Expected vehicles in the place of rates, quotas of slots, and the plan as it is told.

use kimngach_gate::picture::picture;
use kimngach_gate::plan::{best_slots, plan, read_arrivals, tell, with_arrivals};
use kimngach_gate::scenario::{Change, Scenario, shipped};
use kimngach_gate::simulate::{Options, simulate, watch};

const DAYS: &str = "date,gate,direction,class,vehicles\n\
                    2026-05-20,huu-nghi,export,fruit,300\n2026-05-20,huu-nghi,export,goods,100\n\
                    2026-05-21,huu-nghi,export,fruit,150\n2026-05-21,huu-nghi,export,goods,50\n";

fn options(replications: u32) -> Options {
    Options { replications, seed: 5, threads: 2 }
}

#[test]
fn a_table_of_days_takes_the_place_of_the_rate() {
    let scenario = Scenario::parse(shipped("lang-son-2025").unwrap()).unwrap();
    let changed = with_arrivals(&scenario, &read_arrivals(DAYS).unwrap()).unwrap();
    assert_eq!(changed.start.to_string(), "2026-05-19");
    let outcome = simulate(&changed, options(30));
    let came = |id: &str, class: usize| {
        let source = changed.sources.iter().position(|source| source.id == id).unwrap();
        let line = outcome.passages.iter().find(|line| line.source == source && line.class == class).unwrap();
        line.total[0]
    };
    assert!(came("huu-nghi-export", 0).holds(450.0, 0.99) && came("huu-nghi-export", 1).holds(150.0, 0.99));
    // A gate that the table does not tell keeps its rate: 145 a day.
    let tan_thanh = came("tan-thanh-export", 0).mean + came("tan-thanh-export", 1).mean;
    assert!((tan_thanh - 290.0).abs() < 12.0, "{tan_thanh}");
}

#[test]
fn tables_that_cannot_be_read_say_where() {
    let told = |text: &str| read_arrivals(text).unwrap_err().to_string();
    assert_eq!(told("date,gate,vehicles\n"), "line 1: no column `direction` in the head");
    assert_eq!(told("date,gate,direction,vehicles\n2026-05-20,huu-nghi,export,many\n"), "line 2: `many` is no number");
    assert_eq!(
        told("date,gate,direction,vehicles\n2026-05-20,huu-nghi,export,-3\n"),
        "line 2: `-3` vehicles cannot come"
    );
    let scenario = Scenario::parse(shipped("lang-son-2025").unwrap()).unwrap();
    let rows = read_arrivals("date,gate,direction,vehicles\n2026-05-20,bac-luan,export,10\n").unwrap();
    let fault = with_arrivals(&scenario, &rows).unwrap_err();
    assert!(fault.told.contains("no row is about a gate of the scenario (huu-nghi, tan-thanh"), "{fault}");
}

#[test]
fn quotas_of_slots_move_to_where_there_is_room() {
    // All want to come in the morning; half of the quota is at night, when the lane is closed.
    let text = r#"
        run = "24 h"
        [costs]
        waiting = { vehicle = 1.0 }
        booking = 0.05
        [source.a]
        rate = "5/h"
        until = "20 h"
        to = "lane"
        [lane.lane]
        hours = "06:00-22:00"
        service = "fixed 10 min"
        then = "exit"
        [measure.slots]
        kind = "slots"
        sources = ["a"]
        slots = { length = "4 h", quota = { vehicle = [40, 10, 10, 10, 10, 40] } }"#;
    let scenario = Scenario::parse(text).unwrap();
    let booked = best_slots(&scenario, &scenario.measures[0], options(12), 60).unwrap();
    let half = booked.difference.half(0.95).unwrap();
    assert!(booked.difference.mean + half < 0.0, "{} ± {half}", booked.difference.mean);
    let Change::Slots(_, slots) = &booked.measure.change else { panic!("slots") };
    let quota = slots.quotas[0].as_ref().unwrap();
    assert_eq!(quota.iter().sum::<u32>(), 120);
    assert!(quota[0] < 40, "{quota:?}");
}

#[test]
fn a_plan_is_told_in_both_languages() {
    let scenario = Scenario::parse(shipped("replay-2024-03-17").unwrap()).unwrap();
    let done = plan(&scenario, options(8), |_, _| {});
    let (vi, en) = (tell(&scenario, &done, &[], true), tell(&scenario, &done, &[], false));
    for part in ["Clear until 20:00", "00:00 2024-03-17", "who", "When to begin", "How to end", "assumption: "] {
        assert!(en.to_lowercase().contains(&part.to_lowercase()), "{part}: {en}");
    }
    for part in ["Kéo dài giờ thông quan đến 20:00", "00:00 17/3/2024", "Ai làm", "Khi nào bắt đầu", "triệu đồng/ngày"]
    {
        assert!(vi.contains(part), "{part}: {vi}");
    }
    assert_eq!(vi.lines().count(), en.lines().count());
}

#[test]
fn pictures_show_every_place_and_runs_can_be_watched() {
    let scenario = Scenario::parse(shipped("replay-2023-05-28").unwrap()).unwrap();
    let drawn = picture(&scenario, &simulate(&scenario, options(5)), true);
    assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>\n"));
    for part in ["Xe đứng trên đường", "khu phi thuế quan", "599 chỗ", "các làn xuất"] {
        assert!(drawn.contains(part), "{part}");
    }
    let mut moments = Vec::new();
    watch(&scenario, 1, |moment| {
        moments.push(moment.clone());
        moments.len() < 30
    });
    assert_eq!((moments.len(), moments[0].present[0]), (30, 599));
}
