"""What fetching costs: `python tests/bench/fetching.py`.

500 pages from a server on this machine that takes 20 to 200 ms for each, over 64 connections: wall time as a multiple
of the latency bound (what waiting alone takes: the sum of all latencies over the connections), and CPU time of the
client for each page, unzipped, robots.txt obeyed. Then 1,000 feeds that have not changed (304). The server is another
process, so that its work is not counted. Of five rounds the least disturbed one is printed: machines are noisy. For
comparison bare urllib3 fetches the same pages in turn with us; where it misses the bound too, the machine is busy.
"""

import asyncio
import gzip
import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from random import Random

import urllib3

from tasks.ingest.fetch import Fetched, Fetcher, FetchSettings, Request, fetch_all

PAGES = 500
FEEDS = 1000
AT_ONCE = 64
PAGE = 120_000  # bytes of HTML, as the median of real news pages
WORDS = 4000
LATENCY = tuple(0.02 + 0.18 * nth / (PAGES - 1) for nth in range(PAGES))  # seconds
HOST = "127.0.0.1"


def page() -> bytes:
    """Write a page of made-up words; about a quarter of its size in gzip, as real ones are."""
    chance = Random(7)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(WORDS)]
    text = " ".join(chance.choices(words, k=PAGE // 6))[:PAGE]
    return b"<html><body><p>" + text.encode() + b"</p></body></html>"


def serve(tell: Connection) -> None:
    """Serve until the process is ended: /page/N after its latency, /feed/N at once and unchanged."""
    body = gzip.compress(page(), mtime=0)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
    full = head % len(body) + body
    order = list(range(PAGES))
    Random(3).shuffle(order)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                asked = await reader.readuntil(b"\r\n\r\n")
                path = asked.split(b" ", 2)[1]
                if path.startswith(b"/page/"):
                    await asyncio.sleep(LATENCY[order[int(path[6:])]])
                    writer.write(full)
                elif path.startswith(b"/feed/"):
                    writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n')
                else:
                    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        listening = await asyncio.start_server(talk, HOST, 0, backlog=1024)
        tell.send(listening.sockets[0].getsockname()[1])
        await listening.serve_forever()

    asyncio.run(run())


def spent(requests: list[Request], kind: str) -> tuple[float, float]:
    """Fetch all with a new fetcher; give wall and CPU seconds."""
    settings = FetchSettings(allow=frozenset({HOST}), per_host=AT_ONCE, spacing=0.0, workers=AT_ONCE)
    with Fetcher(settings) as fetcher:
        wall, work = time.perf_counter(), time.process_time()
        got = fetch_all(fetcher, requests, lambda fetched: (fetched.kind, size(fetched)))
        wall, work = time.perf_counter() - wall, time.process_time() - work
    wrong = {each for each in got if each[0] != kind}
    if wrong:
        raise SystemExit(f"not measured, some went wrong: {sorted(wrong)[:3]}")
    return wall, work


def bare(requests: list[Request]) -> tuple[float, float]:
    """Fetch the same with urllib3 and threads and nothing else; give wall and CPU seconds."""
    with urllib3.PoolManager(maxsize=AT_ONCE) as manager, ThreadPoolExecutor(AT_ONCE) as threads:
        wall, work = time.perf_counter(), time.process_time()
        list(threads.map(lambda each: len(manager.request("GET", each.url, retries=False).data), requests))
        return time.perf_counter() - wall, time.process_time() - work


def size(fetched: Fetched) -> int:
    """Give the length of a body, so that the body itself is let go."""
    return len(fetched.body)


def main() -> None:
    """Measure and print."""
    hear, tell = multiprocessing.Pipe(duplex=False)
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(tell,), daemon=True)
    server.start()
    port = hear.recv()
    pages = [Request(url=f"http://{HOST}:{port}/page/{nth}", accept="page") for nth in range(PAGES)]
    feeds = [Request(url=f"http://{HOST}:{port}/feed/{nth}", etag='"7"') for nth in range(FEEDS)]
    bound = max(sum(LATENCY) / AT_ONCE, *LATENCY)
    pairs = [(spent(pages, "ok"), bare(pages)) for _ in range(5)]
    for name, rounds in (("ours", [ours for ours, _ in pairs]), ("bare urllib3", [other for _, other in pairs])):
        wall, work = (min(column) for column in zip(*rounds, strict=True))
        what = f"{PAGES} pages of {PAGE // 1000} kB, 20-200 ms, {AT_ONCE} connections, {name:12}"
        print(f"{what}: wall over bound {wall / bound:5.2f}  (goal 1.5)")
        print(f"{what}: CPU ms a page   {work / PAGES * 1000:5.2f}  (goal 2)")
    work = min(spent(feeds, "not modified")[1] for _ in range(3))
    print(f"{FEEDS} unchanged feeds (304): client CPU ms a feed {work / FEEDS * 1000:11.2f}")
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
