//! What the READMEs show is what the program prints: the block under each `<!-- shown: ... -->`.
//!
//! `KIMNGACH_RAISE=1 cargo test -p kimngach --test readme` puts in what is printed now.
#![cfg(all(feature = "gate", feature = "report"))]

use assert_cmd::cargo::cargo_bin_cmd;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the program prints for these arguments; `score FOLDER` reads the folder first.
fn printed(args: &str) -> String {
    let run = |args: &[&str]| {
        let mut command = cargo_bin_cmd!("kimngach");
        command.current_dir(root()).env("LANG", "C").env_remove("LC_ALL").env_remove("COLUMNS");
        let output = command.args(args).output().unwrap();
        // Code 3: a proof was found.
        assert!(matches!(output.status.code(), Some(0 | 3)), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let args: Vec<&str> = args.split(' ').collect();
    match args[..] {
        ["score", gold] => {
            let out = tempfile::TempDir::new().unwrap();
            let out = out.path().to_str().unwrap();
            run(&["read", gold, "--out", out]);
            run(&["score", gold, out])
        }
        _ => run(&args),
    }
}

/// The text with each shown block as it is printed, and how many there are.
fn renewed(text: &str) -> (String, usize) {
    const SHOWN: &str = "<!-- shown: ";
    let mut blocks = text.split(SHOWN);
    let mut out = blocks.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for block in blocks {
        let (args, rest) = block.split_once(" -->\n```\n").expect("a block under its command");
        let (_, rest) = rest.split_once("\n```").expect("a block with an end");
        out += &format!("{SHOWN}{args} -->\n```\n{}\n```{rest}", printed(args).trim_end());
        count += 1;
    }
    (out, count)
}

#[test]
fn the_readmes_show_what_is_printed() {
    for name in ["README.md", "README.vi.md"] {
        let file = root().join(name);
        let text = fs::read_to_string(&file).unwrap();
        let (renewed, count) = renewed(&text);
        assert_eq!(count, 8, "{name} shows findings, a series, a table, a league, a score, and gates three times");
        if std::env::var_os("KIMNGACH_RAISE").is_some() {
            fs::write(&file, &renewed).unwrap();
        } else {
            let differs = text.lines().zip(renewed.lines()).find(|(is, now)| is != now);
            assert!(text == renewed, "{name} shows what is printed no more: {differs:?}");
        }
    }
}
