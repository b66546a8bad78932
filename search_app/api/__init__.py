"""The API for programs: answers in JSON, described by OpenAPI; unknown parameters are errors."""
