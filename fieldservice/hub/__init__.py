"""The hub: orders everybody's changes, judges them, and hands each device the slice that its person may see."""
