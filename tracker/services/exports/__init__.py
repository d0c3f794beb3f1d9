"""What leaves the journal and comes back: whole journals, sheets, calendars, challenges for a friend, log digests."""
