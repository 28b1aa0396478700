//! `kimngach forget`.

use super::{open, today};
use crate::cli::ForgetArgs;
use crate::problem::Problem;
use crate::read;
use kimngach_reader::Lang;
use std::io::{Write, stdout};

/// Forgets documents one after the other; the first that cannot be ends it.
pub(crate) fn command(options: &ForgetArgs) -> Result<(), Problem> {
    let look = read::look_of(options.ui, clap::ColorChoice::Never);
    let mut ledger = open(&options.at)?;
    for document in &options.documents {
        let gone = ledger.forget(document, today())?;
        let (source, vintages, figures) = (gone.source, gone.documents, gone.figures);
        let told = if look.ui == Lang::Vi {
            format!("{source}: đã quên {vintages} phiên bản, {figures} số liệu")
        } else {
            let plural = |n: usize| if n == 1 { "" } else { "s" };
            format!("{source}: forgot {vintages} vintage{}, {figures} figure{}", plural(vintages), plural(figures))
        };
        writeln!(stdout(), "{told}").map_err(|error| Problem::writing("the standard output", error))?;
    }
    Ok(())
}
