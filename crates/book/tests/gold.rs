//! dev
use kimngach_book::*;
use kimngach_book::reconcile::*;
use kimngach_book::series::*;
#[test]
fn gold() {
    let dir = std::env::var("GOLD").unwrap_or("../../corpus/own".into());
    let mut names: Vec<_> = std::fs::read_dir(&dir).unwrap().filter_map(|e| { let n = e.unwrap().file_name().into_string().unwrap(); n.strip_suffix(".figures.jsonl").map(str::to_owned)}).collect();
    names.sort();
    for n in names {
        let mut claims = Claims::default();
        let lines = std::fs::read_to_string(format!("{dir}/{n}.figures.jsonl")).unwrap();
        claims.add_jsonl(Source { id: n.clone(), ..Source::default() }, &lines, None).unwrap();
        let list: Vec<Option<&Claim>> = claims.list.iter().map(|c| (!c.teaser).then_some(c)).collect();
        let t = std::time::Instant::now();
        let s = system(&list, Rules::shipped(), None, Slack::Loose);
        for g in s.groups() {
            let l = locate(&s, &g, &|_| 1);
            for c in &l.conflicts {
                println!("{n} CONFLICT {:?} by {:?}", c.claims.iter().map(|&c| { let x=&claims.list[c]; format!("{}{} {} {:?} {}", if l.dropped.contains(&c) {"*"} else {""}, x.text, x.said.transform, x.said.flow, x.said.period.map(|p| p.to_string()).unwrap_or_default())}).collect::<Vec<_>>(), c.identities.iter().map(|&i| Rules::shipped().identities[i].name.as_str()).collect::<Vec<_>>());
            }
        }
        println!("{n} cells {} rows {} {:?}", s.cells.list().len(), s.rows.len(), t.elapsed());
    }
}
