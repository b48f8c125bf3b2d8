"""Social evils (tệ nạn xã hội): detected cases, complicated spots, treatment, wanted persons; counts, never names."""
