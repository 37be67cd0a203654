"""Every write to a plan: one verb, one transaction, one audit trail."""
