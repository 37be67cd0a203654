"""The admin: open to the Administrator alone, who keeps master data, accounts and periods and reads everything else.

Every model there can be listed and read with its history. A line says what more is open: `tambah` add, `ubah` change,
`hapus` delete, `tabel` import and export, `ekspor` export
alone, `sandi` set a password. The record asked about is the first of the world:
of the road map in force, which is closed.
"""

HAK: dict[str, str] = {
    "organisasi.perangkatdaerah": "tambah ubah hapus tabel",
    "organisasi.pokja": "          tambah ubah hapus tabel",
    "organisasi.pengguna": "       tambah ubah sandi",  # switched off, never deleted
    "organisasi.penugasan": "      tambah ubah hapus",
    "organisasi.peran": "          ubah",  # the rules name the roles
    "indikator.tangga": "          tambah ubah hapus tabel",
    "indikator.predikat": "        tambah ubah hapus tabel",
    "indikator.indikator": "       tambah ubah hapus tabel",
    "indikator.realisasi": "       tambah ubah hapus tabel",
    "indikator.penetapantarget": " tambah tabel",
    "indikator.target": "          ",  # on the page of its place
    "roadmap.roadmap": "           tambah tabel",
    "roadmap.areaperubahan": "     tambah tabel",
    "roadmap.kegiatanarea": "      tambah tabel",
    "roadmap.fokusperubahan": "    tambah tabel",
    "roadmap.tujuan": "            tambah tabel",
    "roadmap.sasaran": "           tambah tabel",
    "roadmap.program": "           tambah tabel",
    "roadmap.kegiatan": "          tambah tabel",
    "roadmap.subkegiatan": "       tambah tabel",
    "roadmap.barislampiran": "     tambah tabel",
    "roadmap.rincianbaris": "      tambah tabel",
    "roadmap.pelaksanabaris": "    tambah tabel",
    "roadmap.padanan": "           tambah tabel",
    "roadmap.dukunganbaris": "     tambah tabel",
    "roadmap.kelompokprioritas": " tambah tabel",
    "roadmap.prioritas": "         tambah tabel",
    "roadmap.sasaranprioritas": "  tambah tabel",
    "roadmap.indikatorprioritas": "tambah tabel",
    "roadmap.kegiatanprioritas": " tambah tabel",
    "roadmap.pilotzonaintegritas": "tambah tabel",
    "roadmap.programklasifikasi": "tambah tabel",
    "roadmap.kegiatanklasifikasi": "tambah tabel",
    "rencana_aksi.tahunrencana": " tambah ubah hapus",
    "rencana_aksi.rencanaaksi": "  ubah hapus",  # a draft; every field is closed
    "rencana_aksi.butiraksi": "    ubah hapus ekspor",
    "rencana_aksi.tautanbutir": "  ",
    "rencana_aksi.komentar": "     ",
    "rencana_aksi.catatanalih": "  ",
    "rencana_aksi.unggahan": "     ",
    "rencana_aksi.ingatankolom": " hapus",
    "monev.kewajiban": "           tambah ubah hapus",
    "monev.periode": "             tambah ubah hapus",
    "monev.pengaturanmonev": "     tambah ubah",
    "monev.survei": "              ",
    "monev.laporanbulanan": "      ",
    "monev.kemajuan": "            ",
    "monev.pengukuran": "          ",
    "monev.rapat": "               ",
    "monev.peserta": "             ",
    "monev.agendarapat": "         ",
    "monev.keputusan": "           ",
    "monev.permasalahan": "        ",
    "monev.catatanmasalah": "      ",
    "monev.arahan": "              ",
    "monev.tindaklanjut": "        ",
    "monev.catatantindaklanjut": " ",
    "monev.evaluasi": "            ",
    "monev.rekomendasi": "         ",
    "monev.laporanmonev": "        ",
    "monev.berkaslaporan": "       ",
    "monev.paketlaporan": "        ",
}
"""What the Administrator may besides reading."""

SITUS: dict[str, dict[str, str]] = {
    "index": {},
    "login": {},
    "logout": {},
    "password_change": {},
    "password_change_done": {},
    "autocomplete": {},
    "jsi18n": {},
    "view_on_site": {"content_type_id": "1", "object_id": "1"},
    "app_list": {"app_label": "monev"},
}
"""The admin's pages that are no model's, with the arguments of their addresses; closed to everybody else as well."""
