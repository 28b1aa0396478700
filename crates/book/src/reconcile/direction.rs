//! Which claims may have their direction from one word?

use crate::claim::Claim;
use kimngach_reader::figure::Flow;

/// The other direction of a flow that has one.
pub(super) fn turn(flow: Option<Flow>) -> Option<Flow> {
    match flow {
        Some(Flow::Export) => Some(Flow::Import),
        Some(Flow::Import) => Some(Flow::Export),
        _ => None,
    }
}

/// Runs of two and more claims of one direction on one line, which may have it from one word.
pub(super) fn runs(claims: &[Option<&Claim>]) -> Vec<Vec<usize>> {
    let key = |number: &usize| {
        let claim = claims[*number]?;
        turn(claim.said.flow).map(|flow| (claim.line, flow))
    };
    let there: Vec<usize> = (0..claims.len()).filter(|&number| claims[number].is_some()).collect();
    let runs = there.chunk_by(|a, b| key(a) == key(b)).filter(|run| run.len() > 1 && key(&run[0]).is_some());
    runs.map(<[usize]>::to_vec).collect()
}
