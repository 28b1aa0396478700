//! What each stage costs, in bytes of text a second on one core: `cargo bench -p kimngach-reader`.
//!
//! Every run is checked against what is known of its text, so that nothing fast and wrong is measured.

#![allow(clippy::disallowed_methods, reason = "the texts to read are files")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use kimngach_reader::{Document, Lang, Meta, bench, read};
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

/// The texts to read.
#[derive(Clone, Copy, Debug)]
enum Texts {
    /// The documents written for this project, read one after the other.
    Own,
    /// One long article on the exports of provinces, made by rule.
    Made,
    /// News on other subjects, made by rule.
    Other,
}

const ALL: [Texts; 3] = [Texts::Own, Texts::Made, Texts::Other];

/// Documents, and what is known of them.
struct Known {
    documents: Vec<Document>,
    /// The figures in them, at least and at most.
    figures: [usize; 2],
    /// The sum of the amounts in million USD, where it is known.
    millions: Option<u64>,
}

impl Known {
    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.documents.iter().map(|document| document.text.len()).sum::<usize>())
    }

    fn sum(&self, count: impl Fn(&Document) -> usize) -> usize {
        self.documents.iter().map(count).sum()
    }
}

fn document(text: &str) -> Document {
    let published = Some("2025-10-03".parse().expect("a date"));
    Document::from_text("bench", text, Meta { published, ..Meta::default() }, None)
}

fn texts(which: Texts) -> Known {
    match which {
        Texts::Own => own(),
        Texts::Made => made(),
        Texts::Other => other(),
    }
}

fn own() -> Known {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/own");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("corpus/own").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let text = |file: &PathBuf| fs::read_to_string(file).expect("a text");
    let gold = files.iter().map(|file| text(&file.with_extension("figures.jsonl")).lines().count()).sum::<usize>();
    let documents = files.iter().map(|file| document(&text(file))).collect();
    Known { documents, figures: [gold * 9 / 10, gold * 11 / 10], millions: None }
}

const PROVINCES: [&str; 6] = ["Bắc Giang", "Thái Nguyên", "Hải Dương", "Đồng Nai", "Long An", "Nghệ An"];

fn made() -> Known {
    let mut text = String::from("Xuất khẩu của các tỉnh\n");
    let (count, mut millions) = (200, 0);
    for n in 0..count {
        let amount = 101 + n * 13 % 800;
        millions += amount;
        text += &format!(
            "\nTrong tháng {}/2025, kim ngạch xuất khẩu của tỉnh {} đạt {amount} triệu USD, tăng {},{}% so với cùng kỳ \
             năm trước. Các doanh nghiệp cho biết đơn hàng đến nhiều hơn và giá cước vận tải đã ổn định trở lại.\n",
            1 + n % 9,
            PROVINCES[n as usize % PROVINCES.len()],
            2 + n % 30,
            1 + n % 9,
        );
    }
    let figures = 2 * count as usize;
    Known { documents: vec![document(&text)], figures: [figures, figures], millions: Some(millions) }
}

fn other() -> Known {
    let mut text = String::from("Đêm nhạc ở Huế\n");
    for n in 0..400 {
        text += &format!(
            "\nĐêm thứ {} của liên hoan có {} nghệ sĩ lên sân khấu, và khán giả ngồi kín hai bên bờ sông đến khuya. \
             Ban tổ chức kể rằng vé mời đã hết từ đầu tuần, còn chiếu và ghế nhựa thì phải mượn thêm của bà con trong xóm.\n",
            2 + n % 8,
            11 + n % 60,
        );
    }
    Known { documents: vec![document(&text)], figures: [0, 0], millions: None }
}

/// From decoded text to a document: its language is told.
#[divan::bench(args = ALL)]
fn language(bencher: Bencher, which: Texts) {
    let known = texts(which);
    let langs: Vec<(String, Lang)> = known.documents.iter().map(|d| (d.text.clone(), d.lang)).collect();
    bencher.counter(known.bytes()).bench(|| {
        for (text, lang) in &langs {
            let document = Document::from_text("bench", black_box(text), Meta::default(), None);
            assert_eq!(document.lang, *lang);
        }
    });
}

/// Text into tokens.
#[divan::bench(args = ALL)]
fn tokens(bencher: Bencher, which: Texts) {
    let known = texts(which);
    let digits = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    let most = known.sum(|document| digits(&document.text));
    bencher.counter(known.bytes()).bench(|| {
        let numbers = black_box(&known).sum(bench::numbers);
        assert!(numbers > 0 && numbers <= most, "{numbers} numbers in {most} runs of digits");
    });
}

/// Text into tokens and mentions.
#[divan::bench(args = ALL)]
fn mentions(bencher: Bencher, which: Texts) {
    let known = texts(which);
    bencher.counter(known.bytes()).bench(|| {
        let amounts = black_box(&known).sum(bench::amounts);
        assert!(amounts >= known.figures[0] * 9 / 10, "{amounts} amounts for {} figures", known.figures[0]);
    });
}

/// The whole way from text to figures.
#[divan::bench(args = ALL)]
fn figures(bencher: Bencher, which: Texts) {
    let known = texts(which);
    bencher.counter(known.bytes()).bench(|| {
        let (mut count, mut dollars) = (0, 0u64);
        for document in black_box(&known.documents) {
            for figure in read(document) {
                count += 1;
                if figure.unit == "USD" {
                    dollars = dollars.wrapping_add(u64::try_from(figure.value).unwrap_or(0));
                }
            }
        }
        assert!((known.figures[0]..=known.figures[1]).contains(&count), "{count} figures, not {:?}", known.figures);
        assert!(known.millions.is_none_or(|millions| dollars == millions * 1_000_000), "{dollars} USD");
    });
}
