"""Settings, read from the environment; in production a missing one stops the start with its name."""

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")  # written by `make run`; the environment itself goes first

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)


def wajib(nama: str, saat_debug: str) -> str:
    """Return the variable `nama`; only with DEBUG=1 may it be missing and `saat_debug` stands in."""
    nilai: str = env.str(nama, default="")
    if nilai:
        return nilai
    if DEBUG:
        return saat_debug
    raise ImproperlyConfigured(f"Set the environment variable {nama} (or DEBUG=1 on a developer's machine).")


SECRET_KEY = wajib("SECRET_KEY", "kunci-hanya-untuk-mesin-pengembang")
ALLOWED_HOSTS = wajib("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "dasbor",
    "publik",
    "monev",
    "rencana_aksi",
    "roadmap",
    "indikator",
    "organisasi",
    "riwayat",
    "tampilan",
    "bantuan",
    "berkas",
    "organisasi.apps.AdminPetaRB",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "tampilan.apps.StatisPetaRB",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "django_htmx",
    "import_export",
    "simple_history",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "organisasi.middleware.MasukDahulu",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "riwayat.middleware.asal_dari_halaman",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tampilan.context_processors.tampilan",
                "bantuan.context_processors.bantuan",
                "organisasi.context_processors.peran",
                "organisasi.context_processors.pemberitahuan",
                "roadmap.context_processors.road_map_dipakai",
                "rencana_aksi.context_processors.rencana_aksi",
                "monev.context_processors.monev",
            ],
            "builtins": ["tampilan.templatetags.tampilan"],
        },
    },
]

DATABASES = {"default": env.db_url_config(wajib("DATABASE_URL", f"sqlite:///{DATA_DIR / 'petarb.sqlite3'}"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {
    # Sign-in limits must be seen by every worker: the database is the one thing they share.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "dokumen": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "cache-dokumen"),
        "TIMEOUT": 7 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
    # Requests of the API counted per minute; what is lost here costs nothing.
    "laju": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "cache-laju"),
        "TIMEOUT": 120,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# Background jobs wait in the database; `manage.py db_worker` does them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["tampilan.formats"]

# Sign-in (django-allauth): accounts are made by the administrator, nobody signs up.
AUTH_USER_MODEL = "organisasi.Pengguna"
AUTHENTICATION_BACKENDS = [
    "organisasi.backends.PeranBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "roadmap:beranda"
ACCOUNT_ADAPTER = "organisasi.adapters.AkunAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "roadmap:beranda"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody learns which addresses have an account
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[PetaRB] "

vars().update(env.email_url_config(wajib("EMAIL_URL", "consolemail://")))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="PetaRB <petarb@localhost>")
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)  # seconds; a silent mail server must not hold a page
# Where links in e-mails lead: commands send some, and no request tells them the host.
ALAMAT_SITUS = wajib("ALAMAT_SITUS", "http://127.0.0.1:8000").rstrip("/")

# The public page (`/publik/`): the road map and the yearly results that are set, for everyone. Off, there is none.
HALAMAN_PUBLIK = env.bool("HALAMAN_PUBLIK", default=False)

# Static files: ours, and npm packages found where npm put them (nothing is copied into the repository).
NODE_MODULES = BASE_DIR / "node_modules"
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    # Pictures of the guide: they hold demo accounts only.
    ("panduan", BASE_DIR / "docs" / "gambar" / "panduan"),
    ("vendor/tabler/css", NODE_MODULES / "@tabler/core/dist/css"),
    ("vendor/tabler/js", NODE_MODULES / "@tabler/core/dist/js"),
    ("vendor/chart.js", NODE_MODULES / "chart.js/dist"),
    ("vendor/inter", NODE_MODULES / "@fontsource-variable/inter"),
    ("vendor/source-serif-4", NODE_MODULES / "@fontsource/source-serif-4"),
]
IKON_DIR = NODE_MODULES / "@tabler/icons/icons/outline"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Uploads: at most this many bytes in one file.
UNGGAHAN_MAKS_BYTE = env.int("UNGGAHAN_MAKS_BYTE", default=10 * 1024 * 1024)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = env.bool("SESSION_COOKIE_SECURE", default=True)
    CSRF_COOKIE_SECURE = env.bool("CSRF_COOKIE_SECURE", default=True)
    if env.bool("BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The API (`/api/v1/`): keys of integrations instead of sessions, JSON alone, refusals as problem details.
LAJU_API = {
    "kunci": env.str("LAJU_API_KUNCI", default="600/minute"),
    "anonim": env.str("LAJU_API_ANONIM", default="60/minute"),
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["organisasi.api.kunci.AutentikasiKunci"],
    "DEFAULT_PERMISSION_CLASSES": ["organisasi.api.kunci.LingkupCukup"],
    "DEFAULT_THROTTLE_CLASSES": ["organisasi.api.laju.LajuApi"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["organisasi.api.isi.IsiJson"],
    "DEFAULT_PAGINATION_CLASS": "organisasi.api.halaman.Halaman",
    "DEFAULT_FILTER_BACKENDS": ["organisasi.api.halaman.Penyaring"],
    "DEFAULT_SCHEMA_CLASS": "organisasi.api.skema.SkemaApi",
    "EXCEPTION_HANDLER": "organisasi.api.masalah.jawab_galat",
    "COERCE_DECIMAL_TO_STRING": True,
    "NUM_PROXIES": 1 if env.bool("BEHIND_PROXY", default=False) else 0,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "PetaRB",
    "VERSION": "1",
    "DESCRIPTION": "Road map reformasi birokrasi, rencana aksi, dan monev sebagai data.",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "OAS_VERSION": "3.1.0",
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "ENUM_NAME_OVERRIDES": {
        "StatusRoadMap": "roadmap.api.isi.STATUS",
        "StatusRencana": "rencana_aksi.api.bacaan.STATUS",
        "StatusDokumen": "monev.api.bacaan.STATUS",
        "StatusRapat": "monev.models.StatusRapat",
        "JenisRapat": "monev.models.JenisRapat",
        "StatusMasalah": "monev.models.StatusMasalah",
        "StatusTindakLanjut": "monev.models.StatusTindakLanjut",
        "Tingkat": "monev.models.Tingkat",
        "JenisPeriode": "monev.models.JenisPeriode",
    },
}

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = True
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["konsol"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
