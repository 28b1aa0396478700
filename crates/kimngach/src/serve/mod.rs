//! A ledger in, a server out.

use crate::books;
use crate::cli::{ServeArgs, UserCommand};
use crate::problem::{Problem, unreadable};
use kimngach_serve::user::{Role, Users, token};
use kimngach_serve::{Config, serve};
use std::io::{IsTerminal, Read, Write, stderr, stdin, stdout};
use std::sync::Arc;

/// `kimngach serve`: until the process is asked to end.
pub(crate) fn command(options: &ServeArgs) -> Result<(), Problem> {
    let users = match &options.users {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).map_err(|error| Problem::at(path.display(), unreadable(&error)))?;
            Some(Users::parse(&text).map_err(|error| Problem::at(path.display(), error))?)
        }
        None => None,
    };
    let webhook = options.webhook.as_ref().map(|url| {
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(Problem::at(format!("--webhook {url}"), "no address; give http:// or https://"));
        }
        let secret = std::env::var("KIMNGACH_WEBHOOK_SECRET").ok().filter(|secret| !secret.is_empty());
        let told = "put the secret by which deliveries are signed into KIMNGACH_WEBHOOK_SECRET";
        secret.map(|secret| [url.clone(), secret]).ok_or_else(|| Problem::at("--webhook", told))
    });
    let config = Config {
        webhook: webhook.transpose()?,
        listen: options.listen,
        users,
        rules: Arc::new(books::rules(options.knowledge.as_deref())?.into_owned()),
        body: options.max_size,
        rate: options.rate,
        log: !options.no_log && !stderr().is_terminal(),
        public: options.public.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
        ..Config::new(&options.ledger)
    };
    let ledger = options.ledger.clone();
    let ready = move |at| {
        let _ = writeln!(stderr(), "kimngach: serving {ledger} at http://{at}, until Ctrl+C");
    };
    serve(config, ready).map_err(|error| Problem::new(error.to_string()))
}

/// `kimngach user`.
pub(crate) fn user(command: &UserCommand) -> Result<(), Problem> {
    let UserCommand::Add(options) = command;
    let role = Role::from_code(&options.role).unwrap_or(Role::Reader);
    let told = |error: kimngach_serve::user::UsersError| Problem::new(error.to_string());
    let lines = if options.token {
        let token = token().map_err(told)?;
        let _ = writeln!(stderr(), "the token, which is shown only now: {token}");
        Users::with_token(&options.name, role, &token)
    } else {
        if stdin().is_terminal() {
            let _ = writeln!(stderr(), "the password (it can be seen while it is typed), then Ctrl+D:");
        }
        let mut password = String::new();
        let read = stdin().take(10_000).read_to_string(&mut password);
        read.map_err(|error| Problem::at("the standard input", unreadable(&error)))?;
        Users::with_password(&options.name, role, password.trim_end_matches(['\n', '\r'])).map_err(told)?
    };
    stdout().write_all(lines.as_bytes()).map_err(|error| Problem::writing("the standard output", error))
}
