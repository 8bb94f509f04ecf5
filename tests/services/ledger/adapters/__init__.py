"""The technologies the ledger stands on."""
