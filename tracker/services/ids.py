"""Keys for what is stored: UUID version 7, so that they sort by the time they were made."""

import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime) -> str:
    """A UUIDv7 (RFC 9562, 5.7) for the instant `now`."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))
