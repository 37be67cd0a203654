import pytest
from organisasi.models import Peran, PerangkatDaerah
@pytest.mark.django_db(transaction=True)
def test_a():
    assert Peran.objects.count()==7
    Peran.objects.all().delete()
@pytest.mark.django_db
def test_b():
    assert Peran.objects.count()==7
def test_c(klien_administrator):
    assert klien_administrator.get("/akun/kata-sandi/ubah/").status_code==200
@pytest.mark.django_db(transaction=True)
def test_a2():
    assert Peran.objects.count()==7
