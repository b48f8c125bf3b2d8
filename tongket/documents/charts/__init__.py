"""Small charts: one module a kind, each giving one SVG that is the same on a page, in Word and in the PDF."""
