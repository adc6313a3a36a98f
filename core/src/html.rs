//! HTML that is safe to put into a page because the Markdown writer made it.

use crate::json::FromJson;
use serde::Serialize;
use std::fmt::{self, Display};

/// HTML whose every element and address was written by [`crate::markdown`].
///
/// There is no public constructor. Deserialising is allowed: the reading API, which the compiler
/// wrote and the app's own origin serves, is the only JSON that carries this type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    pub(crate) fn new(html: String) -> Self {
        Self(html)
    }

    /// The markup itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words alone, for places that take no markup.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((words, tag)) = rest.split_once('<') {
            text.push_str(words);
            // The writer escapes every other `<` and `>`.
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
        text.push_str(rest);
        let entities = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ];
        let plain = entities
            .iter()
            .fold(text, |text, (entity, letter)| text.replace(entity, letter));
        plain.trim().to_owned()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromJson for SafeHtml {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        value.as_str().map(|html| Self(html.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_without_markup() {
        let html = SafeHtml::new("<p>A <em>b</em> &amp;lt; <a href=\"x\">c &lt;d&gt;</a></p>\n".into());
        assert_eq!(html.to_text(), "A b &lt; c <d>");
    }
}
