"""The whole result as a file: CSV, XLSX, JSON Lines or RIS, written while it is sent."""
