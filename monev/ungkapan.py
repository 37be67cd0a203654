"""Expressions in SQL that repeat one value many times: written in one go instead of compiled each time."""

from collections.abc import Mapping, Sequence
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


class Menurut(Func):
    """The value that belongs to a whole number, out of a table of them; NULL for a number that is not in it."""

    arity = 1

    def __init__(self, ungkapan: Any, isi: Mapping[int, Any], **lain: Any) -> None:
        self.isi = tuple(isi.items())
        super().__init__(ungkapan, **lain)

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **lain: Any
    ) -> tuple[str, list[Any]]:
        """Return one CASE with a branch for each number."""
        sql, isi = compiler.compile(self.get_source_expressions()[0])
        cabang = "".join(f" WHEN {nomor:d} THEN %s" for nomor, _ in self.isi)
        siap = self.output_field.get_db_prep_value
        return f"CASE {sql}{cabang} ELSE NULL END", [*isi, *(siap(satu, connection) for _, satu in self.isi)]


class Terencana(Func):
    """How much of an item (%) should be done at the end of a month: the share of its months until then.

    Of the bits of its months (`Jadwal`) and the number of the month; NULL of an item without months.
    """

    arity = 2
    BIT = 12

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **lain: Any
    ) -> tuple[str, list[Any]]:
        """Return the sum of the bits up to the month beside that of all, rounded as percentages are kept."""
        (jadwal, isi_jadwal), (bulan, isi_bulan) = map(compiler.compile, self.get_source_expressions())
        semua = " + ".join(f"({jadwal} >> {n} & 1)" for n in range(self.BIT))
        sampai = " + ".join(
            f"CASE WHEN {bulan} > {n} THEN {jadwal} >> {n} & 1 ELSE 0 END" for n in range(self.BIT)
        )
        jenis = self.output_field.cast_db_type(connection)
        sql = f"CASE WHEN {jadwal} > 0 THEN ROUND(CAST(100.0 * ({sampai}) / ({semua}) AS {jenis}), 2) ELSE NULL END"
        berulang = [*isi_bulan, *isi_jadwal] * self.BIT
        return sql, [*isi_jadwal, *berulang, *[*isi_jadwal] * self.BIT]
