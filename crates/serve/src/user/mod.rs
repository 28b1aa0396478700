//! Who may write? Users with their roles, from a file; sessions of those who signed in.

mod session;

pub(crate) use session::Sessions;
pub use session::Signed;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use serde::Deserialize;
use subtle::ConstantTimeEq;

/// What somebody may do; who may do more may do all that is less.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Read.
    Reader,
    /// Judge findings, and add documents.
    Editor,
    /// Forget documents, and see who did what.
    Admin,
}

impl Role {
    /// The role with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Role> {
        match code {
            "reader" => Some(Role::Reader),
            "editor" => Some(Role::Editor),
            "admin" => Some(Role::Admin),
            _ => None,
        }
    }

    /// The code in the file of users.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Editor => "editor",
            Role::Admin => "admin",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    name: String,
    role: Role,
    /// An argon2id hash (PHC string).
    password: Option<String>,
    /// The BLAKE3 hash of a token.
    token: Option<String>,
}

/// The users of a file.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Users {
    #[serde(default)]
    user: Vec<User>,
}

/// Why a file of users cannot be taken, or a user not be made.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UsersError(String);

impl Users {
    /// Reads a file of users: TOML, a `[[user]]` for each, with `name`, `role`, and `password` or `token`.
    ///
    /// # Errors
    /// When it is no such file; the message tells the line.
    pub fn parse(text: &str) -> Result<Users, UsersError> {
        let told = |error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
            UsersError(format!("line {line}: {}; make lines with kimngach user add", error.message()))
        };
        let users: Users = toml::from_str(text).map_err(told)?;
        for (n, user) in users.user.iter().enumerate() {
            let fault =
                |told: &str| Err(UsersError(format!("user {:?}: {told}; make it with kimngach user add", user.name)));
            if user.name.is_empty() || user.name.chars().any(char::is_control) {
                return fault("has no name");
            }
            if users.user[..n].iter().any(|other| other.name == user.name) {
                return fault("is there twice");
            }
            if user.password.is_none() && user.token.is_none() {
                return fault("has neither a password nor a token");
            }
            if user.password.as_ref().is_some_and(|hash| PasswordHash::new(hash).is_err()) {
                return fault("the password is no argon2 hash");
            }
        }
        Ok(users)
    }

    /// The lines of a user with a password.
    ///
    /// # Errors
    /// When the password is too short, or no random numbers can be had.
    pub fn with_password(name: &str, role: Role, password: &str) -> Result<String, UsersError> {
        const SHORTEST: usize = 10;
        if password.chars().count() < SHORTEST {
            return Err(UsersError(format!("the password has fewer than {SHORTEST} characters; choose a longer one")));
        }
        let hash = Argon2::default().hash_password(password.as_bytes());
        let hash = hash.map_err(|error| UsersError(format!("the password cannot be hashed ({error})")))?;
        Ok(lines(name, role, "password", &hash.to_string()))
    }

    /// The lines of a user with a token.
    #[must_use]
    pub fn with_token(name: &str, role: Role, token: &str) -> String {
        lines(name, role, "token", blake3::hash(token.as_bytes()).to_hex().as_str())
    }

    /// Who has a name and a password. It takes as long for names that nobody has.
    pub(crate) fn by_password(&self, name: &str, password: &str) -> Option<(String, Role)> {
        const NOBODY: &str =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let user = self.user.iter().find(|user| user.name == name);
        let hash = user.and_then(|user| user.password.as_deref());
        let hash = PasswordHash::new(hash.unwrap_or(NOBODY)).ok()?;
        let fits = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        user.filter(|user| fits && user.password.is_some()).map(|user| (user.name.clone(), user.role))
    }

    /// Who has a token.
    pub(crate) fn by_token(&self, token: &str) -> Option<(String, Role)> {
        let hash = blake3::hash(token.as_bytes()).to_hex();
        let same = |user: &&User| user.token.as_ref().is_some_and(|own| own.as_bytes().ct_eq(hash.as_bytes()).into());
        self.user.iter().find(same).map(|user| (user.name.clone(), user.role))
    }
}

fn lines(name: &str, role: Role, key: &str, value: &str) -> String {
    let name = serde_json::Value::from(name);
    format!("[[user]]\nname = {name}\nrole = \"{}\"\n{key} = \"{value}\"\n", role.code())
}

/// A new random token, of letters and digits.
///
/// # Errors
/// When no random numbers can be had.
pub fn token() -> Result<String, UsersError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| UsersError(format!("no random numbers can be had ({error})")))?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::{Role, Users};

    #[test]
    fn users_are_known_by_password_or_token() {
        let an = Users::with_password("An \"A\"", Role::Editor, "mật khẩu dài").unwrap();
        let file = an + &Users::with_token("robot", Role::Reader, "t0ken");
        let users = Users::parse(&file).unwrap();
        assert_eq!(users.by_password("An \"A\"", "mật khẩu dài"), Some(("An \"A\"".to_owned(), Role::Editor)));
        assert_eq!(users.by_password("An \"A\"", "mật khẩu ngắn"), None);
        assert_eq!([users.by_password("robot", "t0ken"), users.by_password("nobody", "")], [None, None]);
        assert_eq!(users.by_token("t0ken"), Some(("robot".to_owned(), Role::Reader)));
        assert_eq!(users.by_token("t0ke"), None);
        assert!(Users::with_password("b", Role::Admin, "short").is_err());
    }

    #[test]
    fn faults_of_the_file_are_told() {
        let told = |text: &str| Users::parse(text).unwrap_err().to_string();
        assert!(told("[[user]]\nname = \"a\"\nrole = \"king\"").starts_with("line 3: unknown variant `king`"));
        assert_eq!(
            told("[[user]]\nname = \"a\"\nrole = \"editor\"\n"),
            "user \"a\": has neither a password nor a token; make it with kimngach user add"
        );
    }
}
