"""The forms that offices and schools fill, one module each: which columns, which rows, in which words."""
