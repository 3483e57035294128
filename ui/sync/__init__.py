"""Synchronisation on screen: the sync centre, the conflict inbox, likely duplicates, devices, joining a hub."""
