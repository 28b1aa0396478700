//! Runs the program in a folder of its own.

#![allow(dead_code, reason = "not every test file uses all of it")]

use assert_cmd::cargo::cargo_bin_cmd;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A sentence with one figure that is easy to read.
pub const SENTENCE: &str = "Sáu tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt 2,5 tỷ USD.\n";

/// A folder, and what runs in it.
pub struct Place(TempDir);

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Place {
        let place = Place(TempDir::new().unwrap());
        for (name, text) in files {
            place.put(name, text.as_bytes());
        }
        place
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs the program with a text on its standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = cargo_bin_cmd!("kimngach");
        command.current_dir(self.path()).env("LANG", "C").env_remove("LC_ALL").env_remove("COLUMNS");
        let output = command.args(args).write_stdin(input).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// Exit code and standard error, for a snapshot.
    pub fn told(&self) -> String {
        format!("exit code {}\n{}", self.code, self.err)
    }
}
