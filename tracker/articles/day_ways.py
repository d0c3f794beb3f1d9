"""Where a row of a day list goes from and to."""

from tracker.articles.place_names import Names


def way(names: Names, first: int, last: int, start: int, limit: int) -> tuple[str | None, str | None]:
    """Start and finish that the row says, each None if it does not: tokens `first` to `last`, characters "
    "`start` to `limit`."""
    tokens = names.tokens
    from_: str | None = None
    to: str | None = None
    for j in range(first, last):
        low = tokens[j].low
        if low in ("-", "\u2192", ">", "to", "\u27a1") and first < j < last - 1 and not names.joins(j):
            k = j + 1
            while k < last and tokens[k].low in ("-", ">"):
                k += 1
            before, after = names.before(j, hyphens=low != "-"), names.at(k, hyphens=True)
            if before and after and before.start >= start and before.last == j and after.end <= limit:
                here = (before.value, after.value)
                if from_ is None:
                    from_, to = here
                elif here[0] in (to, from_ if to is None else to):
                    to = here[1]
            elif after and low == "to" and to is None and after.end <= limit:
                to = after.value
        elif low == "from" and from_ is None:
            after = names.at(j + 1)
            from_ = after.value if after and after.end <= limit else None
        elif low in ("(", "in", "into") and to is None and j > first:
            after = names.at(j + 1)
            if after and after.end <= limit and (low != "(" or names.low(after.last) == ")"):
                to = after.value
    return from_, to
