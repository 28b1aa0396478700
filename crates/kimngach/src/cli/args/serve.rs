//! The flags of `kimngach serve` and `kimngach user`.

use super::{LedgerAt, size};
use clap::Subcommand;
use std::net::SocketAddr;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Without --users nobody can write, and only this machine can read. What is added to the ledger meanwhile is shown within seconds.

Examples:
  kimngach serve                                kimngach.db at http://127.0.0.1:8080
  kimngach serve --ledger trade.db --listen 127.0.0.1:9000
  KIMNGACH_WEBHOOK_SECRET=... kimngach serve --webhook https://example.org/hook
  kimngach user add an --role editor < password.txt >> users.toml
  kimngach serve --users users.toml --listen 0.0.0.0:8080 --public https://trade.example.org";

pub(super) const USER: &str = "\
Examples:
  kimngach user add an --role editor < password.txt >> users.toml
  kimngach user add robot --role editor --token >> users.toml     the token is told on the standard error";

/// What to serve, where, and who may write.
#[derive(clap::Args, Clone)]
pub struct ServeArgs {
    /// The ledger: a file, or a database as postgres://USER@HOST/NAME.
    #[arg(long, value_name = "FILE", default_value = LedgerAt::DEFAULT)]
    pub ledger: String,
    /// The address to listen at; beyond this machine only with --users.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Who may write: a file of lines that kimngach user add makes.
    #[arg(long, value_name = "FILE")]
    pub users: Option<PathBuf>,
    /// Where it is reached from outside, for links that leave it.
    #[arg(long, value_name = "URL")]
    pub public: Option<String>,
    /// An address that is told what is new, by POST of JSON; signed with the secret in KIMNGACH_WEBHOOK_SECRET.
    #[arg(long, value_name = "URL")]
    pub webhook: Option<String>,
    /// A folder of knowledge of your own: identities.toml, areas.csv, mergers.csv.
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
    /// Refuse requests that bring more than this, in bytes or with K or M.
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "4M")]
    pub max_size: usize,
    /// How many costly requests one address may make a minute: reading texts, searches, downloads, signing in, writing.
    #[arg(long, value_name = "N", default_value_t = 120)]
    pub rate: u32,
    /// No line of JSON for each request on the standard error (there is none in a terminal).
    #[arg(long)]
    pub no_log: bool,
}

/// What to do with users.
#[derive(Subcommand, Clone)]
pub enum UserCommand {
    /// Print the lines of a new user; the password is read from the standard input.
    #[command(after_help = USER)]
    Add(UserArgs),
}

/// Who the user is.
#[derive(clap::Args, Clone)]
pub struct UserArgs {
    /// The name to sign in with.
    pub name: String,
    /// What they may do: reader, editor (judge and add) or admin (forget, too).
    #[arg(long, value_name = "ROLE", value_parser = ["reader", "editor", "admin"], hide_possible_values = true)]
    pub role: String,
    /// A token for a program instead of a password.
    #[arg(long)]
    pub token: bool,
}
