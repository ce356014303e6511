"""Claims of a draft as questions to the ledger, and what its answers make of them."""
