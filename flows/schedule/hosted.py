"""The process of the workspace's own Prefect server: `python -m flows.schedule.hosted PORT`.

It ends when whoever started it ends, however that happens: its standard input is a pipe that closes then. A server left
behind would hold its port and its database against the next one.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

PATIENCE = 15  # seconds to close orderly


def follow() -> None:
    """Wait for the end of whoever holds the other end of standard input, then end."""
    while os.read(0, 4096):
        pass
    threading.Timer(PATIENCE, os._exit, [1]).start()
    os.kill(os.getpid(), signal.SIGTERM)


def main(port: int) -> None:
    """Serve on this machine's own address until told to end."""
    threading.Thread(target=follow, daemon=True).start()
    import uvicorn

    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=5,  # a run's open socket would hold it for ever
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
