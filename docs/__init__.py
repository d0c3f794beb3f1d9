"""What tracker is and how it is used, and beside it what makes the pictures and tables."""
