"""Addresses of the register of social evils, under /te-nan/."""

app_name = "evils"
urlpatterns: list = []
