"""The other tables of a report: indicators, compliance, problems, follow-ups, annexes."""

from typing import Any

from berkas.naskah import Baris, Sel, TabelNaskah
from berkas.tabel import Kolom
from monev.naskah.kata import BELUM_DIHITUNG, Potret, bulat, hari, kata, persen, predikat
from tampilan.angka import KOSONG


def tabel_indikator(potret: Potret) -> TabelNaskah:
    """Return the indicators with target, value, achievement and its working."""
    return TabelNaskah(
        "Capaian indikator",
        "Indikator",
        (
            Kolom("nama", "Indikator", 70),
            Kolom("unit", "Perangkat Daerah", 40),
            Kolom("target", "Target", 20, perataan="kanan"),
            Kolom("realisasi", "Realisasi", 20, perataan="kanan"),
            Kolom("capaian", "Capaian (%)", 18, perataan="kanan"),
            Kolom("predikat", "Predikat", 28),
            Kolom("rumus", "Perhitungan", 70),
        ),
        tuple(_indikator(i) for i in potret["indikator"]["baris"]),
        kosong="Tidak ada indikator yang menjadi tanggung jawabnya.",
    )


def _indikator(i: dict[str, Any]) -> Baris:
    return Baris(
        (
            Sel(i["nama"]),
            Sel(i["unit"]),
            kata(i["target"]),
            kata(i["realisasi"]),
            persen(i["capaian"]),
            predikat(i["predikat"]),
            kata(i["rumus"] or f"{BELUM_DIHITUNG}: {i['alasan']}"),
        )
    )


def tabel_kepatuhan(potret: Potret) -> TabelNaskah:
    """Return the counts of each obligation; for the city those of each party."""
    kepatuhan = potret["kepatuhan"]
    kota = potret["dokumen"]["tingkat"] == "kota"
    daftar = kepatuhan["pihak" if kota else "kewajiban"]
    baris = [_kepatuhan(k["nama"], k) for k in daftar]
    if baris:
        baris.append(Baris(_kepatuhan("Jumlah", kepatuhan["jumlah"]).sel, "jumlah"))
    return TabelNaskah(
        "Kepatuhan terhadap irama monitoring dan evaluasi",
        "Kepatuhan",
        (
            Kolom("nama", "Pihak" if kota else "Kewajiban", 90),
            Kolom("tepat", "Tepat waktu", 20, perataan="kanan"),
            Kolom("terlambat", "Terlambat", 20, perataan="kanan"),
            Kolom("tidak_ada", "Tidak ada", 20, perataan="kanan"),
            Kolom("belum", "Belum jatuh tempo", 22, perataan="kanan"),
            Kolom("persen", "Tepat waktu (%)", 22, perataan="kanan"),
        ),
        tuple(baris),
        ("Dihitung dari rapat bernotulen, laporan, pengukuran dan evaluasi yang benar-benar ada.",),
        kosong="Tidak ada kewajiban pada periode ini.",
    )


def _kepatuhan(nama: str, k: dict[str, Any]) -> Baris:
    return Baris(
        (
            Sel(nama),
            bulat(k["tepat"]),
            bulat(k["terlambat"]),
            bulat(k["tidak_ada"]),
            bulat(k["belum"]),
            bulat(k["persen"]),
        )
    )


def tabel_lalai(potret: Potret) -> TabelNaskah:
    """Return what was late or missing."""
    return TabelNaskah(
        "Kewajiban yang terlambat atau tidak ada",
        "Terlambat atau tidak ada",
        (
            Kolom("pihak", "Pihak", 60),
            Kolom("kewajiban", "Kewajiban", 60),
            Kolom("jendela", "Periode", 30),
            Kolom("tenggat", "Tenggat", 30),
            Kolom("keadaan", "Keadaan", 24),
            Kolom("pada", "Terlaksana", 30),
        ),
        tuple(
            Baris(
                (
                    Sel(h["pihak"]),
                    Sel(h["kewajiban"]),
                    Sel(h["jendela"]),
                    hari(h["tenggat"]),
                    Sel(h["keadaan"].capitalize()),
                    hari(h["pada"]),
                )
            )
            for h in potret["kepatuhan"]["lalai"]
        ),
        kosong="Tidak ada kewajiban yang terlambat atau tidak ada.",
        hanya_buku=potret["dokumen"]["tingkat"] == "kota",
    )


def tabel_masalah(potret: Potret) -> TabelNaskah:
    """Return the problems."""
    return TabelNaskah(
        "Permasalahan",
        "Permasalahan",
        (
            Kolom("judul", "Permasalahan", 70),
            Kolom("benda", "Pada", 60),
            Kolom("unit", "Perangkat Daerah", 45),
            Kolom("tingkat", "Berada di", 28),
            Kolom("status", "Status", 22),
            Kolom("umur", "Hari di tingkat ini", 18, perataan="kanan"),
            Kolom("tenggat", "Batas waktu", 30),
        ),
        tuple(
            Baris(
                (
                    Sel(m["judul"]),
                    Sel(m["benda"]),
                    Sel(m["unit"]),
                    Sel(m["tingkat"]),
                    Sel(m["status"]),
                    bulat(m["umur"]),
                    _tenggat(m),
                )
            )
            for m in potret["permasalahan"]["masalah"]
        ),
        kosong="Tidak ada permasalahan yang terbuka.",
    )


def _tenggat(isi: dict[str, Any]) -> Sel:
    teks = hari(isi["tenggat"]).teks
    return Sel(f"{teks} (terlambat)" if isi["lewat"] else teks)


def tabel_tindak_lanjut(potret: Potret) -> TabelNaskah:
    """Return the follow-ups."""
    return TabelNaskah(
        "Tindak lanjut",
        "Tindak lanjut",
        (
            Kolom("uraian", "Tindak lanjut", 100),
            Kolom("masalah", "Permasalahan", 60),
            Kolom("unit", "Penanggung jawab", 50),
            Kolom("tenggat", "Tenggat", 32),
            Kolom("persen", "Kemajuan (%)", 20, perataan="kanan"),
            Kolom("status", "Status", 34),
        ),
        tuple(
            Baris(
                (
                    Sel(t["uraian"]),
                    kata(t["masalah"]),
                    Sel(" · ".join(filter(None, (t["unit"], t["pic"])))),
                    _tenggat(t),
                    bulat(t["persen"]),
                    Sel(t["status"]),
                )
            )
            for t in potret["permasalahan"]["tindak_lanjut"]
        ),
        kosong="Tidak ada tindak lanjut.",
    )


def tabel_rapat(potret: Potret) -> TabelNaskah:
    """Return the meetings held."""
    return TabelNaskah(
        "Rapat yang terlaksana",
        "Rapat",
        (
            Kolom("tanggal", "Tanggal", 32),
            Kolom("judul", "Rapat", 100),
            Kolom("jenis", "Jenis", 30),
            Kolom("lingkup", "Tingkat", 60),
            Kolom("hadir", "Hadir (orang)", 20, perataan="kanan"),
            Kolom("keputusan", "Keputusan", 20, perataan="kanan"),
        ),
        tuple(
            Baris(
                (
                    hari(r["tanggal"]),
                    Sel(r["judul"]),
                    Sel(r["jenis"]),
                    Sel(r["lingkup"]),
                    bulat(r["hadir"]),
                    bulat(r["keputusan"]),
                )
            )
            for r in potret["rapat"]
        ),
        kosong="Tidak ada rapat yang terlaksana pada periode ini.",
    )


def tabel_bukti(potret: Potret) -> TabelNaskah:
    """Return the evidence, each with the beginning of its hash."""
    return TabelNaskah(
        "Bukti dukung",
        "Bukti dukung",
        (
            Kolom("tanggal", "Tanggal", 32),
            Kolom("nama", "Bukti", 80),
            Kolom("jenis", "Jenis", 20),
            Kolom("benda", "Untuk", 90),
            Kolom("unit", "Perangkat Daerah", 45),
            Kolom("sidik", "Sidik SHA-256 (awal)", 28),
        ),
        tuple(
            Baris(
                (
                    hari(b["tanggal"]),
                    Sel(b["nama"]),
                    Sel(b["jenis"]),
                    Sel(b["benda"]),
                    Sel(b["unit"]),
                    Sel(b["sidik"][:12] or KOSONG),
                )
            )
            for b in potret["bukti"]
        ),
        kosong="Tidak ada bukti dukung pada periode ini.",
        hanya_buku=potret["dokumen"]["tingkat"] == "kota",
    )
