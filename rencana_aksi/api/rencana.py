"""Plans and items: lists and records that a person may read."""

from django.db import models
from django.http import Http404

from organisasi.api.dasar import Sumber, SumberBaca, hanya_pembaca
from organisasi.api.halaman import Saring
from organisasi.permissions import Orang
from rencana_aksi.api.bacaan import STATUS, ButirBacaan, RencanaBacaan
from rencana_aksi.models import ButirAksi, Penilaian, RencanaAksi
from rencana_aksi.permissions import boleh_membaca

ALASAN = "Rencana aksi terbuka bagi Tim, Perangkat Daerah dan Inspektorat."


class RencanaSumber(SumberBaca):
    """Rencana aksi: Tim dan Inspektorat semua, Perangkat Daerah miliknya dan rencana kota yang ditetapkan."""

    queryset = RencanaAksi.objects.all()
    serializer_class = RencanaBacaan
    saring = {
        "road_map": Saring("periode__road_map__kode", "teks"),
        "tahun": Saring("periode__tahun"),
        "perangkat_daerah": Saring("perangkat_daerah"),
        "kota": Saring("perangkat_daerah__isnull", "benar", arti="ya: hanya rencana kota."),
        "status": Saring("status", "teks", tuple(s for s, _ in STATUS)),
    }
    cari = ("perangkat_daerah__nama", "perangkat_daerah__singkatan")
    urut = ("id", "sejak", "versi")

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read no plan."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def terlihat(self) -> models.QuerySet[RencanaAksi]:
        """Return the plans that the person may read."""
        daftar = RencanaAksi.objects.terlihat_oleh(self.request.user)
        return daftar.select_related("periode__road_map", "perangkat_daerah")


class DalamRencana(Sumber):
    """What belongs to a plan, which the address names."""

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read no plan."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def rencana(self) -> RencanaAksi:
        """Return the plan that the address names; a hidden one is a 404."""
        daftar = RencanaAksi.objects.terlihat_oleh(self.request.user)
        satu = (
            daftar.select_related("periode__road_map", "perangkat_daerah")
            .filter(pk=self.kwargs["rencana"])
            .first()
        )
        if satu is None:
            raise Http404("Rencana aksi tidak ditemukan.")
        return satu


class ButirSumber(DalamRencana, SumberBaca):
    """Butir satu rencana aksi, menurut nomornya."""

    queryset = ButirAksi.objects.all()
    serializer_class = ButirBacaan
    lookup_field = "kunci"
    lookup_value_converter = "uuid"
    saring = {
        "area": Saring("area"),
        "penilaian": Saring("penilaian", "teks", tuple(Penilaian.values)),
    }
    cari = ("program", "kegiatan", "sub_kegiatan", "tahapan", "indikator", "penanggung_jawab")
    urut = ("nomor", "id")

    def terlihat(self) -> models.QuerySet[ButirAksi]:
        """Return the items of the plan."""
        return ButirAksi.objects.filter(rencana=self.rencana())
