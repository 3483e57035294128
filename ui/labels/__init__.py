"""Labels: choosing what, on which sheet or roll, preview, printing; reading codes from pictures."""
