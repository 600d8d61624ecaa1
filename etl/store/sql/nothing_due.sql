-- Blank cells that state nothing, because their column does not apply to the level of the row (ruling 21).
SELECT DISTINCT file, sheet_name, cell FROM usable JOIN input_sheet USING (file, sheet) WHERE nothing_due;
