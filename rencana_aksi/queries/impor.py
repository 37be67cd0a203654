"""What a spreadsheet would do to a plan: each row new, changed, the same or refused, and items it does not name."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any, Literal
from uuid import UUID

from django.db.models import CharField, Max

from organisasi.models import PerangkatDaerah
from organisasi.queries import normalkan_nama
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import BIDANG_ISI, ButirAksi, RencanaAksi
from rencana_aksi.queries.padanan import KamusArea, KamusUnit, kamus_area, kamus_unit, sebut
from rencana_aksi.spreadsheet.bidang import NAMA, BarisTerbaca, Bidang, HasilBaca, Masalah
from rencana_aksi.spreadsheet.kunci import AsalKunci, urai_kunci
from roadmap.models import BarisLampiran
from roadmap.spreadsheet.teks import rapikan

Jenis = Literal["baru", "berubah", "sama", "ditolak"]
Isi = dict[str, Any]
KUNCI_ALAMI = ("area_id", "program", "kegiatan", "sub_kegiatan", "tahapan")
KUNCI_LONGGAR = ("area_id", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """A field before and after."""

    bidang: str
    sebelum: Any
    sesudah: Any


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """A row of the file: what it would do, to which item, and what is wrong with it.

    `isi` are the values of BIDANG_ISI; `kunci` is the key of a new item where the file brings one (last year's item
    offered again); `lampiran` the row of the Lampiran that suggested it.
    """

    jenis: Jenis
    baris: BarisTerbaca
    isi: Isi
    butir: int | None = None
    perbedaan: tuple[Perbedaan, ...] = ()
    masalah: tuple[Masalah, ...] = ()
    kunci: UUID | None = None
    lampiran: int | None = None


@dataclass(frozen=True)
class Pratinjau:
    """All that a file would do to a plan; `sidik` names exactly this, `area_ditanya` the names nobody knows."""

    baris: tuple[BarisPratinjau, ...]
    hilang: tuple[ButirAksi, ...]
    masalah_lembar: tuple[Masalah, ...]
    area_ditanya: tuple[tuple[str, tuple[int, ...]], ...]
    sidik: str
    area: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def per_jenis(self) -> dict[str, list[BarisPratinjau]]:
        """The rows by what they would do."""
        hasil: dict[str, list[BarisPratinjau]] = {"ditolak": [], "berubah": [], "baru": [], "sama": []}
        for b in self.baris:
            hasil[b.jenis].append(b)
        return hasil

    @property
    def ditulis(self) -> int:
        """How many rows would be written."""
        return len(self.per_jenis["baru"]) + len(self.per_jenis["berubah"])

    @property
    def penghalang(self) -> list[Masalah]:
        """What of the whole sheet keeps every row out, such as another year's title."""
        return [m for m in self.masalah_lembar if m.tingkat == "tolak"]

    @property
    def catatan(self) -> list[Masalah]:
        """What is said of the whole sheet and keeps nothing out."""
        return [m for m in self.masalah_lembar if m.tingkat == "ingat"]

    @property
    def dapat_diterapkan(self) -> bool:
        """Whether there is anything to do, perhaps only items to delete."""
        return not self.penghalang and bool(self.ditulis or self.hilang)

    @property
    def masalah(self) -> list[Masalah]:
        """Every problem, of the sheet first, then row by row."""
        return [*self.masalah_lembar, *(m for b in self.baris for m in b.masalah)]


def rancang(
    rencana: RencanaAksi,
    hasil: HasilBaca,
    *,
    sidik_berkas: str,
    padanan_area: Mapping[str, int] | None = None,
) -> Pratinjau:
    """Compare the rows of a file with the items of a plan, in a constant number of queries.

    `padanan_area` says which area (its key) a normalised name means where a person was asked.
    """
    kamus = _Kamus(rencana, padanan_area or {})
    butir = list(ButirAksi.objects.filter(rencana=rencana.pk).order_by("nomor", "pk"))
    pencari = _Pencari(butir)
    diperiksa = [_periksa(b, kamus) for b in hasil.baris]
    cocok = pencari.cocokkan(diperiksa)
    baris = tuple(_susun(d, cocok.get(n), kamus) for n, d in enumerate(diperiksa))
    terpakai = {b.pk for b in cocok.values()}
    return Pratinjau(
        baris=baris,
        hilang=tuple(b for b in butir if b.pk not in terpakai),
        masalah_lembar=_masalah_lembar(hasil),
        area_ditanya=tuple(kamus.ditanya()),
        sidik=_sidik(rencana, hasil, sidik_berkas, padanan_area or {}),
        area={pk: a.nama for pk, a in kamus.area.area.items()},
    )


def periksa_nama(rencana: RencanaAksi, hasil: HasilBaca) -> list[Masalah]:
    """Return every problem of a file for a plan that need not be saved yet: the reader's, and names that do not fit."""
    kamus = _Kamus(rencana, {})
    diperiksa = [_periksa(b, kamus) for b in hasil.baris]
    return [*_masalah_lembar(hasil), *(m for d in diperiksa for m in d.masalah)]


def _masalah_lembar(hasil: HasilBaca) -> tuple[Masalah, ...]:
    milik_baris = {(b.lembar, b.baris) for b in hasil.baris}
    return tuple(m for m in hasil.masalah if (m.lembar, m.baris) not in milik_baris)


def _sidik(rencana: RencanaAksi, hasil: HasilBaca, sidik_berkas: str, padanan: Mapping[str, int]) -> str:
    """Return a fingerprint of what a preview depends on: the file, how it is read, and the plan's items."""
    riwayat = ButirAksi.riwayat.filter(rencana_id=rencana.pk).aggregate(m=Max("history_id"))["m"]
    bagian = [
        sidik_berkas,
        hasil.pemetaan.ke_json(),
        sorted(padanan.items()),
        rencana.pk,
        rencana.status,
        riwayat,
    ]
    return sha256(repr(bagian).encode()).hexdigest()


# Each row by itself


@dataclass(slots=True)
class _Diperiksa:
    baris: BarisTerbaca
    isi: Isi
    masalah: list[Masalah]
    kunci: UUID | None = None
    lampiran: int | None = None

    @property
    def ditolak(self) -> bool:
        return any(m.tingkat == "tolak" for m in self.masalah)


class _Kamus:
    """The names that rows are matched with, each looked up once; and what a person must be asked."""

    def __init__(self, rencana: RencanaAksi, padanan: Mapping[str, int]) -> None:
        road_map = rencana.periode.road_map
        self.unit_rencana: PerangkatDaerah | None = rencana.perangkat_daerah
        self.area: KamusArea = kamus_area(road_map, padanan)
        self.unit: KamusUnit = kamus_unit()
        self.lampiran = dict(BarisLampiran.objects.filter(road_map=road_map).values_list("kunci", "pk"))
        self._area: dict[str, tuple[int | None, str]] = {}
        self._unit: dict[str, str] = {}

    def cari_area(self, teks: str) -> tuple[int | None, str]:
        """Return the area's key, or None with what is wrong."""
        if teks not in self._area:
            self._area[teks] = self._nilai_area(teks)
        return self._area[teks]

    def _nilai_area(self, teks: str) -> tuple[int | None, str]:
        if not teks:
            return None, "Area perubahan belum diisi."
        pk = self.area.cari(teks)
        if pk is not None:
            return pk, ""
        return None, f"‘{teks}’ bukan area perubahan road map ini." + sebut(
            a.nama for a in self.area.mirip(teks)
        )

    def keberatan_unit(self, teks: str) -> str:
        """Return why a row of this unit does not belong into the plan; empty where it does."""
        if teks not in self._unit:
            self._unit[teks] = self._nilai_unit(teks)
        return self._unit[teks]

    def _nilai_unit(self, teks: str) -> str:
        if not teks or self.unit_rencana is None:
            return ""
        nama = [bagian for bagian in _pecah(teks) if self.unit.cari(bagian)] or [teks]
        unit = [self.unit.cari(n) for n in nama]
        if self.unit_rencana in unit:
            return ""
        if unit[0] is not None:
            return f"Baris ini milik {unit[0]}, sedangkan rencana ini milik {self.unit_rencana}."
        return f"‘{teks}’ bukan nama Perangkat Daerah." + sebut(self.unit.mirip(teks))

    def ditanya(self) -> Iterable[tuple[str, tuple[int, ...]]]:
        """Give each name that is no area, with the areas it may mean."""
        for teks, (pk, _) in self._area.items():
            if pk is None and teks:
                yield teks, tuple(a.pk for a in self.area.mirip(teks))


def _pecah(teks: str) -> list[str]:
    """Return the units that one cell may name."""
    bagian = [teks]
    for pemisah in (";", "/", ",", " dan ", "\n"):
        bagian = [p for b in bagian for p in b.split(pemisah)]
    return [p.strip() for p in (teks, *bagian) if p.strip()]


def _periksa(baris: BarisTerbaca, kamus: _Kamus) -> _Diperiksa:
    area, keberatan_area = kamus.cari_area(baris.area)
    diperiksa = _Diperiksa(baris, _isi(baris, area), list(baris.masalah))
    sudah = {m.bidang for m in baris.masalah}
    if keberatan_area and Bidang.AREA not in sudah:
        diperiksa.masalah.append(_masalah(baris, Bidang.AREA, baris.area, keberatan_area))
    keberatan_unit = kamus.keberatan_unit(baris.perangkat_daerah)
    if keberatan_unit:
        diperiksa.masalah.append(
            _masalah(baris, Bidang.PERANGKAT_DAERAH, baris.perangkat_daerah, keberatan_unit)
        )
    diperiksa.masalah += _terlalu_panjang(baris, diperiksa.isi)
    _baca_kunci(diperiksa, kamus)
    return diperiksa


def _isi(baris: BarisTerbaca, area: int | None) -> Isi:
    return {
        "area_id": area,
        "program": baris.program,
        "kegiatan": baris.kegiatan,
        "sub_kegiatan": baris.sub_kegiatan,
        "tahapan": baris.tahapan or baris.sub_kegiatan or baris.kegiatan,
        "indikator": baris.indikator,
        "target": baris.target,
        "satuan": baris.satuan,
        "jadwal": _jadwal(baris.bulan),
        "penanggung_jawab": baris.penanggung_jawab,
        "anggaran": baris.anggaran,
        "sdm": baris.sdm,
    }


@lru_cache(maxsize=4096)
def _jadwal(bulan: tuple[int, ...]) -> Jadwal:
    return Jadwal(bulan)


def _baca_kunci(diperiksa: _Diperiksa, kamus: _Kamus) -> None:
    kunci = urai_kunci(diperiksa.baris.kunci)
    if kunci is None:
        return
    if kunci.asal == AsalKunci.BUTIR:
        diperiksa.kunci = kunci.kunci
    else:
        diperiksa.lampiran = kamus.lampiran.get(kunci.kunci)


def _masalah(baris: BarisTerbaca, bidang: Bidang, nilai: str, pesan: str) -> Masalah:
    sel = baris.sel.get(bidang, "")
    letak = f"Baris {baris.baris}, kolom {NAMA[bidang]}{f' ({sel})' if sel else ''}: "
    return Masalah(baris.lembar, baris.baris, sel, nilai, letak + pesan, bidang)


_PANJANG = {
    bidang.name: bidang.max_length
    for bidang in ButirAksi._meta.concrete_fields
    if isinstance(bidang, CharField) and bidang.name in BIDANG_ISI and bidang.max_length
}


def _terlalu_panjang(baris: BarisTerbaca, isi: Isi) -> list[Masalah]:
    return [
        _masalah(
            baris,
            Bidang(nama),
            isi[nama][:60] + "…",
            f"teks {len(isi[nama])} huruf terlalu panjang. Paling banyak {maks} huruf.",
        )
        for nama, maks in _PANJANG.items()
        if len(isi[nama]) > maks
    ]


# Rows and the items they mean


class _Pencari:
    """Finds the item that a row means: by its key, by all its names, else by fewer names where only one fits."""

    def __init__(self, butir: list[ButirAksi]) -> None:
        self.butir = butir
        self.per_kunci = {b.kunci: b for b in butir}

    def cocokkan(self, baris: list[_Diperiksa]) -> dict[int, ButirAksi]:
        """Return the item of each row by the row's place in the list; no item twice."""
        cocok: dict[int, ButirAksi] = {}
        terpakai: set[int] = set()
        for n, d in enumerate(baris):
            b = self.per_kunci.get(d.kunci) if d.kunci else None
            if b is not None and b.pk not in terpakai:
                cocok[n] = b
                terpakai.add(b.pk)
        for bidang, tunggal in ((KUNCI_ALAMI, False), (KUNCI_LONGGAR, True)):
            self._cocokkan_nama(baris, cocok, terpakai, bidang, tunggal)
        return cocok

    def _cocokkan_nama(
        self,
        baris: list[_Diperiksa],
        cocok: dict[int, ButirAksi],
        terpakai: set[int],
        bidang: tuple[str, ...],
        tunggal: bool,
    ) -> None:
        sisa = _kelompokkan(
            (b for b in self.butir if b.pk not in terpakai), lambda b: _nama(bidang, b.__dict__)
        )
        if not sisa:
            return
        tanpa = [(n, _nama(bidang, d.isi)) for n, d in enumerate(baris) if n not in cocok]
        jumlah = Counter(nama for _, nama in tanpa)
        for n, nama in tanpa:
            calon = sisa.get(nama)
            if calon and (not tunggal or (len(calon) == 1 and jumlah[nama] == 1)):
                cocok[n] = calon.pop(0)
                terpakai.add(cocok[n].pk)


def _kelompokkan(
    butir: Iterable[ButirAksi], nama: Callable[[ButirAksi], tuple[object, ...]]
) -> dict[tuple[object, ...], list[ButirAksi]]:
    hasil: dict[tuple[object, ...], list[ButirAksi]] = defaultdict(list)
    for b in butir:
        hasil[nama(b)].append(b)
    return hasil


def _nama(bidang: tuple[str, ...], isi: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(normalkan_nama(n) if isinstance(n := isi[nama], str) else n for nama in bidang)


def _susun(d: _Diperiksa, butir: ButirAksi | None, kamus: _Kamus) -> BarisPratinjau:
    perbedaan = () if butir is None or d.ditolak else _perbedaan(butir, d.isi)
    jenis: Jenis = "baru"
    if d.ditolak:
        jenis = "ditolak"
    elif butir is not None:
        jenis = "berubah" if perbedaan else "sama"
    return BarisPratinjau(
        jenis=jenis,
        baris=d.baris,
        isi=d.isi,
        butir=butir.pk if butir else None,
        perbedaan=perbedaan,
        masalah=tuple(d.masalah),
        kunci=d.kunci,
        lampiran=d.lampiran,
    )


def _perbedaan(butir: ButirAksi, isi: Isi) -> tuple[Perbedaan, ...]:
    lama = butir.__dict__
    return tuple(
        Perbedaan(nama, lama[nama], isi[nama])
        for nama in BIDANG_ISI
        if lama[nama] != isi[nama] and _rapi(lama[nama]) != _rapi(isi[nama])
    )


def _rapi(nilai: object) -> object:
    """Return a value without line breaks and double spaces, which spreadsheets lose: those alone are no change."""
    return rapikan(nilai) if isinstance(nilai, str) else nilai
