//! Where requests come from, behind proxies that are trusted.

use crate::http::{Api, Problem};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

/// A network, or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(IpNet);

/// Why a text names no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no address and no network such as 10.0.0.0/8 or 2001:db8::/32")]
pub struct NotNetwork;

impl FromStr for Network {
    type Err = NotNetwork;

    fn from_str(text: &str) -> Result<Self, NotNetwork> {
        let single = text
            .parse()
            .map(|address: IpAddr| IpNet::from(address.to_canonical()));
        let network = single.or_else(|_| text.parse()).map_err(|_| NotNetwork)?;
        Ok(Self(unmapped(network)))
    }
}

impl Network {
    /// The addresses of the machine itself.
    pub const LOOPBACK_V4: Self = Self(IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8)));
    /// The address of the machine itself, as IPv6 writes it.
    pub const LOOPBACK_V6: Self = Self(IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128)));

    /// Whether an address lies in it. An IPv4 address that came as IPv6 is the same address.
    pub fn holds(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

/// IPv4 written as IPv6 (`::ffff:10.0.0.0/104`) is IPv4, as it is for addresses.
fn unmapped(network: IpNet) -> IpNet {
    let IpAddr::V4(address) = network.network().to_canonical() else {
        return network;
    };
    let length = network.prefix_len().checked_sub(96);
    let mapped = length.and_then(|length| Ipv4Net::new(address, length).ok());
    mapped
        .filter(|_| matches!(network, IpNet::V6(_)))
        .map_or(network, IpNet::V4)
}

/// Where a request comes from, as far as limits tell addresses apart: IPv4 whole, of IPv6 the network of one connection
/// (/64). Has no `Debug`, so that none is ever logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Client([u8; 16]);

impl Client {
    fn at(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self(address.to_ipv6_mapped().octets()),
            IpAddr::V6(address) => Self((u128::from(address) >> 64 << 64).to_be_bytes()),
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl FromRequestParts<Api> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
        Ok(Self::at(behind(peer, &parts.headers, &api.rules.trusted_proxies)))
    }
}

impl From<Infallible> for Problem {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The address behind the proxies. Only what a trusted one has written counts, so it is read from the right end: what
/// stands further left can be made up by whoever asks.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    let mut hops = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    let mut client = peer.to_canonical();
    while trusted.iter().any(|network| network.holds(client)) {
        let Some(before) = hops.next().and_then(hop) else {
            break;
        };
        client = before;
    }
    client
}

/// An address as proxies write it, some with a port.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let address = text.parse().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn found(peer: &str, lines: &[&'static str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(
                "x-forwarded-for",
                HeaderValue::from_bytes(line.as_bytes()).unwrap(),
            );
        }
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        behind(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_what_trusted_proxies_wrote_counts() {
        let inner = ["10.0.0.0/8", "::1"];
        for (peer, lines, client) in [
            // Nobody is trusted who is not named.
            ("203.0.113.9", &["198.51.100.1"][..], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            // The leftmost one is made up.
            ("10.0.0.1", &["192.0.2.66, 198.51.100.1"], "198.51.100.1"),
            (
                "10.0.0.1",
                &["192.0.2.66", "198.51.100.1, 10.2.3.4"],
                "198.51.100.1",
            ),
            ("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("::1", &["[2001:db8::1]:443"], "2001:db8::1"),
            ("10.0.0.1", &["198.51.100.1:80"], "198.51.100.1"),
            // Garbage ends the walk.
            ("10.0.0.1", &["198.51.100.1, unknown, 10.9.9.9"], "10.9.9.9"),
            ("10.0.0.1", &["198.51.100.1,"], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1", "\u{e9}"], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ] {
            assert_eq!(found(peer, lines, &inner), client, "{peer} {lines:?}");
        }
        assert_eq!(
            found("10.0.0.1", &["192.0.2.1"], &["::ffff:10.0.0.0/104"]),
            "192.0.2.1"
        );
        assert_eq!(
            found("10.0.0.1", &["192.0.2.1"], &["::ffff:10.0.0.1"]),
            "192.0.2.1"
        );
        assert_eq!(found("10.0.0.1", &["192.0.2.1"], &["::/0"]), "10.0.0.1");
    }

    #[test]
    fn networks_are_parsed() {
        for bad in ["", "10.0.0.0/33", "10.0.0/8", "localhost", "10.0.0.1:80", "*"] {
            assert_eq!(bad.parse::<Network>(), Err(NotNetwork), "{bad}");
        }
    }

    #[test]
    fn connections_are_told_apart() {
        let client = |text: &str| Client::at(text.parse().unwrap());
        assert!(client("2001:db8:0:1::1") == client("2001:db8:0:1:ffff::2"));
        assert!(client("2001:db8:0:1::1") != client("2001:db8:0:2::1"));
        assert!(client("192.0.2.1") != client("192.0.2.2"));
    }
}
