"""The project's settings as in production, but for what only a web server in front would give."""

import os

os.environ.setdefault("SECRET_KEY", "hanya-untuk-mengukur-" + "x" * 40)
os.environ["DEBUG"] = "1"

from config.settings import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "bench.urls"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
