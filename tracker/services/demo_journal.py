"""The demo journal: the story, stored in the order it happened, in a file that nobody keeps."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from tracker.config import photos_dir
from tracker.domain.sessions import Mark, Session
from tracker.services import enrolment, photos, races
from tracker.services.demo import Story, demo_story
from tracker.services.library import template_named
from tracker.services.moments import moment
from tracker.services.wording import logged_title
from tracker.store.journal import Store

LATELY = timedelta(days=10)  # what is so recent is stored day by day, so that undo takes back a day


def build_demo(store: Store, now: datetime) -> None:
    """Store what happened before `now`: a year of training at once, then day by day."""
    story = demo_story(now)
    names = {athlete.id: athlete.name for athlete in story.athletes}
    recent = now.date() - LATELY
    with store.write("A year of training", at=now) as writer:
        for athlete in story.athletes:
            writer.add_athlete(athlete)
        writer.add_sessions([session for session in story.sessions if session.local_date < recent])
        for mark in story.marks:
            if mark.on < recent:
                writer.add_mark(mark)
    for race in story.races:
        with store.write("", at=now) as writer:
            races.add(writer, moment(writer, story.athletes[0].name, now, None), race)
    for day, sessions, marks in _days(story, recent):
        for slug, on, ids in story.starts:
            if max(on, recent) == day:
                at = datetime.combine(on, time(), UTC)
                with store.write("", at=at) as writer:
                    who = moment(writer, names[ids[0]], at, None)
                    others = [names[other] for other in ids[1:]]
                    enrolment.start(writer, who, template_named(slug).template, on, others)
        if sessions or marks:
            with store.write(logged_title(sessions, marks, "km"), at=now) as writer:
                writer.add_sessions(sessions)
                for mark in marks:
                    writer.add_mark(mark)
                for shot in (one for one in story.shots if one.session in {session.id for session in sessions}):
                    picture = photos.read_picture(shot.picture)
                    photos.keep(writer, picture, shot.session, shot.caption, photos_dir(store.path), now)
        for done in (one for one in story.results if one.on == day):
            with store.write("", at=now) as writer:
                who = moment(writer, done.athlete, now, None)
                own = (one for one in sessions if one.race and one.athlete_id == who.athlete.id)
                races.result(writer, who, done.race, done.form, next((one.id for one in own), None))


def _days(story: Story, first: date) -> Iterator[tuple[date, list[Session], list[Mark]]]:
    """Each day from `first` on that something happened, a challenge was started or marked."""
    days = {session.local_date for session in story.sessions} | {mark.on for mark in story.marks}
    days |= {max(on, first) for _, on, _ in story.starts}
    for day in sorted(day for day in days if day >= first):
        sessions = [session for session in story.sessions if session.local_date == day]
        yield day, sessions, [mark for mark in story.marks if mark.on == day]
