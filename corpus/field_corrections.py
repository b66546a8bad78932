"""Values that an operator puts in place of what a file says of itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from corpus.document import public_id
from corpus.draft import Draft, Stated
from corpus.field_rule import FieldRule

# A day that is corrected is the only one of its kind: 成文 and 公布 are one field of a document.
_REPLACED = {"proclaimed": "written", "written": "proclaimed"}


@dataclass(frozen=True, slots=True)
class FieldCorrections:
    """The right values of fields (`corpus.draft.FIELDS`), by the id or the key of a document."""

    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> dict[str, str]:
        """The values for a document or a file that has any of these names."""
        found: dict[str, str] = {}
        for name in names:
            found |= self.values.get(name, {})
        return found

    def corrected(self, draft: Draft, source: str, key: str) -> Draft:
        """The draft of a document with the values that are right."""
        if not self.values:
            return draft
        found = self.of((key, public_id(source, key, draft.record_id)))
        if not found:
            return draft
        stated = dict(draft.stated)
        for name, value in found.items():
            stated.pop(_REPLACED.get(name, ""), None)
            stated[name] = Stated(value, FieldRule.CORRECTION)
        return replace(draft, stated=stated)

    def digest(self, source: str, path: str, keys: Iterable[str]) -> str:
        """A value that changes with the corrections of a file's documents; "" without any."""
        if not self.values:
            return ""
        names = sorted({path, *names_of(source, keys)} & self.values.keys())
        if not names:
            return ""
        text = json.dumps([(name, sorted(self.values[name].items())) for name in names])
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def names_of(source: str, keys: Iterable[str]) -> set[str]:
    """The names by which documents can be corrected: their keys and their ids."""
    return {name for key in keys for name in (key, public_id(source, key))}
