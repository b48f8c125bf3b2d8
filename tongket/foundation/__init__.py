"""Foundation: Django without a domain."""
