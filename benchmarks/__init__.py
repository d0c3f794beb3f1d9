"""Speed as ratios against fixed floors, each pair measured in turn in one run. `make bench` prints the table."""
