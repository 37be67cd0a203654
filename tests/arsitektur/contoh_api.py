"""The addresses of the API: what the public reads there, and a record for each that names one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from indikator.models import Indikator, PenetapanTarget
from monev.models import Arahan, Pengukuran, Periode
from organisasi.models import LingkupKunci, PerangkatDaerah, Pokja
from organisasi.services.kunci_api import terbitkan
from rencana_aksi.models import Komentar, RencanaAksi, Unggahan
from roadmap.models import (
    AreaPerubahan,
    BarisLampiran,
    PilotZonaIntegritas,
    Prioritas,
    Program,
    ProgramKlasifikasi,
    RoadMap,
    Sasaran,
    Tujuan,
)
from tests.arsitektur.contoh_monev import CONTOH_MONEV
from tests.arsitektur.contoh_monev.dokumen import kemajuan, road_map
from tests.arsitektur.contoh_rencana import CONTOH_RENCANA
from tests.pabrik import PenugasanFactory

Ambil = Callable[[], dict[str, Any]]

UMUM: dict[str, type[Model]] = {
    "perangkat_daerah": PerangkatDaerah,
    "pokja": Pokja,
    "road_map": RoadMap,
    "tujuan": Tujuan,
    "sasaran": Sasaran,
    "area": AreaPerubahan,
    "baris_lampiran": BarisLampiran,
    "prioritas": Prioritas,
    "penetapan_target": PenetapanTarget,
    "indikator": Indikator,
    "program": Program,
    "program_klasifikasi": ProgramKlasifikasi,
    "zona_integritas": PilotZonaIntegritas,
}
BERRIWAYAT = ("perangkat_daerah", "road_map", "area", "baris_lampiran", "prioritas", "indikator")

PUBLIK_API = {
    **{f"api:{nama}-{akhir}": "the regulation is public" for nama in UMUM for akhir in ("list", "detail")},
    **{f"api:{nama}-riwayat": "stands on the public page of the record" for nama in BERRIWAYAT},
    "api:skema": "describes the API; what it describes stays guarded",
    "api:dokumen": "describes the API; what it describes stays guarded",
}
"""Names of the API that anyone may read, each with the reason."""


def _pertama(model: type[Model]) -> Ambil:
    return lambda: {"pk": model._default_manager.order_by("pk").values_list("pk", flat=True)[0]}


def _butir() -> dict[str, Any]:
    satu = CONTOH_RENCANA["rencana_aksi:butir"]()
    return {"rencana": satu["pk"], "kunci": satu["kunci"]}


def _komentar() -> dict[str, Any]:
    satu = RencanaAksi.objects.get(pk=_butir()["rencana"])
    oleh = PenugasanFactory.create().pengguna
    return {
        "rencana": satu.pk,
        "pk": Komentar.objects.create(rencana=satu, oleh=oleh, pada=timezone.now(), teks="A").pk,
    }


def _unggahan() -> dict[str, Any]:
    satu = Unggahan.objects.get(**CONTOH_RENCANA["rencana_aksi:unggahan_pratinjau"]())
    return {"rencana": satu.rencana_id, "kunci": satu.kunci}


def _kunci() -> dict[str, Any]:
    kini = timezone.now()
    sampai = timezone.localdate(kini) + timedelta(days=1)
    pemilik = PenugasanFactory.create().pengguna
    return {
        "pk": terbitkan(pemilik=pemilik, nama="Uji", lingkup=LingkupKunci.BACA, sampai=sampai, kini=kini)[
            0
        ].pk
    }


def _pengukuran() -> dict[str, Any]:
    semester, _ = Periode.objects.get_or_create(
        road_map=road_map(), jenis="semester", tahun=2021, nomor=1, defaults={"tenggat": date(2021, 7, 10)}
    )
    indikator = Indikator.objects.order_by("pk")[0]
    satu = Pengukuran.objects.create(tingkat="kota", periode=semester, indikator=indikator)
    return {"pk": satu.pk}


def _arahan() -> int:
    return Arahan.objects.create(
        road_map=road_map(),
        atas="Kepatuhan 10 %",
        alamat="/dasbor/",
        teks="Selesaikan",
        diberikan_oleh=PenugasanFactory.create().pengguna,
        diberikan_pada=timezone.now(),
    ).pk


def _kemajuan() -> dict[str, Any]:
    return {"laporan": kemajuan().laporan_id, "pk": kemajuan().pk}


SATU: dict[str, Ambil] = {
    **{nama: _pertama(model) for nama, model in UMUM.items()},
    "indikator": lambda: {"pk": PenetapanTarget.objects.order_by("pk")[0].indikator_id},
    "rencana_aksi": CONTOH_RENCANA["rencana_aksi:rencana"],
    "periode": CONTOH_MONEV["monev:periode_ubah"],
    "laporan_bulanan": CONTOH_MONEV["monev:laporan"],
    "pengukuran": _pengukuran,
    "rapat": CONTOH_MONEV["monev:rapat"],
    "permasalahan": CONTOH_MONEV["monev:masalah"],
    "tindak_lanjut": CONTOH_MONEV["monev:tindak_lanjut"],
    "tahun_rencana": CONTOH_RENCANA["rencana_aksi:tahun_ubah"],
    "survei": CONTOH_MONEV["monev:survei_ubah"],
    "kewajiban": CONTOH_MONEV["monev:kewajiban_ubah"],
    "evaluasi": CONTOH_MONEV["monev:evaluasi"],
    "laporan_monev": CONTOH_MONEV["monev:laporan_monev"],
    "arahan": lambda: {"pk": _arahan()},
    "dasbor_area": _pertama(AreaPerubahan),
}

CONTOH_API: dict[str, Ambil] = {
    "kunci_api:cabut": _kunci,
    **{f"api:{nama}-detail": ambil for nama, ambil in SATU.items()},
    "api:rencana_aksi-langkah": lambda: {**SATU["rencana_aksi"](), "nama": "ajukan"},
    "api:rencana_aksi-impor": SATU["rencana_aksi"],
    "api:laporan_bulanan-langkah": lambda: {**SATU["laporan_bulanan"](), "nama": "ajukan"},
    "api:pengukuran-langkah": lambda: {**SATU["pengukuran"](), "nama": "kirim"},
    "api:pengukuran-bukti": SATU["pengukuran"],
    "api:permasalahan-bukti": lambda: {"pk": SATU["permasalahan"]()["pk"]},
    "api:kemajuan-bukti": _kemajuan,
    "api:bukti-detail": CONTOH_MONEV["monev:bukti"],
    "api:bukti-berkas": CONTOH_MONEV["monev:bukti"],
    "api:permasalahan-langkah": lambda: {"pk": SATU["permasalahan"]()["pk"], "nama": "naikkan"},
    **{
        f"api:tindak_lanjut-{nama}": SATU["tindak_lanjut"]
        for nama in ("lapor", "selesai", "konfirmasi", "buka")
    },
    "api:rencana_aksi-revisi": SATU["rencana_aksi"],
    "api:rencana_aksi-salin-tahun-lalu": SATU["rencana_aksi"],
    "api:rencana_aksi-semua-sesuai": SATU["rencana_aksi"],
    "api:butir-penilaian": _butir,
    **{f"api:butir-{nama}": _butir for nama in ("tautan", "pindah", "salin")},
    "api:rapat-peserta": CONTOH_MONEV["monev:rapat_peserta_keluarkan"],
    "api:komentar-list": lambda: {"rencana": _butir()["rencana"]},
    **{f"api:komentar-{nama}": _komentar for nama in ("detail", "selesai", "buka")},
    "api:unggahan-detail": _unggahan,
    **{
        f"api:rapat-{nama}": SATU["rapat"]
        for nama in ("batal", "calon-peserta", "undang", "agenda", "hadir", "notulen", "selesai", "bukti")
    },
    **{
        f"api:{nama}-riwayat": SATU[nama]
        for nama in (
            *BERRIWAYAT,
            "rencana_aksi",
            "laporan_bulanan",
            "pengukuran",
            "rapat",
            "permasalahan",
            "tindak_lanjut",
            "evaluasi",
            "laporan_monev",
            "survei",
        )
    },
    **{f"api:rencana_aksi-{nama}": SATU["rencana_aksi"] for nama in ("banding", "templat")},
    **{f"api:laporan_bulanan-{nama}": SATU["laporan_bulanan"] for nama in ("buku", "impor")},
    "api:rencana_aksi-unduh": lambda: {**SATU["rencana_aksi"](), "bentuk": "csv"},
    "api:rapat-unduh": lambda: {**SATU["rapat"](), "bentuk": "docx"},
    "api:evaluasi-unduh": lambda: {**SATU["evaluasi"](), "bentuk": "docx"},
    "api:evaluasi-langkah": lambda: {**SATU["evaluasi"](), "nama": "ajukan"},
    "api:laporan_monev-unduh": lambda: {**SATU["laporan_monev"](), "bentuk": "xlsx"},
    "api:laporan_monev-langkah": lambda: {**SATU["laporan_monev"](), "nama": "tetapkan"},
    "api:butir-riwayat": _butir,
    "api:lanjutan-list": lambda: {"rencana": _butir()["rencana"]},
    "api:butir-list": lambda: {"rencana": _butir()["rencana"]},
    "api:butir-detail": _butir,
    "api:kemajuan-list": lambda: {"laporan": _kemajuan()["laporan"]},
    "api:kemajuan-detail": _kemajuan,
}
