"""From questions to sums: the cells of each side of a question, and one query that adds them up the tree."""
