"""Vietnamese text: numbers, rates, trends, dates, names, keys, order, legacy encodings; pure."""
