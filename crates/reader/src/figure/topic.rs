//! A document is read for what headline and lead say it is about. Where the figures then contradict each other, and hardly do
//! if it is read for something else, it is about that.

use super::context::{Context, Spotted};
use super::frame::Place;
use super::weigh::strain;
use super::{Figure, Known};
use crate::document::Document;
use crate::mention::{Mention, Sense};

/// So many contradictions are no accident, and so small a part of them may be left by what is meant.
const MANY: u32 = 5;
const LEFT: u32 = 4;

/// The figures, read for the topic that leaves least contradictions.
pub(crate) fn read(
    document: &Document,
    context: Context,
    lines: &[Spotted],
    figures: impl Fn(&Context) -> Vec<Figure>,
) -> Vec<Figure> {
    let first = figures(&context);
    let before = strain(&first);
    if before < MANY {
        return first;
    }
    let others = others(document, &context, lines);
    let read = others.into_iter().map(|context| figures(&context)).map(|figures| (strain(&figures), figures));
    match read.min_by_key(|(left, _)| *left) {
        Some((left, other)) if left * LEFT <= before => other,
        _ => first,
    }
}

/// What else the document may be about: no goods, no counterpart, or the goods that it names most.
fn others(document: &Document, context: &Context, lines: &[Spotted]) -> Vec<Context> {
    let (goods, partners) = (context.frame.goods.get(), context.frame.partners.get().is_some());
    let named = most_named(document, lines).filter(|named| Some(named) != goods);
    let mut out = Vec::new();
    for (goods_gone, goods_named) in [(false, None), (goods.is_some(), None), (false, named)] {
        for partners_gone in [false, partners] {
            let mut other = context.clone();
            if goods_gone {
                other.frame.goods.clear();
            }
            if let Some(named) = &goods_named {
                other.frame.goods.set(named.clone(), Place::fixed("topic-goods", Known::Headline));
            }
            if partners_gone {
                other.frame.partners.clear();
            }
            if goods_gone || goods_named.is_some() || partners_gone {
                out.push(other);
            }
        }
    }
    out
}

/// The goods named most often, be it in a longer name, if they are most of the goods named.
fn most_named(document: &Document, lines: &[Spotted]) -> Option<String> {
    let good = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let named = lines.iter().flat_map(|l| l.mentions()).filter(good);
    let named: Vec<String> = named.map(|m| m.span.of(&document.text).to_lowercase()).collect();
    let times = |name: &str| named.iter().filter(|other| other.contains(name)).count();
    let most = named.iter().max_by_key(|name| (times(name), name.len()))?;
    (times(most) >= 3 && times(most) * 2 > named.len()).then(|| most.clone())
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn told(text: &str) -> Vec<(String, Option<String>, usize)> {
        let meta = Meta { published: "2023-06-05".parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", text, meta, Some(Lang::Vi));
        let line = |f: crate::Figure| (f.at.of(&document.text).to_owned(), f.commodity, f.partners.len());
        read(&document).into_iter().map(line).collect()
    }

    #[test]
    fn goods_of_the_headline_that_leave_no_room_for_the_rest_are_one_line_of_it() {
        let text = "Nam Định: Xuất khẩu thủy sản 5 tháng tăng 31%\n\
            Trong 5 tháng năm 2023, xuất khẩu của tỉnh ước đạt 812,4 triệu USD, tăng 12%. Tháng 5 đạt 170,3 triệu USD.\n\
            Châu Á mua 402,7 triệu USD, châu Âu 210,5 triệu USD, châu Mỹ 150,2 triệu USD. Nhật Bản đạt 96,4 triệu USD, Mỹ 88,1 triệu USD.\n\
            Về mặt hàng, thủy sản 5 tháng thu 41,2 triệu USD, tăng 31%; may mặc 380,6 triệu USD.\n";
        let told = told(text);
        let goods = |number: &str| told.iter().find(|t| t.0 == number).map(|t| t.1.clone());
        assert_eq!(goods("812,4 triệu USD"), Some(None), "{told:#?}");
        assert_eq!(goods("402,7 triệu USD"), Some(None), "{told:#?}");
        assert_eq!(goods("41,2 triệu USD"), Some(Some("thủy sản".to_owned())), "{told:#?}");
    }

    #[test]
    fn goods_of_the_headline_stay_where_all_is_of_them() {
        let text = "Xuất khẩu thủy sản 5 tháng tăng 31%\n\
            Trong 5 tháng năm 2023, xuất khẩu thủy sản của cả nước ước đạt 812,4 triệu USD, tăng 31%. Tháng 5 đạt 170,3 triệu USD.\n\
            Nhật Bản mua 96,4 triệu USD, Mỹ 88,1 triệu USD, Trung Quốc 80,5 triệu USD.\n";
        let told = told(text);
        assert!(told.len() > 5 && told.iter().all(|t| t.1.as_deref() == Some("thủy sản")), "{told:#?}");
    }
}
