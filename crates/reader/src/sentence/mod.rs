//! A thought and its tokens: cuts a document into lines and sentences, and says which part of the page each stands in.

mod letter;
mod line;
mod token;

pub(crate) use line::{Line, Part, lines};
pub(crate) use token::{Case, Kind as TokenKind, Token, tokens};
