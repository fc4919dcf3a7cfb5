"""The REST API; `app.api.main.create_app` builds it."""
