"""An answer of the API as a response."""

from __future__ import annotations

from flask import Response
from pydantic import BaseModel
from pydantic_core import to_json


def json_response(answer: BaseModel) -> Response:
    """The JSON of a model on one line, Chinese as it is, the fields in their order."""
    return Response(to_json(answer) + b"\n", mimetype="application/json")
