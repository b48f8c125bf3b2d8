"""Awards (khen thưởng): rounds, nominations, vetting, decisions, hand-over, revocation; recognitions received."""
