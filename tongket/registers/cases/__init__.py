"""Cases (vụ phạm pháp, vụ án): offences, clearance, cases, accused as counts, rings, safeguard reviews."""
