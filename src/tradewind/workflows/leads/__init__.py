"""Match leads to accounts: what is read, decided, kept and shown."""
