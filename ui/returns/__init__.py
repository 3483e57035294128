"""Old parts on their way back: who owes which, and what becomes of it."""
