"""What the handle can do with the athlete's own templates: files beside the journal, so the undo log knows none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.services.handle import Handle

if TYPE_CHECKING:
    from tracker.services.template_texts import CheckedText, TemplateText
    from tracker.services.views import LibraryEntry


class OwnLibrary(Handle):
    """Own templates as texts; a shipped one is never touched."""

    def template_text(self, name: str) -> TemplateText:
        """The text of a template to edit; of a shipped one a copy that is in no file yet."""
        from tracker.services import template_texts

        return template_texts.text_of(name, self.own_templates)

    def check_text(self, text: str) -> CheckedText:
        """What a text means as a template, or every fault with its line."""
        from tracker.services import template_texts

        return template_texts.check_text(text)

    def save_text(self, edited: TemplateText, text: str) -> TemplateText:
        """Write a sound text into the library, its version raised; else TemplateError or RefusedError say why not."""
        from tracker.services import template_texts

        return template_texts.save_text(edited, text, self.own_templates)

    def copy_template(self, name: str) -> LibraryEntry:
        """Make a copy of a template one's own."""
        from tracker.services import template_texts

        return template_texts.copy(name, self.own_templates)

    def delete_template(self, name: str) -> tuple[LibraryEntry, Path]:
        """Put a template of one's own into the trash folder beside it; what it was, and its file there."""
        from tracker.services import template_texts

        return template_texts.delete(name, self.own_templates)
