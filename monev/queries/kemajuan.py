"""A monthly report as its page shows it: each item with plan, last month, what was typed, and the totals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Max, QuerySet, Sum, Value

from monev.kurva import TERTINGGAL, bulatkan, rencana_butir
from monev.models import Bukti, Kemajuan, LaporanBulanan
from monev.models.dasar import DokumenBerlingkup
from monev.permissions import aturan
from monev.queries.alur import syaratkan
from monev.queries.jumlah_kemajuan import terencana
from monev.spreadsheet.isian import BIDANG, Batas, Galat, Isian, periksa
from monev.workflow import LAPORAN_BULANAN, TERKIRIM, Pelaku, PeralihanDitolak
from organisasi.permissions import Orang
from rencana_aksi.queries.rencana import Asal, asal_butir
from roadmap.models import AreaPerubahan
from roadmap.spreadsheet.teks import samakan
from tampilan.angka import BULAN, tulis_angka

MAKS_SEBUT = 5  # items that a message names one by one
PENGIRIMAN = ("ajukan", "kirim", "kirim-tim")


@dataclass(frozen=True, slots=True)
class BarisKemajuan:
    """An item of a report: what it is held against, what is planned until this month (%), and what hangs on it."""

    kemajuan: Kemajuan
    batas: Batas
    rencana: Decimal | None
    versi: str
    bukti: list[Bukti] = field(default_factory=list)
    asal: list[Asal] = field(default_factory=list)

    @property
    def isian(self) -> Isian:
        """What is stored."""
        return isian_tersimpan(self.kemajuan)

    @property
    def teks(self) -> dict[str, str]:
        """What its fields show: numbers in Indonesian writing, nothing as an empty text."""
        return {nama: teks_isian(getattr(self.kemajuan, nama)) for nama in BIDANG}

    @property
    def galat(self) -> Galat:
        """What is wrong with what is stored: last month's report may have changed since."""
        return periksa(self.isian, self.batas)

    @property
    def kurang(self) -> list[str]:
        """What must be said before the report can be sent, in words."""
        ada = {
            "fisik": self.kemajuan.fisik is not None,
            "volume": self.kemajuan.volume is not None or self.kemajuan.butir.target is None,
        }
        return [nama for nama, terisi in ada.items() if not terisi]

    @property
    def peringatan(self) -> str:
        """Ask for the hindrance of an item far behind its plan; empty where there is nothing to ask."""
        fisik = self.kemajuan.fisik
        if (
            fisik is None
            or self.rencana is None
            or self.kemajuan.kendala
            or self.rencana - fisik < TERTINGGAL
        ):
            return ""
        return f"Tertinggal {tulis_angka(self.rencana - fisik)} poin dari rencana. Tulis kendalanya."


@dataclass(frozen=True, slots=True)
class JumlahLaporan:
    """Totals of a report: averages in %, money in rupiah; `terisi` counts items with progress."""

    butir: int
    terisi: int
    fisik: Decimal | None
    rencana: Decimal | None
    anggaran: Decimal | None
    terpakai: Decimal | None


@dataclass(frozen=True, slots=True)
class KelompokKemajuan:
    """The items of one area."""

    area: AreaPerubahan
    baris: list[BarisKemajuan]


@dataclass(frozen=True, slots=True)
class IsiLaporan:
    """A report by area, with its totals."""

    kelompok: list[KelompokKemajuan]
    jumlah: JumlahLaporan


def teks_isian(nilai: Any) -> str:
    """Return a value as its field shows it."""
    if nilai is None or isinstance(nilai, str):
        return nilai or ""
    return tulis_angka(nilai)


def isian_tersimpan(kemajuan: Kemajuan) -> Isian:
    """Return what is stored of an item."""
    return Isian(**{nama: getattr(kemajuan, nama) for nama in BIDANG})


def isi_laporan(laporan: LaporanBulanan) -> IsiLaporan:
    """Return a report by area: seven queries whatever the number of its items."""
    per_area: dict[AreaPerubahan, list[BarisKemajuan]] = defaultdict(list)
    for baris in baris_laporan(laporan):
        per_area[baris.kemajuan.butir.area].append(baris)
    return IsiLaporan([KelompokKemajuan(a, b) for a, b in per_area.items()], jumlah_laporan(laporan))


def baris_laporan(laporan: LaporanBulanan, kunci: UUID | None = None) -> list[BarisKemajuan]:
    """Return the items of a report in the order of areas and numbers, or the one of a key: six queries."""
    daftar = laporan.kemajuan.select_related("butir__area").order_by(
        "butir__area__nomor", "butir__nomor", "pk"
    )
    if kunci is not None:
        daftar = daftar.filter(butir__kunci=kunci)
    batas, versi, bukti = batas_laporan(laporan), versi_kemajuan(laporan), _bukti(laporan)
    asal = asal_butir(laporan.rencana)
    hasil = []
    for k in daftar:
        k.laporan, k.butir.rencana = laporan, laporan.rencana
        hasil.append(
            BarisKemajuan(
                k,
                batas.untuk(k),
                rencana_butir(k.butir.jadwal, laporan.periode.nomor),
                versi.get(k.pk, ""),
                bukti.get(k.pk, []),
                asal.get(k.butir_id, []),
            )
        )
    return hasil


def jumlah_laporan(laporan: LaporanBulanan) -> JumlahLaporan:
    """Return the totals of a report: one query."""
    daftar = Kemajuan.objects.filter(laporan=laporan).order_by()
    daftar = daftar.annotate(terencana=terencana("butir__jadwal", Value(laporan.periode.nomor)))
    jumlah = daftar.aggregate(
        n=Count("pk"),
        terisi=Count("fisik"),
        rata=Avg("fisik"),
        direncanakan=Avg("terencana"),
        pagu=Sum("butir__anggaran"),
        pakai=Sum("anggaran"),
    )
    return JumlahLaporan(
        jumlah["n"],
        jumlah["terisi"],
        _persen(jumlah["rata"]),
        _persen(jumlah["direncanakan"]),
        jumlah["pagu"],
        jumlah["pakai"],
    )


def _persen(nilai: Any) -> Decimal | None:
    return None if nilai is None else bulatkan(Decimal(nilai))


def versi_kemajuan(laporan: LaporanBulanan) -> dict[int, str]:
    """Return the mark of each item's newest change, as `riwayat.queries.versi` gives it of one: one query."""
    jejak = Kemajuan.riwayat.filter(laporan_id=laporan.pk).order_by().values_list("id")
    awalan = Kemajuan._meta.label_lower
    return {pk: f"{awalan}:{nomor}" for pk, nomor in jejak.annotate(Max("history_id"))}


def _bukti(laporan: LaporanBulanan) -> dict[int, list[Bukti]]:
    hasil: dict[int, list[Bukti]] = defaultdict(list)
    for satu in Bukti.objects.filter(kemajuan__laporan=laporan).order_by("pada", "pk"):
        if satu.kemajuan_id is not None:
            hasil[satu.kemajuan_id].append(satu)
    return hasil


# Last month


@dataclass(frozen=True, slots=True)
class BatasLaporan:
    """What the items of a report are held against: the report before it, by the keys of items."""

    bulan_lalu: str
    lalu: dict[UUID, dict[str, Any]]

    def untuk(self, kemajuan: Kemajuan) -> Batas:
        """Return the bounds of one item; a volume counted in another unit before is none."""
        butir, lalu = kemajuan.butir, self.lalu.get(kemajuan.butir.kunci, {})
        sama = samakan(lalu.get("butir__satuan", "")) == samakan(butir.satuan)
        return Batas(
            self.bulan_lalu,
            lalu.get("fisik"),
            lalu.get("volume") if sama else None,
            lalu.get("anggaran"),
            butir.anggaran,
            butir.satuan,
        )


def batas_laporan(laporan: LaporanBulanan) -> BatasLaporan:
    """Return what a report is held against: two queries."""
    lalu = laporan_sebelum(laporan)
    if lalu is None:
        return BatasLaporan("", {})
    isi = lalu.kemajuan.order_by().values(
        "butir__kunci", "butir__satuan", "fisik", "volume", "anggaran", "kendala", "langkah"
    )
    return BatasLaporan(BULAN[lalu.periode.nomor - 1], {satu["butir__kunci"]: dict(satu) for satu in isi})


def laporan_sebelum(laporan: LaporanBulanan) -> LaporanBulanan | None:
    """Return the newest report of the same unit for an earlier month of the year: figures count from January."""
    return (
        laporan_selingkup(laporan)
        .filter(periode__nomor__lt=laporan.periode.nomor)
        .order_by("-periode__nomor")
        .first()
    )


def laporan_selingkup(laporan: LaporanBulanan) -> QuerySet[LaporanBulanan]:
    """Return the monthly reports of the same unit, or the city, in the same year."""
    semua: QuerySet[Any] = LaporanBulanan.objects.filter(
        tingkat=laporan.tingkat,
        perangkat_daerah=laporan.perangkat_daerah_id,
        periode__road_map=laporan.periode.road_map_id,
        periode__tahun=laporan.periode.tahun,
        periode__jenis=laporan.periode.jenis,
    )
    return semua.select_related("periode")


# Who may write, and what sending asks


def pastikan_dapat_diisi(laporan: LaporanBulanan, orang: Orang, hari: date) -> None:
    """Raise TidakBerwenang or Terkunci where a person cannot fill in a report on that day."""
    aturan(Pelaku.PENYUSUN, laporan).pastikan(orang, laporan)
    laporan.pastikan_dapat_disunting()
    laporan.periode.pastikan_terbuka(hari)


def _periode_terbuka(laporan: DokumenBerlingkup, hari: date) -> None:
    laporan.periode.pastikan_terbuka(hari)


def _bulan_lalu_terkirim(laporan: DokumenBerlingkup, hari: date) -> None:
    """Refuse before last month's report was sent, while that month is still open."""
    assert isinstance(laporan, LaporanBulanan)
    periode = laporan.periode
    lalu = (
        type(periode)
        ._default_manager.filter(
            road_map=periode.road_map_id, jenis=periode.jenis, tahun=periode.tahun, nomor=periode.nomor - 1
        )
        .first()
    )
    if lalu is None or lalu.terkunci(hari):
        return
    if not laporan_selingkup(laporan).filter(periode=lalu, status__in=TERKIRIM).exists():
        raise PeralihanDitolak(
            f"Kirim dahulu laporan {lalu}: angka setiap bulan dihitung dari bulan sebelumnya."
        )


def _lengkap(laporan: DokumenBerlingkup, hari: date) -> None:
    """Refuse items without progress, with a target but no volume, or with what `periksa` refuses."""
    assert isinstance(laporan, LaporanBulanan)
    baris = baris_laporan(laporan)
    for kata, nama in (("kemajuan fisik", "fisik"), ("volume keluaran", "volume")):
        if kurang := [b for b in baris if nama in b.kurang]:
            raise PeralihanDitolak(f"{sebut_butir(kurang)} belum memuat {kata}.")
    if salah := [b for b in baris if b.galat]:
        pesan = next(iter(salah[0].galat.values()))
        raise PeralihanDitolak(f"{sebut_butir(salah)} perlu diperbaiki: {pesan}")


def sebut_butir(baris: Iterable[BarisKemajuan]) -> str:
    """Name items by their numbers: “Butir 3, 7 dan 9”."""
    nomor = [str(b.kemajuan.butir.nomor) for b in baris]
    if len(nomor) > MAKS_SEBUT:
        return f"Butir {', '.join(nomor[:MAKS_SEBUT])} dan {len(nomor) - MAKS_SEBUT} butir lain"
    return "Butir " + " dan ".join(filter(None, (", ".join(nomor[:-1]), nomor[-1])))


syaratkan(LAPORAN_BULANAN.nama, PENGIRIMAN, _periode_terbuka, _bulan_lalu_terkirim, _lengkap)
