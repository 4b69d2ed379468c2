"""The workbook: every table of an export as a sheet, in which some cells may be changed and sent back."""
