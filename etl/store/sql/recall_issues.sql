-- Issues of the former snapshot that must be parted anew; those that compare files are found anew.
INSERT INTO found_issue
SELECT * FROM (FROM issue UNION ALL FROM settled_issue) i
WHERE i.file_id IN (FROM judged_file) AND i.check_id NOT IN ('fact_conflict', 'fact_other_report', 'file_restates', 'decision_older');

DELETE FROM issue WHERE file_id IN (FROM judged_file);
DELETE FROM settled_issue WHERE file_id IN (FROM judged_file);
