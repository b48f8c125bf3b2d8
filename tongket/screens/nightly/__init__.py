"""The record of scheduled work: what ran each evening and what its checks found."""
