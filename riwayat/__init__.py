"""Who changed what, when and from where: the history of every record, with no domain of its own."""
