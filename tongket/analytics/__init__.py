"""Analytics: facts out of registers, sealed snapshots, engines, results."""
