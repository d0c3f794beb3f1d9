"""Pages that answer with something else than the article: a script that would draw it, a door, a question first."""

import re

_ENOUGH = 120
_DOORS = (
    (
        re.compile(
            r"\b(log|sign) ?in\b|\bsign ?up\b|\bsubscribe|\bsubscription\b|\bmembers? only\b|\bregister\b"
            r"|\bcreate an? (free )?account\b|\bforgot(ten)? (your )?password\b|\bpassword\b",
            re.IGNORECASE,
        ),
        "it asks to sign in",
    ),
    (
        re.compile(
            r"\bcookies?\b|\bconsent\b|\bprivacy\b|\bour partners\b|\baccept all\b|\breject all\b", re.IGNORECASE
        ),
        "it asks for consent first",
    ),
    (
        re.compile(
            r"\b(enable|requires?|turn on|activate) javascript\b|\bjavascript (is|to be) \w+|\bunsupported browser\b"
            r"|^loading\W*$",
            re.IGNORECASE,
        ),
        "a script draws it",
    ),
    (
        re.compile(
            r"\bare (you )?(a )?(human|robot)\b|\bnot a robot\b|\bchecking your browser\b|\bcaptcha\b"
            r"|\bjust a moment\b|\baccess denied\b|\bunusual traffic\b|\bverify you\b",
            re.IGNORECASE,
        ),
        "it only lets people in who pass a test",
    ),
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


def why_no_article(text: str, *, script: bool, password: bool) -> str:
    """Why `text`, read from a page, is no article, as part of a sentence; empty when it may be one.

    `script`: the page is drawn by scripts; `password`: it has a field for a password. Sentences that belong to a door
    are left aside, and what remains has to be enough for an article.
    """
    if not text.strip():
        return "it asks to sign in" if password else "a script draws it" if script else "it has no paragraphs of text"
    if len(text) > 20 * _ENOUGH:
        return ""
    remains = 0
    reasons: list[str] = []
    for sentence in _SENTENCES.split(text):
        door = next((reason for pattern, reason in _DOORS if pattern.search(sentence)), "")
        if door:
            reasons.append(door)
        else:
            remains += len(sentence.strip())
    if reasons and remains < _ENOUGH:
        return max(reasons, key=reasons.count)
    return ""
