"""Settings of the tests: those of production, save what only a real server has.

The environment wins over `.env`, so a developer's own settings never reach a test. Only DATABASE_URL may come
from outside (`alat/dengan_postgres.py`); without it the tests use SQLite in memory.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="petarb-uji-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ |= {
    "DEBUG": "0",
    "SECRET_KEY": "kunci-hanya-untuk-pengujian",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "CSRF_TRUSTED_ORIGINS": "",
    "ALAMAT_SITUS": "https://petarb.contoh.invalid",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "PetaRB <petarb@contoh.invalid>",
    "DATA_DIR": _folder,
    "STATIC_ROOT": f"{_folder}/static",
    "BEHIND_PROXY": "0",
    # The test client speaks plain HTTP.
    "SECURE_SSL_REDIRECT": "0",
    "SESSION_COOKIE_SECURE": "0",
    "CSRF_COOKIE_SECURE": "0",
    "LOG_LEVEL": "WARNING",
    # Each test is a visitor of its own; they all come from one address.
    "LAJU_API_ANONIM": "100000/minute",
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from config.settings import *  # noqa: E402, F403
from config.settings import INSTALLED_APPS, MIDDLEWARE, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}  # no collectstatic
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A page that asks the database once per row is an error, not a slow page.
INSTALLED_APPS += ["zeal"]
MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")
ZEAL_RAISE = True
