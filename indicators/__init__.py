"""What the numbers mean: catalogue, indicators, standards, gaps, completeness, lineage.

Knows the warehouse and `data/catalog/`; knows nothing of workbooks, pages, charts or file formats.
"""
