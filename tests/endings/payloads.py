"""Texts that try to act on a terminal or on markup, and how one sees in what was written whether any of them did."""

import re

# each by the row of reliability.md that it is of; the numbers in them are no terminal's business to have been sent else
PAYLOADS = {
    "T01 screen": "\x1b[7777;7777Hforged\x1b[7777J",
    "T01 colour": "\x1b[66;66;66mred",
    "T01 mode": "\x1b[?7777h\x1b[?7778l",
    "T01 question": "\x1b[c\x1b[7777n\x1bZ",
    "T02 title": "\x1b]0;TITLE\x07\x1b]2;TITLE\x1b\\",
    "T03 clipboard": "\x1b]52;c;QUJD\x07",
    "T04 strings": "\x1bP1$rTITLE\x1b\\\x1b_Gx\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "T04 reset": "\x1bc\x1b7\x1b8\x1bM\x1b#8",
    "T05 C1": "\x9b66;66m\x9d0;TITLE\x9c\x90x\x9c\x85\x8d",
    "T06 C0": "a\x00b\x07c\x08d\x0be\x0cf\x7fg\x0e\x0f\x05",
    "T06 lines": "one\rtwo\nthree\tfour\u2028five\u2029",
    "T07 markup": "[/][/b]x[/red]",
    "T09 click": "[@click=app.quit]90 km[/]",
    "T08 link": "[link=file:x]y[/link]\x1b]8;;file:///etc/passwd\x1b\\z\x1b]8;;\x1b\\",
    "T10 brackets": "[b + [ [ bold] \\",
    "T11 colours": '{"a": [true]} [1,2] [#ff0]x $accent [bold]',
    "T13 address": "http://x/\x1b]0;TITLE\x07",
    "U01 direction": "\u202eabc\u202c\u2066x\u2069\u200e\u200f\u061c\u202a\u202b\u202d",
    "U09 surrogate": "\ud800\udfff",
}
# what the app's toolkit sends: styles, places, its own modes, the questions at its start, links to the web, the
# pointer's shape
_OWN_APP = re.compile(
    rb"\x1b\[[\d;:]{0,40}m|\x1b\[\d{1,3};\d{1,3}H|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>\d+u|\x1b\[<u|\x1b\[(?:22;0;0|23;0;0)t"
    rb"|\x1b\]22;[a-z-]{1,16}\x07|\x1b\]8;id=[\d-]+;(?:https?://|mailto:)[!-~]*\x1b\\|\x1b\]8;;\x1b\\"
)
# what a command sends: colours, and the bar that is taken away again
_OWN_COMMAND = re.compile(rb"\x1b\[(?:\d{1,3}(?:;\d{1,3}){0,2})m|\r[^\r\n\x1b]*\x1b\[K")
_FOREIGN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f][ -~]{0,12}|\xc2[\x80-\x9f]|\xed[\xa0-\xbf].|\xff")
_TURNING = re.compile("[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKED = re.compile(rb"\x1b\[66;66;66m")  # what looks like a style of our own, and is one of theirs


def foreign(written: bytes, *, app: bool) -> list[str]:
    """What of it acts on a terminal and is not the product's own; `app` says whose own sequences may be there."""
    rest = (_OWN_APP if app else _OWN_COMMAND).sub(b"", written)
    found = [repr(match[0]) for match in _FOREIGN.finditer(rest)]
    found += [f"U+{ord(match[0]):04X}" for match in _TURNING.finditer(rest.decode("utf-8", "replace"))]
    if not app:
        found += ["a return" for match in re.finditer(rb"\r(?!\n)", rest)]
    return found + [repr(match[0]) for match in _MARKED.finditer(written)]
