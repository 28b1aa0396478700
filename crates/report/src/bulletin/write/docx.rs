//! As a Word document. Numbers of notes lead to the sources at its end.

use crate::bulletin::page::{Block, Bulletin, Line, Run, Table};
use crate::chart::Picture;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>{pictures}</Relationships>"#;
/// The width of the text, in English metric units: 170 mm.
const WIDE: u32 = 6_120_000;
const STYLES: &str = include_str!("styles.xml");
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"#;
const TAIL: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1020" w:bottom="1134" w:left="1020" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

/// The bulletin as a Word document, the same bytes each time.
///
/// # Errors
/// When a picture cannot be painted, or the archive not be put together.
pub fn docx(bulletin: &Bulletin) -> Result<Vec<u8>, std::io::Error> {
    let pictures = pictures(bulletin).map(|picture| picture.png(2.0)).collect::<Result<Vec<_>, _>>();
    let pictures = pictures.map_err(std::io::Error::other)?;
    let relations: String = (1..=pictures.len())
        .map(|number| format!(r#"<Relationship Id="picture{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/picture{number}.png"/>"#))
        .collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let styles = STYLES.replace("{lang}", if bulletin.lang == "vi" { "vi-VN" } else { "en-GB" });
    for (name, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("word/_rels/document.xml.rels", &DOCUMENT.replace("{pictures}", &relations)),
        ("word/styles.xml", &styles),
        ("word/document.xml", &body(bulletin)),
    ] {
        out.start_file(name, options)?;
        out.write_all(content.as_bytes())?;
    }
    let stored = options.compression_method(CompressionMethod::Stored);
    for (at, picture) in pictures.iter().enumerate() {
        out.start_file(format!("word/media/picture{}.png", at + 1), stored)?;
        out.write_all(picture)?;
    }
    Ok(out.finish()?.into_inner())
}

fn body(bulletin: &Bulletin) -> String {
    let mut out = HEAD.to_owned();
    let mut painted = 0;
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
                Block::Picture { picture, alt } => {
                    painted += 1;
                    out += &paragraph("Normal", &drawing(painted, picture, alt));
                }
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

fn pictures(bulletin: &Bulletin) -> impl Iterator<Item = &Picture> {
    let blocks = bulletin.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| match block {
        Block::Picture { picture, .. } => Some(picture),
        _ => None,
    })
}

/// A picture as wide as the text, with what it shows for those who cannot see it.
fn drawing(number: usize, picture: &Picture, alt: &str) -> String {
    let [width, height] = picture.size();
    let (wide, high) = (WIDE, (f64::from(WIDE) * height / width).round());
    let alt = escaped(alt);
    format!(
        r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="{number}" descr="{alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{number}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
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

fn run(text: &str, properties: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}

/// A text in XML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
