"""Expressions in SQL that repeat one value many times: written in one go instead of compiled each time."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler


class Jenjang(Func):
    """The number of the span into which an expression falls; NULL before the first and after the last.

    `ujung` are the spans in order, each as (first value that is no longer in it, its number); `awal` is the first value
    of the first. What a Case of two lookups for each span would say takes Django a hundred times as long to compile.
    """

    arity = 1

    def __init__(self, ungkapan: Any, awal: Any, ujung: Sequence[tuple[Any, int]], **lain: Any) -> None:
        self.awal, self.ujung = awal, tuple(ujung)
        super().__init__(ungkapan, output_field=IntegerField(), **lain)

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **lain: Any
    ) -> tuple[str, list[Any]]:
        """Return one CASE whose spans end one after the other."""
        (ungkapan,) = self.get_source_expressions()
        sql, isi = compiler.compile(ungkapan)
        bidang = ungkapan.output_field
        potongan, nilai = (
            [f"WHEN {sql} < %s THEN NULL"],
            [*isi, bidang.get_db_prep_value(self.awal, connection)],
        )
        for akhir, nomor in self.ujung:
            potongan.append(f"WHEN {sql} < %s THEN {nomor:d}")
            nilai += [*isi, bidang.get_db_prep_value(akhir, connection)]
        return f"CASE {' '.join(potongan)} ELSE NULL END", nilai


class BanyakBit(Func):
    """How many of the twelve lowest bits of a whole number are set: the months of a `Jadwal`."""

    arity = 1
    BIT = 12

    def __init__(self, ungkapan: Any, **lain: Any) -> None:
        super().__init__(ungkapan, output_field=IntegerField(), **lain)

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **lain: Any
    ) -> tuple[str, list[Any]]:
        """Return the sum of the bits."""
        sql, isi = compiler.compile(self.get_source_expressions()[0])
        bit = [f"(({sql}) >> {n} & 1)" for n in range(self.BIT)]
        return f"({' + '.join(bit)})", [*isi] * self.BIT
