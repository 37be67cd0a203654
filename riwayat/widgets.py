"""Cells of a table and what they mean: text, numbers, dates, yes or no, references by a readable key."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import models
from import_export.widgets import ForeignKeyWidget, Widget

_BILANGAN = re.compile(r"-?\d+(?:[.,]\d+)?")
_TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}")


def bersihkan(nilai: object) -> str:
    """Return a cell as trimmed text: nothing for an empty cell, a spreadsheet's 3.0 as “3”."""
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    return str(nilai).strip()


class TeksWidget(Widget):  # type: ignore[misc]
    """Text, trimmed; an empty cell is an empty text."""

    def __init__(self, coerce_to_string: bool = True, allow_blank: bool = True) -> None:
        super().__init__(coerce_to_string)

    def clean(self, value: object, row: Any = None, **kwargs: Any) -> str:
        """Return the cell's text."""
        return bersihkan(value)


class BilanganBulatWidget(Widget):  # type: ignore[misc]
    """A whole number; an empty cell is None."""

    def clean(self, value: object, row: Any = None, **kwargs: Any) -> int | None:
        """Return the number; raises ValueError for anything else."""
        teks = bersihkan(value)
        if not teks:
            return None
        if not re.fullmatch(r"-?\d{1,18}", teks):
            raise ValueError(f"‘{teks}’ bukan bilangan bulat. Tulis, misalnya, 12.")
        return int(teks)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the digits without separators (a number for a spreadsheet)."""
        return value if kwargs.get("force_native_type") else bersihkan(value)


class DesimalWidget(Widget):  # type: ignore[misc]
    """A number with a comma (or a point) before the decimals; an empty cell is None."""

    def clean(self, value: object, row: Any = None, **kwargs: Any) -> Decimal | None:
        """Return the number; raises ValueError for anything else."""
        teks = bersihkan(value)
        if not teks:
            return None
        if not _BILANGAN.fullmatch(teks):
            raise ValueError(f"‘{teks}’ bukan angka. Tulis, misalnya, 63,44.")
        return Decimal(teks.replace(",", "."))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the shortest writing with a decimal comma (a number for a spreadsheet)."""
        if value is None or kwargs.get("force_native_type"):
            return value if value is not None else ""
        teks = format(Decimal(value), "f")
        return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")


class TanggalWidget(Widget):  # type: ignore[misc]
    """A date as ISO 8601 writes it (2020-12-30) or as a spreadsheet holds it; an empty cell is None."""

    def clean(self, value: object, row: Any = None, **kwargs: Any) -> date | None:
        """Return the date; raises ValueError for anything else."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        teks = bersihkan(value)
        if not teks:
            return None
        try:
            return date.fromisoformat(teks if _TANGGAL.fullmatch(teks) else "")
        except ValueError:
            raise ValueError(
                f"‘{teks}’ bukan tanggal. Tulis tahun-bulan-hari, misalnya 2020-12-30."
            ) from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the date in ISO 8601 (a date for a spreadsheet)."""
        if value is None:
            return ""
        return value if kwargs.get("force_native_type") else value.isoformat()


class YaTidakWidget(Widget):  # type: ignore[misc]
    """Yes or no, written “ya” or “tidak”; an empty cell is None."""

    def clean(self, value: object, row: Any = None, **kwargs: Any) -> bool | None:
        """Return the answer; raises ValueError for anything else."""
        if isinstance(value, bool):
            return value
        teks = bersihkan(value).lower()
        if teks not in {"", "ya", "tidak"}:
            raise ValueError(f"‘{teks}’ bukan jawaban. Tulis ya atau tidak.")
        return None if not teks else teks == "ya"

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return “ya”, “tidak” or nothing."""
        return "" if value is None else "ya" if value else "tidak"


class KunciWidget(ForeignKeyWidget):  # type: ignore[misc]
    """A reference by a readable key, looked up in a dict that one query fills once per import.

    `saring` names the parts of the resource's context (such as the road map) by which the pool is filtered.
    Records that the same import creates are known too, so a row may refer to one above it.
    """

    def __init__(
        self, model: type[models.Model], field: str = "kode", saring: Sequence[str] = (), **kwargs: Any
    ):
        super().__init__(model, field, **{**kwargs, "key_is_id": False})
        self.saring = tuple(saring)
        self.mulai({})

    def mulai(self, konteks: dict[str, Any]) -> None:
        """Forget what was looked up before and filter by `konteks` from now on."""
        self._filter = {nama: konteks[nama] for nama in self.saring if nama in konteks}
        self.__dict__.pop("_kamus", None)

    def ingat(self, objek: models.Model) -> None:
        """Let later rows refer to a record that this import has saved."""
        self._kamus[bersihkan(getattr(objek, self.field))] = objek

    @cached_property
    def _kamus(self) -> dict[str, models.Model]:
        semua = self.model._default_manager.filter(**self._filter)
        return {bersihkan(getattr(objek, self.field)): objek for objek in semua}

    def clean(self, value: object, row: Any = None, **kwargs: Any) -> models.Model | None:
        """Return the record; raises ValueError where the key is not known."""
        kunci = bersihkan(value)
        if not kunci:
            return None
        if kunci not in self._kamus:
            raise ValueError(f"‘{kunci}’ tidak dikenal pada {self.model._meta.verbose_name}.")
        return self._kamus[kunci]
