"""Settings of the whole house; everything a machine decides comes from the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlparse

import pysqlite3
import pysqlite3.dbapi2

# Debian's own SQLite has the WAL-reset race; the bundled build does not. Django must not see the old one.
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = Path(os.environ.get("TONGKET_ROOT", PACKAGE.parent))
VAR = Path(os.environ.get("TONGKET_VAR", ROOT / "var"))


def _flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "1" if default else "0")
    if value not in ("0", "1"):
        raise ValueError(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def _database() -> dict[str, object]:
    url = os.environ.get("TONGKET_DATABASE_URL", "")
    if url:
        parts = urlparse(url)
        if parts.scheme != "postgresql":
            raise ValueError("TONGKET_DATABASE_URL must start with postgresql://")
        return {
            "ENGINE": "django.db.backends.postgresql", "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "", "PORT": str(parts.port or ""),
        }  # fmt: skip
    VAR.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("TONGKET_SQLITE", str(VAR / "tongket.sqlite3")),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
            # A draft, an envelope that was replaced or emptied: what is deleted is overwritten, not only let go of.
            "PRAGMA secure_delete=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
        },
    }


DEBUG = False
# A database made by `tongket demo` stays marked as simulated, whoever opens it later.
DEMO_MARKER = VAR / "demo.mark"
TONGKET_DEMO = _flag("TONGKET_DEMO", DEMO_MARKER.exists())
TONGKET_COMMITTEE = {
    "vi": os.environ.get("TONGKET_COMMITTEE_VI", "Ban Chỉ đạo 138 tỉnh Thái Bình"),
    "en": os.environ.get("TONGKET_COMMITTEE_EN", "Steering Committee 138, Thái Bình province"),
}
# DIR-1: whether the day of sending counts as one of the three working days before a meeting.
TONGKET_INVITATION_COUNTS_SENDING_DAY = _flag("TONGKET_INVITATION_COUNTS_SENDING_DAY", False)
SNAPSHOTS = Path(os.environ.get("TONGKET_SNAPSHOTS", VAR / "snapshots"))
OUT = Path(os.environ.get("TONGKET_OUT", ROOT / "out"))
# The vault of identities is another process; the site knows its socket, its public keys and its own token, no more.
TONGKET_VAULT_SOCKET = os.environ.get("TONGKET_VAULT_SOCKET", "")
TONGKET_VAULT_RECIPIENTS = os.environ.get("TONGKET_VAULT_RECIPIENTS", "")
TONGKET_VAULT_TOKEN = os.environ.get("TONGKET_VAULT_TOKEN", "")

SECRET_KEY = os.environ.get("TONGKET_SECRET_KEY") or ("demo-only-" + "x" * 50 if TONGKET_DEMO else "")
if not SECRET_KEY:
    # A production site states its key; commands that need none (migrations in a build) get one for this process.
    SECRET_KEY = os.urandom(32).hex()
ALLOWED_HOSTS = os.environ.get("TONGKET_HOSTS", "127.0.0.1,localhost,testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "tongket.foundation",
    "tongket.registers.units",
    "tongket.registers.people",
    "tongket.registers.intake",
    "tongket.registers.cases",
    "tongket.registers.incidents",
    "tongket.registers.evils",
    "tongket.registers.returns",
    "tongket.registers.goals",
    "tongket.registers.directives",
    "tongket.registers.awards",
    "tongket.registers.conferences",
    "tongket.registers.publications",
    "tongket.screens",
]
INSTALLED_APPS = [
    a
    for a in INSTALLED_APPS
    if not a.startswith("tongket.") or (PACKAGE / Path(*a.split(".")[1:]) / "apps.py").exists()
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tongket.foundation.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "tongket.foundation.middleware.ComposedText",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tongket.foundation.middleware.SecurityHeaders",
    "tongket.entry.middleware.ReaderMiddleware",
]
ROOT_URLCONF = "tongket.entry.urls"
WSGI_APPLICATION = "tongket.entry.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tongket.foundation.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "tongket.foundation.templatetags.tongket_text"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["tongket.registers.people.signin.OfficeArgon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "ngon_ngu"
LOCALE_PATHS: list[Path] = []
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# Behind TLS cookies never travel in the clear; the demo on this machine has no TLS.
TLS = _flag("TONGKET_TLS", False)
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SECURE = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_USE_SESSIONS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" would make browsers send "Origin: null" with every form, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
