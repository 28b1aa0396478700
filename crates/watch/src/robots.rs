//! What does a site allow? Its robots.txt, as RFC 9309 reads it.

use std::time::Duration;

/// The longest wait between two requests that a site is granted.
const LONGEST: Duration = Duration::from_secs(120);
/// What stands behind so many bytes is not read.
const MOST: usize = 512 << 10;

/// What a site allows to one visitor.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Robots {
    /// Patterns of paths, and whether they are allowed.
    rules: Vec<(String, bool)>,
    shut: bool,
    delay: Option<Duration>,
}

impl Robots {
    /// A site that allows everything: one without a robots.txt (400 to 499).
    #[must_use]
    pub fn open() -> Robots {
        Robots::default()
    }

    /// A site that allows nothing for now: its robots.txt cannot be had (500 to 599, no answer).
    #[must_use]
    pub fn shut() -> Robots {
        Robots { shut: true, ..Robots::default() }
    }

    /// What a robots.txt says to `agent`, by the first word of its name: the groups that name it, else those for all.
    #[must_use]
    pub fn read(text: &str, agent: &str) -> Robots {
        let mut end = text.len().min(MOST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let agent = agent.split(['/', ' ']).next().unwrap_or_default().to_lowercase();
        let (mut own, mut all) = (None::<Robots>, Robots::default());
        let (mut names, mut in_names): (Vec<String>, bool) = (Vec::new(), false);
        for line in text[..end].trim_start_matches('\u{FEFF}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !in_names {
                    names.clear();
                }
                in_names = true;
                names.push(value.split('/').next().unwrap_or_default().trim().to_lowercase());
                // A group without rules allows its agents everything.
                if names.contains(&agent) {
                    own.get_or_insert_default();
                }
                continue;
            }
            if !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay") {
                continue;
            }
            in_names = false;
            let groups = own.as_mut().filter(|_| names.contains(&agent));
            let groups = groups.into_iter().chain(Some(&mut all).filter(|_| names.iter().any(|name| name == "*")));
            for group in groups {
                match key.as_str() {
                    "crawl-delay" => group.delay = seconds(value).or(group.delay),
                    _ if value.is_empty() => {}
                    key => group.rules.push((escaped(value), key == "allow")),
                }
            }
        }
        own.unwrap_or(all)
    }

    /// Whether a path with its query may be fetched: the longest rule that fits decides, among equals the one that allows.
    #[must_use]
    pub fn allows(&self, path: &str) -> bool {
        if path == "/robots.txt" {
            return true;
        }
        if self.shut {
            return false;
        }
        let path = escaped(path);
        let fitting = self.rules.iter().filter(|(pattern, _)| fits(pattern, &path));
        fitting.max_by_key(|(pattern, allowed)| (pattern.len(), *allowed)).is_none_or(|(_, allowed)| *allowed)
    }

    /// How long the site asks to wait between two requests: two minutes at most.
    #[must_use]
    pub fn delay(&self) -> Option<Duration> {
        self.delay
    }
}

fn seconds(told: &str) -> Option<Duration> {
    let seconds: f64 = told.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok().map(|wait| wait.min(LONGEST))
}

/// One spelling for each path: letters beyond ASCII as bytes, hexadecimal digits large.
fn escaped(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits =
            bytes.get(at + 1..at + 3).filter(|digits| byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        if let Some(digits) = digits {
            out.push('%');
            out.extend(digits.iter().map(|&digit| char::from(digit.to_ascii_uppercase())));
            at += 3;
            continue;
        }
        match byte {
            0x21..0x7F => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
        at += 1;
    }
    out
}

/// Whether a path begins as a pattern says: `*` stands for anything, `$` at the end for the end of the path.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return !whole || rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    if whole { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::Robots;
    use std::time::Duration;

    fn allows(text: &str, path: &str) -> bool {
        Robots::read(text, "kimngach/0.1 (+https://example.org)").allows(path)
    }

    #[test]
    fn the_longest_rule_decides() {
        let text = "User-agent: *\nDisallow: /tin\nAllow: /tin/xuat-khau\nDisallow: /*.pdf$\nDisallow: /*?in=\n";
        assert!(allows(text, "/"));
        assert!(!allows(text, "/tin/khac"));
        assert!(allows(text, "/tin/xuat-khau/1.html"));
        assert!(!allows(text, "/a/b.pdf") && allows(text, "/a/b.pdf?x"));
        assert!(!allows(text, "/a?in=1"));
        // Of two rules of one length the one that allows.
        assert!(allows("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a"));
        assert!(allows("", "/a") && allows("User-agent: *\nDisallow:\n", "/a"));
        assert!(!allows("User-agent: *\nDisallow: /\n", "/a") && allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
    }

    #[test]
    fn a_group_that_names_the_visitor_goes_before_the_one_for_all() {
        let text = "\u{FEFF}User-agent: *\nDisallow: /\n\nUser-Agent: Other\nUser-agent: KimNgach\nCrawl-delay: 2.5\n\
                    Disallow: /rieng # not for them\nSitemap: https://example.org/s.xml\n";
        assert!(allows(text, "/a") && !allows(text, "/rieng/a"));
        assert_eq!(Robots::read(text, "kimngach").delay(), Some(Duration::from_millis(2500)));
        assert!(!Robots::read(text, "someone").allows("/a"));
        // Groups of one name are one; one without rules allows everything.
        let twice =
            "User-agent: kimngach\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: kimngach\nDisallow: /b\n";
        assert!(!allows(twice, "/a") && !allows(twice, "/b") && allows(twice, "/c"));
        assert!(allows("User-agent: *\nDisallow: /\nUser-agent: kimngach\n", "/a"));
    }

    #[test]
    fn letters_have_one_spelling() {
        assert!(!allows("User-agent: *\nDisallow: /xuất\n", "/xu%e1%ba%a5t-khau"));
        assert!(!allows("User-agent: *\nDisallow: /xu%E1%BA%A5t\n", "/xuất-khẩu"));
    }

    #[test]
    fn nonsense_allows_everything_and_silence_nothing() {
        assert!(allows("<html>404</html>\nDisallow /\n: :\nDisallow: /\n", "/a"));
        assert!(allows("User-agent: *\nCrawl-delay: -3\nCrawl-delay: nan\nDisallow: %zz%\n", "/a"));
        assert!(!Robots::shut().allows("/a") && Robots::open().allows("/a"));
        let huge = format!("User-agent: *\nCrawl-delay: 1e9\n{}Disallow: /\n", "# đ\n".repeat(200_000));
        assert!(allows(&huge, "/a"));
        assert_eq!(Robots::read(&huge, "kimngach").delay(), Some(Duration::from_secs(120)));
    }
}
