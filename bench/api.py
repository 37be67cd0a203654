"""The API: 100 items of a plan as a page of JSON, beside a view written by hand that asks the same."""

from datetime import timedelta

from django.http import HttpRequest, JsonResponse
from django.test import Client
from django.utils import timezone

from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.monev_kemajuan import rencana_ditetapkan, unit_baru
from bench.ukuran import Ukuran, banding
from organisasi.models import LingkupKunci
from organisasi.permissions import penugasan_dari
from organisasi.services.kunci_api import terbitkan
from rencana_aksi.models import ButirAksi, RencanaAksi
from roadmap.models import RoadMap

BANYAK = 100
BATAS = 3.0
BIDANG = (
    "id", "kunci", "rencana_id", "nomor", "area_id", "program", "kegiatan", "sub_kegiatan", "tahapan",
    "indikator", "target", "satuan", "jadwal", "penanggung_jawab", "anggaran", "sdm", "penilaian",
)  # fmt: skip


def butir_polos(request: HttpRequest, pk: int) -> JsonResponse:
    """Answer with the items of a plan as a person would write it by hand: the same rule, the same order."""
    penugasan_dari(request.user)
    rencana = RencanaAksi.objects.terlihat_oleh(request.user).get(pk=pk)
    butir = ButirAksi.objects.filter(rencana=rencana).order_by("nomor", "id")[:BANYAK]
    return JsonResponse({"hasil": [{nama: getattr(b, nama) for nama in BIDANG} for b in butir]})


def ukur_api() -> list[Ukuran]:
    """Return the measurement of a list of 100 rows; the road map must be loaded."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    oleh = orang_berperan("pembaca-api", "inspektorat")
    rencana = rencana_ditetapkan(road_map, unit_baru("api"), oleh, BANYAK)
    kini = timezone.now()
    sampai = timezone.localdate(kini) + timedelta(days=1)
    _, teks = terbitkan(pemilik=oleh, nama="Bench", lingkup=LingkupKunci.BACA, sampai=sampai, kini=kini)
    berkunci = Client(SERVER_NAME="localhost", headers={"authorization": f"Bearer {teks}"})
    masuk = klien_dari(oleh)
    alamat = f"/api/v1/rencana-aksi/{rencana.pk}/butir/?ukuran={BANYAK}"
    query, _ = isi_halaman(berkunci, alamat)
    api, polos = banding(
        lambda: berkunci.get(alamat), lambda: masuk.get(f"/polos/api/{rencana.pk}/butir/"), ulang=25
    )
    rincian = f"{api * 1000:.1f} ms beside {polos * 1000:.1f} ms, {query} queries"
    return [Ukuran(f"API list of {BANYAK} rows beside a view by hand", api / polos, BATAS, "×", rincian)]
