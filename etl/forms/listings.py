"""tmp"""
def read_listing(grid, reading, issues): return False
