"""The API for programs: JSON, unknown parameters refused, described by OpenAPI."""
