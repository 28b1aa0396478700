//! As a Word document. Numbers of notes lead to the sources at its end.

use crate::bulletin::page::{Block, Bulletin, Line, Run, Table};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = include_str!("styles.xml");
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const TAIL: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1020" w:bottom="1134" w:left="1020" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

/// The bulletin as a Word document, the same bytes each time.
///
/// # Errors
/// When the archive cannot be put together.
pub fn docx(bulletin: &Bulletin) -> Result<Vec<u8>, std::io::Error> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let styles = STYLES.replace("{lang}", if bulletin.lang == "vi" { "vi-VN" } else { "en-GB" });
    for (name, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("word/_rels/document.xml.rels", DOCUMENT),
        ("word/styles.xml", &styles),
        ("word/document.xml", &body(bulletin)),
    ] {
        out.start_file(name, options)?;
        out.write_all(content.as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}

fn body(bulletin: &Bulletin) -> String {
    let mut out = HEAD.to_owned();
    out += &paragraph("Title", &plain(&bulletin.title));
    out += &paragraph("Subtitle", &plain(&bulletin.basis));
    for section in &bulletin.sections {
        out += &paragraph(&format!("Heading{}", section.depth), &plain(&section.heading));
        for block in &section.blocks {
            match block {
                Block::Text(line) => out += &paragraph("Normal", &runs(line)),
                Block::Items(lines) => {
                    lines.iter().for_each(|line| out += &paragraph("Item", &(plain("• ") + &runs(line))));
                }
                Block::Table(table) => self::table(&mut out, table),
                Block::Picture { alt, .. } => out += &paragraph("Caption", &plain(alt)),
            }
        }
    }
    out += &paragraph("Heading1", &plain(&bulletin.sources));
    for (at, note) in bulletin.notes.iter().enumerate() {
        let number = at + 1;
        let url = note.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
        let mark = format!(
            r#"<w:bookmarkStart w:id="{number}" w:name="n{number}"/>{}<w:bookmarkEnd w:id="{number}"/>"#,
            plain(&format!("{number}. "))
        );
        out += &paragraph("Source", &(mark + &runs(&note.quote) + &plain(&format!(" — {}{url}", note.source))));
    }
    out + TAIL
}

fn paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

fn table(out: &mut String, table: &Table) {
    *out += &paragraph("Caption", &plain(&table.caption));
    *out += r#"<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>"#;
    table.head.iter().for_each(|_| *out += "<w:gridCol/>");
    *out += "</w:tblGrid>";
    let cell = |at: usize, runs: &str| {
        let side = if at < table.texts { "left" } else { "right" };
        format!(r#"<w:tc><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="{side}"/></w:pPr>{runs}</w:p></w:tc>"#)
    };
    let head: String = table.head.iter().enumerate().map(|(at, title)| cell(at, &run(title, "<w:b/>"))).collect();
    let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>");
    for row in &table.rows {
        let cells: String = row.iter().enumerate().map(|(at, line)| cell(at, &runs(line))).collect();
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
    }
    *out += "</w:tbl>";
    *out += &paragraph("Cell", "");
}

fn runs(line: &Line) -> String {
    let one = |piece: &Run| match piece {
        Run::Text(text) => plain(text),
        Run::Strong(text) => run(text, "<w:b/>"),
        Run::Note(number) => format!(
            r#"<w:hyperlink w:anchor="n{number}">{}</w:hyperlink>"#,
            run(&format!("[{number}]"), r#"<w:color w:val="0B57A4"/><w:vertAlign w:val="superscript"/>"#)
        ),
    };
    line.iter().map(one).collect()
}

fn plain(text: &str) -> String {
    run(text, "")
}

/// A run of text; what XML cannot hold is left out.
fn run(text: &str, properties: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{out}</w:t></w:r>"#)
}
