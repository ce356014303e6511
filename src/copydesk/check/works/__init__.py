"""Which work the words of a draft are about, and which of the ledger's that is."""
