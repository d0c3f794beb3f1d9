"""Streams of files and of members of archives."""

import io
import os
from typing import BinaryIO


def stream_of(source: bytes | BinaryIO) -> BinaryIO:
    """`source` as a stream."""
    return io.BytesIO(source) if isinstance(source, bytes) else source


def size_of(stream: BinaryIO) -> int:
    """The size of a stream in bytes, where it can be had without reading it; else 0."""
    if isinstance(stream, io.BytesIO):
        return stream.getbuffer().nbytes
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError, ValueError):
        return 0
