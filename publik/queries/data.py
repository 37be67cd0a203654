"""The data sets that anyone may take: which there are, their columns, their rows."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from indikator.models import Indikator, PenetapanTarget
from indikator.nilai import urai
from monev.models import JejakContoh
from publik.kumpulan import ANGKA, BULAT, TEKS, Kepala, KolomData, Nilai
from publik.queries.hasil import HasilTahun, hasil_ditetapkan
from publik.queries.peta import SelArea, SelTahun, baris_area, baris_target
from roadmap.models import BarisLampiran, RoadMap
from roadmap.queries.lampiran import baris_lampiran
from tampilan.angka import bulatkan

DITETAPKAN, BELUM, AWAL = "ditetapkan", "belum ditetapkan", "kondisi awal"
DESIMAL = 6

Baris = list[tuple[Nilai, ...]]


@dataclass(frozen=True, slots=True)
class KumpulanData:
    """A data set: the name of its files, what it holds, its columns, and the query that gives its rows."""

    nama: str
    judul: str
    isi: str
    kolom: tuple[KolomData, ...]
    baris: Callable[[RoadMap], Baris]


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


# Indikator


def _indikator(road_map: RoadMap) -> Baris:
    """One row for each indicator that the road map sets targets for: one query."""
    di_sini = PenetapanTarget.objects.filter(dokumen=road_map.kode).values("indikator")
    daftar = Indikator.objects.filter(pk__in=di_sini).select_related("penanggung_jawab").order_by("kode")
    return [
        (
            i.kode,
            i.nama,
            i.definisi,
            i.satuan,
            i.get_arah_display(),
            i.get_agregasi_display(),
            i.skala_bawah,
            i.skala_atas,
            str(i.penanggung_jawab or "Kota"),
        )
        for i in daftar
    ]


KODE_INDIKATOR = KolomData("kode_indikator", TEKS, "kode tetap indikator; menghubungkan semua kumpulan data")
TAHUN = KolomData("tahun", BULAT, "tahun")
STATUS = KolomData(
    "status",
    TEKS,
    "“ditetapkan” bila laporan tahun itu sudah ditetapkan, “belum ditetapkan” bila belum; “kondisi awal” "
    "untuk tahun sebelum road map",
)
SIDIK = KolomData("sidik_laporan", TEKS, "sidik SHA-256 laporan tahunan yang memuat hasilnya")

INDIKATOR = KumpulanData(
    "indikator",
    "Indikator",
    "Satu baris untuk setiap indikator yang targetnya ditetapkan road map.",
    (
        KODE_INDIKATOR,
        KolomData("indikator", TEKS, "nama indikator"),
        KolomData("definisi", TEKS, "apa yang diukur"),
        KolomData("satuan", TEKS, "satuan nilainya"),
        KolomData("arah", TEKS, "nilai mana yang lebih baik"),
        KolomData("cara_menjumlahkan", TEKS, "bagaimana nilai semester menjadi nilai tahun"),
        KolomData("skala_bawah", ANGKA, "nilai terendah yang mungkin"),
        KolomData("skala_atas", ANGKA, "nilai tertinggi yang mungkin"),
        KolomData("penanggung_jawab", TEKS, "Perangkat Daerah yang mengukur; “Kota” bila Tim Pelaksana"),
    ),
    _indikator,
)


# Target dan realisasi


def _target_realisasi(road_map: RoadMap) -> Baris:
    """One row for each printed target of each year, the result of the year beside it: four queries."""
    hasil = hasil_ditetapkan(road_map)
    return [
        (
            baris.indikator.kode,
            baris.indikator.nama,
            baris.penetapan.kode,
            baris.penetapan.tempat,
            sel.tahun,
            *_target(sel.target),
            *(_realisasi(sel, hasil.get(sel.tahun)) if sel.tahun in road_map.tahun else (AWAL, *KOSONG)),
        )
        for baris in baris_target(road_map, hasil)
        for sel in [*(SelTahun(t, teks, None, sejalan=False) for t, teks in baris.awal), *baris.sel]
    ]


KOSONG: tuple[Nilai, ...] = ("", None, None, "", "")
"""No value, no number, no achievement, no predicate, no report."""


def _target(teks: str) -> tuple[Nilai, ...]:
    arti = urai(teks)
    return teks, arti.angka, arti.satuan, arti.pembanding, arti.label


def _realisasi(sel: SelTahun, tahun: HasilTahun | None) -> tuple[Nilai, ...]:
    if tahun is None:
        return BELUM, *KOSONG
    if sel.hasil is None:
        return DITETAPKAN, "", None, None, "", tahun.sidik
    nilai = sel.hasil.realisasi
    sejalan = (sel.hasil.capaian, sel.hasil.predikat) if sel.sejalan else (None, "")
    return DITETAPKAN, nilai, urai(nilai).angka, *sejalan, tahun.sidik


TARGET_REALISASI = KumpulanData(
    "target-realisasi",
    "Target dan realisasi",
    "Satu baris untuk setiap target tercetak setiap tahun, dengan realisasi dan capaian menurut laporan tahunan yang "
    "sudah ditetapkan. Tahun sebelum road map memuat kondisi awal.",
    (
        KODE_INDIKATOR,
        KolomData("indikator", TEKS, "nama indikator"),
        KolomData("kode_penetapan", TEKS, "kode baris target dalam road map"),
        KolomData("tempat", TEKS, "tempat target itu tercetak dalam peraturan"),
        TAHUN,
        KolomData("target_tercetak", TEKS, "target seperti tercetak"),
        KolomData("target", ANGKA, "target sebagai bilangan; kosong bila target berupa peringkat"),
        KolomData("target_satuan", TEKS, "satuan yang tercetak di belakang bilangannya"),
        KolomData("target_pembanding", TEKS, "<, ≤, > atau ≥ bila tercetak"),
        KolomData("target_label", TEKS, "peringkat, misalnya WTP, atau N/A"),
        STATUS,
        KolomData("realisasi_tertulis", TEKS, "realisasi seperti tertulis dalam laporan"),
        KolomData("realisasi", ANGKA, "realisasi sebagai bilangan"),
        KolomData(
            "capaian_persen",
            ANGKA,
            "capaian terhadap target ini; kosong bila laporan menghitungnya terhadap target di tempat lain",
        ),
        KolomData("predikat", TEKS, "predikat capaian"),
        SIDIK,
    ),
    _target_realisasi,
)


# Lampiran


def _lampiran(road_map: RoadMap) -> Baris:
    """One row for each row of the Lampiran as printed: three queries."""
    rinci = {
        nomor: sisa
        for nomor, *sisa in BarisLampiran.objects.filter(road_map=road_map)
        .order_by("nomor")
        .values_list("nomor", "penetapan__indikator__kode", "penetapan__kode", "nomenklatur")
    }
    return [
        (
            b.nomor,
            str(b.kunci),
            b.nomor_tujuan,
            b.tujuan,
            rinci[b.nomor][0],
            rinci[b.nomor][1],
            b.indikator,
            b.sasaran,
            b.area,
            rinci[b.nomor][2],
            b.program,
            b.kegiatan,
            b.perangkat_daerah,
        )
        for b in baris_lampiran(road_map)
    ]


BARIS_LAMPIRAN = KumpulanData(
    "baris-lampiran",
    "Baris Lampiran",
    "Satu baris untuk setiap baris Lampiran seperti tercetak; sel yang tercetak bergabung diulang pada setiap baris.",
    (
        KolomData("nomor", BULAT, "nomor urut baris"),
        KolomData("kunci", TEKS, "kunci tetap baris"),
        KolomData("nomor_tujuan", BULAT, "nomor tujuan"),
        KolomData("tujuan", TEKS, "tujuan seperti tercetak"),
        KODE_INDIKATOR,
        KolomData("kode_penetapan", TEKS, "kode baris target; targetnya ada pada target-realisasi"),
        KolomData("indikator_tercetak", TEKS, "nama indikator seperti tercetak"),
        KolomData("sasaran", TEKS, "sasaran seperti tercetak"),
        KolomData("area", TEKS, "area perubahan seperti tercetak"),
        KolomData("nomenklatur", TEKS, "“lama”, atau “baru” menurut Permendagri 90/2019"),
        KolomData("program", TEKS, "program seperti tercetak"),
        KolomData("kegiatan", TEKS, "kegiatan seperti tercetak"),
        KolomData("perangkat_daerah", TEKS, "Perangkat Daerah seperti tercetak"),
    ),
    _lampiran,
)


# Area


def _capaian_area(road_map: RoadMap) -> Baris:
    """One row for each area and year: three queries."""
    hasil = hasil_ditetapkan(road_map)
    return [
        (
            baris.area.nomor,
            baris.area.nama,
            sel.tahun,
            DITETAPKAN if sel.ditetapkan else BELUM,
            *_area(sel),
            hasil[sel.tahun].sidik if sel.ditetapkan else "",
        )
        for baris in baris_area(road_map, hasil)
        for sel in baris.sel
    ]


def _area(sel: SelArea) -> tuple[Nilai, ...]:
    if not sel.ditetapkan:
        return None, None, "", None, None, None
    satu = sel.hasil
    butir = (satu.butir, satu.kinerja, satu.predikat, satu.serapan) if satu else (0, None, "", None)
    return *butir, _bulat(sel.rata.nilai), sel.rata.terhitung


def _bulat(nilai: Decimal | None) -> Decimal | None:
    return None if nilai is None else bulatkan(nilai, DESIMAL)


CAPAIAN_AREA = KumpulanData(
    "capaian-area",
    "Capaian area perubahan",
    "Satu baris untuk setiap area perubahan setiap tahun menurut laporan tahunan yang sudah ditetapkan.",
    (
        KolomData("nomor_area", BULAT, "nomor area perubahan"),
        KolomData("area", TEKS, "nama area perubahan"),
        TAHUN,
        STATUS,
        KolomData("butir", BULAT, "banyaknya butir rencana aksi"),
        KolomData("kinerja_persen", ANGKA, "capaian kinerja butir rencana aksi"),
        KolomData("predikat_kinerja", TEKS, "predikat capaian kinerja"),
        KolomData("serapan_persen", ANGKA, "realisasi anggaran terhadap anggaran butir"),
        KolomData(
            "rata_rata_capaian_persen",
            ANGKA,
            "rata-rata capaian indikator Lampiran area itu, masing-masing dibatasi seperti dalam laporan",
        ),
        KolomData("indikator_terhitung", BULAT, "banyaknya indikator dalam rata-rata itu"),
        SIDIK,
    ),
    _capaian_area,
)

KUMPULAN = {k.nama: k for k in (INDIKATOR, TARGET_REALISASI, BARIS_LAMPIRAN, CAPAIAN_AREA)}
"""Every data set by the name of its files."""
