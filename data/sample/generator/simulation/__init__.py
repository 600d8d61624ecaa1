"""What happens in the simulated schools and communes, as facts; nothing here knows a workbook."""
