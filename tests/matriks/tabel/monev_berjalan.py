"""Monev, what happens in between: meetings, problems, follow-ups, evidence."""

from tests.matriks.izin import (
    BACA,
    BACA_PD,
    PELAPOR,
    PEMBACA,
    PEMBERI,
    PENYUSUN,
    PENYUSUN_PD,
    Izin,
    baris,
    berkas,
    untuk,
)
from tests.matriks.tabel.rencana_aksi import CSV

#                     tamu admin arah laks pokja kepala tim insp ases lepas
MASALAH = PENYUSUN  # whoever holds it at its level: unit, pokja or pleno
NAIKKAN = Izin(
    sendiri="           m    3     3    3    3      v    3    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
    pokja="             m    3     3    v    v      4    4    3    3    3  ",
    pokja_lain="        m    3     3    v    3      4    4    3    3    3  ",
)
KERJAKAN = Izin(
    sendiri="           m    3     3    3    3      v    v    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
    kota="              m    3     3    3    3      4    4    3    3    3  ",
)
INSPEKTORAT = Izin(
    sendiri="           m    3     3    3    3      3    3    v    3    3  ",
    lain="              m    3     3    3    3      4    4    v    3    3  ",
    kota="              m    3     3    3    3      4    4    v    3    3  ",
)

TABEL = [
    # Meetings
    baris("monev:daftar_rapat", GET=PEMBACA),
    baris("monev:daftar_rapat_unduh", alamat=CSV, GET=PEMBACA),
    baris("monev:rapat_tambah", GET=PELAPOR, POST=PELAPOR),
    *untuk("monev: rapat rapat_ics", "rapat", GET=BACA),
    *berkas("monev:rapat_unduh", "rapat", "pdf docx undangan-pdf", GET=BACA),
    *untuk("monev: rapat_ubah rapat_batal rapat_undang rapat_agenda", "rapat", GET=PENYUSUN, POST=PENYUSUN),
    *untuk("monev: rapat_hadir rapat_notulen rapat_selesai", "rapat", GET=PENYUSUN, POST=PENYUSUN),
    baris("monev:rapat_peserta_keluarkan", "peserta", POST=PENYUSUN),
    # Problems
    baris("monev:daftar_masalah", GET=PEMBACA),
    baris("monev:masalah_unduh", alamat=CSV, GET=PEMBACA),
    baris("monev:masalah_tambah", GET=PELAPOR, POST=PELAPOR),
    baris("monev:masalah", "masalah", GET=BACA),
    baris("monev:masalah_ubah", "masalah", GET=MASALAH, POST=MASALAH),
    baris("monev:masalah_langkah", "masalah", {"langkah": "naikkan"}, GET=NAIKKAN, POST=NAIKKAN),
    baris("monev:masalah_langkah", "masalah", {"langkah": "selesaikan"}, GET=MASALAH, POST=MASALAH),
    # Follow-ups
    baris("monev:daftar_tindak_lanjut", GET=PEMBACA),
    baris("monev:tindak_lanjut_unduh", alamat=CSV, GET=PEMBACA),
    baris("monev:tindak_lanjut_tambah", GET=PEMBERI, POST=PEMBERI),
    baris("monev:tindak_lanjut", "tindak lanjut", GET=BACA_PD),
    *untuk("monev:tindak_lanjut_ lapor selesai", "tindak lanjut", GET=KERJAKAN, POST=KERJAKAN),
    *untuk("monev:tindak_lanjut_ buka konfirmasi", "tindak lanjut", GET=INSPEKTORAT, POST=INSPEKTORAT),
    # Evidence: read by whoever reads what it hangs on, changed by whoever writes that
    baris("monev:bukti", "bukti kemajuan", GET=BACA_PD),
    baris("monev:bukti", "bukti pengukuran", GET=BACA_PD),
    baris("monev:bukti", "bukti rapat", GET=BACA),
    baris("monev:bukti", "bukti permasalahan", GET=BACA),
    baris("monev:bukti", "bukti catatan_tindak_lanjut", GET=BACA_PD),
    baris("monev:bukti", "bukti survei", GET=BACA_PD),
    baris("monev:bukti_hapus", "bukti kemajuan", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:bukti_hapus", "bukti pengukuran", POST=PENYUSUN_PD, GET=PENYUSUN_PD),
    baris("monev:bukti_hapus", "bukti rapat", GET=PENYUSUN, POST=PENYUSUN),
    baris("monev:bukti_hapus", "bukti permasalahan", GET=MASALAH, POST=MASALAH),
    baris("monev:bukti_hapus", "bukti catatan_tindak_lanjut", GET=KERJAKAN, POST=KERJAKAN),
    baris("monev:bukti_hapus", "bukti survei", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:bukti_tambah", "pemilik bukti kemajuan", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:bukti_tambah", "pemilik bukti pengukuran", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:bukti_tambah", "pemilik bukti rapat", GET=PENYUSUN, POST=PENYUSUN),
    baris("monev:bukti_tambah", "pemilik bukti permasalahan", GET=MASALAH, POST=MASALAH),
    baris("monev:bukti_tambah", "pemilik bukti catatan_tindak_lanjut", GET=KERJAKAN, POST=KERJAKAN),
    baris("monev:bukti_tambah", "pemilik bukti survei", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
]
