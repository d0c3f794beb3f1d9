"""Keys for what is stored: UUID version 7, so that they sort by the time they were made."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id(at: datetime, bits: Callable[[int], int] = secrets.randbits) -> str:
    """A UUIDv7 (RFC 9562, 5.7) for the instant `at` (aware), its random part from `bits`."""
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1)
    value = milliseconds << 80 | 0x7 << 76 | bits(12) << 64 | 0b10 << 62 | bits(62)
    return str(UUID(int=value))
