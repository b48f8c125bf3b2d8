"""Law (pháp luật): one module per instrument; every statutory number with its citation and date of effect."""
