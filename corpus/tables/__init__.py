"""What the cells of a workbook show: numbers in their formats, merged and hidden cells."""
