"""What `collectstatic` puts together for a server: what the pages name, and nothing that names what is missing."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings


def test_kumpulkan(tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The command of the README ends well with the storage of a server, and brings the styles of the pages."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=1)
    assert "post-processed" in capsys.readouterr().out
    nama = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert {"css/petarb.css", "vendor/tabler/css/tabler.min.css", "vendor/chart.js/chart.umd.min.js"} <= nama
    assert not [n for n in nama if "tabler-payments" in n]
