"""The log line: one grammar for the shell, the app and the entry form.

A line is words with spaces between; it tells one or more sessions, or one span of day marks, or figures of one day,
and never two of these: `run 5km water 3l` is refused, two lines say it. What can't be read is an
error that points at the word and says the fix; nothing that looks like a number, a date or a unit ever becomes a note
in silence.

Sessions
- A session begins with an activity: `ride`, `cycled`, `push-ups`, `trail run`. An amount may stand glued before it
  (`90c 20r`) or before it with a space (`50 pushups`). `half` and `marathon` alone are runs.
- Amounts belong to the session they follow: `20km`, `45min`, `4:10`, `+820m`, `820m up`, `50reps`, `12000steps`,
  `500kJ`, `rpe7`, `hr152`, and with the name before them `moving 4:05`, `elapsed 4:10`, `hold 1:00`, `climb 820m`.
  After `90c 20r +820m` the climb is the run's. A clock time belongs to the session it follows too.
- A bare number is the activity's first measure: kilometres or miles, repetitions, steps, minutes. A hold of up to 10
  is minutes, above it seconds; a swim or a rowing machine of 50 or more is metres.
- `m` is metres. `h` and `s` glued to a number are hours and seconds, but open a line as a hike and a swim.
- `a:bb` is hours and minutes, unless that is slower than anyone goes over the distance and minutes and seconds are not
  too fast for anyone; without a distance, unless it is longer than people spend on the activity. Holds and sets are in
  minutes and seconds. When it is read as minutes and seconds a note says so. `a:bb:cc` reads in one way only.
- Sets: `40x50m`, `5x20`, `10x400m/1:30`. What they come to is the amount, unless the amount is given as well.
- Of two durations the second is named, `4:10 moving 4:05`.
- `indoor`, `virtual`, `assisted`, `race`, and `treadmill`, `zwift`, `ebike` within a session, set its flags. Before any
  session they hold for all.
- An activity word after a session begins another one when an amount follows, else it belongs to the note. When a
  line tells several sessions each has an amount.

For all sessions of a line, wherever it stands
- The date: `@yday`, `@fri` (the most recent, today included), `@21jun`, `@-3`, `@2025-06-21`.
- A clock time: `@22:30`, `at 22:30`, `at 7am`, or `22:30` right after the date; elsewhere `22:30` is a duration. `2nd`
  right after it takes the second of two equal times of a night the clock goes back.
- The zone: `Europe/Oslo`, or `tz UTC`.
- Tags: `#` and 1 to 50 letters, digits, `_` and `-`; `#a#b` is two. They are kept folded and once each.
- The note: texts in quotes and ordinary words after a session with an amount, in their order. In quotes `\\"`, `\\\\`
  and `\\n` stand for a quote, a backslash and a line break; a quote that isn't closed runs to the end.
- `distance=` says that an amount is not known, where sets would give one.

Day marks
- `rest`, `sick`, `travel`, `freeze`, `pause`, then a date or a span (`@fri..sun`, `@24dec..2jan`), or a number of days
  (`2d`, `1w`) from the date or today on, a zone for `travel`, and a note. A date without a year or a weekday is the
  nearest one, since marks may lie up to 366 days ahead.

Day facts
- A line that begins with `steps`, `water`, `pages`, `check` or `fact` (a date may stand before it) tells figures of one
  whole day, apart from sessions: `steps 12000`, `water 3.8l`, `pages 10`, `fact KEY 5`, `check photo`. One line may
  tell several, `steps 12000 water 3.8l check photo @yday`; the date is for all. There are no notes, tags or times.
- A plain number is what the day comes to and replaces what it had; with a plus sign it is added: `water +500ml`.
- Water needs a unit, `l` or `ml` (also `cl`, `dl`, `gal`, `oz`), and is kept in millilitres; other figures are whole
  numbers. Ten million is the most. `check photo off` takes a check back.
- `steps 8000 walk` and `walk 5km 8000steps` are walks: where a line names an activity its steps are the session's.
"""

from tracker.domain.logline.amending import amend
from tracker.domain.logline.context import Context, Parsed
from tracker.domain.logline.facts import line_of_fact
from tracker.domain.logline.parsing import parse
from tracker.domain.logline.writing import draft_of, line_of

__all__ = ["Context", "Parsed", "amend", "draft_of", "line_of", "line_of_fact", "parse"]
