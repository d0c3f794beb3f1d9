"""All panels of an opened challenge, in one column or two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from tracker.domain.text import clean_text
from tracker.tui.widgets.chart_panel import ChartPanel
from tracker.tui.widgets.facts_panel import FactsPanel
from tracker.tui.widgets.stage_table import StageTable

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing
    from tracker.domain.ghosts import Ghost
    from tracker.domain.medals_ahead import MedalAhead
    from tracker.domain.progress import Progress
    from tracker.domain.routes import Coast
    from tracker.domain.what_if import Supposed
    from tracker.services.opened import Opened

PLAN = (
    "The plan as a thin line, what you did as a strong one, and where the present pace leads, with the earliest and "
    "the latest finish; the ghost as long dashes. The title says what it shows."
)
MAP = "The road on the map: places passed and to come, you, the coast, and the ghosts on the same day."
CLAIMS = (
    "Figures as they were printed about it, each with its source. Where they disagree all are kept; the marked one "
    "counts here."
)


class OpenedChallenge(VerticalScroll, can_focus=False):
    """Shows a challenge as it stands, or as it would with what is supposed; `ghost` is whom it is compared with."""

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__(id="opened")
        self._ascii = ascii
        self._units = "km"
        self._supposed: Supposed | None = None
        self._ahead: tuple[MedalAhead, ...] = ()
        self.opened: Opened | None = None
        self.ghost: Ghost | None = None

    def compose(self) -> ComposeResult:
        """What changes from day to day first, what stays below or beside it."""
        with Vertical(id="opened-days"):
            yield FactsPanel("Summary", self._summary, "How the challenge stands, in figures and words.", id="summary")
            yield StageTable(ascii=self._ascii)
            yield ChartPanel("Plan", help=PLAN, id="plan")
        with Vertical(id="opened-facts"):
            yield ChartPanel("Map", rows=18, help=MAP, id="map")
            yield FactsPanel("Road", self._road, "The road, its places, and where you are on it.", id="road")
            yield FactsPanel(
                "Together", self._together, "Those who take part, each by their own log, side by side.", id="together"
            )
            yield FactsPanel(
                "Medals",
                self._medals,
                "The medals earned with it, each with what earned it, and those to come with what is left to each.",
                id="medals",
            )
            yield FactsPanel("Rules", self._rules, "The rules in plain words.", id="rules")
            yield FactsPanel("Printed figures", self._claims, CLAIMS, id="claims")

    @property
    def stages(self) -> StageTable:
        """The day table."""
        return self.query_one(StageTable)

    @property
    def _shown(self) -> Progress | None:
        """The challenge as it is shown: as it stands, or as it would."""
        if self._supposed is not None:
            return self._supposed.then
        return None if self.opened is None else self.opened.progress

    @property
    def _day(self) -> int:
        """The number of the last day that has figures: the ghosts stand at the end of the same."""
        if self._supposed is not None:
            return self._supposed.then.period.day_number(self._supposed.what.days[-1])
        return 0 if self.opened is None else self.opened.progress.day

    # -- showing --------------------------------------------------------------------------------------------------

    def show(self, opened: Opened, units: str, *, fresh: bool) -> None:
        """Show a challenge as it stands; `fresh` when it is another one than before."""
        names = {(ghost.kind, ghost.name): ghost for ghost in opened.ghosts}
        self.ghost = None if fresh or self.ghost is None else names.get((self.ghost.kind, self.ghost.name))
        self.opened, self._units = opened, units
        self._supposed, self._ahead = None, opened.ahead
        self._renew(to_today=fresh)

    def show_supposed(self, supposed: Supposed | None, ahead: tuple[MedalAhead, ...]) -> None:
        """Show what follows from a what-if; None for how it stands."""
        if self.opened is not None:
            self._supposed = supposed
            self._ahead = ahead if supposed is not None else self.opened.ahead
            self._renew(to_today=False)

    def next_ghost(self) -> None:
        """Compare with the next ghost, after the last one with none."""
        if self.opened is not None:
            choices = (None, *self.opened.ghosts)
            self.ghost = choices[(choices.index(self.ghost) + 1) % len(choices)]
            self._renew(to_today=False)

    def _renew(self, *, to_today: bool) -> None:
        opened, shown = self.opened, self._shown
        if opened is None or shown is None:
            return
        from tracker.tui.present.stages import Days
        from tracker.tui.present.what_if import supposed_title

        supposed = self._supposed
        self.set_class(supposed is not None, "-supposed")
        said = "" if supposed is None else supposed_title(supposed, self._units)
        self.query_one("#summary", FactsPanel).title(said or clean_text(opened.progress.challenge.title))
        days = Days(progress=opened.progress, notes=opened.notes, supposed=supposed)
        self.stages.show(days, self._units, f"Days · {said}" if said else "Days", to_today=to_today)
        for panel in self.query(FactsPanel):
            panel.renew()
        self._draw_plan(shown)
        self._draw_map(shown)

    def _draw_plan(self, shown: Progress) -> None:
        panel = self.query_one("#plan", ChartPanel)
        if shown.total is None:
            panel.clear()
            return
        supposed = self._supposed is not None
        make = partial(_plan, shown, self.ghost, self._units, supposed, self._ascii)
        of = (shown.total, shown.stages, shown.projection, shown.status, self.ghost, self._units, supposed)
        panel.show(make, of)

    def _draw_map(self, shown: Progress) -> None:
        panel = self.query_one("#map", ChartPanel)
        if not self._has_map:
            panel.clear()
            return
        coast = self.opened.coast if self.opened is not None else ()
        make = partial(_map, shown, coast, self.ghost, self._day, self._units, self._ascii)
        panel.show(make, (shown.challenge.template.route, shown.position, self.ghost, self._day, self._units))

    @property
    def _has_map(self) -> bool:
        """Whether the road has two points at least that can stand on a map."""
        from tracker.domain.routes import stops_on_map

        route = self._shown.challenge.template.route if self._shown is not None else None
        return route is not None and len({point for _, point, _ in stops_on_map(route)}) > 1

    # -- lines ----------------------------------------------------------------------------------------------------

    def _summary(self, width: int) -> list[Content]:
        from tracker.tui.present.challenge import ghost_rows, summary_lines
        from tracker.tui.present.what_if import supposed_lines

        shown = self._shown
        if shown is None:
            return []
        ghost = ghost_rows(shown, self.ghost, self._day, self._units, width)
        if self._supposed is not None:
            return [*supposed_lines(self._supposed, self._units, width, ascii=self._ascii), *ghost]
        beyond = self.opened.counted_on if self.opened is not None else None
        return summary_lines(shown, self._units, width, beyond=beyond, ghost=ghost, ascii=self._ascii)

    def _medals(self, width: int) -> list[Content]:
        from tracker.tui.present.challenge import medal_lines

        if self._shown is None:
            return []
        lost = self._supposed.lost if self._supposed is not None else ()
        return medal_lines(self._shown, self._ahead, width, lost=lost, ascii=self._ascii)

    def _road(self, width: int) -> list[Content]:
        from tracker.tui.present.challenge import road_lines

        return [] if self._shown is None or self._has_map else road_lines(self._shown, width, ascii=self._ascii)

    def _together(self, width: int) -> list[Content]:
        from tracker.tui.present.together import together_lines

        opened = self.opened
        if opened is None:
            return []
        return together_lines([(opened.name, opened.progress), *opened.partners], self._units, width)

    def _rules(self, width: int) -> list[Content]:
        from tracker.tui.present.challenge import rule_lines

        return [] if self.opened is None else rule_lines(self.opened.rules, width)

    def _claims(self, width: int) -> list[Content]:
        from tracker.tui.present.challenge import claim_rows

        if self.opened is None:
            return []
        return claim_rows(self.opened.progress.challenge.template.claims, width, ascii=self._ascii)


def _plan(
    shown: Progress, ghost: Ghost | None, units: str, supposed: bool, ascii: bool, width: int, height: int
) -> Drawing:
    """The plan chart; runs in a thread."""
    from tracker.charts.plan import plan_chart

    return plan_chart(shown, width, height, ghost=ghost, units=units, untouched=supposed, ascii=ascii)


def _map(
    shown: Progress, coast: Coast, ghost: Ghost | None, day: int, units: str, ascii: bool, width: int, height: int
) -> Drawing:
    """The route map; runs in a thread."""
    from tracker.charts.drawing import Drawing
    from tracker.charts.route_map import route_map

    route = shown.challenge.template.route
    if route is None:
        return Drawing()
    ghosts = (ghost,) if ghost is not None else ()
    return route_map(route, shown.position, coast, width, height, ghosts=ghosts, day=day, units=units, ascii=ascii)
