"""Measurements of a semester: the list with what each achieves, who measures, what stands in the way of a step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from indikator.models import Indikator
from monev.models import JenisPeriode, Pengukuran, Periode, Tingkat
from monev.models.dasar import PERAN_KOTA, DokumenBerlingkup
from monev.permissions import aturan
from monev.queries.alur import syaratkan
from monev.queries.capaian import BarisCapaian, capaian_indikator
from monev.workflow import NAMA, PENGUKURAN, Pelaku, PeralihanDitolak
from organisasi.permissions import Orang, kode_peran
from roadmap.models import Prioritas, RoadMap, Tujuan
from roadmap.queries.kata import kata_cari

BELUM = "belum"
NAMA_KEADAAN = {BELUM: "Belum diukur"} | {status.value: NAMA[status] for status in PENGUKURAN.status}
"""The states of a measurement as the list names them; `BELUM` where there is none yet."""

KOTA = "kota"
PENGUKUR_KOTA = "Tim Pelaksana Tingkat Kota"


@dataclass(frozen=True, slots=True)
class SaringanPengukuran:
    """What limits the list; `pd` is a unit's code or “kota”."""

    keadaan: str = ""
    pd: str = ""
    tujuan: int | None = None
    prioritas: int | None = None
    cari: str = ""
    urut: str = ""


@dataclass(frozen=True, slots=True)
class BarisPengukuran:
    """One indicator in the list: its achievement, and the semester's measurement as far as the person may see it."""

    capaian: BarisCapaian
    pengukuran: Pengukuran | None
    terlihat: bool
    boleh_isi: bool

    @property
    def keadaan(self) -> str:
        """The state of the measurement; empty where it is another unit's."""
        if not self.terlihat:
            return ""
        return self.pengukuran.status if self.pengukuran else BELUM

    @property
    def perlu_isi(self) -> bool:
        """Whether the value is still to be written or sent."""
        return self.pengukuran is None or self.pengukuran.dapat_disunting

    @property
    def nama_keadaan(self) -> str:
        """The state in words."""
        return NAMA_KEADAAN.get(self.keadaan, "")

    @property
    def pengukur(self) -> str:
        """Who measures."""
        return nama_pengukur(self.capaian.indikator)


def semester_road_map(road_map: RoadMap) -> list[Periode]:
    """Return the semesters of a road map in their order."""
    daftar = Periode.objects.filter(road_map=road_map, jenis=JenisPeriode.SEMESTER)
    return list(daftar.select_related("road_map").order_by("tahun", "nomor"))


def semester_bawaan(daftar: Iterable[Periode], hari: date) -> Periode | None:
    """Return the newest semester that has begun, else the first; None without a calendar."""
    semua = sorted(daftar, key=lambda p: p.mulai)
    mulai = [p for p in semua if p.mulai <= hari]
    return mulai[-1] if mulai else next(iter(semua), None)


def pilihan_semester(
    daftar: list[Periode], tahun: int | None, semester: int | None, hari: date
) -> Periode | None:
    """Return the semester asked for; what is not said is the newest that has begun, within the year if that is said."""
    dekat = [p for p in daftar if tahun in {None, p.tahun}]
    if semester is None:
        return semester_bawaan(dekat, hari)
    return semester_bawaan([p for p in dekat if p.nomor == semester], hari)


def lingkup_pengukur(indikator: Indikator) -> Pengukuran:
    """Return an unsaved measurement of who measures: the unit responsible, else the city's Tim Pelaksana."""
    if indikator.penanggung_jawab_id is None:
        return Pengukuran(indikator=indikator, tingkat=Tingkat.KOTA)
    return Pengukuran(indikator=indikator, tingkat=Tingkat.PD, perangkat_daerah=indikator.penanggung_jawab)


def nama_pengukur(indikator: Indikator) -> str:
    """Return who measures an indicator, in words."""
    return str(indikator.penanggung_jawab or PENGUKUR_KOTA)


def boleh_mengukur(orang: Orang, indikator: Indikator) -> bool:
    """Tell whether a person measures an indicator."""
    lingkup = lingkup_pengukur(indikator)
    return aturan(Pelaku.PENYUSUN, lingkup).boleh(orang, lingkup)


def daftar_pengukuran(
    periode: Periode, orang: Orang, saringan: SaringanPengukuran
) -> tuple[list[BarisPengukuran], list[BarisCapaian]]:
    """Return the filtered lines of a semester, and the achievement of all indicators."""
    semua = capaian_indikator(periode.road_map, periode.tahun, periode.nomor)
    terlihat = _terlihat(periode, orang)
    boleh_semua = not PERAN_KOTA.isdisjoint(kode_peran(orang))
    baris = []
    for satu in semua:
        boleh = boleh_mengukur(orang, satu.indikator)
        ada = terlihat.get(satu.indikator.pk)
        baris.append(BarisPengukuran(satu, ada, boleh_semua or boleh or ada is not None, boleh))
    return _urutkan([b for b in baris if _cocok(b, saringan)], saringan.urut), semua


def _terlihat(periode: Periode, orang: Orang) -> dict[int, Pengukuran]:
    daftar = Pengukuran.objects.filter(periode=periode).terlihat_oleh(orang)
    return {p.indikator_id: p for p in daftar}


def _cocok(baris: BarisPengukuran, saringan: SaringanPengukuran) -> bool:
    satu = baris.capaian
    unit = satu.penanggung_jawab
    kata = f"{satu.indikator.nama} {satu.target.penetapan.teks_indikator}".casefold()
    return (
        saringan.keadaan in {"", baris.keadaan}
        and saringan.pd in {"", unit.kode if unit else KOTA}
        and (saringan.tujuan is None or saringan.tujuan in satu.tujuan)
        and (saringan.prioritas is None or saringan.prioritas in satu.prioritas)
        and all(k.casefold() in kata for k in kata_cari(saringan.cari))
    )


def _urutkan(daftar: list[BarisPengukuran], urut: str) -> list[BarisPengukuran]:
    turun = urut.startswith("-")
    if urut.lstrip("-") != "capaian":
        return sorted(daftar, key=lambda b: b.capaian.indikator.nama, reverse=urut == "-nama")
    ada = [b for b in daftar if b.capaian.capaian.persen is not None]
    tanpa = [b for b in daftar if b.capaian.capaian.persen is None]
    return [*sorted(ada, key=lambda b: b.capaian.capaian.persen or 0, reverse=turun), *tanpa]


def pilihan_saringan(road_map: RoadMap) -> dict[str, list[tuple[Any, str]]]:
    """Return what the list can be limited to: units that measure, goals, priorities."""
    unit = (
        Indikator.objects.filter(penetapan__dokumen=road_map.kode, penanggung_jawab__isnull=False)
        .order_by("penanggung_jawab__nama")
        .values_list("penanggung_jawab__kode", "penanggung_jawab__nama")
        .distinct()
    )
    return {
        "pd": [(KOTA, PENGUKUR_KOTA), *unit],
        "tujuan": [(t.pk, str(t)) for t in Tujuan.objects.filter(road_map=road_map)],
        "prioritas": [(p.pk, p.nama) for p in Prioritas.objects.filter(road_map=road_map)],
    }


# What stands in the way of a step


def _bernilai(dokumen: DokumenBerlingkup, hari: date) -> None:
    assert isinstance(dokumen, Pengukuran)
    if not dokumen.teks:
        raise PeralihanDitolak("Isi realisasi terlebih dahulu.")


def _bersumber(dokumen: DokumenBerlingkup, hari: date) -> None:
    assert isinstance(dokumen, Pengukuran)
    if not dokumen.sumber:
        raise PeralihanDitolak("Isi sumber data terlebih dahulu.")


def _berbukti(dokumen: DokumenBerlingkup, hari: date) -> None:
    assert isinstance(dokumen, Pengukuran)
    if not dokumen.bukti.exists():
        raise PeralihanDitolak("Tambahkan paling sedikit satu bukti terlebih dahulu.")


def _terbuka(dokumen: DokumenBerlingkup, hari: date) -> None:
    dokumen.periode.pastikan_terbuka(hari)


syaratkan(PENGUKURAN.nama, ["kirim"], _terbuka, _bernilai, _bersumber, _berbukti)
syaratkan(PENGUKURAN.nama, ["kembalikan"], _terbuka)
