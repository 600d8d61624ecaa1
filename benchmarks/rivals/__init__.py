"""The same sums by other means, for comparison."""
