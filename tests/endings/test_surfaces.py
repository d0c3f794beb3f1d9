"""Text from outside on a real terminal: it is shown, and not a byte of it acts (reliability, T01 to T20).

The whole matrix is the soak's (G8); here are all texts on every kind of widget, and one of all of them in commands.
"""

import sys
from pathlib import Path

import pytest

from tests.endings.payloads import PAYLOADS, foreign
from tests.endings.shown import dirty, lines, surfaces, written
from tests.endings.stage import KINDS, widgets_shown

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")
SHORT = ("today", "journal", "challenge", "export", "athlete", "import", "template", "race", "log", "__complete")


def test_the_eye_sees_what_acts() -> None:
    """The tests below can fail: every text that acts is seen where it is written as it is."""
    for name, payload in PAYLOADS.items():
        if any(ord(char) < 32 or char in "\x9b\x7f\u202a\u2028" for char in payload):
            for app in (True, False):
                assert foreign(f"a {payload} b".encode("utf-8", "surrogatepass"), app=app), name
    assert not foreign(b"\x1b[1;36mbold\x1b[0m\r\nplain \xe2\x86\x92 \xc3\xa5\t|\r\n", app=False)
    assert foreign(b"\x1b[?2026$p", app=False)


def test_no_kind_of_widget_lets_it_through() -> None:
    shown, acted = widgets_shown()
    assert acted == []
    assert {one.partition(": ")[2] for one in shown} == set(KINDS)
    assert len(KINDS) >= 18
    assert len({one.partition(": ")[0] for one in shown}) == len(PAYLOADS) >= 12


def test_no_command_lets_it_through(tmp_path: Path) -> None:
    payload = "".join(PAYLOADS[name] for name in ("T02 title", "T05 C1", "T06 C0", "U01 direction", "T07 markup"))
    journal = dirty(tmp_path / "j", payload)
    commands = [words for words in lines(journal, payload) if words[0].startswith(SHORT)]
    shown, acted = surfaces(commands, written(journal, commands))
    assert acted == []
    assert len(shown) >= 60
