"""Charts as drawings of cells: domain values in, rows of spans out. Only `canvas` knows plotext."""
