"""What benchmarks measure with: invented warehouses and workbooks of any size."""
