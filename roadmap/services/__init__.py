"""Every write to a road map: one verb, one transaction, one audit trail."""
