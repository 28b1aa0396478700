//! A copy is whole or not there, whatever happens meanwhile; and a ledger that holds something is not lost by restoring.

mod common;

use common::{Place, Ran};
use std::fmt::Write as _;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// Articles with four figures each, as lines of JSON.
fn articles(documents: usize) -> String {
    let mut lines = String::new();
    for n in 0..documents {
        let (year, month) = (2001 + n / 12 % 24, n % 12 + 1);
        let (a, b) = (n + 21, n + 3);
        let _ = writeln!(
            lines,
            r#"{{"id": "bai-{n}", "published": "{year}-{month:02}-28", "text": "Tháng {month}/{year}, tỉnh Lai Châu xuất khẩu hàng hóa đạt {a},5 triệu USD; nhập khẩu đạt {b} triệu USD. Tỉnh Sơn La xuất khẩu hàng hóa đạt {b},25 triệu USD; nhập khẩu đạt {a} triệu USD."}}"#
        );
    }
    lines
}

fn start(place: &Place, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kimngach"));
    command.args(args).current_dir(place.path()).env("LANG", "C").env_remove("LC_ALL");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The documents of a ledger with their figures, looked through for damage.
fn documents(place: &Place, ledger: &str) -> Vec<(String, u64)> {
    let ran = place.run(&["ledger", "--ledger", ledger, "--verify", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ledger}");
    let document = |line: &str| {
        let held: serde_json::Value = serde_json::from_str(line).unwrap();
        (held["doc"].as_str().unwrap().to_owned(), held["figures"].as_u64().unwrap())
    };
    ran.out.lines().map(document).collect()
}

fn fine(ran: &Ran) {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

#[test]
fn a_copy_is_made_and_put_back() {
    let place = Place::with(&[("a.jsonl", &articles(3))]);
    fine(&place.run(&["add", "--no-progress", "a.jsonl"]));
    let told = documents(&place, "kimngach.db");
    assert_eq!(told.iter().map(|(_, figures)| figures).sum::<u64>(), 12);

    let made = place.run(&["backup", "copy.db"]);
    fine(&made);
    assert_eq!(made.out, "copy.db: a copy of kimngach.db, 3 documents, 12 figures\n");
    let vi = place.run(&["backup", "copy.db", "--force", "--ui", "vi"]);
    assert_eq!(vi.out, "copy.db: bản sao của kimngach.db, 3 văn bản, 12 số liệu\n");
    // One file, that needs no other beside it.
    let names: Vec<String> =
        fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().all(|name| !name.starts_with("copy.db-") && !name.contains("partial")), "{names:?}");

    fine(&place.run(&["forget", "bai-1"]));
    let kept = place.run(&["restore", "copy.db"]);
    assert_eq!(
        kept.told(),
        "exit code 2\nkimngach: kimngach.db: holds 3 documents; restore beside it with --ledger OTHER, or replace it with --force\n"
    );
    let back = place.run(&["restore", "copy.db", "--force"]);
    fine(&back);
    assert_eq!(back.out, "kimngach.db: restored from copy.db, 3 documents, 12 figures\n");
    assert_eq!(documents(&place, "kimngach.db"), told);
    // The copy is as it was, and the ledger goes on as before.
    fine(&place.run(&["restore", "copy.db", "--ledger", "new.db"]));
    assert_eq!(documents(&place, "new.db"), told);
    place.put("b.jsonl", articles(5).as_bytes());
    let more = place.run(&["add", "--no-progress", "b.jsonl", "--ledger", "new.db"]);
    assert_eq!(more.out, "new.db: 2 documents with 8 figures added, 3 there already\n");
}

#[test]
fn a_copy_is_whole_while_another_program_adds() {
    let place = Place::with(&[("a.jsonl", &articles(1500)), ("first.jsonl", &articles(1))]);
    fine(&place.run(&["add", "--no-progress", "first.jsonl"]));
    let mut writer = start(&place, &["add", "--no-progress", "a.jsonl"]);
    let mut sizes = Vec::new();
    while writer.try_wait().unwrap().is_none() && sizes.len() < 200 {
        fine(&place.run(&["backup", "copy.db", "--force"]));
        let held = documents(&place, "copy.db");
        assert!(held.iter().all(|(_, figures)| *figures == 4), "{held:?}");
        sizes.push(held.len());
    }
    assert!(writer.wait().unwrap().success());
    assert!(sizes.is_sorted(), "what was copied once is there the next time: {sizes:?}");
    assert_eq!(documents(&place, "kimngach.db").len(), 1500);
    assert!(sizes.iter().any(|&size| size < 1500), "no copy was made meanwhile: {sizes:?}");
}

#[test]
fn a_run_that_is_killed_leaves_no_half_copy() {
    let place = Place::with(&[("a.jsonl", &articles(400))]);
    fine(&place.run(&["add", "--no-progress", "a.jsonl"]));
    let mut killed = 0;
    for wait in (0..60).step_by(3) {
        let mut run = start(&place, &["backup", "copy.db"]);
        thread::sleep(Duration::from_millis(wait));
        run.kill().unwrap();
        killed += usize::from(!run.wait().unwrap().success());
        if place.path().join("copy.db").exists() {
            assert_eq!(documents(&place, "copy.db").len(), 400);
            fs::remove_file(place.path().join("copy.db")).unwrap();
        }
    }
    assert!(killed > 0);
    fine(&place.run(&["backup", "copy.db"]));
}

#[test]
fn damage_and_strangers_are_refused_in_one_line() {
    let place = Place::with(&[("a.jsonl", &articles(300)), ("notes.txt", "no ledger\n")]);
    fine(&place.run(&["add", "--no-progress", "a.jsonl"]));
    fine(&place.run(&["backup", "copy.db"]));
    let told = documents(&place, "kimngach.db");
    let whole = fs::read(place.path().join("copy.db")).unwrap();
    let refused = |args: &[&str], says: &str| {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?} {ran:?}");
        assert!(ran.err.contains(says) && ran.err.lines().count() == 1, "{args:?} {ran:?}");
        assert!(!ran.err.contains("partial"), "{ran:?}");
    };
    // A hole in the middle, a text that is another, an end that is missing.
    let mut hole = whole.clone();
    let middle = hole.len() / 2;
    hole[middle..middle + 4096].fill(0x5A);
    place.put("hole.db", &hole);
    let at = whole.windows(6).rposition(|window| window == "nhập k".as_bytes().get(..6).unwrap()).unwrap();
    let mut other = whole.clone();
    other[at] = b'N';
    place.put("other.db", &other);
    place.put("short.db", &whole[..whole.len() - 8192]);
    for file in ["hole.db", "other.db", "short.db"] {
        refused(&["restore", file, "--force"], &format!("{file}: damaged"));
    }
    refused(&["restore", "notes.txt", "--force"], "notes.txt: no ledger but another kind of file");
    refused(&["restore", "none.db"], "none.db: no such copy");
    refused(&["restore", "copy.db", "--ledger", "notes.txt", "--force"], "notes.txt: no ledger but another kind");
    refused(&["backup", "copy.db"], "copy.db: is there already");
    refused(&["backup", "kimngach.db", "--force"], "kimngach.db: the ledger itself");
    refused(&["backup", "no/folder/copy.db"], "no/folder/copy.db:");
    refused(&["backup", "other-copy.db", "--ledger", "none.db"], "none.db: no such ledger");
    refused(&["restore", "copy.db", "--ledger", "postgres://localhost/trade"], "pg_restore");
    assert_eq!(documents(&place, "kimngach.db"), told, "the ledger is as it was");

    // A damaged ledger is what copies are for.
    place.put("broken.db", &hole);
    refused(&["restore", "copy.db", "--ledger", "broken.db"], "broken.db: damaged");
    fine(&place.run(&["restore", "copy.db", "--ledger", "broken.db", "--force"]));
    assert_eq!(documents(&place, "broken.db"), told);
}

#[test]
fn a_ledger_that_is_open_elsewhere_is_not_replaced() {
    let place = Place::with(&[("a.jsonl", &articles(2))]);
    fine(&place.run(&["add", "--no-progress", "a.jsonl"]));
    fine(&place.run(&["backup", "copy.db"]));
    let other = rusqlite::Connection::open(place.path().join("kimngach.db")).unwrap();
    let held: i64 = other.query_row("SELECT count(*) FROM document", [], |row| row.get(0)).unwrap();
    assert_eq!(held, 2);
    let ran = place.run(&["restore", "copy.db", "--force", "--wait", "0"]);
    assert_eq!(
        ran.told(),
        "exit code 2\nkimngach: kimngach.db: another program has it open (a server?); end that first, and run this again\n"
    );
    drop(other);
    fine(&place.run(&["restore", "copy.db", "--force"]));
}
