"""Which workbooks exist, who sends them, under which names: a book is a file name, a date and its planned sheets."""
