"""Every operation of the schema, asked as every role by Schemathesis: each answer is one that the schema names.

Half of the requests name records that exist, with the newest version in If-Match, so that they reach the services. Each
is undone, so that every role finds the same records.
"""

from itertools import pairwise
from typing import Any

import pytest
import schemathesis
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import connections, models, transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from indikator.models import Indikator, PenetapanTarget
from monev.models import (
    Arahan,
    Bukti,
    Evaluasi,
    Kemajuan,
    Kewajiban,
    LaporanBulanan,
    LaporanMonev,
    Pengukuran,
    Periode,
    Permasalahan,
    Peserta,
    Rapat,
    Survei,
    TindakLanjut,
)
from monev.queries.potret import potret_evaluasi
from monev.services.bukti import tambah_berkas
from organisasi.models import LingkupKunci, Pengguna, PerangkatDaerah, Pokja
from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi, TahunRencana, Unggahan
from rencana_aksi.services.komentar import tulis_komentar
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
from tests.api.conftest import KINI, buat_kunci
from tests.api.test_bukti import PNG
from tests.monev.conftest import AmbilPeriode
from tests.monev.masalah_uji import beri, keputusan_rapat, lapor_masalah

pytestmark = pytest.mark.django_db
BANYAK, BANYAK_BACA = 3, 2  # requests of an operation as each role: one that writes, one that reads
AWAL = "/api/v1/"
PERIKSA = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
Kunci = dict[str, dict[str, str]]

RECORDS: dict[str, type[models.Model]] = {
    "area": AreaPerubahan,
    "arahan": Arahan,
    "baris-lampiran": BarisLampiran,
    "dasbor-area": AreaPerubahan,
    "evaluasi": Evaluasi,
    "indikator": Indikator,
    "kemajuan": Kemajuan,
    "kewajiban": Kewajiban,
    "komentar": Komentar,
    "laporan-bulanan": LaporanBulanan,
    "laporan-monev": LaporanMonev,
    "penetapan-target": PenetapanTarget,
    "pengukuran": Pengukuran,
    "perangkat-daerah": PerangkatDaerah,
    "periode": Periode,
    "permasalahan": Permasalahan,
    "peserta": Peserta,
    "pokja": Pokja,
    "prioritas": Prioritas,
    "program": Program,
    "program-klasifikasi": ProgramKlasifikasi,
    "rapat": Rapat,
    "rencana-aksi": RencanaAksi,
    "road-map": RoadMap,
    "sasaran": Sasaran,
    "survei": Survei,
    "tahun-rencana": TahunRencana,
    "tindak-lanjut": TindakLanjut,
    "tujuan": Tujuan,
    "zona-integritas": PilotZonaIntegritas,
}
"""The records behind the addresses, by the part before their id."""
KUNCI: dict[str, type[Any]] = {"butir": ButirAksi, "bukti": Bukti, "unggahan": Unggahan}
TETAP = {"road_map": "perwal-45-2020", "tahun": 2021, "pokok": "kartu:capaian", "pihak": "pd:diskominfo"}
BENTUK = {"rencana-aksi": "csv"}
"""Files that are quickly made, where they are none of Word."""


@pytest.fixture
def skema(db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The schema as a program fetches it; the connection of the test's transaction outlives each request."""
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    kepala = {"Accept": "application/vnd.oai.openapi+json"}
    return schemathesis.openapi.from_wsgi(f"{AWAL}skema/", get_wsgi_application(), headers=kepala)


@pytest.fixture
def semua_peran(
    settings: Settings,
    administrator: Pengguna,
    tim_pengarah: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
    asesor: Pengguna,
) -> Kunci:
    """The head that each role signs in with, a key for reading, and none."""
    settings.LAJU_API = {"kunci": "1000000/minute", "anonim": "1000000/minute"}
    caches["laju"].clear()
    orang = {
        "administrator": administrator,
        "tim-pengarah": tim_pengarah,
        "tim-pelaksana": tim_pelaksana,
        "tim-pelaksana-pd": tim_pelaksana_pd,
        "kepala-pd": kepala_pd,
        "inspektorat": inspektorat,
        "asesor": asesor,
    }
    kunci = {nama: buat_kunci(satu) for nama, satu in orang.items()}
    kunci["hanya-baca"] = buat_kunci(tim_pelaksana, LingkupKunci.BACA)
    return {"umum": {}, **{nama: {"Authorization": f"Bearer {teks}"} for nama, teks in kunci.items()}}


@pytest.fixture
def isi(
    laporan: LaporanBulanan,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    periode: AmbilPeriode,
) -> None:
    """A record behind every address."""
    Kemajuan.objects.create(laporan=laporan, butir=laporan.rencana.butir.all()[0], fisik=10)
    satu = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    keputusan_rapat(road_map, satu)
    beri(road_map, tim_pelaksana, diskominfo)
    Pengukuran.objects.create(
        tingkat="kota",
        periode=periode("semester", 1),
        indikator_id=PenetapanTarget.objects.order_by("pk")[0].indikator_id,
        teks="80",
    )
    Periode.objects.update(dikunci_sesudah=None)
    tulis_komentar(rencana=laporan.rencana, oleh=tim_pelaksana, kini=KINI, teks="Sesuai.")
    Unggahan.objects.create(
        rencana=laporan.rencana,
        nama="rencana.xlsx",
        berkas="0" * 64,
        besar=1,
        sidik="0" * 64,
        oleh=tim_pelaksana_pd,
        pada=KINI,
    )
    arahan = Arahan.objects.create(
        road_map=road_map,
        atas="Kepatuhan 10%",
        alamat="/dasbor/",
        teks="Selesaikan",
        diberikan_oleh=tim_pelaksana,
        diberikan_pada=KINI,
    )
    TindakLanjut.objects.update(arahan=arahan)
    Peserta.objects.create(rapat=Rapat.objects.order_by("pk")[0], nama="Camat")
    unit: dict[str, Any] = {"tingkat": "pd", "perangkat_daerah": diskominfo}
    Survei.objects.create(**unit, road_map=road_map, judul="Survei", mulai=KINI, selesai=KINI, responden=1)
    evaluasi = Evaluasi(**unit, periode=periode("semester", 1), dipotret_pada=KINI)
    evaluasi.potret = potret_evaluasi(evaluasi, KINI)
    evaluasi.save()
    LaporanMonev.objects.create(
        **unit,
        periode=periode("semester", 1),
        status="ditetapkan",
        potret={},
        sidik="0" * 64,
        diterima_oleh=tim_pelaksana,
        diterima_pada=KINI,
    )
    tambah_berkas(
        bidang="permasalahan", pemilik=satu, nama="foto.png", isi=PNG, oleh=tim_pelaksana_pd, kini=KINI
    )


def _nyata(alamat: str) -> dict[str, Any]:
    """Return the parameters of an address that name records that exist."""
    bagian = alamat.removeprefix(AWAL).split("/")
    hasil: dict[str, Any] = {}
    for sebelum, nama in pairwise(bagian):
        if nama == "{kunci}":
            hasil["kunci"] = str(KUNCI[sebelum]._default_manager.order_by("pk")[0].kunci)
        elif nama == "{bentuk}":
            hasil["bentuk"] = BENTUK.get(bagian[0], "docx")
        elif nama.startswith("{") and sebelum in RECORDS:
            hasil[nama.strip("{}")] = RECORDS[sebelum]._default_manager.order_by("pk")[0].pk
    return hasil


def _versi(alamat: str, parameter: dict[str, Any], kepala: dict[str, str]) -> dict[str, str]:
    """Return the head with the newest version of the record that an address is about."""
    catatan = alamat.partition("{nama}")[0].rpartition("}")[0]
    jawaban = Client(headers=kepala).get(f"{catatan}}}/".format(**parameter))
    return {"If-Match": jawaban.headers["ETag"]} if "ETag" in jawaban.headers else {}


def _isi_nyata(badan: Any) -> Any:
    """Return a body or a query whose links name records that exist."""
    if not isinstance(badan, dict):
        return badan
    hasil = dict(badan)
    for nama in badan:
        if nama in TETAP:
            hasil[nama] = TETAP[nama]
        elif kelas := RECORDS.get("rencana-aksi" if nama == "rencana" else nama.replace("_", "-")):
            hasil[nama] = kelas._default_manager.order_by("pk")[0].pk
    return hasil


def test_skema_sebagai_setiap_peran(skema: Any, semua_peran: Kunci, isi: None) -> None:
    """No operation answers anybody with anything that the schema does not say, least of all with a crash."""
    gagal: dict[str, str] = {}
    for operasi in skema.get_all_operations():
        _tanya(operasi.ok(), semua_peran, gagal)
    assert not gagal, "\n\n".join(f"{nama}\n{sebab}" for nama, sebab in gagal.items())


def _tanya(operasi: Any, semua_peran: Kunci, gagal: dict[str, str]) -> None:
    """Ask an operation as every role; note what its schema does not say."""
    nyata = _nyata(operasi.path)
    versi = _versi(operasi.path, nyata, semua_peran["inspektorat"]) if nyata else {}

    @hypothesis_settings(
        max_examples=BANYAK_BACA if operasi.method == "get" else BANYAK,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        operasi.as_strategy() | operasi.as_strategy(GenerationMode.NEGATIVE),
        st.booleans(),
    )
    def tanya(kasus: Any, ada: bool) -> None:
        kepala = {}
        if ada:
            kasus.path_parameters = {**(kasus.path_parameters or {}), **nyata}
            kasus.body, kasus.query = _isi_nyata(kasus.body), _isi_nyata(kasus.query)
            kepala = versi
        for peran, kunci in semua_peran.items():
            with transaction.atomic():
                try:
                    jawaban = kasus.call(headers=kepala | kunci)
                    kasus.validate_response(jawaban, checks=PERIKSA)
                except Exception as galat:  # noqa: BLE001 - everything that went wrong is told together
                    gagal.setdefault(f"{operasi.label} ({peran})", str(galat))
                transaction.set_rollback(True)

    tanya()
