"""One module per chart design; each turns rows of answers into a Plotly figure (a plain dictionary) or None when empty."""
