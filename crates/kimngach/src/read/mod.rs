//! Documents in, figures out.

mod fault;
mod feed;
mod inputs;
mod open;
mod pipeline;
mod progress;
mod raw;

use crate::cli::{Format, Language, ReadArgs};
use crate::problem::Problem;
use crate::write::{Form, Look, Output, Rendered, View};
use clap::ColorChoice;
use feed::Feed;
use kimngach_reader::{Figure, Lang};
pub use open::{Given, Opened};
pub(crate) use progress::Progress;
use raw::{Batch, Kind, Place, Raw};
use std::io::{IsTerminal, stdout};
use std::path::Path;

/// A document and its figures.
#[derive(Debug)]
pub struct Read {
    /// The document.
    pub opened: Opened,
    /// Its figures, in text order.
    pub figures: Vec<Figure>,
}

/// Reads one text with the name and the `.meta.json` it would have as a file.
///
/// # Errors
/// When the bytes hold no text, or what stands beside them is no metadata.
pub fn text(path: &Path, bytes: Vec<u8>, beside: Option<Vec<u8>>) -> Result<Read, Problem> {
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let place = Place { file: path.into(), line: None };
    let mut problems = Vec::new();
    let opened = open::open(Raw { id, place, kind: Kind::Text, bytes, beside }, Given::default(), &mut problems)?;
    match problems.pop() {
        Some(problem) => Err(problem),
        None => Ok(Read { figures: kimngach_reader::read(&opened.document), opened }),
    }
}

/// Reads a page that was fetched; what its list tells of it fills what it leaves open.
#[cfg(feature = "watch")]
pub(crate) fn page(
    id: &str,
    url: &str,
    bytes: &[u8],
    listed: kimngach_reader::Meta,
    lang: Option<Lang>,
) -> Result<Read, Problem> {
    let read = || {
        let meta = kimngach_reader::Meta { url: Some(url.to_owned()), ..kimngach_reader::Meta::default() };
        let mut document = kimngach_reader::Document::from_bytes(id, bytes, None, meta, lang)
            .map_err(|error| Problem::new(error.to_string()))?;
        document.meta = std::mem::take(&mut document.meta).or(listed);
        let figures = kimngach_reader::read(&document);
        Ok(Read { figures, opened: Opened { document, encoding: None, derived: true, named: true } })
    };
    fault::watched(read).unwrap_or_else(|told| {
        Err(Problem::new(format!("the reader failed ({told}), which is a fault of kimngach; please report it")))
    })
}

/// How documents are read where nothing else is asked for.
#[cfg(feature = "gate")]
pub(crate) fn plain(paths: &[std::path::PathBuf]) -> ReadArgs {
    ReadArgs {
        paths: paths.to_vec(),
        format: Some(Format::Table),
        explain: false,
        out: None,
        html: None,
        lang: None,
        published: None,
        ui: None,
        jobs: None,
        max_size: None,
        color: ColorChoice::Auto,
        no_progress: true,
    }
}

/// What became of a batch.
#[derive(Default)]
struct Done {
    documents: Vec<Result<Rendered, Problem>>,
    figures: usize,
    bytes: usize,
}

/// Reads all documents, in the order of the inputs, with what could not be read.
pub(crate) fn all(options: &ReadArgs) -> Vec<Result<Read, Problem>> {
    let mut out = Vec::new();
    let Ok(()) = each(options, |read| {
        out.push(read);
        Ok::<(), std::convert::Infallible>(())
    });
    out
}

/// Reads documents and hands them on one by one, in the order of the inputs, with what could not be read.
pub(crate) fn each<E>(
    options: &ReadArgs,
    mut take: impl FnMut(Result<Read, Problem>) -> Result<(), E>,
) -> Result<(), E> {
    let given = Given { lang: options.lang.map(Lang::from), published: options.published };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let feed = |pass: &mut dyn FnMut(Batch, usize) -> bool| {
        let mut pass = |batch: Batch| {
            let bytes = batch.bytes;
            pass(batch, bytes)
        };
        Feed::new(options.max_size, &mut pass).run(&options.paths, &[]);
    };
    let work = |batch: Batch| {
        let read_one = |item: Result<Raw, Problem>| {
            let mut problems = Vec::new();
            let read = item.and_then(|raw| read(raw, given, &mut problems));
            problems.into_iter().map(Err).chain([read]).collect::<Vec<_>>()
        };
        batch.items.into_iter().flat_map(read_one).collect::<Vec<_>>()
    };
    let take = |done: Vec<Result<Read, Problem>>| done.into_iter().try_for_each(&mut take);
    pipeline::run(options.jobs.map_or_else(cores, usize::from), feed, work, take)
}

/// `kimngach read`: true when every document was read.
pub(crate) fn command(options: &ReadArgs) -> Result<bool, Problem> {
    let given = Given { lang: options.lang.map(Lang::from), published: options.published };
    let look = look(options);
    let mut output = Output::open(view(options), look, options.html.as_deref(), options.out.as_deref())?;
    let form = output.form();
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let jobs = options.jobs.map_or_else(cores, usize::from);
    let mut progress = Progress::new(options);
    let mut fine = true;
    let writes: Vec<&Path> = [&options.html, &options.out].into_iter().flatten().map(AsRef::as_ref).collect();
    let feed = |pass: &mut dyn FnMut(Batch, usize) -> bool| {
        let mut pass = |batch: Batch| {
            let bytes = batch.bytes;
            pass(batch, bytes)
        };
        Feed::new(options.max_size, &mut pass).run(&options.paths, &writes);
    };
    pipeline::run(
        jobs,
        feed,
        |batch| work(batch, given, form),
        |done: Done| {
            for document in done.documents {
                match document {
                    Ok(rendered) => match progress.aside(|| output.write(rendered)) {
                        Err(problem) if !problem.is_fatal() => {
                            fine = false;
                            progress.tell(&problem);
                        }
                        written => written?,
                    },
                    Err(problem) => {
                        fine = false;
                        progress.aside(|| output.flush())?;
                        progress.tell(&problem);
                    }
                }
            }
            progress.add(done.figures, done.bytes);
            progress.aside(|| output.flush())
        },
    )?;
    progress.end();
    output.close()?;
    Ok(fine)
}

fn work(batch: Batch, given: Given, form: Form) -> Done {
    let mut done = Done { bytes: batch.bytes, ..Done::default() };
    for item in batch.items {
        let mut problems = Vec::new();
        let read = item.and_then(|raw| read(raw, given, &mut problems));
        done.documents.extend(problems.into_iter().map(Err));
        done.figures += read.as_ref().map_or(0, |read| read.figures.len());
        done.documents.push(read.map(|read| form.render(read)));
    }
    done
}

fn read(raw: Raw, given: Given, problems: &mut Vec<Problem>) -> Result<Read, Problem> {
    let place = raw.place.clone();
    let read = || {
        let opened = open::open(raw, given, problems)?;
        Ok(Read { figures: kimngach_reader::read(&opened.document), opened })
    };
    fault::watched(read).unwrap_or_else(|told| {
        let told = format!("the reader failed ({told}), which is a fault of kimngach; please report it");
        Err(Problem::at(place, told))
    })
}

fn view(options: &ReadArgs) -> View {
    match options.format {
        Some(Format::Table) => View::Table,
        Some(Format::Jsonl) => View::Jsonl,
        Some(Format::Csv) => View::Csv,
        None if options.explain => View::Explain,
        None if options.out.is_some() || options.html.is_some() => View::Nothing,
        None if stdout().is_terminal() => View::Table,
        None => View::Jsonl,
    }
}

/// For whom and on what is written.
pub(crate) fn look(options: &ReadArgs) -> Look {
    look_of(options.ui, options.color)
}

/// The same, by the flags alone.
pub(crate) fn look_of(ui: Option<Language>, color: ColorChoice) -> Look {
    let terminal = stdout().is_terminal();
    let quiet = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let color = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => terminal && !quiet,
    };
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || if terminal { comfy_table::Table::new().width().map_or(100, usize::from) } else { 100 };
    let width = columns.unwrap_or_else(measured).clamp(40, 400);
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|set| !set.is_empty()));
    let spoken = if spoken.is_some_and(|lang| lang.starts_with("vi")) { Lang::Vi } else { Lang::En };
    Look { ui: ui.map_or(spoken, |ui: Language| ui.into()), color, width }
}
