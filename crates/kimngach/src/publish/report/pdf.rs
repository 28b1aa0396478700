//! A page as PDF, printed by a browser that is there.

use crate::problem::Problem;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// What browsers that can print are called.
const BROWSERS: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

/// A browser that takes longer is stopped.
const PATIENCE: Duration = Duration::from_secs(60);

/// Prints a page.
pub(super) fn printed(html: &str) -> Result<Vec<u8>, Problem> {
    let folder = env::temp_dir().join(format!("kimngach-{}", process::id()));
    let fault =
        |error: io::Error| Problem::at(folder.display(), format!("cannot hold the page to be printed: {error}"));
    fs::create_dir_all(&folder).map_err(fault)?;
    let printed = fs::write(folder.join("page.html"), html).map_err(fault).and_then(|()| print(&folder));
    let _ = fs::remove_dir_all(&folder);
    printed
}

fn print(folder: &Path) -> Result<Vec<u8>, Problem> {
    let browsers: Vec<PathBuf> = match env::var_os("KIMNGACH_BROWSER") {
        Some(browser) => vec![browser.into()],
        None => BROWSERS.iter().map(PathBuf::from).collect(),
    };
    let out = folder.join("page.pdf");
    for browser in &browsers {
        let mut command = Command::new(browser);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]);
        command.arg(format!("--user-data-dir={}", folder.join("browser").display()));
        command.arg(format!("--print-to-pdf={}", out.display())).arg(folder.join("page.html"));
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = match child {
            Ok(child) => child,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Problem::at(browser.display(), format!("cannot be started: {error}"))),
        };
        let begun = Instant::now();
        while child.try_wait().is_ok_and(|ended| ended.is_none()) {
            if begun.elapsed() > PATIENCE {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Problem::at(browser.display(), "did not print the page within a minute"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        return fs::read(&out).map_err(|_| Problem::at(browser.display(), "ended without printing the page"));
    }
    let tried: Vec<String> = browsers.iter().map(|browser| browser.display().to_string()).collect();
    let told = format!(
        "no browser to print with ({}); install Chromium, name one in KIMNGACH_BROWSER, or take --format html",
        tried.join(", ")
    );
    Err(Problem::new(told))
}
