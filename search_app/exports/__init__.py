"""The whole result as a file: CSV, XLSX, JSON Lines or RIS, written while it is sent."""

from search_app.exports.views import blueprint

__all__ = ["blueprint"]
