"""A sheet's cells → its tables: bounds, headers, label columns, and the lines of text around them. Knows no measures."""
