"""What last year left is offered to the next plan, comes once, and is left out of templates when done."""

from datetime import date, datetime
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.test import Client

from monev.models import Evaluasi, Kemajuan, LaporanBulanan, Rekomendasi, TindakLanjut
from monev.queries.lanjutan import tawaran_lanjutan
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from rencana_aksi.queries.templat import buku_templat
from rencana_aksi.services.rencana import buka_rencana
from roadmap.models import RoadMap
from tests.monev.conftest import KINI, WIB, AmbilPeriode


@pytest.fixture
def draf(rencana: RencanaAksi, road_map: RoadMap, tim_pelaksana_pd: Pengguna) -> RencanaAksi:
    """The empty draft of Diskominfo for 2022."""
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=2022)
    return buka_rencana(
        periode=tahun, perangkat_daerah=rencana.perangkat_daerah, oleh=tim_pelaksana_pd, kini=KINI
    )


def _tuntaskan(laporan: LaporanBulanan, butir: ButirAksi, kepala: Pengguna, fisik: int = 100) -> None:
    Kemajuan.objects.create(laporan=laporan, butir=butir, fisik=Decimal(fisik))
    laporan.status, laporan.dikirim_oleh, laporan.dikirim_pada = "dikirim", kepala, KINI
    laporan.save()


def test_yang_tuntas_tidak_ditawarkan(
    draf: RencanaAksi, rencana: RencanaAksi, laporan: LaporanBulanan, kepala_pd: Pengguna
) -> None:
    """An item reported at 100 % is done, in the offer and in the template alike."""
    pertama, kedua = rencana.butir.order_by("nomor")
    assert [t.kunci for t in tawaran_lanjutan(draf)] == [pertama.kunci, kedua.kunci]
    _tuntaskan(laporan, pertama, kepala_pd)
    assert [t.kunci for t in tawaran_lanjutan(draf)] == [kedua.kunci]
    tahapan = [b.tahapan for b in buku_templat(draf).baris]
    assert kedua.tahapan in tahapan
    assert pertama.tahapan not in tahapan


def test_laporan_belum_terkirim_tidak_menuntaskan(
    draf: RencanaAksi, rencana: RencanaAksi, laporan: LaporanBulanan
) -> None:
    """What was only typed counts for nothing."""
    Kemajuan.objects.create(laporan=laporan, butir=rencana.butir.order_by("nomor")[0], fisik=100)
    assert len(tawaran_lanjutan(draf)) == 2


def test_tindak_lanjut_dan_rekomendasi_ditawarkan(
    klien_tim_pelaksana_pd: Client,
    draf: RencanaAksi,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    periode: AmbilPeriode,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """Open follow-ups and recommendations become items, once, in the area that a person names."""
    TindakLanjut.objects.create(
        road_map=road_map,
        uraian="Menambah kapasitas server",
        perangkat_daerah=diskominfo,
        tenggat=date(2021, 12, 1),
        dibuat_oleh=inspektorat,
        dibuat_pada=datetime(2021, 6, 1, tzinfo=WIB),
    )
    evaluasi = Evaluasi.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=periode("semester", 2),
        status="dikirim",
        dikirim_oleh=kepala_pd,
        dikirim_pada=KINI,
    )
    Rekomendasi.objects.create(
        evaluasi=evaluasi,
        nomor=1,
        teks="Melatih admin",
        perangkat_daerah=diskominfo,
        tenggat=date(2022, 3, 1),
    )
    tindak, rekomendasi = [t for t in tawaran_lanjutan(draf) if t.area is None]
    alamat = f"/monev/lanjutan/{draf.pk}/"
    isi = {tindak.nilai: "on", rekomendasi.nilai: "on"}
    tanpa_area = klien_tim_pelaksana_pd.post(alamat, isi)
    assert tanpa_area.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Pilih area perubahannya." in tanpa_area.content.decode()
    area = road_map.areaperubahan.first()
    assert area is not None
    isi |= {f"area-{t.nilai}": str(area.pk) for t in (tindak, rekomendasi)}
    for _ in range(2):
        klien_tim_pelaksana_pd.post(alamat, isi)
    tahapan = sorted(draf.butir.values_list("tahapan", flat=True))
    assert tahapan == ["Melatih admin", "Menambah kapasitas server"]


def test_butir_dibawa_tanpa_jadwal_dan_anggaran(
    klien_tim_pelaksana_pd: Client, draf: RencanaAksi, rencana: RencanaAksi
) -> None:
    """An item comes with its key, to be planned anew; nothing ticked is told."""
    satu = tawaran_lanjutan(draf)[0]
    alamat = f"/monev/lanjutan/{draf.pk}/"
    assert "paling sedikit satu" in klien_tim_pelaksana_pd.post(alamat, {}).content.decode()
    klien_tim_pelaksana_pd.post(alamat, {satu.nilai: "on"})
    butir = draf.butir.get()
    assert (butir.kunci, butir.anggaran, bool(butir.jadwal)) == (satu.kunci, None, False)
    assert butir.target == rencana.butir.get(kunci=satu.kunci).target


def test_lanjutan_bagi_yang_berhak(
    klien_tim_pelaksana_pd_lain: Client,
    klien_inspektorat: Client,
    klien_tim_pelaksana_pd: Client,
    draf: RencanaAksi,
    rencana: RencanaAksi,
) -> None:
    """Another unit's plan is a 404, a reader reads why not, a set plan leads back."""
    alamat = f"/monev/lanjutan/{draf.pk}/"
    assert klien_tim_pelaksana_pd_lain.get(alamat).status_code == HTTPStatus.NOT_FOUND
    assert klien_inspektorat.get(alamat).status_code == HTTPStatus.FORBIDDEN
    assert klien_tim_pelaksana_pd.get(f"/monev/lanjutan/{rencana.pk}/").status_code == HTTPStatus.FOUND
