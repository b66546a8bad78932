"""Printed pages: from characters at places to paragraphs, whatever file they came from."""

from __future__ import annotations
