"""One goal of a template file as a leaf of the goal shape."""

from dataclasses import dataclass

from tracker.domain.activities import title_of
from tracker.domain.goals import Agg, Attribution, Cmp, Leaf, NeedKind, Per
from tracker.domain.sessions import Measure
from tracker.formats.template_buckets import RESULT_KEYS, cut_of
from tracker.formats.template_counts import check_reach, counts_of, kinds_of
from tracker.formats.template_faults import Faults
from tracker.formats.template_items import items_of
from tracker.formats.template_kinds import check_kinds
from tracker.formats.template_metrics import Metric, metric_of
from tracker.formats.template_needs import by_weeks, check_rows, need_of
from tracker.formats.template_schema_goals import GROUP_KEYS, GoalTable
from tracker.formats.template_spot import Span, Spot
from tracker.formats.template_stages import StageRows
from tracker.formats.template_targets import Asked, asked_of

LEAF_KEYS = tuple(name for name in GoalTable.model_fields if name not in (*GROUP_KEYS, "use"))
_TITLES = {Measure.SESSIONS: "Sessions", Measure.RESULTS: "Races", Measure.CLIMB: "Climb"}
_WHOLE = (Measure.SESSIONS, Measure.RESULTS, Measure.CHECK)  # things of which nothing can be missing by a little


@dataclass(slots=True)
class LeafReader:
    """Reads single goals. `tolerance` is per mille, of the whole file."""

    faults: Faults
    span: Span
    rows: StageRows
    tolerance: int

    def read(self, written: Spot, key: str) -> Leaf | None:
        """The leaf that a goal means; None where a part of it is wrong, which the faults then say."""
        kinds = kinds_of(written.table.of or (), written.at("of"), self.faults)
        excepted = kinds_of(written.table.excepted or (), written.at("excepted"), self.faults)
        spot = by_weeks(written)
        cut = None if spot is None else cut_of(spot)
        if spot is None or cut is None:
            return None
        rows, staged = self.rows.rows_of(spot, cut, key) if cut.per is Per.STAGE else (None, False)
        if cut.per is Per.STAGE and rows is None:
            return None
        metric = metric_of(spot, cut, rows)
        if metric is None:
            return None
        asked = asked_of(spot, cut, metric, rows, staged)
        if asked is None and spot.table.tiers is not None:
            return None
        need = need_of(spot, cut, _rungs(asked) if asked is not None and cut.per is Per.BY else ())
        counts = counts_of(spot, metric, kinds or (), excepted or ())
        items = items_of(spot.table.items or (), spot.at("items"), self.faults)
        if asked is None or need is None or counts is None or kinds is None or excepted is None:
            return None
        check_reach(spot, cut, metric, asked, counts)
        check_kinds(spot, metric, counts)
        check_rows(spot, need, asked.target, staged)
        table = spot.table
        attribution = table.attribution or ("credit" if need.kind is NeedKind.STREAK else "start")
        return Leaf(
            key=key,
            title=table.title or _title(kinds, metric),
            measure=metric.measure,
            per=cut.per,
            target=asked.target,
            agg=metric.agg,
            counts=counts,
            need=need,
            attribution=Attribution(attribution),
            cmp=Cmp.AT_MOST if table.cmp == "at most" else Cmp.AT_LEAST,
            order=cut.order,
            rest_between=table.rest_between or 0,
            each=asked.each,
            tiers=asked.tiers,
            tier_step=asked.tier_step,
            every_s=cut.every_s,
            inside=table.inside,
            roll_days=cut.roll_days,
            by=cut.by,
            items=items,
            fact=metric.fact,
            unit=metric.unit,
            tolerance=0 if metric.measure in _WHOLE or metric.agg is Agg.COUNT else self.tolerance,
        )


def key_of(table: GoalTable) -> str:
    """The key of a goal: as given, else what it counts."""
    if table.key is not None:
        return table.key
    if table.of:
        return table.of[0]
    per = (table.per or "").strip().lower()
    results = per in [f"by:{key}" for key in RESULT_KEYS] or (per == "by:item" and table.target is None)
    return table.fact or table.check or table.measure or ("results" if results else "goal")


def _rungs(asked: Asked) -> tuple[int, ...]:
    return asked.tiers or ((asked.tier_step,) if asked.tier_step is not None else ())


def _title(kinds: tuple[str, ...], metric: Metric) -> str:
    if metric.fact and not kinds:
        return metric.fact.replace("-", " ").capitalize()
    if not kinds:
        return _TITLES.get(metric.measure, "Any activity")
    names = [title_of(kind) for kind in kinds]
    *most, last = [names[0], *(name.lower() for name in names[1:])]
    return f"{', '.join(most)} or {last}" if most else last
