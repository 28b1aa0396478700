//! Whatever happens to a run or to a file: the ledger holds whole documents, each once, and one line says what is wrong.

#[path = "../../book/tests/stores/mod.rs"]
mod stores;

use kimngach_book::Claims;
use kimngach_book::ledger::{Filter, Wrong};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use stores::{Store, each};
use tempfile::TempDir;

const DOCUMENTS: usize = 500;

/// Articles as lines of JSON.
fn articles(folder: &Path) -> PathBuf {
    let mut lines = String::new();
    for n in 0..DOCUMENTS {
        let (year, month) = (2001 + n / 12 % 24, n % 12 + 1);
        let _ = write!(lines, r#"{{"id": "bai-{n}", "published": "{year}-{month:02}-28", "text": ""#);
        for (area, more) in [("Kon Tum", 0), ("Lai Châu", 7), ("Sơn La", 11)] {
            let (a, b) = (n + more + 21, n + more + 3);
            let _ = write!(
                lines,
                "Tháng {month}/{year}, tỉnh {area} xuất khẩu hàng hóa đạt {a},5 triệu USD; nhập khẩu đạt {b} triệu USD, tăng {}%. ",
                n % 40 + 2
            );
        }
        lines.push_str("\"}\n");
    }
    let path = folder.join("articles.jsonl");
    fs::write(&path, lines).unwrap();
    path
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kimngach"));
    command.env("LANG", "C").env_remove("LC_ALL").stdin(Stdio::null());
    command
}

fn add(store: &Store, articles: &Path) -> Command {
    let mut command = program();
    command.args(["add", "--no-progress", "--ledger", store.place()]).arg(articles);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Exit code, standard output and standard error.
fn ended(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn claims(store: &Store) -> Claims {
    store.hasty().unwrap().claims(&Filter { revised: true, ..Filter::default() }).unwrap()
}

/// The claims of each document, by its name, as far as a ledger has come; every document must be whole.
fn whole(store: &Store, all: &Claims) -> usize {
    let mut ledger = match store.hasty() {
        Ok(ledger) => ledger,
        // Nothing was made yet.
        Err(error) if error.wrong() == Wrong::Missing => return 0,
        Err(error) => panic!("{error}"),
    };
    ledger.verify().unwrap();
    let held = ledger.claims(&Filter { revised: true, ..Filter::default() }).unwrap();
    let told = |claims: &Claims, document: usize| -> Vec<String> {
        claims
            .list
            .iter()
            .filter(|claim| claim.document == document)
            .map(|claim| format!("{:?}{:?}", claim.at, claim.said))
            .collect()
    };
    let names: HashSet<&String> = held.sources.iter().map(|source| &source.id).collect();
    assert_eq!(names.len(), held.sources.len(), "a document is there twice");
    for (n, source) in held.sources.iter().enumerate().step_by(7) {
        let original = all.sources.iter().position(|other| other.id == source.id).unwrap();
        assert_eq!(told(&held, n), told(all, original), "{}", source.id);
    }
    held.sources.len()
}

/// Numbers without a pattern, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        end.mul_f64((self.0 % 10_000) as f64 / 10_000.0)
    }
}

#[test]
fn killed_fifty_times_nothing_is_lost_doubled_or_half() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    each(|first| {
        let begun = Instant::now();
        assert_eq!(add(first, &articles).output().unwrap().status.code(), Some(0));
        let time = begun.elapsed();
        let all = claims(first);
        assert_eq!((all.sources.len(), all.list.len()), (DOCUMENTS, 9 * DOCUMENTS));
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        let (mut kills, mut amid, mut done) = (0, 0, 0);
        while kills < 50 {
            let store = if first.is_file() { Store::file() } else { stores::all().pop().unwrap() };
            for _ in 0..5 {
                let mut run = add(&store, &articles).spawn().unwrap();
                thread::sleep(chance.below(time / 2));
                run.kill().unwrap();
                // Who had ended before was not killed.
                if run.wait().unwrap().code().is_some() {
                    break;
                }
                let held = whole(&store, &all);
                assert!(held >= done, "documents were lost");
                (kills, done) = (kills + 1, held);
                amid += usize::from(held > 0 && held < DOCUMENTS);
            }
            let (code, _, told) = ended(&add(&store, &articles).output().unwrap());
            assert_eq!((code, told.as_str()), (Some(0), ""));
            assert_eq!(whole(&store, &all), DOCUMENTS);
            assert!(claims(&store).list == all.list, "the same command completes the rest");
            done = 0;
        }
        assert!(amid >= 20, "only {amid} of {kills} kills hit a ledger that was being filled");
    });
}

#[test]
fn two_programs_add_at_once() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    each(|store| {
        let runs: Vec<_> = (0..2).map(|_| add(store, &articles).spawn().unwrap()).collect();
        let mut added = 0;
        for run in runs {
            let (code, out, told) = ended(&run.wait_with_output().unwrap());
            assert_eq!((code, told.as_str()), (Some(0), ""));
            let count = out.rsplit(": ").next().and_then(|told| told.split(' ').next()?.parse::<usize>().ok());
            added += count.unwrap_or_else(|| panic!("{out}"));
        }
        assert_eq!(added, DOCUMENTS);
        let claims = claims(store);
        assert_eq!((claims.sources.len(), claims.list.len()), (DOCUMENTS, 9 * DOCUMENTS));
    });
}

#[test]
fn a_lock_that_stays_is_one_line() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    each(|store| {
        store.ledger();
        store.while_locked(|| {
            let (code, out, told) = ended(&add(store, &articles).args(["--wait", "0"]).output().unwrap());
            assert_eq!((code, out.as_str(), told.lines().count()), (Some(2), "", 1), "{told}");
            assert!(told.contains(": locked by another program that writes to it; run this again"), "{told}");
        });
        assert_eq!(add(store, &articles).output().unwrap().status.code(), Some(0));
    });
}

#[test]
fn a_newer_ledger_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    each(|store| {
        store.ledger();
        store
            .sql(if store.is_file() { "PRAGMA user_version = 9" } else { "INSERT INTO kimngach_schema VALUES (9)" })
            .unwrap();
        for command in ["add", "ledger", "check"] {
            let mut run = program();
            run.args([command, "--ledger", store.place()]);
            if command == "add" {
                run.arg(&articles);
            }
            let (code, out, told) = ended(&run.output().unwrap());
            assert_eq!((code, out.as_str(), told.lines().count()), (Some(2), "", 1), "{told}");
            assert!(
                told.ends_with("made by a newer kimngach (tables of version 9, this program knows 3); update it\n"),
                "{told}"
            );
        }
    });
}

#[test]
fn a_full_disk_leaves_whole_documents() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    let full = Store::file();
    assert_eq!(add(&full, &articles).output().unwrap().status.code(), Some(0));
    let all = claims(&full);
    // No file may become larger than so many blocks; the system then tells the program, instead of ending it.
    for blocks in [40, 400, 1600] {
        let store = Store::file();
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut run = Command::new("sh");
        run.args(["-c", &limited, env!("CARGO_BIN_EXE_kimngach"), "add", "--no-progress", "--ledger", store.place()]);
        let (code, _, told) = ended(&run.arg(&articles).env("LANG", "C").output().unwrap());
        assert_eq!((code, told.lines().count()), (Some(2), 1), "{told}");
        assert!(
            told.contains("no room left for it; what was added stays; make room and run the same command again"),
            "{told}"
        );
        assert!(whole(&store, &all) < DOCUMENTS);
        assert_eq!(add(&store, &articles).output().unwrap().status.code(), Some(0));
        assert!(claims(&store).list == all.list);
    }
}

#[cfg(unix)]
#[test]
fn a_ledger_that_may_only_be_read_is_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    // Nothing is read only to root, so root runs the program as nobody, who must reach it.
    let copy = folder.path().join("kimngach");
    fs::copy(env!("CARGO_BIN_EXE_kimngach"), &copy).unwrap();
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    let ledger = home.join("kimngach.db");
    let mut made = program();
    assert_eq!(
        made.args(["add", "--ledger", ledger.to_str().unwrap()]).arg(&articles).output().unwrap().status.code(),
        Some(0)
    );
    let permit = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    permit(folder.path(), 0o755);
    let before = fs::read(&ledger).unwrap();
    let is_root = fs::metadata(&home).unwrap().uid() == 0;
    let run = |args: &[&str]| {
        let mut command = Command::new(&copy);
        command.env("LANG", "C").args(args).args(["--ledger", ledger.to_str().unwrap()]);
        if is_root {
            command.uid(65534).gid(65534);
        }
        ended(&command.output().unwrap())
    };
    let more = folder.path().join("more.txt");
    fs::write(&more, "Tháng 5/2024, tỉnh Kon Tum xuất khẩu hàng hóa đạt 31 triệu USD.").unwrap();
    for (file, around) in [(0o444, 0o555), (0o444, 0o777), (0o644, 0o555)] {
        permit(&ledger, file);
        permit(&home, around);
        let (code, out, told) = run(&["ledger", "--format", "jsonl"]);
        assert_eq!((code, out.lines().count(), told.as_str()), (Some(0), DOCUMENTS, ""));
        if !is_root && file == 0o644 {
            continue;
        }
        let (code, out, told) = run(&["add", more.to_str().unwrap()]);
        assert_eq!((code, out.as_str(), told.lines().count()), (Some(2), "", 1), "{file:o} {around:o}: {told}");
        assert!(
            told.contains("check that its folder exists and who owns it") || told.contains("may only be read"),
            "{told}"
        );
    }
    permit(&home, 0o755);
    assert!(fs::read(&ledger).unwrap() == before, "the file was changed");
}

#[test]
fn damage_is_one_line_and_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    let store = Store::file();
    assert_eq!(add(&store, &articles).output().unwrap().status.code(), Some(0));
    let good = fs::read(store.place()).unwrap();
    let pages = good.len() / 4096;
    let more = folder.path().join("more.txt");
    fs::write(&more, "Tháng 5/2024, tỉnh Kon Tum xuất khẩu hàng hóa đạt 31 triệu USD.").unwrap();
    for page in [1, 2, pages / 3, pages / 2, pages - 1] {
        let mut bad = good.clone();
        bad[page * 4096..][..4096].fill(0xA5);
        for args in [vec!["ledger"], vec!["ledger", "--verify"], vec!["add", more.to_str().unwrap()], vec!["check"]] {
            fs::write(store.place(), &bad).unwrap();
            let (code, _, told) = ended(&program().args(&args).args(["--ledger", store.place()]).output().unwrap());
            assert_eq!((code, told.lines().count()), (Some(2), 1), "page {page}, {args:?}: {told}");
            assert!(told.contains("damaged (") && told.contains("put back a copy"), "{told}");
            assert!(fs::read(store.place()).unwrap() == bad, "page {page}, {args:?}: the file was changed");
        }
    }
    let (code, out, told) = ended(&program().args(["ledger", "--ledger"]).arg(&more).output().unwrap());
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(told.ends_with("more.txt: no ledger but another kind of file; name another\n"), "{told}");
}

#[test]
fn changed_letters_are_found() {
    let folder = TempDir::new().unwrap();
    let articles = articles(folder.path());
    let store = Store::file();
    assert_eq!(add(&store, &articles).output().unwrap().status.code(), Some(0));
    let mut bytes = fs::read(store.place()).unwrap();
    let word = "xuất khẩu hàng hóa".as_bytes();
    let places = (0..bytes.len() - word.len()).filter(|&at| bytes[at..].starts_with(word));
    for at in places.collect::<Vec<_>>() {
        bytes[at] = b'X';
    }
    fs::write(store.place(), bytes).unwrap();
    let (code, _, told) = ended(&program().args(["ledger", "--verify", "--ledger", store.place()]).output().unwrap());
    assert_eq!(code, Some(2));
    assert!(told.contains("is not the one that was added)"), "{told}");
}
