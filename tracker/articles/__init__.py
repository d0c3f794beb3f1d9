"""Articles: the text of an article in, a draft of what it tells one to do out. Pure: no network, no files, no clock."""
