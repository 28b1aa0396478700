//! `kimngach report`: the bulletin of an area.
#![cfg(feature = "report")]

use serde_json::Value;

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
    let output = command.current_dir(root).args(args).env("LANG", "C").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn bulletin(args: &[&str]) -> String {
    let (code, out, told) = run(&[&["report"], args].concat());
    assert_eq!(code, Some(0), "{told}");
    out
}

const LANG_SON: [&str; 5] = ["lang-son", "--to", "2025-11-30", "--from", "examples"];
const HOA_BINH: [&str; 5] = ["hoa-binh", "--to", "2020-12-31", "--from", "examples/hoa-binh-2020.txt"];

#[test]
fn a_bulletin_tells_its_figures_in_vietnamese_and_in_english() {
    let vi = bulletin(&[&LANG_SON[..], &["--lang", "vi"]].concat());
    for part in [
        "# Tình hình xuất nhập khẩu tỉnh Lạng Sơn đến ngày 30/11/2025",
        "so với cùng kỳ năm 2024.",
        "(suy ra từ [^",
        "tăng 44,6%[^",
        "## Nguồn",
        "hơn 86,14 tỷ USD[^",
    ] {
        assert!(vi.contains(part), "{part}: {vi}");
    }
    let en = bulletin(&[&LANG_SON[..], &["--lang", "en"]].concat());
    for part in [
        "# Exports and imports of Lang Son province to 30 November 2025",
        "more than 86.14 billion USD[^",
        "up 44.6%[^",
    ] {
        assert!(en.contains(part), "{part}: {en}");
    }
}

#[test]
fn every_figure_of_a_document_is_in_its_bulletin_with_its_sentence() {
    let (_, figures, _) =
        run(&["read", "examples/hoa-binh-2020.txt", "examples/lang-son-2025-nam.txt", "--format", "jsonl"]);
    let told = bulletin(&HOA_BINH) + &bulletin(&LANG_SON);
    let quotes: String = told.lines().filter(|line| line.starts_with("[^")).collect();
    let mut count = 0;
    for line in figures.lines() {
        let figure: Value = serde_json::from_str(line).unwrap();
        if figure["section"] != "teaser" {
            let text = figure["text"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(quotes.contains(&format!("**{text}**")), "{text}: {quotes}");
            count += 1;
        }
    }
    assert!(count > 15, "{count} figures");
}

#[test]
fn what_is_contradicted_is_flagged_and_not_used() {
    let en = bulletin(&HOA_BINH);
    assert!(en.contains("the figure printed, “645.23 billion USD”[^"), "{en}");
    assert!(!en.contains("came to more than 645.23 billion USD") && !en.contains("| more than 645.23"), "{en}");
    assert!(en.contains("- Proven: ") && en.contains("645.23 million USD (another multiplier"), "{en}");
    // Growth of the same months and their part of the plan stand.
    assert!(en.contains("exports rose by 7.64%[^") && en.contains("meeting 62.52%[^"), "{en}");
}

#[test]
fn the_bulletin_of_the_country_has_the_leagues_of_its_provinces() {
    let vi = bulletin(&["vietnam", "--to", "2025-02", "--lang", "vi", "--from", "examples"]);
    assert!(vi.contains("Xếp hạng địa phương theo kim ngạch xuất khẩu, tháng 2/2025. 5/63 địa phương"), "{vi}");
    let league = vi.lines().find(|line| line.starts_with("| 1 | Thành phố Hồ Chí Minh | 3,5 tỷ USD[^")).expect(&vi);
    // 3.45 to 3.55 billion of about 31.1 billion.
    assert!(league.contains("| 3,45–3,55 tỷ USD | 11"), "{league}");
    assert!(vi.contains("giảm 6,3%[^") && vi.contains("so với tháng trước"), "{vi}");
}

#[test]
fn a_page_stands_alone_and_its_notes_lead_there_and_back() {
    let html = bulletin(&[&LANG_SON[..], &["--format", "html"]].concat());
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">") && html.ends_with("</html>\n"));
    for outside in ["src=", "@import", "<script", "<link"] {
        assert!(!html.contains(outside), "{outside}");
    }
    let count = |part: &str| html.matches(part).count();
    assert_eq!(count("<li id=\"n"), count("class=\"back\""));
    for number in 1..=count("<li id=\"n") {
        assert_eq!(count(&format!(" id=\"r{number}\"")), 1, "{number}");
    }
}

const HALF: [&str; 5] = ["lang-son", "--to", "2024-06-30", "--from", "examples"];

#[test]
fn a_bulletin_shows_how_far_the_plan_is_met() {
    let html = bulletin(&[&HALF[..], &["--format", "html"]].concat()).replace('\u{A0}', " ");
    let (_, picture) = html.split_once("<figure role=\"img\" aria-label=\"").expect("no picture");
    let (picture, _) = picture.split_once("</figure>").unwrap();
    assert!(picture.starts_with("Plans of Lang Son for 2024"), "{picture}");
    for told in ["43.3%", "67.6%", "53.3%"] {
        assert!(picture.contains(&format!(">{told} of the plan<")), "{told}");
    }
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("lang-son.docx");
    bulletin(&[&HALF[..], &["--out", file.to_str().unwrap()]].concat());
    let document = std::fs::read(&file).unwrap();
    let holds = |piece: &[u8]| document.windows(piece.len()).any(|part| part == piece);
    assert!(holds(b"word/media/picture1.png\x89PNG"));
}

#[test]
fn a_pdf_asks_for_a_browser() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
    command.current_dir(root).env("KIMNGACH_BROWSER", "no-such-browser").env("LANG", "C");
    let output = command.args(["report", "hoa-binh", "--format", "pdf", "--from", "examples"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{told}");
    assert!(told.contains("no browser to print with (no-such-browser); install Chromium"), "{told}");
}

#[test]
fn a_bulletin_is_the_same_byte_for_byte() {
    let folder = tempfile::TempDir::new().unwrap();
    for name in ["a.md", "a.html", "a.docx"] {
        let [first, second] = ["1", "2"].map(|number| {
            let file = folder.path().join(format!("{number}{name}"));
            bulletin(&[&LANG_SON[..], &["--out", file.to_str().unwrap()]].concat());
            std::fs::read(&file).unwrap()
        });
        assert!(first == second && first.len() > 1000, "{name}");
    }
    let file = folder.path().join("lang-son.html");
    let out = bulletin(&[&LANG_SON[..], &["--out", file.to_str().unwrap()]].concat());
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(out.is_empty() && written == bulletin(&[&LANG_SON[..], &["--format", "html"]].concat()));
}

#[test]
fn what_is_not_there_is_said_in_one_line_with_what_is() {
    let told = |args: &[&str]| {
        let (code, out, told) = run(&[&["report"], args, &["--from", "examples"]].concat());
        assert!(code == Some(2) && out.is_empty() && told.lines().count() == 1, "{told}");
        told
    };
    assert!(told(&["langson"]).contains("did you mean lang-son"));
    let period = told(&["lang-son", "--to", "2019-06-30"]);
    assert!(period.contains("nothing is told of Lang\u{A0}Son from 2019-01-01 to 2019-06-30; try --to 20"), "{period}");
    assert!(told(&["ca-mau"]).contains("no document tells anything of"));
    assert!(told(&["lang-son", "--to", "soon"]).contains("is no day; write 2025-11-30"));
}
