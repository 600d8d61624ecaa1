"""Words of row, column and sheet → the measure and dimensions of every cell, by the declared rules."""
