"""What `scripts/measure --load` asks of a running service: how long answers take at half load, and whether its memory stays flat.

Clients are processes of their own with bare sockets and one prepared request, so that Python takes as little of the machine as it can. They
share its cores with the server, so rates are those of both together; latencies count from the moment at which a request was due,
not from when a busy client came to send it.
"""

import multiprocessing
import os
import re
import socket
import time
from pathlib import Path


def request_of(token: bytes) -> bytes:
    head = f"POST /v1/verify HTTP/1.1\r\nHost: demo.testamur.example\r\nContent-Type: application/vc+jwt\r\nContent-Length: {len(token)}\r\n\r\n"
    return head.encode() + token


# What a service answers that only answers.
CONSTANT = b"GET /healthz HTTP/1.1\r\nHost: demo.testamur.example\r\n\r\n"


def exchange(connection: socket.socket, request: bytes) -> None:
    """One request, one answer, which has to be 200."""
    connection.sendall(request)
    answer = connection.recv(1 << 16)
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(1 << 16)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
    left = length - len(body)
    while left > 0:
        left -= len(connection.recv(min(left, 1 << 16)))


def ask(port: int, request: bytes, rate: float | None, count: int, told) -> None:
    """Sends `count` requests: at a rate, or one after the other; tells how long each took."""
    took = []
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        start = time.monotonic()
        for number in range(count):
            due = start + number / rate if rate else time.monotonic()
            if (early := due - time.monotonic()) > 0:
                time.sleep(early)
            exchange(connection, request)
            took.append(time.monotonic() - due)
    told.put(took)


def run_clients(port: int, requests: list[bytes], rate: float | None, count: int) -> tuple[float, list[float]]:
    """So many requests by several processes: wall time, and the times of all."""
    told = multiprocessing.Queue()
    clients = max(2, (os.cpu_count() or 2))
    each = max(1, count // clients)
    share = rate / clients if rate else None
    work = [
        multiprocessing.Process(target=ask, args=(port, requests[place % len(requests)], share, each, told)) for place in range(clients)
    ]
    start = time.monotonic()
    for process in work:
        process.start()
    took = [one for _ in work for one in told.get()]
    for process in work:
        process.join()
        assert process.exitcode == 0, "a client failed"
    return time.monotonic() - start, took


def latency(port: int, requests: list[bytes], count: int) -> str:
    """Percentiles at half of the rate that client and server reach together."""
    wall, took = run_clients(port, requests, None, count)
    most = len(took) / wall
    _, took = run_clients(port, requests, most / 2, count)
    took.sort()

    def at(part: float) -> str:
        return f"{took[min(len(took) - 1, int(len(took) * part))] * 1e3:.2f} ms"

    return (
        f"| `POST /v1/verify` of a token at {most / 2:,.0f} a second, half of what client and server reach together on this machine; {len(took):,} requests "
        f"| p50 {at(0.5)}, p99 {at(0.99)}, p99.9 {at(0.999)}, longest {took[-1] * 1e3:.1f} ms |"
    )


def memory(pid: int, port: int, requests: list[bytes], count: int) -> str:
    """The server's resident memory after each tenth of many requests."""
    seen = []
    for _ in range(10):
        run_clients(port, requests, None, count // 10)
        seen.append(resident(pid))
    grown = seen[-1] - seen[0]
    return (
        f"| resident memory over {count // 10 * 10:,} requests, after each tenth "
        f"| {', '.join(f'{one:.0f}' for one in seen)} MB; {grown:+.1f} MB from the first tenth to the last |"
    )


def resident(pid: int) -> float:
    return int(re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())[1]) / 1000
