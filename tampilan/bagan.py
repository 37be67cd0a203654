"""A line chart: what its template takes, the sentence that says the same, its rows as CSV. Pure."""

from base64 import b64encode
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, NamedTuple, NotRequired, TypedDict

from berkas.csv_berkas import tulis_baris
from tampilan.angka import tulis_angka


class Seri(TypedDict):
    """A line: a number per label (None where there is none) and, where it is printed otherwise, its texts."""

    nama: str
    jenis: Literal["target", "realisasi"]
    nilai: Sequence[float | None]
    teks: NotRequired[Sequence[str]]


class Bagan(TypedDict):
    """A chart of at most four lines: `sumber` says where the figures come from.

    `batas` is the lowest and highest value of the axis, where the unit has them.
    """

    label: Sequence[str]
    satuan: str
    sumber: str
    seri: Sequence[Seri]
    batas: NotRequired[tuple[float, float]]


def teks_seri(seri: Seri) -> list[str]:
    """Return a line's values as people read them; empty where there is none."""
    if "teks" in seri:
        return list(seri["teks"])
    return ["" if n is None else tulis_angka(n) for n in seri["nilai"]]


def kalimat_bagan(bagan: Bagan) -> str:
    """Return in one sentence what a chart shows: from, to, highest, lowest, the last beside its target."""
    utama = _utama(bagan["seri"])
    if utama is None:
        return "Belum ada angka."
    titik = _titik(bagan, utama)
    kata = f"{utama['nama']} {titik[-1]}"
    if len(titik) > 1:
        tinggi, rendah = max(titik, key=attrgetter("nilai")), min(titik, key=attrgetter("nilai"))
        kata = f"{utama['nama']} dari {titik[0]} ke {titik[-1]}; tertinggi {tinggi}, terendah {rendah}"
    return f"{kata}{_pembanding(bagan, utama, titik[-1].letak)}."


def csv_bagan(bagan: Bagan) -> bytes:
    """Return the rows of the chart's table as CSV, each with the unit and the source."""
    return tulis_baris(
        [
            ["Deret", *bagan["label"], "Satuan", "Sumber"],
            *([s["nama"], *teks_seri(s), bagan["satuan"], bagan["sumber"]] for s in bagan["seri"]),
        ]
    )


def tautan_csv(bagan: Bagan) -> str:
    """Return the CSV as an address of its own: it is saved without a script and without asking the server."""
    return f"data:text/csv;charset=utf-8;base64,{b64encode(csv_bagan(bagan)).decode()}"


class _Titik(NamedTuple):
    letak: int
    nilai: float
    teks: str
    label: str

    def __str__(self) -> str:
        return f"{self.teks} ({self.label})"


def _titik(bagan: Bagan, seri: Seri) -> list[_Titik]:
    """Return the points of a line that have a value."""
    semua = zip(seri["nilai"], teks_seri(seri), bagan["label"], strict=True)
    return [_Titik(i, n, teks, label) for i, (n, teks, label) in enumerate(semua) if n is not None]


def _utama(semua: Sequence[Seri]) -> Seri | None:
    """Return the line that the sentence is about: what was measured before what was meant."""
    berisi = [s for s in semua if any(n is not None for n in s["nilai"])]
    return next((s for s in berisi if s["jenis"] == "realisasi"), berisi[0] if berisi else None)


def _pembanding(bagan: Bagan, utama: Seri, letak: int) -> str:
    """Return what was meant at the same place, where a line says so."""
    for seri in bagan["seri"]:
        if seri["jenis"] == "target" and seri is not utama and seri["nilai"][letak] is not None:
            return f"; {seri['nama'].lower()} {bagan['label'][letak]}: {teks_seri(seri)[letak]}"
    return ""
