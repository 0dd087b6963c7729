"""The parts of `tasks.store.Store`, each with the methods on one subject; all stand on `door.Door`."""
