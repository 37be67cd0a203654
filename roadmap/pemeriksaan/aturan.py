"""The rules as a table, the worst first, and the one way to run them."""

from typing import Final

from roadmap.pemeriksaan import baris, ejaan, target
from roadmap.pemeriksaan.potret import Potret
from roadmap.pemeriksaan.temuan import AturanPeriksa, Temuan, Tingkat

SALAH, PERIKSA, CATATAN = Tingkat.SALAH, Tingkat.PERIKSA, Tingkat.CATATAN

ATURAN: Final[tuple[AturanPeriksa, ...]] = (
    AturanPeriksa(
        "target-berbeda",
        "Target berbeda untuk indikator yang sama",
        SALAH,
        "Satu indikator bertarget lain di dua tempat: yang mana yang berlaku tidak pasti.",
        target.target_berbeda,
    ),
    AturanPeriksa(
        "tahun-tanpa-target",
        "Tahun tanpa target",
        SALAH,
        "Capaian tahun itu tidak dapat dihitung.",
        target.tahun_tanpa_target,
    ),
    AturanPeriksa(
        "satuan-berubah",
        "Satuan berubah dalam satu baris",
        SALAH,
        "Nilai antartahun tidak dapat dibandingkan.",
        target.satuan_berubah,
    ),
    AturanPeriksa(
        "di-luar-skala",
        "Target di luar skala indikator",
        SALAH,
        "Nilai itu tidak mungkin tercapai menurut kamus indikator.",
        target.di_luar_skala,
    ),
    AturanPeriksa(
        "tanpa-kegiatan",
        "Baris tanpa kegiatan",
        SALAH,
        "Apa yang harus dikerjakan tidak tercetak.",
        baris.tanpa_kegiatan,
    ),
    AturanPeriksa(
        "tanpa-perangkat-daerah",
        "Baris tanpa Perangkat Daerah",
        SALAH,
        "Tidak ada yang bertanggung jawab.",
        baris.tanpa_perangkat_daerah,
    ),
    AturanPeriksa(
        "tanpa-program",
        "Baris tanpa program",
        PERIKSA,
        "Sel kosong karena tergabung dengan baris di atasnya, atau hilang.",
        baris.tanpa_program,
    ),
    AturanPeriksa(
        "tanpa-sub-kegiatan",
        "Baris baru tanpa sub kegiatan",
        PERIKSA,
        "Nomenklatur baru menyebut kegiatan dan sub kegiatan.",
        baris.tanpa_sub_kegiatan,
    ),
    AturanPeriksa(
        "arah-berlawanan",
        "Target berlawanan dengan arah indikator",
        PERIKSA,
        "Target tahun berikutnya lebih buruk daripada tahun sebelumnya.",
        target.arah_berlawanan,
    ),
    AturanPeriksa(
        "lebih-buruk-dari-awal",
        "Target lebih buruk daripada kondisi awal",
        PERIKSA,
        "Target pertama berada di bawah yang sudah dicapai.",
        target.lebih_buruk_dari_awal,
    ),
    AturanPeriksa(
        "arah-nama",
        "Nama indikator tidak sejalan dengan arahnya",
        PERIKSA,
        "Capaian dapat terhitung terbalik.",
        target.arah_tidak_sesuai_nama,
    ),
    AturanPeriksa(
        "satuan-tidak-sesuai",
        "Satuan tercetak tidak sesuai dengan indikator",
        PERIKSA,
        "Besarnya target dapat terbaca seratus kali lebih kecil atau lebih besar.",
        target.satuan_tidak_sesuai,
    ),
    AturanPeriksa(
        "melebihi-seratus",
        "Persentase melebihi 100",
        PERIKSA,
        "Hanya sebagian persentase dapat melebihi 100.",
        target.melebihi_seratus,
    ),
    AturanPeriksa(
        "tanpa-padanan",
        "Baris lama tanpa padanan baru",
        PERIKSA,
        "Sejak Permendagri 90/2019 kegiatan ini tidak mempunyai nama dalam anggaran.",
        baris.tanpa_padanan,
    ),
    AturanPeriksa(
        "pasal-3-tanpa-baris",
        "Kegiatan Pasal 3 tanpa baris Lampiran",
        PERIKSA,
        "Pasal mewajibkannya, Lampiran tidak menjabarkannya.",
        baris.pasal_3_tanpa_baris,
    ),
    AturanPeriksa(
        "kegiatan-dua-program",
        "Satu kegiatan pada dua program",
        PERIKSA,
        "Salah satunya mungkin salin-tempel.",
        baris.kegiatan_dua_program,
    ),
    AturanPeriksa(
        "ejaan",
        "Ejaan berbeda dari nama baku",
        PERIKSA,
        "Salah ketik, kata terputus, ganda, terpotong atau kurang. Yang tercetak tidak diubah.",
        ejaan.ejaan,
    ),
    AturanPeriksa(
        "sel-gabung",
        "Sel tergabung dengan baris di atasnya",
        CATATAN,
        "Isinya dibaca dari baris di atasnya.",
        baris.sel_gabung,
    ),
    AturanPeriksa(
        "cetak-berbeda",
        "Target sama, tercetak berbeda",
        CATATAN,
        "Artinya sama; hanya tulisannya yang berlainan.",
        target.target_cetak_berbeda,
    ),
    AturanPeriksa(
        "tanda-desimal",
        "Tanda desimal berbeda",
        CATATAN,
        "Titik dan koma bercampur dalam satu dokumen.",
        target.tanda_desimal,
    ),
    AturanPeriksa(
        "banyak-desimal",
        "Banyak angka desimal berbeda",
        CATATAN,
        "Ketelitian target antartahun tidak sama.",
        target.desimal_berbeda,
    ),
    AturanPeriksa(
        "nama-mirip",
        "Nama hampir sama",
        CATATAN,
        "Dua nama yang berbeda satu kata mungkin satu hal.",
        baris.nama_mirip,
    ),
    AturanPeriksa(
        "ejaan-kapital",
        "Huruf besar-kecil berbeda",
        CATATAN,
        "Satu nama ditulis dengan huruf besar-kecil yang berlainan.",
        ejaan.ejaan_kapital,
    ),
    AturanPeriksa(
        "tanpa-kondisi-awal",
        "Kondisi awal tidak ada",
        CATATAN,
        "Kemajuan sejak tahun awal tidak dapat dihitung.",
        target.dasar_tidak_ada,
    ),
)
ATURAN_PER_KODE: Final = {a.kode: a for a in ATURAN}


def periksa(potret: Potret) -> list[Temuan]:
    """Run every rule; the worst findings first, in the order of the table."""
    return [
        Temuan(a.kode, a.judul, a.tingkat, b.tempat, b.uraian, b.tautan)
        for a in ATURAN
        for b in a.cari(potret)
    ]
