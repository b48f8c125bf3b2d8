"""Documents (văn bản) made from the record: read on the screen, taken away as Word and PDF."""
