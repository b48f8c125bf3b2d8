"""The conference on the big screen, on locked figures."""
