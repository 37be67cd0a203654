"""What the headings of a plan's table are called, as data, and how a heading is recognised."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from rencana_aksi.spreadsheet.bidang import Bidang
from roadmap.spreadsheet.teks import samakan

MIRIP = 80  # likeness of 100 from which a heading is recognised at all
YAKIN = 88  # likeness from which nobody needs to confirm it
PANJANG_MIRIP = 5  # letters that a word needs before it may be misspelt
SINONIM: Mapping[Bidang, tuple[str, ...]] = {
    Bidang.ABAIKAN: (
        "no", "nomor", "no urut", "nomor urut", "kode", "kode rekening", "kode program", "kode kegiatan",
        "kode perangkat daerah", "kode pd", "kode opd", "kode skpd", "kode unit",
        "ket", "keterangan", "catatan", "realisasi", "capaian", "capaian kinerja", "realisasi kinerja",
        "realisasi anggaran", "realisasi fisik", "realisasi keuangan", "persentase", "status",
        "sumber dana", "sumber pendanaan", "sumber anggaran", "bukti dukung", "data dukung", "eviden",
        "evidence", "link", "tautan", "kendala", "permasalahan", "hambatan", "tindak lanjut", "solusi",
        "lokasi", "tempat", "progres", "progress", "kemajuan", "tujuan", "sasaran", "sasaran strategis",
        "dasar hukum",
    ),
    Bidang.KUNCI: ("kunci", "kunci butir", "kunci baris"),
    Bidang.AREA: (
        "area perubahan", "area", "area rb", "area reformasi", "area reformasi birokrasi",
        "area perubahan rb", "nama area", "area perubahan reformasi birokrasi", "aspek", "aspek perubahan",
        "tema", "bidang perubahan", "komponen",
    ),
    Bidang.PERANGKAT_DAERAH: (
        "perangkat daerah", "opd", "skpd", "pd", "nama opd", "nama skpd", "nama perangkat daerah",
        "organisasi perangkat daerah", "satuan kerja perangkat daerah", "unit kerja", "satuan kerja",
        "perangkat daerah pelaksana", "opd pelaksana", "perangkat daerah skpd", "opd skpd", "instansi",
        "skpd opd", "instansi pelaksana", "perangkat daerah opd",
    ),
    Bidang.PROGRAM: (
        "program", "nama program", "program rb", "program kerja", "uraian program",
        "program reformasi birokrasi", "program utama", "program mikro", "program rpjmd",
        "program perubahan",
    ),
    Bidang.KEGIATAN: (
        "kegiatan", "nama kegiatan", "kegiatan rb", "kegiatan utama", "program kegiatan",
        "kegiatan program", "kegiatan pokok", "program dan kegiatan", "uraian kegiatan",
        "kegiatan reformasi birokrasi", "indikasi kegiatan",
    ),
    Bidang.SUB_KEGIATAN: (
        "sub kegiatan", "subkegiatan", "nama sub kegiatan", "uraian sub kegiatan", "sub keg",
        "rincian kegiatan",
    ),
    Bidang.TAHAPAN: (
        "tahapan", "tahapan aktivitas", "aktivitas", "aktifitas", "tahapan kegiatan", "rencana aksi",
        "rencana aksi rb", "renaksi", "langkah", "langkah langkah", "langkah kegiatan",
        "uraian kegiatan langkah", "uraian langkah", "langkah aksi", "uraian rencana aksi",
        "tahapan pelaksanaan", "tahapan kerja", "uraian tahapan", "rencana tindak", "aksi",
        "tahapan rencana aksi", "langkah kerja", "uraian aktivitas", "tahapan pekerjaan",
        "rincian aktivitas", "rincian tahapan", "rencana kegiatan", "rencana aksi kegiatan",
        "kegiatan rencana aksi", "rencana aksi tahapan", "rencana kerja", "tahap",
    ),
    Bidang.INDIKATOR: (
        "indikator", "indikator keluaran", "output", "keluaran", "output keluaran", "keluaran output",
        "indikator kinerja", "indikator output", "kriteria keberhasilan", "ukuran keberhasilan", "hasil",
        "hasil yang diharapkan", "indikator kegiatan", "indikator keberhasilan",
        "keluaran yang diharapkan", "uraian output", "target output keluaran",
        "indikator kinerja kegiatan", "indikator sub kegiatan", "indikator kinerja sub kegiatan",
        "tolok ukur", "tolok ukur kinerja", "outcome", "bentuk keluaran", "indikator hasil",
        "indikator kinerja output", "uraian indikator", "uraian keluaran", "target uraian",
    ),
    Bidang.TARGET: (
        "target", "volume", "target volume", "target kinerja", "target output", "target keluaran",
        "jumlah target", "vol", "kuantitas", "target fisik", "volume target", "target capaian",
        "target kegiatan", "target tahunan", "target angka", "target indikator",
    ),
    Bidang.SATUAN: ("satuan", "satuan target", "unit", "satuan output", "satuan volume", "satuan indikator", "sat"),
    Bidang.JADWAL: (
        "waktu", "jadwal", "waktu pelaksanaan", "waktu penyelesaian", "jadwal pelaksanaan",
        "jadwal kegiatan", "target waktu", "waktu pelaksanaan kegiatan", "rencana waktu", "bulan",
        "bulan pelaksanaan", "time schedule", "timeline", "schedule", "periode", "periode pelaksanaan",
        "target penyelesaian", "batas waktu", "jangka waktu", "rencana pelaksanaan", "bulan ke",
        "waktu bulan", "jadwal penyelesaian", "triwulan", "tanggal pelaksanaan", "deadline", "kurun waktu",
        "pelaksanaan", "target waktu penyelesaian", "jadwal bulan", "jadwal waktu", "tenggat",
        "target waktu pelaksanaan", "jadwal pelaksanaan kegiatan", "jadwal rencana aksi", "waktu triwulan",
    ),
    Bidang.MULAI: ("mulai", "bulan mulai", "waktu mulai", "tanggal mulai", "awal", "tgl mulai", "mulai bulan"),
    Bidang.SELESAI: (
        "selesai", "bulan selesai", "waktu selesai", "tanggal selesai", "akhir", "tgl selesai", "sampai",
        "berakhir",
    ),
    Bidang.PENANGGUNG_JAWAB: (
        "penanggung jawab", "penanggungjawab", "pic", "pj", "pelaksana", "penanggung jawab kegiatan",
        "penanggung jawab pelaksana", "pelaksana kegiatan", "penanggungjawab kegiatan", "koordinator",
        "person in charge", "unit penanggung jawab", "pelaksana penanggung jawab", "unit pelaksana",
        "bidang pelaksana", "penanggung jawab pic", "unit kerja penanggung jawab",
        "bidang penanggung jawab",
    ),
    Bidang.ANGGARAN: (
        "anggaran", "pagu", "pagu anggaran", "biaya", "dana", "target anggaran", "kebutuhan anggaran",
        "rencana anggaran", "alokasi anggaran", "jumlah anggaran", "pagu indikatif", "anggaran kegiatan",
        "keuangan", "kebutuhan dana", "nilai anggaran", "jumlah dana", "total anggaran", "anggaran biaya",
        "sumber daya keuangan", "rencana biaya", "besaran anggaran", "perkiraan biaya", "estimasi biaya",
        "pembiayaan", "sumber daya anggaran", "anggaran target", "anggaran sub kegiatan",
    ),
    Bidang.SDM: (
        "sdm", "personil", "personel", "jumlah orang", "jumlah personil", "jumlah sdm",
        "sumber daya manusia", "orang", "pegawai", "jumlah pegawai", "jumlah personel", "kebutuhan sdm",
        "tenaga", "manusia", "sdm orang", "sdm yang dibutuhkan", "kebutuhan personil", "jml orang",
        "jml personil", "jml sdm", "tenaga pelaksana",
    ),
}  # fmt: skip
# What a heading may mean where a better one claims its field, or where people differ.
PILIHAN_LAIN: Mapping[str, Bidang] = {
    "rencana aksi": Bidang.KEGIATAN, "rencana aksi rb": Bidang.KEGIATAN, "renaksi": Bidang.KEGIATAN,
    "rencana kegiatan": Bidang.KEGIATAN, "uraian kegiatan": Bidang.TAHAPAN, "kegiatan": Bidang.TAHAPAN,
    "program kegiatan": Bidang.PROGRAM, "unit kerja": Bidang.PENANGGUNG_JAWAB,
    "pelaksana": Bidang.PERANGKAT_DAERAH, "rincian kegiatan": Bidang.TAHAPAN, "output": Bidang.TARGET,
    "keluaran": Bidang.TARGET, "instansi pelaksana": Bidang.PENANGGUNG_JAWAB,
    "opd pelaksana": Bidang.PENANGGUNG_JAWAB,
}  # fmt: skip
# Headings that officers use for more than one thing: recognised, but a person confirms.
PERLU_DIPASTIKAN = frozenset({
    "program kegiatan", "kegiatan program", "program dan kegiatan", "komponen", "aspek", "hasil",
    "outcome", "koordinator", "unit", "tenaga", "dana", "aksi", "rencana kerja", "pelaksanaan", "sampai",
    "akhir", "awal", "tujuan", "sasaran", "sasaran strategis", "tema", "indikasi kegiatan", "manusia",
    "orang",
})  # fmt: skip
UMUM = frozenset(
    {
        "target",
        "rencana",
        "jumlah",
        "nilai",
        "total",
        "uraian",
        "pagu",
        "besaran",
        "nominal",
        "angka",
        "volume",
    }
)
LEWAT = frozenset(
    {"rp", "rupiah", "juta", "ribu", "tahun", "ta", "orang ", "dalam", "dlm", "x", "000", "anggaran rp"}
)
SATUAN_UANG: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:miliar|milyar)|000\.000\.000|\brp\.?\s*m\b|\(m\)"), 1_000_000_000),
    (re.compile(r"\bjuta|\bjt\b|0{3}[.,]0{3}|x\s*1[.,]0{3}[.,]0{3}|000000"), 1_000_000),
    (re.compile(r"\bribu|\brb\b|[.,(\s]0{3}\b|x\s*1[.,]?0{3}\b"), 1_000),
)


@dataclass(frozen=True, slots=True)
class Kenal:
    """A heading recognised: its field, what else it may be, and whether a person must confirm."""

    bidang: Bidang
    yakin: bool
    lain: Bidang | None = None


_BIDANG = {sinonim: bidang for bidang, daftar in SINONIM.items() for sinonim in daftar}
_PANJANG = [sinonim for sinonim in _BIDANG if len(sinonim) >= PANJANG_MIRIP]


@lru_cache(4096)
def kunci_judul(teks: str) -> str:
    """Return a heading as it is compared: words only, without brackets, years and what counts money."""
    dasar = samakan(teks)
    luar = re.sub(r"\([^)]*\)?|\[[^\]]*\]?", " ", dasar)
    kata = re.findall(r"[^\W_]+", luar) or re.findall(r"[^\W_]+", dasar)
    tanpa = [k for k in kata if k not in LEWAT and not re.fullmatch(r"20\d\d|0{3,}", k)]
    return " ".join(tanpa or kata)


@lru_cache(4096)
def kenali(teks: str) -> Kenal | None:
    """Recognise a heading by its words; case, punctuation and small spelling mistakes do not matter."""
    kunci = kunci_judul(teks)
    if kunci in _BIDANG:
        return _kenal(kunci, yakin=kunci not in PERLU_DIPASTIKAN)
    if len(kunci) < PANJANG_MIRIP:
        return None
    mirip = process.extractOne(kunci, _PANJANG, scorer=fuzz.ratio, score_cutoff=MIRIP)
    if mirip is None:
        return _terkandung(kunci)
    return _kenal(mirip[0], yakin=mirip[1] >= YAKIN and mirip[0] not in PERLU_DIPASTIKAN)


def satuan_uang(teks: str) -> int | None:
    """Return what a heading of money counts in, in rupiah; None where it does not say."""
    dasar = samakan(teks)
    for pola, satuan in SATUAN_UANG:
        if pola.search(dasar):
            return satuan
    return 1 if re.search(r"\brp\b|rupiah", dasar) else None


def _kenal(sinonim: str, *, yakin: bool) -> Kenal:
    return Kenal(_BIDANG[sinonim], yakin, PILIHAN_LAIN.get(sinonim))


def _terkandung(kunci: str) -> Kenal | None:
    """Recognise a short heading by the longest name in it; longer texts are sentences, not headings."""
    if len(kunci.split()) > 6:
        return None
    ada = [s for s in _PANJANG if f" {s} " in f" {kunci} "]
    return _kenal(max(ada, key=len), yakin=False) if ada else None
