"""From received bytes to a published warehouse: read, recognise, extract, identify, check, publish.

Knows nothing of indicators, charts or pages.
"""
