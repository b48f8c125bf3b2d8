"""The WSGI application."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.entry.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from tongket.entry.wiring import wire

wire()
