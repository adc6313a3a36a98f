//! What files need beside themselves: makers and rights, and a transcript where something is said.

use super::media::Rights;
use super::surroundings::Around;
use leerkring_core::SafeHtml;
use leerkring_core::markdown::write_document;
use std::ops::Range;

impl Around<'_> {
    /// Who made a file and on what terms.
    pub(super) fn rights(&mut self, path: &str, at: &Range<usize>) -> Option<Rights> {
        let rights = self.world.rights.get(path).cloned();
        if rights.is_none() {
            let folder = self.folder().to_owned();
            self.problem(
                "missing-rights",
                at.clone(),
                format!("nothing says who made `{path}` and on what terms"),
                &format!("add it to `{folder}/media.yaml` with `maker` and `rights`"),
            );
        }
        rights
    }

    /// What is said in a recording.
    pub(super) fn transcript(&mut self, path: &str, at: Range<usize>) -> SafeHtml {
        let size = self.world.index.files.get(path).map_or(0, |(_, size)| *size);
        match self.world.files.text(path, size) {
            Ok(source) => {
                let mut around = Around::new(self.world, &self.links.lang, &source, 0);
                around.stack = self.stack.clone();
                let written = write_document(&source.text, &mut around).unwrap_or_default();
                self.diagnostics.append(&mut around.diagnostics);
                leerkring_core::contract::plain(&written.blocks)
            }
            Err(mistake) => {
                self.diagnostics.push(mistake);
                self.problem(
                    "missing-transcript",
                    at,
                    "the transcript cannot be read".to_owned(),
                    "see the mistake in its file",
                );
                SafeHtml::default()
            }
        }
    }
}
