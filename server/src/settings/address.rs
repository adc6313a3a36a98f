//! Networks and origins, parsed before anything relies on them.

use std::fmt::{self, Display};
use std::net::IpAddr;

/// All addresses that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    /// How many bits are alike.
    prefix: u8,
}

impl Network {
    /// A network that is known to be right.
    pub const fn new(address: IpAddr, prefix: u8) -> Self {
        Self { address, prefix }
    }

    /// Parses an address, or an address and the length of its network.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            Some(prefix) => prefix.parse().ok().filter(|prefix| *prefix <= most)?,
            None => most,
        };
        Some(Self { address, prefix })
    }

    /// Whether an address lies in it. An IPv4 address that came as IPv6 is the same address.
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address.to_canonical(), address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let rest = 32_u32.saturating_sub(u32::from(self.prefix));
                u32::from(own).checked_shr(rest) == u32::from(other).checked_shr(rest)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let rest = 128_u32.saturating_sub(u32::from(self.prefix));
                u128::from(own).checked_shr(rest) == u128::from(other).checked_shr(rest)
            }
            _ => false,
        }
    }
}

/// A scheme, host and port, as browsers name the site that a page is of (RFC 6454).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Parses `https://courses.example` or `http://localhost:8080`.
    pub fn parse(text: &str) -> Option<Self> {
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let is_plain = |byte: u8| {
            byte.is_ascii_lowercase()
                || byte.is_ascii_digit()
                || matches!(byte, b'-' | b'.' | b':' | b'[' | b']')
        };
        (!host.is_empty() && host.bytes().all(is_plain)).then(|| Self(text.to_owned()))
    }
}

impl Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_what_begins_alike() {
        let holds =
            |network: &str, address: &str| Network::parse(network).unwrap().holds(address.parse().unwrap());
        for (network, address) in [
            ("10.0.0.0/8", "10.9.8.7"),
            ("10.0.0.1", "10.0.0.1"),
            ("0.0.0.0/0", "1.2.3.4"),
            ("127.0.0.0/8", "::ffff:127.0.0.1"),
            ("2001:db8::/32", "2001:db8:1::1"),
            ("::/0", "::1"),
        ] {
            assert!(holds(network, address), "{network} {address}");
        }
        for (network, address) in [
            ("10.0.0.0/8", "11.0.0.0"),
            ("10.0.0.1", "10.0.0.2"),
            ("0.0.0.0/0", "::1"),
            ("2001:db8::/32", "2001:db9::"),
        ] {
            assert!(!holds(network, address), "{network} {address}");
        }
        for bad in [
            "",
            "10.0.0.0/33",
            "10.0.0/8",
            "::/129",
            "a",
            "10.0.0.0/",
            "10.0.0.0/-1",
        ] {
            assert!(Network::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn origins_have_neither_path_nor_wildcard() {
        for good in ["https://a.example", "http://localhost:8080", "http://[::1]:80"] {
            assert!(Origin::parse(good).is_some(), "{good}");
        }
        for bad in [
            "*",
            "https://",
            "https://a.example/",
            "https://*.example",
            "a.example",
            "null",
            "https://A.example",
        ] {
            assert!(Origin::parse(bad).is_none(), "{bad}");
        }
    }
}
