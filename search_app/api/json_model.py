"""What the JSON answers are made of: models that read the frozen results.

Name, type, description and source of a field stand once, in its declaration: it is read from the
attribute of the same name, or from the one that its `validation_alias` names. OpenAPI is generated
from the same declarations (`search_app.api.openapi`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from search_app.addresses.links import Links


class JsonModel(BaseModel):
    """A JSON object with the fields that are declared and no other one."""

    model_config = ConfigDict(
        from_attributes=True,
        extra="forbid",
        serialize_by_alias=True,
    )

    @classmethod
    def of(cls, links: Links, *results: object, **besides: object) -> Self:
        """Read the object from `results`, the first of which that has an attribute gives it.

        `besides` are values that no result has; `links` makes the addresses.
        """
        alone = len(results) == 1 and not besides
        return cls.model_validate(
            results[0] if alone else _Attributes(results, besides), context=links
        )


@dataclass(frozen=True, slots=True)
class DescribedBy:
    """Serialise a frozen result as it is, and describe it by a model of the same fields.

    A page of results has hundreds of marked parts and counted values: making a model of each took
    two thirds of the time of its JSON.
    """

    model: type[JsonModel]

    def __get_pydantic_core_schema__(
        self, result: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The schema that serialises the result, whose fields have to be those of the model."""
        assert [one.name for one in fields(result)] == list(self.model.model_fields)
        return handler(result)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The description of the model, by reference."""
        # A finished model's own schema has lost the name by which others refer to it.
        name = f"{self.model.__module__}.{self.model.__qualname__}:{id(self.model)}"
        named = {**self.model.__pydantic_core_schema__, "ref": name}
        reference = core_schema.definition_reference_schema(name)
        return handler(core_schema.definitions_schema(reference, [named]))


class _Attributes:
    """The attributes of several values as those of one."""

    __slots__ = ("_besides", "_results")

    def __init__(self, results: tuple[object, ...], besides: Mapping[str, object]) -> None:
        self._results = results
        self._besides = besides

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name in self._besides:
            return self._besides[name]
        for result in self._results:
            try:
                return getattr(result, name)
            except AttributeError:
                continue
        raise AttributeError(name)


def page_of(id: str, info: ValidationInfo) -> str:
    """The address of the page of a document on this site."""
    links: Links = info.context  # type: ignore[assignment]
    return links.absolute(links.document(id))


Page = Annotated[str, Field(validation_alias="id"), AfterValidator(page_of)]
"""The address of a document's page on this site, made of the document's id."""
Moment = Annotated[
    datetime,
    PlainSerializer(lambda moment: moment.isoformat(timespec="seconds"), return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment to the second, ISO 8601."""

Day = Annotated[
    date,
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "format": "date"}),
]
"""Written 2019-08-26."""
Count = Annotated[int, Field(ge=0)]
Span = Annotated[list[Count], Field(min_length=2, max_length=2)]
"""[start, end) in characters."""
