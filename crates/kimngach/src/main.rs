//! The program `kimngach`.

fn main() -> std::process::ExitCode {
    kimngach::run()
}
