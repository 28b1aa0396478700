#!/usr/bin/env python3
"""How many requests a second does a server answer, and how long do they take? Nothing but the standard library.

    python3 tools/serve_load.py http://127.0.0.1:8080 [--seconds 10] [--connections 8] [--idle 10000]

Pages of areas and series come again and again, as a cache has them; a series is asked for once each, as no cache has it (a query
that nobody asked before). With --idle so many connections are opened first and left alone. Times are from the first byte sent to
the last received, with the client on the same cores."""

import argparse, json, os, re, selectors, socket, time, urllib.request
from urllib.parse import quote, urlsplit


def ask(base, path):
    with urllib.request.urlopen(base + path) as answer:
        return json.loads(answer.read())


class Connection:
    def __init__(self, place):
        self.socket = socket.create_connection(place)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.buffer, self.need, self.began = b"", None, 0.0

    def send(self, request):
        self.began = time.perf_counter()
        self.socket.sendall(request)

    def whole(self):
        """Whether the answer is there; the status of it."""
        self.buffer += self.socket.recv(1 << 20)
        if self.need is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return None
            length = re.search(rb"(?i)content-length: (\d+)", self.buffer[:end])
            self.need = end + 4 + int(length.group(1)) if length else None
            if self.need is None:
                if not self.buffer.endswith(b"0\r\n\r\n"):
                    return None
                self.need = len(self.buffer)
        if len(self.buffer) < self.need:
            return None
        status = int(self.buffer[9:12])
        self.buffer, self.need = b"", None
        return status


def run(place, paths, seconds, connections):
    """Asks for paths, one after the other on each connection; times in milliseconds, and the seconds it took."""
    head = f"Host: {place[0]}:{place[1]}\r\nAccept-Encoding: gzip\r\nAccept: text/html\r\nAccept-Language: vi\r\n\r\n"
    requests = [f"GET {path} HTTP/1.1\r\n{head}".encode() for path in paths]
    select, times, n = selectors.DefaultSelector(), [], 0
    began = time.perf_counter()
    for _ in range(connections):
        one = Connection(place)
        select.register(one.socket, selectors.EVENT_READ, one)
        one.send(requests[n % len(requests)])
        n += 1
    while time.perf_counter() - began < seconds and len(times) < 2_000_000:
        for key, _ in select.select(1):
            one = key.data
            status = one.whole()
            if status is None:
                continue
            if status != 200:
                raise SystemExit(f"status {status}")
            times.append((time.perf_counter() - one.began) * 1000)
            one.send(requests[n % len(requests)])
            n += 1
    return times, time.perf_counter() - began


def told(name, times, took):
    times.sort()
    at = lambda part: times[min(len(times) - 1, int(len(times) * part))]
    print(f"{name}: {len(times) / took:,.0f} requests a second; median {at(0.5):.2f} ms, 99 of 100 within {at(0.99):.2f} ms, longest {times[-1]:.1f} ms")


def memory(process):
    with open(f"/proc/{process}/status") as status:
        found = re.findall(r"(VmRSS|VmHWM):\s+(\d+)", status.read())
    return ", ".join(f"{name} {int(size) // 1024} MB" for name, size in found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--idle", type=int, default=0)
    parser.add_argument("--process", type=int, help="whose memory is told")
    options = parser.parse_args()
    url = urlsplit(options.url)
    place = (url.hostname, url.port)
    series = [item["slug"] for item in ask(options.url, "/api/v1/series?limit=1000")["items"]]
    areas = [item["id"] for item in ask(options.url, "/api/v1/areas?limit=1000")["items"]]
    if options.idle:
        idle = []
        for _ in range(options.idle):
            idle.append(socket.create_connection(place))
        print(f"{len(idle)} connections are open and idle")
    pages = [f"/areas/{quote(area)}" for area in areas[:20]] + [f"/series/{quote(slug)}" for slug in series[:40]]
    run(place, pages, 1, options.connections)
    told("pages that are kept", *run(place, pages, options.seconds, options.connections))
    stamp = f"{time.time():.0f}{os.getpid()}"
    fresh = [f"/api/v1/series/{quote(slug)}?x={stamp}-{n}" for n in range(200) for slug in series]
    told("series that are not kept, as JSON", *run(place, fresh, options.seconds, 1))
    fresh = [f"/series/{quote(slug)}?x={stamp}-{n}" for n in range(200) for slug in series]
    told("series that are not kept, as pages", *run(place, fresh, options.seconds, 1))
    if options.process:
        print(memory(options.process))


if __name__ == "__main__":
    main()
