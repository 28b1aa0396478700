//! What is told of claims that do not agree?
/// x
pub struct Finding;
/// x
pub enum Kind {}
/// x
pub fn check() {}
