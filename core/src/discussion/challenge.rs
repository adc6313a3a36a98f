//! The work of a challenge: what is tried, and when it is done. Deriving keys is left to the browser: Web Crypto, which
//! pages have that came over HTTPS or from the same machine.

use super::Challenge;
use crate::json::field;
use serde_json::{Value, json};

/// More than any server asks for: one try must not hold a browser up.
const MOST_ROUNDS: u32 = 100_000;
/// The length of a key, in bytes.
pub const KEY_LENGTH: usize = 32;

/// What is to be found: a counter whose key begins with certain bytes.
///
/// For each counter from 0 on, derive a key with PBKDF2-HMAC-SHA-256 from [`password`](Self::password),
/// [`salt`](Self::salt) and [`rounds`](Self::rounds), [`KEY_LENGTH`] bytes long, until it [`fits`](Self::fits).
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    challenge: Value,
    nonce: Vec<u8>,
    salt: Vec<u8>,
    rounds: u32,
    prefix: Vec<u8>,
}

impl Work {
    /// Reads a challenge; `None` where it is none that this program can solve.
    pub fn parse(challenge: &Challenge) -> Option<Self> {
        let parameters = challenge.challenge.get("parameters")?;
        let text = |name| field::<String>(parameters, name);
        let length: u32 = field(parameters, "keyLength")?;
        if text("algorithm")? != "PBKDF2/SHA-256" || usize::try_from(length) != Ok(KEY_LENGTH) {
            return None;
        }
        let rounds: u32 = field(parameters, "cost")?;
        Some(Self {
            challenge: challenge.challenge.clone(),
            nonce: bytes(&text("nonce")?)?,
            salt: bytes(&text("salt")?)?,
            rounds: Some(rounds).filter(|rounds| (1..=MOST_ROUNDS).contains(rounds))?,
            prefix: bytes(&text("keyPrefix")?)?,
        })
    }

    /// The password of a try: the nonce, and the counter in four bytes, the greatest first.
    pub fn password(&self, counter: u32) -> Vec<u8> {
        [self.nonce.as_slice(), &counter.to_be_bytes()].concat()
    }

    /// The salt of every try.
    pub fn salt(&self) -> &[u8] {
        &self.salt
    }

    /// The rounds of every try, `iterations` in Web Crypto.
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Whether a key is what was looked for.
    pub fn fits(&self, key: &[u8]) -> bool {
        key.len() == KEY_LENGTH && key.starts_with(&self.prefix)
    }

    /// The proof for `createPerson`.
    pub fn proof(&self, counter: u32, key: &[u8]) -> String {
        let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        json!({
            "challenge": self.challenge,
            "solution": {"counter": counter, "derivedKey": key},
        })
        .to_string()
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pair = |pair: &[u8]| match pair {
        [high, low] => {
            let value = char::from(*high).to_digit(16)? << 4 | char::from(*low).to_digit(16)?;
            u8::try_from(value).ok()
        }
        _ => None,
    };
    digits.as_bytes().chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge(name: &str, value: Value) -> Challenge {
        let mut challenge = json!({
            "parameters": {
                "algorithm": "PBKDF2/SHA-256", "cost": 100, "keyLength": 32, "keyPrefix": "00ff",
                "nonce": "0a0B", "salt": "ff",
            },
            "signature": "00",
        });
        challenge["parameters"][name] = value;
        Challenge { challenge }
    }

    #[test]
    fn challenges_are_read() {
        let work = Work::parse(&challenge("cost", json!(7))).unwrap();
        assert_eq!((work.rounds(), work.salt()), (7, &[255][..]));
        assert_eq!(work.password(258), [10, 11, 0, 0, 1, 2]);
        let mut key = [0; KEY_LENGTH];
        assert!(!work.fits(&key));
        key[1] = 255;
        assert!(work.fits(&key));
        assert!(!work.fits(&key[..2]));
    }

    #[test]
    fn what_cannot_be_solved_is_none() {
        for (name, value) in [
            ("algorithm", json!("SCRYPT")),
            ("cost", json!(0)),
            ("cost", json!(1_000_000)),
            ("keyLength", json!(16)),
            ("keyPrefix", json!("0")),
            ("nonce", json!("é")),
            ("salt", json!(1)),
        ] {
            assert_eq!(Work::parse(&challenge(name, value)), None, "{name}");
        }
    }
}
