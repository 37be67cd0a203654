"""Addresses of the API; each app brings its resources, here they only meet."""

from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import SimpleRouter

from dasbor import api as dasbor
from monev.api import angka as monev_angka
from monev.api import bukti as monev_bukti
from monev.api import daftar as monev
from monev.api import dokumen as monev_dokumen
from monev.api import tulis as monev_tulis
from monev.api import tulis_masalah as monev_masalah
from monev.api import tulis_rapat as monev_rapat
from monev.api.lanjutan import LanjutanSumber
from organisasi.api import saya
from organisasi.api import sumber as organisasi
from organisasi.api.dokumen import Skema, dokumen
from rencana_aksi.api import impor as rencana_impor
from rencana_aksi.api import periksa as rencana_periksa
from rencana_aksi.api import rencana as rencana_baca
from rencana_aksi.api import tulis as rencana_aksi
from roadmap.api import isi as roadmap
from roadmap.api import nomenklatur
from roadmap.api.pemeriksaan import PemeriksaanSumber

app_name = "api"

router = SimpleRouter(use_regex_path=False)
for awalan, nama, sumber in (
    ("perangkat-daerah", "perangkat_daerah", organisasi.PerangkatDaerahSumber),
    ("pokja", "pokja", organisasi.PokjaSumber),
    ("road-map", "road_map", roadmap.RoadMapSumber),
    ("tujuan", "tujuan", roadmap.TujuanSumber),
    ("sasaran", "sasaran", roadmap.SasaranSumber),
    ("area", "area", roadmap.AreaSumber),
    ("baris-lampiran", "baris_lampiran", roadmap.BarisSumber),
    ("prioritas", "prioritas", roadmap.PrioritasSumber),
    ("program", "program", nomenklatur.ProgramSumber),
    ("program-klasifikasi", "program_klasifikasi", nomenklatur.ProgramKlasifikasiSumber),
    ("zona-integritas", "zona_integritas", nomenklatur.ZonaSumber),
    ("pemeriksaan", "pemeriksaan", PemeriksaanSumber),
    ("penetapan-target", "penetapan_target", roadmap.PenetapanSumber),
    ("indikator", "indikator", roadmap.IndikatorSumber),
    ("rencana-aksi", "rencana_aksi", rencana_aksi.RencanaTulis),
    ("tahun-rencana", "tahun_rencana", rencana_baca.TahunSumber),
    ("rekap-area", "rekap_area", rencana_baca.RekapAreaSumber),
    ("rencana-aksi/<int:rencana>/butir", "butir", rencana_aksi.ButirTulis),
    ("rencana-aksi/<int:rencana>/komentar", "komentar", rencana_periksa.KomentarSumber),
    ("rencana-aksi/<int:rencana>/lanjutan", "lanjutan", LanjutanSumber),
    ("rencana-aksi/<int:rencana>/unggahan", "unggahan", rencana_impor.UnggahanSumber),
    ("periode", "periode", monev.PeriodeSumber),
    ("laporan-bulanan", "laporan_bulanan", monev_tulis.LaporanTulis),
    ("laporan-bulanan/<int:laporan>/kemajuan", "kemajuan", monev_tulis.KemajuanTulis),
    ("pengukuran", "pengukuran", monev_tulis.PengukuranTulis),
    ("rapat", "rapat", monev_rapat.RapatTulis),
    ("permasalahan", "permasalahan", monev_masalah.MasalahTulis),
    ("tindak-lanjut", "tindak_lanjut", monev_masalah.TindakLanjutTulis),
    ("bukti", "bukti", monev_bukti.BuktiSumber),
    ("capaian", "capaian", monev_angka.CapaianSumber),
    ("evaluasi", "evaluasi", monev_dokumen.EvaluasiSumber),
    ("laporan-monev", "laporan_monev", monev_dokumen.LaporanMonevSumber),
    ("survei", "survei", monev.SurveiSumber),
    ("arahan", "arahan", dasbor.ArahanTulis),
    ("kewajiban", "kewajiban", monev.KewajibanSumber),
    ("kepatuhan", "kepatuhan", monev_angka.KepatuhanSumber),
    ("kepatuhan-rincian", "kepatuhan_rincian", monev_angka.RincianKepatuhanSumber),
    ("kurva", "kurva", monev_angka.KurvaSumber),
    ("dasbor", "dasbor", dasbor.DasborSumber),
    ("dasbor-area", "dasbor_area", dasbor.DasborAreaSumber),
    ("peringkat", "peringkat", dasbor.PeringkatSumber),
    ("tindakan", "tindakan", dasbor.TindakanSumber),
    ("pemberitahuan", "pemberitahuan", saya.PemberitahuanSumber),
    ("saya", "saya", saya.SayaSumber),
):
    router.register(awalan, sumber, basename=nama)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(router.urls)),
    path("skema/", Skema.as_view(authentication_classes=[], permission_classes=[]), name="skema"),
    path("dokumen/", dokumen, name="dokumen"),
]
