"""How an office lays out a workbook: pages of cells, tables with deep headers, letterheads; and the two file formats."""
