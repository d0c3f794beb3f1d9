"""Challenges."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="challenges.open", keys="enter", action="screen.open", word="Open",
            palette="challenge: open the chosen one", rank=1, help="Open the challenge under the cursor."),
    Command(id="challenges.start", keys="n", action="app.start_challenge", word="New",
            palette="challenge: start one from the library", rank=5,
            help="Choose a challenge from the library and start it."),
    Command(id="challenges.why", keys="w", action="screen.explain", word="Why", palette="challenge: explain it",
            rank=4, help="Say why it stands so, or what made the day under the cursor a hit or a miss."),
    Command(id="challenges.end", keys="e", action="screen.end", word="End", palette="challenge: end the opened one",
            rank=6, help="End the challenge under the cursor before its time; asks first."),
    Command(id="challenges.back", keys="escape", action="screen.back", word="Back", rank=4,
            help="Back to the list of challenges."),
    Command(id="challenges.ghost", keys="g", action="screen.ghost", word="Ghost", palette="challenge: change the ghost",
            rank=5, help="Compare with the next ghost on the same day: nobody, the article's athlete, a partner, "
            "a former attempt."),
    Command(id="stages.skip", keys="s", action="screen.skip", word="Skip", palette="what if: skip this day", rank=1,
            help="What if this day were skipped? Again: it is not. Nothing is saved."),
    Command(id="stages.rest", keys="r", action="screen.rest_day", word="Rest", palette="what if: rest on this day",
            rank=2, help="What if this day were one of rest? Again: it is not. Nothing is saved."),
    Command(id="stages.more", keys="plus,equals_sign", action="screen.change(1)", word="More",
            palette="what if: more on this day", rank=3,
            help="What if there were more of the marked goal on this day? Nothing is saved."),
    Command(id="stages.less", keys="minus", action="screen.change(-1)", word="Less",
            palette="what if: less on this day", rank=3,
            help="What if there were less of the marked goal on this day? Nothing is saved."),
    Command(id="stages.next-goal", keys="right", action="screen.goal(1)", word="Goal",
            palette="what if: change the next goal", help="Let more and less change the next goal."),
    Command(id="stages.previous-goal", keys="left", action="screen.goal(-1)", word="Goal before",
            palette="what if: change the goal before", help="Let more and less change the goal before."),
    Command(id="stages.clear", keys="0", action="screen.clear", word="Clear", palette="what if: clear all of it",
            rank=2, help="Suppose nothing any more."),
    Command(id="stages.keep", keys="ctrl+s", action="screen.keep", word="Keep", palette="what if: keep the rest days",
            rank=2, help="Keep what can be kept: the rest days, as marks in the journal. Asks first."),
)  # fmt: skip
