"""The paper of a PDF's page as it is shown: cropped, and turned as the page says."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from corpus.printed.sheet import Point

_Raw = Any


@dataclass(frozen=True, slots=True)
class Paper:
    """How the space of a page lies on the paper: its box, and the turn in degrees, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: _Raw) -> Paper:
        """The paper of a loaded page."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        turn = (pdfium.FPDFPage_GetRotation(page) % 4) * 90
        return cls(box.left, box.bottom, box.right, box.top, turn)

    @property
    def width(self) -> float:
        """How wide it is as shown."""
        return self.top - self.bottom if self.turn % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """How high it is as shown."""
        return self.right - self.left if self.turn % 180 else self.top - self.bottom

    def place(self, x: float, y: float) -> Point:
        """Where a point of the page's space stands on the paper."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x
