"""The report of a pack as a Word file in the layout of Nghị định 30/2020/NĐ-CP, its sentences written from the data."""
