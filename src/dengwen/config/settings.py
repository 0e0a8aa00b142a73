"""Django's settings: values come from the environment through `reading`, files lie under DENGWEN_HOME."""

from pathlib import Path

from dengwen.config import hotline_settings, logs, mail_settings, reading

HERE = Path(__file__).parent
HOME = reading.folder("DENGWEN_HOME", "var")
DEMO = reading.yes_no("DENGWEN_DEMO", default=False)
DENGWEN_DEMO_WITHOUT_TOTP = reading.yes_no("DENGWEN_DEMO_WITHOUT_TOTP", default=False)
SECURE = reading.yes_no("DENGWEN_SECURE", default=False)
BOX_PLACES = reading.yes_no("DENGWEN_BOX_PLACES", default=True)
KEYRING_DIR = HOME / "keyring"
RUN_DIR = HOME / "run"
VAULT_SOCKET = RUN_DIR / "vaultd.sock"
MEDIA_ROOT = HOME / "media"
VAULT_ARGON2 = (3, 64 * 1024, 1)
DJANGO_KEY = KEYRING_DIR / "django.key"
SECRET_KEY = reading.secret_key(DJANGO_KEY)
ALLOWED_HOSTS = reading.hosts("DENGWEN_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
DEBUG = False

ROOMS = [
    "ledger",
    "policy",
    "vault",
    "people",
    "outbox",
    "docket",
    "desk",
    "intake",
    "investigation",
    "review",
    "rectification",
    "feedback",
    "protection",
    "oversight",
    "staffing",
    "bylaws",
    "channels.mailbox",
    "channels.portal",
    "channels.hotline",
    "channels.box",
    "channels.social",
    "channels.counter",
    "clerk",
]

INSTALLED_APPS = [
    *(f"dengwen.{room}" for room in ROOMS),
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "dengwen.config.headers.health",
    "django.middleware.security.SecurityMiddleware",
    "dengwen.config.headers.fixed_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "dengwen.config.headers.of_the_desk",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "dengwen.config.urls"
WSGI_APPLICATION = "dengwen.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": reading.database("DENGWEN_DATABASE_URL", HOME)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.Staff"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = reading.time_zone("DENGWEN_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "dengwen.config.assets.HashedAssets"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False

FILE_UPLOAD_HANDLERS = ["dengwen.vault.uploads.SealingUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 40

COOKIE_PREFIX = "__Host-" if SECURE else ""
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}s"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}c"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "dengwen.config.faults.stale_form"
LANGUAGE_COOKIE_NAME = "l"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

PUBLIC_URL = mail_settings.site("DENGWEN_PUBLIC_URL")
SMTP_TLS = mail_settings.tls("DENGWEN_SMTP_TLS")
SMTP_HOST = mail_settings.host("DENGWEN_SMTP_HOST", SMTP_TLS)
SMTP_PORT = mail_settings.port("DENGWEN_SMTP_PORT", SMTP_TLS)
SMTP_USER = reading.text("DENGWEN_SMTP_USER")
SMTP_PASSWORD_FILE = reading.text("DENGWEN_SMTP_PASSWORD_FILE")
SMTP_CA_FILE = mail_settings.file("DENGWEN_SMTP_CA_FILE")
MAIL_FROM = mail_settings.address("DENGWEN_MAIL_FROM")
TEST_MAIL_MINUTES = mail_settings.rhythm("DENGWEN_TEST_MAIL_MINUTES", 60)
MAIL_REPLY_TO = mail_settings.address("DENGWEN_MAIL_REPLY_TO")

SOCIAL_PEERS = frozenset(reading.hosts("DENGWEN_SOCIAL_PEERS", []))

SIP_LISTEN = hotline_settings.listen("DENGWEN_SIP_LISTEN")
SIP_REGISTRAR = hotline_settings.registrar("DENGWEN_SIP_REGISTRAR", SIP_LISTEN)
SIP_USER = hotline_settings.user("DENGWEN_SIP_USER", SIP_REGISTRAR)
SIP_PASSWORD_FILE = hotline_settings.password_file("DENGWEN_SIP_PASSWORD_FILE", SIP_REGISTRAR)
SIP_LINE = reading.text("DENGWEN_SIP_LINE") or "SIP"
SIP_GREETING = hotline_settings.file("DENGWEN_SIP_GREETING")
SIP_MOST_CALLS = hotline_settings.count("DENGWEN_SIP_MOST_CALLS", 4, 64)
SIP_LONGEST_SECONDS = hotline_settings.count("DENGWEN_SIP_LONGEST_SECONDS", 180, 3600)

LOGGING_CONFIG = None
logs.configure()
