//! A place: a yard, a point, a lane, a way, a pool.

use super::{Names, find, text, when};
use crate::scenario::calendar::Calendar;
use crate::scenario::fault::Fault;
use crate::scenario::item::{Entry, Item, Table, Value};
use crate::scenario::law::{self, Law};
use crate::scenario::model::{Kind, Node, Route};
use crate::scenario::time::of_hours;
use crate::scenario::unit;

pub(super) fn read(
    kind: &str,
    entry: &Entry,
    table: &Table<'_>,
    names: &Names,
    gates: &[Option<Calendar>],
) -> Result<Node, Fault> {
    let line = entry.line;
    let gate = names.gate(table)?;
    let kind = match kind {
        "yard" => Kind::Yard,
        "lane" => Kind::Lane,
        "way" => Kind::Way,
        "pool" => Kind::Pool,
        _ => Kind::Point,
    };
    let calendar = match kind {
        Kind::Point | Kind::Lane if !matches!(table.get("servers").map(|item| &item.value), Some(Value::Text(_))) => {
            Some(when::place(table, names, gate.and_then(|gate| gates[gate].as_ref()))?)
        }
        Kind::Point | Kind::Lane => match table.must("servers")?.text("`servers`")? {
            "unlimited" => None,
            _ => return Err(Fault::new(line, "`servers` is a number or \"unlimited\"")),
        },
        _ => None,
    };
    let count = |key: &str| table.get(key).map(|item| item.count(&format!("`{key}`"))).transpose();
    let queue = count("queue")?;
    let places = match (count("places")?, queue) {
        (places, None) => places,
        (None, Some(queue)) => Some(queue + calendar.as_ref().map_or(0, Calendar::most)),
        (Some(_), Some(_)) => {
            return Err(Fault::new(line, format!("{} has `places` and `queue`; give one", table.name)));
        }
    };
    if kind == Kind::Yard && places.is_none() {
        return Err(Fault::new(line, format!("yard {} has no `places`", table.name)));
    }
    if places == Some(0) {
        return Err(Fault::new(line, format!("nobody ever gets into {}: it has no places", table.name)));
    }
    let mut node = Node {
        id: entry.key.clone(),
        name: text(table, "name", &entry.key)?,
        kind,
        gate,
        agency: table.get("agency").map(|item| item.text("`agency`").map(str::to_owned)).transpose()?,
        places,
        calendar,
        pause: closing(table)?,
        service: service(kind, table, names)?,
        then: routes(table, names)?,
        patience: None,
        balk: count("balk")?,
        priority: by_class(table, "priority", names, &names.priority, |item| {
            item.count("a priority").map(|level| level.min(255) as u8)
        })?,
        seize: resource(table, "seize", names)?,
        release: resource(table, "release", names)?,
        with: None,
        batch: when::batch(table, names)?,
        windows: when::windows(table, names)?,
        stock: by_class(table, "stock", names, &vec![0; names.classes.len()], |item| item.count("the stock"))?,
        over: table.get("over").map(|item| unit::hours(item, "`over`").map(of_hours)).transpose()?,
        line,
    };
    if let Some(item) = table.get("gives_up") {
        let entry = item.table("`gives_up`")?;
        let after = entry.must("after")?;
        let laws = match (&after.value, after.table("")) {
            (Value::Table(_), Ok(some)) if some.all().all(|entry| names.classes.contains(&entry.key)) => {
                let law = |class: &String| some.get(class).map(|item| law::read(item, "patience")).transpose();
                names.classes.iter().map(law).collect::<Result<_, _>>()?
            }
            _ => vec![Some(law::read(after, "patience")?); names.classes.len()],
        };
        let to = entry.get("to").map_or(Ok("turned-back"), |item| item.text("`to`"))?;
        node.patience = Some((laws, names.goal(to, item.line)?));
        entry.done()?;
    }
    if let Some(item) = table.get("with") {
        let entry = item.table("`with`")?;
        let pool = entry.must("pool")?;
        let count = entry.get("count").map_or(Ok(1), |item| item.count("`count`"))?;
        node.with = Some((names.node(pool.text("`pool`")?, pool.line)?, count));
        entry.done()?;
    }
    Ok(node)
}

fn closing(table: &Table<'_>) -> Result<bool, Fault> {
    let Some(item) = table.get("closing") else { return Ok(false) };
    match item.text("`closing`")? {
        "finish" => Ok(false),
        "pause" => Ok(true),
        other => Err(Fault::new(item.line, format!("`closing` is \"finish\" or \"pause\", not `{other}`"))),
    }
}

/// The same for all classes, or one each: `services = { fruit = "...", other = "..." }`.
fn service(kind: Kind, table: &Table<'_>, names: &Names) -> Result<Vec<Law>, Fault> {
    if let Some(item) = table.get("services") {
        let by = item.table("`services`")?;
        for entry in by.all() {
            names.class(&entry.key, entry.line)?;
        }
        let lacking =
            |class: &str| Fault::new(item.line, format!("`services` of {} says nothing of `{class}`", table.name));
        let law =
            |class: &String| by.get(class).ok_or_else(|| lacking(class)).and_then(|item| law::read(item, "service"));
        return names.classes.iter().map(law).collect();
    }
    let law = match table.get("service") {
        Some(item) => law::read(item, "service")?,
        None if matches!(kind, Kind::Yard | Kind::Pool) => Law::Fixed(0.0),
        None => return Err(Fault::new(table.line, format!("{} has no `service`", table.name))),
    };
    Ok(vec![law; names.classes.len()])
}

/// One route for all, or one for each class.
fn routes(table: &Table<'_>, names: &Names) -> Result<Vec<Route>, Fault> {
    let Some(item) = table.get("then") else {
        return Err(Fault::new(table.line, format!("{} has no exit; say where vehicles go with `then`", table.name)));
    };
    if let Value::Table(_) = item.value {
        let by = item.table("`then`")?;
        let of_classes = by.all().any(|entry| names.classes.contains(&entry.key));
        if of_classes {
            for entry in by.all() {
                names.class(&entry.key, entry.line)?;
            }
            let lacking =
                |class: &str| Fault::new(item.line, format!("`then` of {} says nothing of `{class}`", table.name));
            let route = |class: &String| by.get(class).ok_or_else(|| lacking(class)).and_then(|item| names.route(item));
            return names.classes.iter().map(route).collect();
        }
    }
    Ok(vec![names.route(item)?; names.classes.len()])
}

fn resource(table: &Table<'_>, key: &str, names: &Names) -> Result<Option<usize>, Fault> {
    let Some(item) = table.get(key) else { return Ok(None) };
    find(&names.resources, item.text(key)?, "resource", item.line).map(Some)
}

/// A value for each class: one for all, or a table of some.
fn by_class<T: Clone>(
    table: &Table<'_>,
    key: &str,
    names: &Names,
    default: &[T],
    read: impl Fn(&Item) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut values = default.to_vec();
    if let Some(item) = table.get(key) {
        match &item.value {
            Value::Table(_) => {
                for entry in item.table(key)?.all() {
                    values[names.class(&entry.key, entry.line)?] = read(&entry.item)?;
                }
            }
            _ if values.len() == 1 => values[0] = read(item)?,
            _ => return Err(Fault::new(item.line, format!("`{key}` must say of which class"))),
        }
    }
    Ok(values)
}
