//! Queues whose answers are known exactly, written as scenarios: the answer is within the 99 % interval of the runs.

mod common;
mod steady;
