//! How often may one address ask for what costs something?

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// So many addresses are remembered; beyond it those that are quiet again are dropped.
const ADDRESSES: usize = 20_000;

/// A bucket for each address, filled at a steady rate.
#[derive(Debug)]
pub(crate) struct Limits {
    rate: f64,
    buckets: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl Limits {
    /// So many requests a minute, and as many at once.
    pub(crate) fn new(rate: u32) -> Limits {
        Limits { rate: f64::from(rate.max(1)), buckets: Mutex::default() }
    }

    /// Takes so many requests; else in how many seconds there is room for them.
    pub(crate) fn take(&self, of: IpAddr, cost: f64, now: Instant) -> Result<(), u64> {
        let of = network(of);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let filled = |(left, at): (f64, Instant)| (left + (now - at).as_secs_f64() * self.rate / 60.0).min(self.rate);
        if buckets.len() > ADDRESSES {
            buckets.retain(|_, bucket| filled(*bucket) < self.rate);
        }
        let left = filled(*buckets.entry(of).or_insert((self.rate, now)));
        if left < cost {
            return Err(((cost - left) * 60.0 / self.rate).ceil() as u64);
        }
        buckets.insert(of, (left - cost, now));
        Ok(())
    }
}

/// The network of an address that one customer has to himself.
fn network(of: IpAddr) -> IpAddr {
    match of {
        IpAddr::V4(_) => of,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use std::time::{Duration, Instant};

    #[test]
    fn a_bucket_is_emptied_and_filled_again() {
        let (limits, now) = (Limits::new(60), Instant::now());
        let [one, other] = ["10.0.0.1", "10.0.0.2"].map(|ip| ip.parse().unwrap());
        assert_eq!((0..60).map(|_| limits.take(one, 1.0, now)).filter(Result::is_ok).count(), 60);
        assert_eq!(limits.take(one, 1.0, now), Err(1));
        assert_eq!(limits.take(other, 1.0, now), Ok(()));
        assert_eq!(limits.take(one, 2.0, now + Duration::from_secs(2)), Ok(()));
        let [near, next] = ["2001:db8::1", "2001:db8::2"].map(|ip| ip.parse().unwrap());
        assert_eq!(limits.take(near, 60.0, now), Ok(()));
        assert!(limits.take(next, 1.0, now).is_err());
    }
}
