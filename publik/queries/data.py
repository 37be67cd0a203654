"""The data sets that anyone may take: which there are, their columns, their rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from indikator.capaian import RataRata
from indikator.models import Indikator, PenetapanTarget
from indikator.nilai import NilaiTercetak, urai
from monev.models import JejakContoh
from publik.kumpulan import ANGKA, BULAT, TEKS, Kepala, KolomData, Nilai
from publik.queries.hasil import HasilArea, HasilIndikator, hasil_ditetapkan
from publik.queries.peta import BarisTarget, SelArea, SelTahun, baris_area, baris_target
from roadmap.lampiran import BarisCetak
from roadmap.models import AreaPerubahan, BarisLampiran, RoadMap
from roadmap.queries.lampiran import baris_lampiran
from tampilan.angka import bulatkan

DITETAPKAN, BELUM, AWAL = "ditetapkan", "belum ditetapkan", "kondisi awal"
DESIMAL = 6

T = TypeVar("T")
Baris = list[tuple[Nilai, ...]]
Isian = tuple[KolomData, Callable[[T], Nilai]]
"""A column with what it says of a thing."""


@dataclass(frozen=True, slots=True)
class KumpulanData:
    """A data set: the name of its files, what it holds, its columns, and the query that gives its rows."""

    nama: str
    judul: str
    isi: str
    kolom: tuple[KolomData, ...]
    baris: Callable[[RoadMap], Baris]


def _kumpulan(
    nama: str, judul: str, isi: str, ambil: Callable[[RoadMap], Iterable[T]], isian: Sequence[Isian[T]]
) -> KumpulanData:
    """Return the data set that has a row for each thing that `ambil` gives of a road map."""

    def baris(road_map: RoadMap) -> Baris:
        return [tuple(tulis(satu) for _, tulis in isian) for satu in ambil(road_map)]

    return KumpulanData(nama, judul, isi, tuple(kolom for kolom, _ in isian), baris)


def kepala(road_map: RoadMap) -> Kepala:
    """Return source and terms of all files of a road map, and whether they hold sample data: one query."""
    return Kepala(
        road_map.judul,
        f"{road_map.regulasi} tentang {road_map.tentang}; laporan monitoring dan evaluasi tahunan yang ditetapkan "
        f"{road_map.pemerintah_daerah}.",
        f"Sebutkan sumbernya, {road_map.pemerintah_daerah}, bila data ini dipakai. Peraturan perundang-undangan tidak "
        "berhak cipta (Pasal 42 Undang-Undang Nomor 28 Tahun 2014).",
        "Data contoh, bukan data sebenarnya." if JejakContoh.objects.exists() else "",
    )


# Columns of several data sets

KODE_INDIKATOR = KolomData("kode_indikator", TEKS, "kode tetap indikator; menghubungkan semua kumpulan data")
TAHUN = KolomData("tahun", BULAT, "tahun")
STATUS = KolomData(
    "status",
    TEKS,
    "“ditetapkan” bila laporan tahun itu sudah ditetapkan, “belum ditetapkan” bila belum; “kondisi awal” "
    "untuk tahun sebelum road map",
)
SIDIK = KolomData("sidik_laporan", TEKS, "sidik SHA-256 laporan tahunan yang memuat hasilnya")


# Indikator


def _indikator(road_map: RoadMap) -> Iterable[Indikator]:
    """Return each indicator that the road map sets targets for: one query."""
    di_sini = PenetapanTarget.objects.filter(dokumen=road_map.kode).values("indikator")
    return Indikator.objects.filter(pk__in=di_sini).select_related("penanggung_jawab").order_by("kode")


INDIKATOR = _kumpulan(
    "indikator",
    "Indikator",
    "Satu baris untuk setiap indikator yang targetnya ditetapkan road map.",
    _indikator,
    (
        (KODE_INDIKATOR, lambda i: i.kode),
        (KolomData("indikator", TEKS, "nama indikator"), lambda i: i.nama),
        (KolomData("definisi", TEKS, "apa yang diukur"), lambda i: i.definisi),
        (KolomData("satuan", TEKS, "satuan nilainya"), lambda i: i.satuan),
        (KolomData("arah", TEKS, "nilai mana yang lebih baik"), lambda i: i.get_arah_display()),
        (
            KolomData("cara_menjumlahkan", TEKS, "bagaimana nilai semester menjadi nilai tahun"),
            lambda i: i.get_agregasi_display(),
        ),
        (KolomData("skala_bawah", ANGKA, "nilai terendah yang mungkin"), lambda i: i.skala_bawah),
        (KolomData("skala_atas", ANGKA, "nilai tertinggi yang mungkin"), lambda i: i.skala_atas),
        (
            KolomData("penanggung_jawab", TEKS, "Perangkat Daerah yang mengukur; “Kota” bila Tim Pelaksana"),
            lambda i: str(i.penanggung_jawab or "Kota"),
        ),
    ),
)


# Target dan realisasi


@dataclass(frozen=True, slots=True)
class _TargetTahun:
    """A printed target in one year, and what the set report of that year says of it."""

    baris: BarisTarget
    sel: SelTahun
    status: str
    sidik: str

    @property
    def arti(self) -> NilaiTercetak:
        """What the printed target means."""
        return urai(self.sel.target)

    @property
    def realisasi(self) -> str:
        """The result as the report writes it."""
        return self.sel.hasil.realisasi if self.sel.hasil else ""

    @property
    def sejalan(self) -> HasilIndikator | None:
        """The result, where it was reckoned against this very target."""
        return self.sel.hasil if self.sel.sejalan else None


def _target_tahun(road_map: RoadMap) -> Iterable[_TargetTahun]:
    """Return each printed target of each year, with the years before the road map: four queries."""
    hasil = hasil_ditetapkan(road_map)
    for baris in baris_target(road_map, hasil):
        awal = (SelTahun(tahun, teks, None, sejalan=False) for tahun, teks in baris.awal)
        for sel in (*awal, *baris.sel):
            satu = hasil.get(sel.tahun) if sel.tahun in road_map.tahun else None
            status = DITETAPKAN if satu else BELUM if sel.tahun in road_map.tahun else AWAL
            yield _TargetTahun(baris, sel, status, satu.sidik if satu else "")


TARGET_REALISASI = _kumpulan(
    "target-realisasi",
    "Target dan realisasi",
    "Satu baris untuk setiap target tercetak setiap tahun, dengan realisasi dan capaian menurut laporan tahunan yang "
    "sudah ditetapkan. Tahun sebelum road map memuat kondisi awal.",
    _target_tahun,
    (
        (KODE_INDIKATOR, lambda s: s.baris.indikator.kode),
        (KolomData("indikator", TEKS, "nama indikator"), lambda s: s.baris.indikator.nama),
        (
            KolomData("kode_penetapan", TEKS, "kode baris target dalam road map"),
            lambda s: s.baris.penetapan.kode,
        ),
        (
            KolomData("tempat", TEKS, "tempat target itu tercetak dalam peraturan"),
            lambda s: s.baris.penetapan.tempat,
        ),
        (TAHUN, lambda s: s.sel.tahun),
        (KolomData("target_tercetak", TEKS, "target seperti tercetak"), lambda s: s.sel.target),
        (
            KolomData("target", ANGKA, "target sebagai bilangan; kosong bila target berupa peringkat"),
            lambda s: s.arti.angka,
        ),
        (
            KolomData("target_satuan", TEKS, "satuan yang tercetak di belakang bilangannya"),
            lambda s: s.arti.satuan,
        ),
        (
            KolomData("target_pembanding", TEKS, "<, ≤, > atau ≥ bila tercetak"),
            lambda s: s.arti.pembanding,
        ),
        (KolomData("target_label", TEKS, "peringkat, misalnya WTP, atau N/A"), lambda s: s.arti.label),
        (STATUS, lambda s: s.status),
        (
            KolomData("realisasi_tertulis", TEKS, "realisasi seperti tertulis dalam laporan"),
            lambda s: s.realisasi,
        ),
        (KolomData("realisasi", ANGKA, "realisasi sebagai bilangan"), lambda s: urai(s.realisasi).angka),
        (
            KolomData(
                "capaian_persen",
                ANGKA,
                "capaian terhadap target ini; kosong bila laporan menghitungnya terhadap target di tempat lain",
            ),
            lambda s: s.sejalan.capaian if s.sejalan else None,
        ),
        (
            KolomData("predikat", TEKS, "predikat capaian"),
            lambda s: s.sejalan.predikat if s.sejalan else "",
        ),
        (SIDIK, lambda s: s.sidik),
    ),
)


# Lampiran


Rinci = tuple[BarisCetak, str, str, str]
"""A printed row with the codes of its indicator and of its target, and its nomenclature."""


def _lampiran(road_map: RoadMap) -> Iterable[Rinci]:
    """Return each row of the Lampiran as printed: three queries."""
    semua = BarisLampiran.objects.filter(road_map=road_map).order_by("nomor")
    rinci = {
        nomor: (indikator, penetapan, nomenklatur)
        for nomor, indikator, penetapan, nomenklatur in semua.values_list(
            "nomor", "penetapan__indikator__kode", "penetapan__kode", "nomenklatur"
        )
    }
    return [(b, *rinci[b.nomor]) for b in baris_lampiran(road_map)]


BARIS_LAMPIRAN = _kumpulan(
    "baris-lampiran",
    "Baris Lampiran",
    "Satu baris untuk setiap baris Lampiran seperti tercetak; sel yang tercetak bergabung diulang pada setiap baris.",
    _lampiran,
    (
        (KolomData("nomor", BULAT, "nomor urut baris"), lambda r: r[0].nomor),
        (KolomData("kunci", TEKS, "kunci tetap baris"), lambda r: str(r[0].kunci)),
        (KolomData("nomor_tujuan", BULAT, "nomor tujuan"), lambda r: r[0].nomor_tujuan),
        (KolomData("tujuan", TEKS, "tujuan seperti tercetak"), lambda r: r[0].tujuan),
        (KODE_INDIKATOR, lambda r: r[1]),
        (
            KolomData("kode_penetapan", TEKS, "kode baris target; targetnya ada pada target-realisasi"),
            lambda r: r[2],
        ),
        (KolomData("indikator_tercetak", TEKS, "nama indikator seperti tercetak"), lambda r: r[0].indikator),
        (KolomData("sasaran", TEKS, "sasaran seperti tercetak"), lambda r: r[0].sasaran),
        (KolomData("area", TEKS, "area perubahan seperti tercetak"), lambda r: r[0].area),
        (
            KolomData("nomenklatur", TEKS, "“lama”, atau “baru” menurut Permendagri 90/2019"),
            lambda r: r[3],
        ),
        (KolomData("program", TEKS, "program seperti tercetak"), lambda r: r[0].program),
        (KolomData("kegiatan", TEKS, "kegiatan seperti tercetak"), lambda r: r[0].kegiatan),
        (
            KolomData("perangkat_daerah", TEKS, "Perangkat Daerah seperti tercetak"),
            lambda r: r[0].perangkat_daerah,
        ),
    ),
)


# Area


@dataclass(frozen=True, slots=True)
class _AreaTahun:
    """An area in one year; `hasil` and `rata` are None where its report is not set, `hasil` where it has no items."""

    area: AreaPerubahan
    sel: SelArea
    sidik: str

    @property
    def hasil(self) -> HasilArea | None:
        """The sums of its items."""
        return self.sel.hasil if self.sel.ditetapkan else None

    @property
    def rata(self) -> RataRata | None:
        """The mean of its indicators' achievements."""
        return self.sel.rata if self.sel.ditetapkan else None


def _area(road_map: RoadMap) -> Iterable[_AreaTahun]:
    """Return each area in each year: three queries."""
    hasil = hasil_ditetapkan(road_map)
    for baris in baris_area(road_map, hasil):
        for sel in baris.sel:
            yield _AreaTahun(baris.area, sel, hasil[sel.tahun].sidik if sel.ditetapkan else "")


def _butir(a: _AreaTahun) -> int | None:
    if a.hasil is not None:
        return a.hasil.butir
    return 0 if a.sel.ditetapkan else None


def _bulat(nilai: Decimal | None) -> Decimal | None:
    return None if nilai is None else bulatkan(nilai, DESIMAL)


CAPAIAN_AREA = _kumpulan(
    "capaian-area",
    "Capaian area perubahan",
    "Satu baris untuk setiap area perubahan setiap tahun menurut laporan tahunan yang sudah ditetapkan.",
    _area,
    (
        (KolomData("nomor_area", BULAT, "nomor area perubahan"), lambda a: a.area.nomor),
        (KolomData("area", TEKS, "nama area perubahan"), lambda a: a.area.nama),
        (TAHUN, lambda a: a.sel.tahun),
        (STATUS, lambda a: DITETAPKAN if a.sel.ditetapkan else BELUM),
        (KolomData("butir", BULAT, "banyaknya butir rencana aksi"), _butir),
        (
            KolomData("kinerja_persen", ANGKA, "capaian kinerja butir rencana aksi"),
            lambda a: a.hasil.kinerja if a.hasil else None,
        ),
        (
            KolomData("predikat_kinerja", TEKS, "predikat capaian kinerja"),
            lambda a: a.hasil.predikat if a.hasil else "",
        ),
        (
            KolomData("serapan_persen", ANGKA, "realisasi anggaran terhadap anggaran butir"),
            lambda a: a.hasil.serapan if a.hasil else None,
        ),
        (
            KolomData(
                "rata_rata_capaian_persen",
                ANGKA,
                "rata-rata capaian indikator Lampiran area itu, masing-masing dibatasi seperti dalam laporan",
            ),
            lambda a: _bulat(a.rata.nilai) if a.rata else None,
        ),
        (
            KolomData("indikator_terhitung", BULAT, "banyaknya indikator dalam rata-rata itu"),
            lambda a: a.rata.terhitung if a.rata else None,
        ),
        (SIDIK, lambda a: a.sidik),
    ),
)

KUMPULAN = {k.nama: k for k in (INDIKATOR, TARGET_REALISASI, BARIS_LAMPIRAN, CAPAIAN_AREA)}
"""Every data set by the name of its files."""
