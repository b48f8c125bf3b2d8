"""Figures and what stands behind them: catalogue, evidence."""
