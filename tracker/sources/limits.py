"""How much of a source is read, how long, and how far: every limit of this room."""

SOURCE_BYTES = 5_000_000  # a file, standard input, a page as fetched and as unpacked
PAGE_BYTES = 8_000_000  # the same page as UTF-8, which may be longer than the encoding it came in
TEXT_CHARACTERS = 1_000_000
TITLE_CHARACTERS = 300
FETCH_SECONDS = 15.0
REDIRECTS = 5
PAGE_SECONDS = 9.0
PAGE_MEMORY = 256_000_000  # bytes of address space: a page of 5 MB takes 180 million
