"""What runs, in what order, on which engine: no logic and no SQL."""
