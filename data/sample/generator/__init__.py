"""The sample workbooks of a fictitious school year office: a story, a simulation, and the forms that offices fill from it."""
