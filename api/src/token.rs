//! Capability tokens: who holds one is the person. Only digests are kept.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// 256 random bits. Has no `Debug`, so that none is ever logged.
pub(crate) struct Token([u8; 32]);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Reads 64 hexadecimal digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let value = |digit: u8| {
            char::from(digit)
                .to_digit(16)
                .and_then(|value| u8::try_from(value).ok())
        };
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = pair else { return None };
            *byte = value(*high)? << 4 | value(*low)?;
        }
        Some(Self(bytes))
    }

    /// What is kept and compared. Of 256 random bits no digest can be guessed back, so it needs no salt.
    pub(crate) fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }

    /// In hexadecimal digits, for its holder alone.
    pub(crate) fn reveal(&self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_read_back_and_nothing_else_does() {
        let token = Token::new().unwrap();
        let again = Token::parse(&token.reveal()).unwrap();
        assert_eq!(token.digest(), again.digest());
        assert_ne!(Token::new().unwrap().digest(), token.digest());
        for bad in ["", "00", &"g".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }
}
