"""Measuring and training the article reader on labelled articles."""
