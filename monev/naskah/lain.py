"""The other tables of a report: indicators, compliance, problems, follow-ups, annexes."""

from typing import Any

from berkas.naskah import KolomIsi, Sel, TabelNaskah, susun_tabel
from berkas.tabel import Kolom
from monev.naskah.kata import BELUM_DIHITUNG, Potret, bulat, hari, kata, kolom, persen, predikat


def tabel_indikator(potret: Potret) -> TabelNaskah:
    """Return the indicators with target, value, achievement and its working."""
    return susun_tabel(
        "Capaian indikator",
        "Indikator",
        (
            kolom("nama", "Indikator", 70),
            kolom("unit", "Perangkat Daerah", 40),
            kolom("target", "Target", 20, kanan=True),
            kolom("realisasi", "Realisasi", 20, kanan=True),
            kolom("capaian", "Capaian (%)", 18, persen),
            kolom("predikat", "Predikat", 28, predikat),
            (
                Kolom("rumus", "Perhitungan", 70),
                lambda i: i["rumus"] or f"{BELUM_DIHITUNG}: {i['alasan']}",
            ),
        ),
        potret["indikator"]["baris"],
        kosong="Tidak ada indikator yang menjadi tanggung jawabnya.",
    )


def tabel_kepatuhan(potret: Potret) -> TabelNaskah:
    """Return the counts of each obligation; for the city those of each party."""
    kepatuhan = potret["kepatuhan"]
    kota = potret["dokumen"]["tingkat"] == "kota"
    return susun_tabel(
        "Kepatuhan terhadap irama monitoring dan evaluasi",
        "Kepatuhan",
        (
            kolom("nama", "Pihak" if kota else "Kewajiban", 90),
            kolom("tepat", "Tepat waktu", 20, bulat),
            kolom("terlambat", "Terlambat", 20, bulat),
            kolom("tidak_ada", "Tidak ada", 20, bulat),
            kolom("belum", "Belum jatuh tempo", 22, bulat),
            kolom("persen", "Tepat waktu (%)", 22, bulat),
        ),
        kepatuhan["pihak" if kota else "kewajiban"],
        ("Dihitung dari rapat bernotulen, laporan, pengukuran dan evaluasi yang benar-benar ada.",),
        jumlah={**kepatuhan["jumlah"], "nama": "Jumlah"},
        kosong="Tidak ada kewajiban pada periode ini.",
    )


def tabel_lalai(potret: Potret) -> TabelNaskah:
    """Return what was late or missing."""
    return susun_tabel(
        "Kewajiban yang terlambat atau tidak ada",
        "Terlambat atau tidak ada",
        (
            kolom("pihak", "Pihak", 60),
            kolom("kewajiban", "Kewajiban", 60),
            kolom("jendela", "Periode", 30),
            kolom("tenggat", "Tenggat", 30, hari),
            kolom("keadaan", "Keadaan", 24, str.capitalize),
            kolom("pada", "Terlaksana", 30, hari),
        ),
        potret["kepatuhan"]["lalai"],
        kosong="Tidak ada kewajiban yang terlambat atau tidak ada.",
        hanya_buku=potret["dokumen"]["tingkat"] == "kota",
    )


def tabel_masalah(potret: Potret) -> TabelNaskah:
    """Return the problems."""
    return susun_tabel(
        "Permasalahan",
        "Permasalahan",
        (
            kolom("judul", "Permasalahan", 70),
            kolom("benda", "Pada", 60),
            kolom("unit", "Perangkat Daerah", 45),
            kolom("tingkat", "Berada di", 28),
            kolom("status", "Status", 22),
            kolom("umur", "Hari di tingkat ini", 18, bulat),
            _tenggat("Batas waktu", 30),
        ),
        potret["permasalahan"]["masalah"],
        kosong="Tidak ada permasalahan yang terbuka.",
    )


def _tenggat(judul: str, lebar: float) -> KolomIsi[dict[str, Any]]:
    """Return the column of deadlines, which says where one has passed."""

    def tulis(isi: dict[str, Any]) -> Sel:
        teks = hari(isi["tenggat"]).teks
        return Sel(f"{teks} (terlambat)" if isi["lewat"] else teks)

    return Kolom("tenggat", judul, lebar), tulis


def tabel_tindak_lanjut(potret: Potret) -> TabelNaskah:
    """Return the follow-ups."""
    return susun_tabel(
        "Tindak lanjut",
        "Tindak lanjut",
        (
            kolom("uraian", "Tindak lanjut", 100),
            kolom("masalah", "Permasalahan", 60),
            (
                Kolom("unit", "Penanggung jawab", 50),
                lambda t: kata(" · ".join(filter(None, (t["unit"], t["pic"])))),
            ),
            _tenggat("Tenggat", 32),
            kolom("persen", "Kemajuan (%)", 20, bulat),
            kolom("status", "Status", 34),
        ),
        potret["permasalahan"]["tindak_lanjut"],
        kosong="Tidak ada tindak lanjut.",
    )


def tabel_rapat(potret: Potret) -> TabelNaskah:
    """Return the meetings held."""
    return susun_tabel(
        "Rapat yang terlaksana",
        "Rapat",
        (
            kolom("tanggal", "Tanggal", 32, hari),
            kolom("judul", "Rapat", 100),
            kolom("jenis", "Jenis", 30),
            kolom("lingkup", "Tingkat", 60),
            kolom("hadir", "Hadir (orang)", 20, bulat),
            kolom("keputusan", "Keputusan", 20, bulat),
        ),
        potret["rapat"],
        kosong="Tidak ada rapat yang terlaksana pada periode ini.",
    )


def tabel_bukti(potret: Potret) -> TabelNaskah:
    """Return the evidence, each with the beginning of its hash."""
    return susun_tabel(
        "Bukti dukung",
        "Bukti dukung",
        (
            kolom("tanggal", "Tanggal", 32, hari),
            kolom("nama", "Bukti", 80),
            kolom("jenis", "Jenis", 20),
            kolom("benda", "Untuk", 90),
            kolom("unit", "Perangkat Daerah", 45),
            kolom("sidik", "Sidik SHA-256 (awal)", 28, lambda sidik: kata(sidik[:12])),
        ),
        potret["bukti"],
        kosong="Tidak ada bukti dukung pada periode ini.",
        hanya_buku=potret["dokumen"]["tingkat"] == "kota",
    )
