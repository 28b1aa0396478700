//! dev
use kimngach_book::*;
use kimngach_book::reconcile::*;
#[test]
fn gold() {
    let dir = std::env::var("GOLD").unwrap_or("../../corpus/own".into());
    let mut names: Vec<_> = std::fs::read_dir(&dir).unwrap().filter_map(|e| { let n = e.unwrap().file_name().into_string().unwrap(); n.strip_suffix(".figures.jsonl").map(str::to_owned)}).collect();
    names.sort();
    for n in names {
        let mut claims = Claims::default();
        let lines = std::fs::read_to_string(format!("{dir}/{n}.figures.jsonl")).unwrap();
        claims.add_jsonl(Source { id: n.clone(), ..Source::default() }, &lines, std::fs::read_to_string(format!("{dir}/{n}.txt")).ok().as_deref()).unwrap();
        let list: Vec<Option<&Claim>> = claims.list.iter().map(|c| (!c.teaser).then_some(c)).collect();
        let t = std::time::Instant::now();
        let trial = Trial::new(&list, Rules::shipped(), std::fs::read_to_string(format!("{dir}/{n}.meta.json")).ok().and_then(|t| t.split("published\": \"").nth(1)?.get(..10)?.parse().ok()));
        let show = |c: usize, x: &Claim| format!("#{c} {} {} {:?} {}", x.text, x.said.transform, x.said.flow.map(|f| f.code()), x.said.period.map(|p| p.to_string()).unwrap_or_default());
        for case in trial.cases() {
            let x = &claims.list[case.suspect];
            println!("{n} SUSPECT {} implied {:?}\n     meant {:?}\n     instead {:?}", show(case.suspect, x), case.implied, case.meant.as_ref().map(|v| (v.slip, v.cost, show(0, &v.claim))), case.instead.as_ref().map(|(c, v)| (show(*c, &claims.list[*c]), v.slip, v.cost, show(0, &v.claim))));
            for k in &case.conflicts { println!("     {:?} {:?}", k.claims.iter().map(|&c| show(c, &claims.list[c])).collect::<Vec<_>>(), k.identities.iter().map(|&i| Rules::shipped().identities[i].name.as_str()).collect::<Vec<_>>()); }
        }
        println!("{n} {:?}", t.elapsed());
    }
}
