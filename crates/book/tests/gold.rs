//! dev
use kimngach_book::*;
use kimngach_reader::Lang;
#[test]
fn gold() {
    let dir = std::env::var("GOLD").unwrap_or("../../corpus/own".into());
    let mut names: Vec<_> = std::fs::read_dir(&dir).unwrap().filter_map(|e| { let n = e.unwrap().file_name().into_string().unwrap(); n.strip_suffix(".figures.jsonl").map(str::to_owned)}).collect();
    names.sort();
    let mut claims = Claims::default();
    for n in names {
        let lines = std::fs::read_to_string(format!("{dir}/{n}.figures.jsonl")).unwrap();
        let published = std::fs::read_to_string(format!("{dir}/{n}.meta.json")).ok().and_then(|t| t.split("published\": \"").nth(1)?.get(..10)?.parse().ok());
        claims.add_jsonl(Source { id: n.clone(), published, ..Source::default() }, &lines, std::fs::read_to_string(format!("{dir}/{n}.txt")).ok().as_deref()).unwrap();
    }
    for f in check(&claims, Rules::shipped(), Lang::En) {
        println!("{} {:?} {}\n   {}\n   {:?}", claims.source(&claims.list[f.suspect]).id, f.kind, if f.proven {"PROVEN"} else {"suspected"}, f.message, f.meant.as_ref().map(|m| m.slip));
    }
}
