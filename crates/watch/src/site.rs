//! Which addresses are followed, and which belong to one site?

use url::{Host, Url};

/// Parameters that only tell how somebody came to a page.
const TRACES: [&str; 4] = ["utm_", "fbclid", "gclid", "zarsrc"];

/// Why an address is not followed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// It is none.
    #[error("no address")]
    None,
    /// It leads elsewhere than to the web.
    #[error("{0}: is not followed, only http: and https: are")]
    Scheme(String),
}

/// An address as it is asked for, relative to the one it was found at: without the place in the page, and without what only
/// tells how somebody came to it, so that one page has one address.
///
/// # Errors
/// When it is no address of the web.
pub fn address(told: &str, base: Option<&Url>) -> Result<Url, Refused> {
    let told = told.trim();
    let url = match base {
        Some(base) => base.join(told),
        None => Url::parse(told),
    };
    let mut url = url.map_err(|_| Refused::None)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refused::Scheme(url.scheme().to_owned()));
    }
    if url.host_str().is_none_or(str::is_empty) || !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::None);
    }
    url.set_fragment(None);
    let is_trace = |name: &str| TRACES.iter().any(|trace| name.starts_with(trace));
    if url.query_pairs().any(|(name, _)| is_trace(&name)) {
        let kept: Vec<(String, String)> =
            url.query_pairs().filter(|(name, _)| !is_trace(name)).map(|(a, b)| (a.into(), b.into())).collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    Ok(url)
}

/// Whether an address is of the site of a source: its host, one above or below it, or one of the hosts named; a feed does not
/// send readers anywhere else, such as into the network they are in.
#[must_use]
pub fn is_near(url: &Url, source: &Url, hosts: &[String]) -> bool {
    let (Some(host), Some(own)) = (url.host(), source.host()) else { return false };
    if host == own {
        return url.port_or_known_default() == source.port_or_known_default()
            || [url, source].iter().all(|url| url.port().is_none());
    }
    let (Host::Domain(host), Host::Domain(own)) = (host, own) else { return false };
    if hosts.iter().any(|named| named.eq_ignore_ascii_case(host)) {
        return true;
    }
    let plain = own.strip_prefix("www.").unwrap_or(own);
    let under = |host: &str, of: &str| host == of || host.strip_suffix(of).is_some_and(|rest| rest.ends_with('.'));
    // A name of two parts at least: everything is below `vn`.
    let is_site = |name: &str| name.split('.').count() > 2 || !matches!(name.split('.').next(), Some("gov" | "com"));
    url.port().is_none() && (under(host, plain) || is_site(host) && host.contains('.') && under(plain, host))
}

#[cfg(test)]
mod tests {
    use super::{Refused, address, is_near};
    use url::Url;

    fn of(told: &str) -> String {
        let base = Url::parse("https://example.gov.vn/tin/index.html?page=2").unwrap();
        address(told, Some(&base)).map_or_else(|refused| refused.to_string(), String::from)
    }

    #[test]
    fn one_page_has_one_address() {
        assert_eq!(of("bai-1.html"), "https://example.gov.vn/tin/bai-1.html");
        assert_eq!(of("/a b.html#cuoi"), "https://example.gov.vn/a%20b.html");
        assert_eq!(of("//other.vn/x?id=7&utm_source=rss&utm_medium=a"), "https://other.vn/x?id=7");
        assert_eq!(of("x?fbclid=1"), "https://example.gov.vn/tin/x");
        assert_eq!(of("javascript:alert(1)"), "javascript: is not followed, only http: and https: are");
        assert_eq!(of("file:///etc/passwd"), "file: is not followed, only http: and https: are");
        assert_eq!(of("https://user:secret@example.gov.vn/"), Refused::None.to_string());
        assert_eq!(of("http://["), Refused::None.to_string());
    }

    #[test]
    fn a_feed_leads_nowhere_but_to_its_own_site() {
        let near = |url: &str, source: &str| {
            is_near(&Url::parse(url).unwrap(), &Url::parse(source).unwrap(), &["cdn.example.com".to_owned()])
        };
        assert!(near("https://tin.example.vn/a", "https://www.example.vn/rss"));
        assert!(near("https://example.vn/a", "https://tin.example.vn/rss"));
        assert!(near("http://example.vn/a", "https://example.vn/rss"));
        assert!(near("https://cdn.example.com/a", "https://example.vn/rss"));
        assert!(near("http://127.0.0.1:81/a", "http://127.0.0.1:81/rss"));
        assert!(!near("http://127.0.0.1:82/a", "http://127.0.0.1:81/rss"));
        assert!(!near("http://169.254.169.254/latest", "https://example.vn/rss"));
        assert!(!near("http://localhost/a", "https://example.vn/rss"));
        assert!(!near("https://notexample.vn/a", "https://example.vn/rss"));
        assert!(!near("https://gov.vn/a", "https://example.gov.vn/rss"));
        assert!(!near("https://vn/a", "https://example.vn/rss"));
        assert!(!near("https://tin.example.vn:8443/a", "https://example.vn/rss"));
    }
}
