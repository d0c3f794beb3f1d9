"""What comes into the journal from outside and what leaves it: articles, watch files, archives, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tracker.tui.company import CompanyApp

if TYPE_CHECKING:
    from tracker.services.articles import Adopted
    from tracker.services.imports.views import Imported


class BringingApp(CompanyApp):
    """The actions about what comes and goes; the app itself holds the journal."""

    async def _begun(self, kind: type[Screen[Any]]) -> bool:
        """Go to the screen of that kind where one is open already."""
        for mode, stack in self._screen_stacks.items():
            if any(isinstance(screen, kind) for screen in stack):
                await self.switch_mode(mode)
                return True
        return False

    async def action_import_article(self) -> None:
        """Read a challenge or a race out of an article; one that was begun goes on where it was left."""
        from tracker.tui.screens.article_source import SourceScreen

        if self.today is not None and not await self._begun(SourceScreen):
            await self.push_screen(SourceScreen(self.desk, self.today, ascii=self.ascii), self._article_kept)

    async def _article_kept(self, adopted: Adopted | None) -> None:
        """Go to what was made: the challenge on Today, else the template in the library."""
        if adopted is None:
            return
        if adopted.started is not None:
            await self.switch_mode("today")
        elif adopted.templates:
            from tracker.tui.screens.library import LibraryScreen

            await self.switch_mode("library")
            if isinstance(self.shown, LibraryScreen):
                self.shown.open_slug(adopted.templates[0].template.slug)

    async def action_import_files(self, path: str = "") -> None:
        """Bring in watch files or an export, `path` to begin with."""
        from tracker.tui.screens.import_source import ImportSourceScreen

        if self.today is not None and not await self._begun(ImportSourceScreen):
            screen = ImportSourceScreen(self.desk, self.today, self.settings, path, ascii=self.ascii)
            await self.push_screen(screen, self._files_kept)

    async def _files_kept(self, imported: Imported | None) -> None:
        """Go to the journal, where it all stands now; to the challenges where it brought no session."""
        if imported is not None:
            alone = imported.challenges and not imported.stored + imported.renewed
            await self.switch_mode("challenges" if alone else "journal")

    async def action_export(self) -> None:
        """Choose what is written into a file."""
        from tracker.tui.dialogs.export import ExportDialog

        if self.today is not None:
            await self.push_screen(ExportDialog(self.desk, self.today, ascii=self.ascii))
