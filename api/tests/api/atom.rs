//! Reads feeds, as strictly as XML asks for.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// An element of a document.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub inside: Vec<Element>,
}

impl Element {
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.inside.iter().filter(move |element| element.name == name)
    }

    pub fn one<'a>(&'a self, name: &'a str) -> &'a Self {
        let mut all = self.all(name);
        let one = all.next().unwrap_or_else(|| panic!("{name} in {self:?}"));
        assert!(all.next().is_none(), "{name} twice");
        one
    }

    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        &found.unwrap().1
    }

    pub fn link<'a>(&'a self, relation: &'a str) -> &'a str {
        let mut links = self.all("link").filter(|link| link.attribute("rel") == relation);
        links.next().unwrap().attribute("href")
    }
}

/// Reads a document, which must be well-formed, of characters that XML 1.0 knows.
pub fn parse(xml: &str) -> Element {
    let is_char = |letter: char| matches!(u32::from(letter), 0x9 | 0xa | 0xd | 0x20..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..=0x10_ffff);
    assert!(xml.chars().all(is_char));
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(empty) => {
                let element = element(&empty);
                open.last_mut().unwrap().inside.push(element);
            }
            Event::End(_) => {
                let element = open.pop().unwrap();
                open.last_mut().unwrap().inside.push(element);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().unwrap() {
                    Some(letter) => letter,
                    None => match &*reference {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        unknown => panic!("&{unknown};"),
                    },
                };
                assert!(is_char(letter));
                open.last_mut().unwrap().text.push(letter);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    let mut document = open.pop().unwrap();
    assert!(open.is_empty(), "all is closed");
    let root = document.inside.pop().unwrap();
    assert_eq!(
        (root.name.as_str(), root.attribute("xmlns")),
        ("feed", "http://www.w3.org/2005/Atom")
    );
    root
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .unwrap()
            .into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}
