"""Two plans side by side: which items were added, removed or changed, and which of their cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from organisasi.permissions import Orang
from rencana_aksi.models import BIDANG_ISI, ButirAksi, RencanaAksi
from tampilan.angka import tulis_angka

KOLOM_JUDUL = "Tahapan/aktivitas"


class Jenis(StrEnum):
    """What became of an item."""

    BARU = "Baru"
    DIHAPUS = "Dihapus"
    BERUBAH = "Berubah"
    SAMA = "Sama"

    @property
    def gaya(self) -> str:
        """The state whose look it has."""
        return {"Baru": "dibuat", "Dihapus": "dihapus", "Berubah": "diubah"}.get(self.value, "nonaktif")


@dataclass(frozen=True, slots=True)
class IsiButir:
    """An item as it is compared: its key, its number, and its cells in words by the name of the column."""

    kunci: UUID
    nomor: int
    sel: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BedaSel:
    """One cell before and after; empty where there was or is none."""

    kolom: str
    sebelum: str
    sesudah: str

    @property
    def berubah(self) -> bool:
        """Whether the cell differs."""
        return self.sebelum != self.sesudah


@dataclass(frozen=True, slots=True)
class BedaButir:
    """An item in both plans, or in one of them: None for the number where it is not."""

    kunci: UUID
    jenis: Jenis
    nomor_sebelum: int | None
    nomor_sesudah: int | None
    sel: tuple[BedaSel, ...]

    @property
    def tampil(self) -> list[BedaSel]:
        """The cells worth showing: those that differ, or, of an item that stayed the same, those with content."""
        return [s for s in self.sel if s.berubah] or [s for s in self.sel if s.sesudah]

    @property
    def judul(self) -> str:
        """What the item is called: its stage, as it reads now."""
        satu = next((s for s in self.sel if s.kolom == KOLOM_JUDUL), None)
        return (satu.sesudah or satu.sebelum) if satu else ""


def bandingkan(sebelum: Sequence[IsiButir], sesudah: Sequence[IsiButir]) -> list[BedaButir]:
    """Return what became of every item, matched by `kunci`, in the order of the later plan.

    What was removed stands behind the item that it followed. A mere change of numbers is no difference.
    """
    lama = {butir.kunci: butir for butir in sebelum}
    baru = {butir.kunci: butir for butir in sesudah}
    return [_beda(lama.get(kunci), baru.get(kunci)) for kunci in _urutan(list(lama), list(baru))]


def _urutan(lama: list[UUID], baru: list[UUID]) -> list[UUID]:
    hasil, ada = list(baru), set(baru)
    sebelumnya: UUID | None = None
    for kunci in lama:
        if kunci not in ada:
            tempat = hasil.index(sebelumnya) + 1 if sebelumnya is not None else 0
            hasil.insert(tempat, kunci)
        sebelumnya = kunci
    return hasil


def _beda(lama: IsiButir | None, baru: IsiButir | None) -> BedaButir:
    ada = lama or baru
    assert ada is not None
    sel_lama, sel_baru = (lama.sel if lama else {}), (baru.sel if baru else {})
    kolom = dict.fromkeys([*sel_lama, *sel_baru])
    sel = tuple(BedaSel(k, sel_lama.get(k, ""), sel_baru.get(k, "")) for k in kolom)
    return BedaButir(
        ada.kunci,
        _jenis(lama, baru, sel),
        lama.nomor if lama else None,
        baru.nomor if baru else None,
        sel,
    )


def _jenis(lama: IsiButir | None, baru: IsiButir | None, sel: Iterable[BedaSel]) -> Jenis:
    if lama is None:
        return Jenis.BARU
    if baru is None:
        return Jenis.DIHAPUS
    return Jenis.BERUBAH if any(s.berubah for s in sel) else Jenis.SAMA


# What is read from the database


def isi_rencana(*daftar: RencanaAksi) -> list[list[IsiButir]]:
    """Return the items of each plan in their order, as they are compared: three queries for all plans."""
    butir = ButirAksi.objects.filter(rencana__in=daftar).select_related("area")
    per_rencana: dict[int, list[IsiButir]] = {rencana.pk: [] for rencana in daftar}
    for b in butir.prefetch_related("tautan__baris", "tautan__prioritas").order_by("nomor", "pk"):
        per_rencana[b.rencana_id].append(IsiButir(b.kunci, b.nomor, _sel(b)))
    return list(per_rencana.values())


def _sel(butir: ButirAksi) -> dict[str, str]:
    sel = {}
    for nama in BIDANG_ISI:
        bidang = ButirAksi._meta.get_field(nama.removesuffix("_id"))
        judul = str(bidang.verbose_name)  # type: ignore[union-attr]
        sel[judul[:1].upper() + judul[1:]] = _kata(nama, butir)
    sel["Asal"] = "; ".join(sorted(str(t) for t in butir.tautan.all()))
    return sel


def _kata(nama: str, butir: ButirAksi) -> str:
    nilai = getattr(butir, nama)
    if nama == "area_id":
        return butir.area.nama
    if nama in {"target", "anggaran", "sdm"}:
        return "" if nilai is None else tulis_angka(nilai)
    return str(nilai)


def pembanding(rencana: RencanaAksi, orang: Orang) -> list[RencanaAksi]:
    """Return the other plans of the same unit that `orang` may see: other versions first, then other years."""
    daftar = (
        RencanaAksi.objects.terlihat_oleh(orang)
        .filter(perangkat_daerah=rencana.perangkat_daerah_id, periode__road_map=rencana.periode.road_map_id)
        .exclude(pk=rencana.pk)
        .select_related("periode", "perangkat_daerah")
    )
    return sorted(daftar, key=lambda r: (r.periode_id != rencana.periode_id, -r.periode.tahun, -r.versi))
