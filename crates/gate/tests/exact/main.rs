//! Queues whose answers are known exactly, written as scenarios: the answer is within the 99 % interval of the runs.

mod by_hand;
mod closed;
mod common;
mod network;
mod steady;
mod transient;
mod varying;
