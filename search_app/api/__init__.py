"""The API for programs: JSON, unknown parameters refused, described by OpenAPI."""

from search_app.api.views import blueprint

__all__ = ["blueprint"]
