"""Rules of meetings: who convenes, who is invited once, what may be noted when, what the end needs and does."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from monev.models import JenisRapat, Keputusan, Rapat, StatusMasalah, StatusRapat, Terkunci, TindakLanjut
from monev.queries.rapat import (
    SaringanRapat,
    daftar_rapat,
    penyelenggara_untuk,
    tahun_bawaan,
    tanda_agenda,
    tanda_hadir,
    tanda_notulen,
)
from monev.queries.rapat_agenda import usulan_agenda
from monev.queries.rapat_peserta import calon_peserta, urai_bebas
from monev.services.bukti import tambah_tautan
from monev.services.rapat import RapatDitolak, batalkan, buat_rapat, ubah_rapat
from monev.services.rapat_notulen import (
    IsianKeputusan,
    IsianTindakLanjut,
    PokokAgenda,
    selesaikan,
    simpan_agenda,
    simpan_notulen,
)
from monev.services.rapat_peserta import Kehadiran, catat_hadir, keluarkan, undang
from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah, Pokja
from organisasi.permissions import TidakBerwenang
from riwayat.queries import versi
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from tests.monev.rapat_uji import LAMPAU, jalankan, masalah_kota, rapat_pleno
from tests.pabrik import PenugasanFactory

AKTOR = (
    "tim_pelaksana",
    "tim_pelaksana_pd",
    "tim_pelaksana_pd_lain",
    "kepala_pd",
    "inspektorat",
    "tim_pengarah",
)


@pytest.fixture
def pleno(road_map: RoadMap, tim_pelaksana: Pengguna) -> Rapat:
    """A pleno in the past, nobody invited yet."""
    return rapat_pleno(road_map, tim_pelaksana)


@pytest.fixture
def mendatang(road_map: RoadMap, tim_pelaksana: Pengguna) -> Rapat:
    """A pleno in ten days."""
    mulai = timezone.now() + timedelta(days=10)
    return rapat_pleno(road_map, tim_pelaksana, mulai=mulai, judul="Rapat pleno mendatang")


@pytest.mark.parametrize(
    ("lingkup", "boleh"),
    [
        ("kota", {"tim_pelaksana"}),
        ("pokja", {"tim_pelaksana"}),
        ("pd", {"tim_pelaksana_pd", "kepala_pd"}),
    ],
)
def test_penyelenggara(
    lingkup: str,
    boleh: set[str],
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    request: pytest.FixtureRequest,
) -> None:
    milik: dict[str, dict[str, Any]] = {
        "kota": {},
        "pokja": {"pokja": Pokja.objects.get(kode="pokja-a")},
        "pd": {"perangkat_daerah": diskominfo},
    }
    dapat = set()
    for nama in AKTOR:
        try:
            rapat_pleno(road_map, request.getfixturevalue(nama), tingkat=lingkup, **milik[lingkup])
        except TidakBerwenang:
            continue
        dapat.add(nama)
    assert dapat == boleh


def test_anggota_pokja_lain_tidak_menyelenggarakan(road_map: RoadMap) -> None:
    pokja_a, pokja_b = (Pokja.objects.get(kode=f"pokja-{h}") for h in "ab")
    anggota = PenugasanFactory.create(kode_peran="tim-pelaksana", pokja=pokja_a).pengguna
    rapat_pleno(road_map, anggota, tingkat="pokja", pokja=pokja_a)
    with pytest.raises(TidakBerwenang):
        rapat_pleno(road_map, anggota, tingkat="pokja", pokja=pokja_b)
    assert [k for k in penyelenggara_untuk(anggota) if k.startswith("pokja")] == ["pokja:pokja-a"]


def test_dijadwalkan_dua_kali_satu_rapat(pleno: Rapat, road_map: RoadMap, tim_pelaksana: Pengguna) -> None:
    assert rapat_pleno(road_map, tim_pelaksana).pk == pleno.pk
    assert Rapat.objects.count() == 1


# Invitations


def test_calon_pleno(
    pleno: Rapat, tim_pelaksana: Pengguna, inspektorat: Pengguna, kepala_pd: Pengguna, asesor: Pengguna
) -> None:
    calon = {c.pengguna: c.diusulkan for c in calon_peserta(pleno)}
    assert calon == {tim_pelaksana: True, inspektorat: True, kepala_pd: False}


def test_calon_pokja(
    road_map: RoadMap, tim_pelaksana: Pengguna, inspektorat: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """Its own members, those of no pokja in particular, and the people of the units that its areas name."""
    pokja_a, pokja_d = (Pokja.objects.get(kode=f"pokja-{h}") for h in "ad")
    sendiri = PenugasanFactory.create(kode_peran="tim-pelaksana", pokja=pokja_d).pengguna
    lain = PenugasanFactory.create(kode_peran="tim-pelaksana", pokja=pokja_a).pengguna
    bernama = PerangkatDaerah.objects.filter(baris__baris__area__pokja=pokja_d).first()
    tidak = PerangkatDaerah.objects.exclude(baris__baris__area__pokja=pokja_d).first()
    kepala = PenugasanFactory.create(kode_peran="kepala-pd", perangkat_daerah=bernama).pengguna
    kepala_lain = PenugasanFactory.create(kode_peran="kepala-pd", perangkat_daerah=tidak).pengguna
    rapat = rapat_pleno(road_map, tim_pelaksana, tingkat="pokja", pokja=pokja_d)
    calon = {c.pengguna: c.diusulkan for c in calon_peserta(rapat)}
    assert calon == {
        tim_pelaksana: True, sendiri: True, kepala: True, lain: False, kepala_lain: False, inspektorat: False
    }  # fmt: skip


def test_calon_pd(
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    kepala_pd: Pengguna,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    rapat = rapat_pleno(road_map, kepala_pd, tingkat="pd", perangkat_daerah=diskominfo)
    calon = {c.pengguna: c.diusulkan for c in calon_peserta(rapat)}
    assert calon == {kepala_pd: True, tim_pelaksana_pd: True, tim_pelaksana_pd_lain: False}


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("", []),
        (
            "Camat Klojen; Kecamatan Klojen\n\n  Lurah  Kauman ",
            [("Camat Klojen", "Kecamatan Klojen"), ("Lurah Kauman", "")],
        ),
        ("Camat\nCAMAT \ncamat;", [("Camat", "")]),
        ("Camat; Klojen\nCamat; Blimbing", [("Camat", "Klojen"), ("Camat", "Blimbing")]),
        (" ; hanya unsur", []),
    ],
)
def test_urai_bebas(teks: str, hasil: list[tuple[str, str]]) -> None:
    assert urai_bebas(teks) == hasil


def test_tidak_ada_yang_diundang_dua_kali(
    pleno: Rapat, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    for nama in ("Camat Klojen", "CAMAT klojen.", inspektorat.nama):
        undang(
            rapat=pleno,
            pengguna=[inspektorat.pk, tim_pelaksana.pk],
            bebas=[(nama, "")],
            undangan="Bawa laporan.",
            oleh=tim_pelaksana,
            kini=LAMPAU,
        )
    assert sorted(p.nama for p in pleno.peserta.all()) == sorted(
        ["Camat Klojen", inspektorat.nama, tim_pelaksana.nama]
    )
    kabar = Pemberitahuan.objects.get(penerima=inspektorat, jenis="rapat-undangan")
    assert "Senin, 1 Februari 2021 pukul 09.00–11.00 WIB di Ruang Majapahit" in kabar.isi
    assert f"https://petarb.contoh.invalid/monev/rapat/{pleno.pk}/kalender.ics" in kabar.isi
    assert "Bawa laporan." in kabar.isi
    pleno.refresh_from_db()
    assert (pleno.diundang_oleh, pleno.diundang_pada) == (tim_pelaksana, LAMPAU)


def test_undangan_ditolak(pleno: Rapat, tim_pelaksana: Pengguna, asesor: Pengguna) -> None:
    for orang in ([], [asesor.pk]):
        with pytest.raises(RapatDitolak):
            undang(rapat=pleno, pengguna=orang, bebas=[], undangan="", oleh=tim_pelaksana, kini=LAMPAU)
    assert not pleno.peserta.exists()


def test_peserta_hadir_tidak_dikeluarkan(pleno: Rapat, tim_pelaksana: Pengguna) -> None:
    jalankan(pleno, tim_pelaksana)
    peserta = pleno.peserta.get()
    with pytest.raises(RapatDitolak, match="tercatat hadir"):
        keluarkan(peserta=peserta, oleh=tim_pelaksana)
    catat_hadir(
        rapat=pleno,
        kehadiran={peserta.pk: Kehadiran(False, "")},
        tambahan=[],
        oleh=tim_pelaksana,
        kini=timezone.now(),
    )
    keluarkan(peserta=peserta, oleh=tim_pelaksana)
    keluarkan(peserta=peserta, oleh=tim_pelaksana)  # pressed twice
    assert not pleno.peserta.exists()


def test_terlihat_oleh_yang_diundang(
    pleno: Rapat,
    tim_pelaksana: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    inspektorat: Pengguna,
) -> None:
    assert not Rapat.objects.terlihat_oleh(kepala_pd).exists()
    undang(rapat=pleno, pengguna=[kepala_pd.pk], bebas=[], undangan="", oleh=tim_pelaksana, kini=LAMPAU)
    assert Rapat.objects.terlihat_oleh(kepala_pd).get() == pleno
    assert not Rapat.objects.terlihat_oleh(tim_pelaksana_pd_lain).exists()
    assert Rapat.objects.terlihat_oleh(inspektorat).get() == pleno


# Change and cancel


def test_jadwal_berubah_dikabarkan(mendatang: Rapat, tim_pelaksana: Pengguna, inspektorat: Pengguna) -> None:
    kini = timezone.now()
    undang(rapat=mendatang, pengguna=[inspektorat.pk], bebas=[], undangan="", oleh=tim_pelaksana, kini=kini)
    mendatang.refresh_from_db()
    mendatang.judul = "Rapat pleno Maret"
    ubah_rapat(rapat=mendatang, oleh=tim_pelaksana, kini=kini)
    assert not Pemberitahuan.objects.filter(jenis="rapat-berubah").exists()
    mendatang.tempat = "Aula Kecamatan"
    ubah_rapat(rapat=mendatang, oleh=tim_pelaksana, kini=kini)
    assert "Aula Kecamatan" in Pemberitahuan.objects.get(jenis="rapat-berubah", penerima=inspektorat).isi


def test_ubah_basi(mendatang: Rapat, tim_pelaksana: Pengguna) -> None:
    dibuka = versi(mendatang)
    mendatang.judul = "Satu"
    ubah_rapat(rapat=mendatang, oleh=tim_pelaksana, kini=LAMPAU, versi_dibuka=dibuka)
    mendatang.judul = "Dua"
    with pytest.raises(Basi):
        ubah_rapat(rapat=mendatang, oleh=tim_pelaksana, kini=LAMPAU, versi_dibuka=dibuka)
    assert Rapat.objects.get(pk=mendatang.pk).judul == "Satu"


def test_batal(mendatang: Rapat, tim_pelaksana: Pengguna, inspektorat: Pengguna) -> None:
    kini = timezone.now()
    undang(rapat=mendatang, pengguna=[inspektorat.pk], bebas=[], undangan="", oleh=tim_pelaksana, kini=kini)
    with pytest.raises(RapatDitolak, match="alasan"):
        batalkan(rapat=mendatang, alasan="  ", oleh=tim_pelaksana, kini=kini)
    batalkan(rapat=mendatang, alasan="Ruang terpakai", oleh=tim_pelaksana, kini=kini)
    assert "Ruang terpakai" in Pemberitahuan.objects.get(jenis="rapat-batal").isi
    with pytest.raises(Terkunci, match="dibatalkan"):
        batalkan(rapat=mendatang, alasan="Lagi", oleh=tim_pelaksana, kini=kini)


def test_rapat_berkeputusan_tidak_dibatalkan(pleno: Rapat, tim_pelaksana: Pengguna) -> None:
    simpan_notulen(
        rapat=pleno,
        notulen="x",
        keputusan=[IsianKeputusan("Setuju.")],
        oleh=tim_pelaksana,
        kini=timezone.now(),
    )
    with pytest.raises(RapatDitolak, match="keputusan"):
        batalkan(rapat=pleno, alasan="Salah", oleh=tim_pelaksana, kini=timezone.now())


# Agenda


def test_usulan_agenda(
    pleno: Rapat, road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """Open problems of the level and follow-ups not done are proposed, until the agenda holds them."""
    masalah = masalah_kota(road_map, tim_pelaksana)
    tenggat = timezone.localdate() + timedelta(days=9)
    simpan_notulen(
        rapat=pleno,
        notulen="x",
        keputusan=[
            IsianKeputusan(
                "Setuju.", tindak_lanjut=(IsianTindakLanjut("Menarik kabel", tenggat, diskominfo),)
            )
        ],
        oleh=tim_pelaksana,
        kini=timezone.now(),
    )
    usulan = usulan_agenda(pleno)
    assert [(u.jenis, u.judul) for u in usulan] == [
        ("Permasalahan terbuka", masalah.judul),
        ("Tindak lanjut belum selesai", "Tindak lanjut: Menarik kabel"),
    ]
    pokok = [PokokAgenda(u.judul, permasalahan=u.permasalahan) for u in usulan]
    simpan_agenda(rapat=pleno, pokok=pokok, oleh=tim_pelaksana, kini=LAMPAU)
    assert usulan_agenda(pleno) == []
    unit = rapat_pleno(road_map, tim_pelaksana, tingkat="pokja", pokja=Pokja.objects.get(kode="pokja-a"))
    assert usulan_agenda(unit) == []


def test_agenda_urut_ubah_hapus(pleno: Rapat, tim_pelaksana: Pengguna) -> None:
    satu, _, tiga = simpan_agenda(
        rapat=pleno, pokok=[PokokAgenda(j) for j in ("Satu", "Dua", "Tiga")], oleh=tim_pelaksana, kini=LAMPAU
    )
    tanda = tanda_agenda(pleno)
    baru = [
        PokokAgenda("Tiga", pk=tiga.pk),
        PokokAgenda("Satu, diperjelas", pk=satu.pk),
        PokokAgenda("Empat"),
    ]
    simpan_agenda(rapat=pleno, pokok=baru, oleh=tim_pelaksana, kini=LAMPAU, tanda_dibuka=tanda)
    isi = list(pleno.agenda.order_by("nomor").values_list("nomor", "judul"))
    assert isi == [(1, "Tiga"), (2, "Satu, diperjelas"), (3, "Empat")]
    with pytest.raises(Basi):
        simpan_agenda(rapat=pleno, pokok=[], oleh=tim_pelaksana, kini=LAMPAU, tanda_dibuka=tanda)
    simpan_notulen(
        rapat=pleno,
        notulen="x",
        keputusan=[IsianKeputusan("Setuju.", agenda=tiga)],
        oleh=tim_pelaksana,
        kini=timezone.now(),
    )
    with pytest.raises(RapatDitolak, match="sudah mempunyai keputusan"):
        simpan_agenda(rapat=pleno, pokok=[], oleh=tim_pelaksana, kini=LAMPAU)
    assert pleno.agenda.count() == 3


# Roll and minutes


def test_rapat_mendatang_belum_dapat_dicatat(mendatang: Rapat, tim_pelaksana: Pengguna) -> None:
    kini = timezone.now()
    with pytest.raises(RapatDitolak, match="baru dimulai"):
        catat_hadir(rapat=mendatang, kehadiran={}, tambahan=[("Camat", "")], oleh=tim_pelaksana, kini=kini)
    with pytest.raises(RapatDitolak, match="baru dimulai"):
        simpan_notulen(rapat=mendatang, notulen="x", keputusan=[], oleh=tim_pelaksana, kini=kini)
    with pytest.raises(RapatDitolak, match="akan datang tidak dapat dinyatakan terlaksana"):
        selesaikan(rapat=mendatang, oleh=tim_pelaksana, kini=kini)


def test_hadir_basi(pleno: Rapat, tim_pelaksana: Pengguna) -> None:
    undang(rapat=pleno, pengguna=[], bebas=[("Camat", "")], undangan="", oleh=tim_pelaksana, kini=LAMPAU)
    tanda, peserta = tanda_hadir(pleno), pleno.peserta.get()
    hadir = {peserta.pk: Kehadiran(True, "")}
    lain = [("Kepala Bagian", "Setda")]
    for n in range(2):
        try:
            banyak = catat_hadir(
                rapat=pleno,
                kehadiran=hadir,
                tambahan=lain,
                oleh=tim_pelaksana,
                kini=timezone.now(),
                tanda_dibuka=tanda,
            )
            assert (n, banyak) == (0, 2)
        except Basi:
            assert n == 1
    assert pleno.peserta.count() == 2


def test_keputusan_dan_tindak_lanjut(
    pleno: Rapat, road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah, kepala_pd: Pengguna
) -> None:
    masalah = masalah_kota(road_map, tim_pelaksana)
    kini, tanda = timezone.now(), tanda_notulen(pleno)
    tindak = IsianTindakLanjut("Menyambungkan jaringan", timezone.localdate(), diskominfo, kepala_pd)
    isian = [
        IsianKeputusan("Dikerjakan.", permasalahan=masalah, tindak_lanjut=(tindak,)),
        IsianKeputusan("Kedua."),
    ]
    simpan_notulen(
        rapat=pleno, notulen="Isi", keputusan=isian, oleh=tim_pelaksana, kini=kini, tanda_dibuka=tanda
    )
    with pytest.raises(Basi):
        simpan_notulen(
            rapat=pleno, notulen="Isi", keputusan=isian, oleh=tim_pelaksana, kini=kini, tanda_dibuka=tanda
        )
    ada = TindakLanjut.objects.get()
    satu, dua = Keputusan.objects.order_by("nomor")
    assert (ada.keputusan, ada.permasalahan, ada.perangkat_daerah, ada.pic) == (
        satu,
        masalah,
        diskominfo,
        kepala_pd,
    )
    masalah.refresh_from_db()
    assert masalah.status == StatusMasalah.TERBUKA  # a decision counts once the meeting is finished
    hapus = [IsianKeputusan("", satu.pk, hapus=True)]
    with pytest.raises(RapatDitolak, match="sudah mempunyai tindak lanjut"):
        simpan_notulen(rapat=pleno, notulen="Isi", keputusan=hapus, oleh=tim_pelaksana, kini=kini)
    ada.delete()
    simpan_notulen(rapat=pleno, notulen="Isi", keputusan=hapus, oleh=tim_pelaksana, kini=kini)
    dua.refresh_from_db()
    assert (dua.nomor, dua.teks, pleno.keputusan.count()) == (1, "Kedua.", 1)


# The end


def test_syarat_selesai(pleno: Rapat, tim_pelaksana: Pengguna) -> None:
    kini = timezone.now()
    with pytest.raises(RapatDitolak, match="Notulen belum diisi"):
        selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini)
    simpan_notulen(rapat=pleno, notulen="Isi", keputusan=[], oleh=tim_pelaksana, kini=kini)
    with pytest.raises(RapatDitolak, match="paling sedikit satu peserta hadir"):
        selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini)
    undang(rapat=pleno, pengguna=[], bebas=[("A", ""), ("B", "")], undangan="", oleh=tim_pelaksana, kini=kini)
    a, _ = pleno.peserta.order_by("nama")
    catat_hadir(
        rapat=pleno, kehadiran={a.pk: Kehadiran(True, "")}, tambahan=[], oleh=tim_pelaksana, kini=kini
    )
    with pytest.raises(RapatDitolak, match="Kehadiran 1 peserta belum dicatat"):
        selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini)
    assert Rapat.objects.get().status == StatusRapat.DIJADWALKAN


def test_selesai_menutup_dan_memutuskan(
    pleno: Rapat, road_map: RoadMap, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    kini, masalah = timezone.now(), masalah_kota(road_map, tim_pelaksana)
    undang(rapat=pleno, pengguna=[inspektorat.pk], bebas=[], undangan="", oleh=tim_pelaksana, kini=kini)
    jalankan(pleno, tim_pelaksana)
    isian = [IsianKeputusan("Dikerjakan.", permasalahan=masalah)]
    simpan_notulen(rapat=pleno, notulen="Isi", keputusan=isian, oleh=tim_pelaksana, kini=kini)
    selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini, tanda_dibuka=tanda_notulen(pleno))
    masalah.refresh_from_db()
    assert masalah.status == StatusMasalah.DIPUTUSKAN
    assert Pemberitahuan.objects.filter(jenis="rapat-notulen", penerima=inspektorat).count() == 1
    pleno.refresh_from_db()
    assert (pleno.status, pleno.dilaksanakan_oleh) == (StatusRapat.TERLAKSANA, tim_pelaksana)
    peserta = pleno.peserta.first()
    assert peserta is not None
    tertutup: list[Callable[[], object]] = [
        lambda: ubah_rapat(rapat=pleno, oleh=tim_pelaksana, kini=kini),
        lambda: batalkan(rapat=pleno, alasan="x", oleh=tim_pelaksana, kini=kini),
        lambda: undang(
            rapat=pleno, pengguna=[], bebas=[("Z", "")], undangan="", oleh=tim_pelaksana, kini=kini
        ),
        lambda: keluarkan(peserta=peserta, oleh=tim_pelaksana),
        lambda: simpan_agenda(rapat=pleno, pokok=[PokokAgenda("Z")], oleh=tim_pelaksana, kini=kini),
        lambda: catat_hadir(rapat=pleno, kehadiran={}, tambahan=[], oleh=tim_pelaksana, kini=kini),
        lambda: simpan_notulen(rapat=pleno, notulen="Z", keputusan=[], oleh=tim_pelaksana, kini=kini),
        lambda: selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini),
        lambda: tambah_tautan(
            bidang="rapat", pemilik=pleno, nama="", tautan="https://x.invalid/", oleh=tim_pelaksana, kini=kini
        ),
    ]
    for tulis in tertutup:
        with pytest.raises(Terkunci):
            tulis()


def test_selesai_basi_dan_masalah_sudah_selesai(
    pleno: Rapat, road_map: RoadMap, tim_pelaksana: Pengguna
) -> None:
    """Whoever finishes minutes that another has changed is told; a problem solved meanwhile stops the end whole."""
    kini, masalah = timezone.now(), masalah_kota(road_map, tim_pelaksana)
    jalankan(pleno, tim_pelaksana)
    dibuka = tanda_notulen(pleno)
    isian = [IsianKeputusan("Dikerjakan.", permasalahan=masalah)]
    simpan_notulen(rapat=pleno, notulen="Isi lain", keputusan=isian, oleh=tim_pelaksana, kini=kini)
    with pytest.raises(Basi):
        selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini, tanda_dibuka=dibuka)
    masalah.status = StatusMasalah.SELESAI
    masalah.diselesaikan_oleh, masalah.diselesaikan_pada = tim_pelaksana, kini
    masalah.save()
    with pytest.raises(RapatDitolak, match=r"Keputusan 1: .*sudah selesai"):
        selesaikan(rapat=pleno, oleh=tim_pelaksana, kini=kini)
    assert Rapat.objects.get().status == StatusRapat.DIJADWALKAN


# The list


def test_daftar_mendatang_dahulu(
    pleno: Rapat, mendatang: Rapat, road_map: RoadMap, tim_pelaksana: Pengguna
) -> None:
    kini = timezone.now()
    lain = {"jenis": JenisRapat.EVALUASI, "judul": "Evaluasi"}
    nanti = rapat_pleno(road_map, tim_pelaksana, mulai=kini + timedelta(days=20), judul="Nanti")
    baru = rapat_pleno(road_map, tim_pelaksana, mulai=LAMPAU + timedelta(days=9), **lain)

    def isi(**saring: object) -> list[str]:
        saringan = SaringanRapat(2021, **saring)  # type: ignore[arg-type]
        return [r.judul for r in daftar_rapat(road_map, tim_pelaksana, saringan, kini)]

    assert isi() == [mendatang.judul, nanti.judul, baru.judul, pleno.judul]
    assert isi(tahun=2021) == [baru.judul, pleno.judul]
    assert isi(jenis="evaluasi") == [baru.judul]
    assert isi(cari="pleno") == [mendatang.judul, pleno.judul]
    assert isi(tingkat="pd") == isi(status="terlaksana") == []


@pytest.mark.parametrize(
    ("tahun", "hari", "bawaan"),
    [
        ([2020, 2021, 2022, 2023], date(2026, 11, 24), 2023),
        ([2020, 2021, 2022, 2023], date(2021, 1, 1), 2021),
        ([2020, 2021, 2023, 2026], date(2026, 11, 24), 2026),
        ([2028, 2029], date(2026, 11, 24), 2028),
    ],
)
def test_tahun_bawaan(tahun: list[int], hari: date, bawaan: int) -> None:
    assert tahun_bawaan(tahun, hari) == bawaan


def test_rapat_tanpa_waktu_benar_ditolak(road_map: RoadMap, tim_pelaksana: Pengguna) -> None:
    """A meeting that ends before it begins is not saved, whoever asks."""
    salah = Rapat(road_map=road_map, tingkat="kota", judul="X", mulai=LAMPAU, selesai=LAMPAU)
    with pytest.raises(ValidationError, match="selesai setelah dimulai"):
        buat_rapat(rapat=salah, oleh=tim_pelaksana, kini=LAMPAU)
