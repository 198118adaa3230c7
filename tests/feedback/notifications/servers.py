"""Servers for mail and for group chats that run here, and misbehave as told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any


class _Server:
    """What was brought to it, and how it answers: `behaves` may be changed at any time."""

    behaves: str
    closing: threading.Event

    def start(self) -> None:
        self.behaves = "accepts"
        self.closing = threading.Event()
        self.calls = 0

    def hang(self) -> None:
        """Until the test is over."""
        self.closing.wait(60)


class MailServer(_Server, ThreadingTCPServer):
    """Speaks as much SMTP as is needed to take a mail, or not to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mail)
        self.start()
        self.mails: list[str] = []


class _Mail(StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.server.calls += 1
        if self.server.behaves == "hangs":
            return self.server.hang()
        self.say("220 here")
        while line := self.rfile.readline():
            if not self.answer(line.decode().upper()):
                return None
        return None

    def answer(self, line: str) -> bool:
        """Whether the conversation goes on."""
        if line.startswith("RCPT") and self.server.behaves == "refuses":
            self.say("550 no such mailbox")
        elif line.startswith("DATA"):
            self.say("354 go on")
            self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
            if self.server.behaves == "dies after accepting":
                return False
            self.say("250 taken")
        elif line.startswith("QUIT"):
            self.say("221 bye")
            return False
        else:
            self.say("250 well")
        return True

    def say(self, line: str) -> None:
        times = 2 if self.server.behaves == "answers twice" else 1
        self.wfile.write(f"{line}\r\n".encode() * times)


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of a robot: its address here, and what was to be said."""

    path: str
    body: dict[str, Any] = field(default_factory=dict)


class ChatServer(_Server, ThreadingHTTPServer):
    """Answers as WeCom and DingTalk do."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Chat)
        self.start()
        self.asked: list[Asked] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Chat(BaseHTTPRequestHandler):
    server: ChatServer

    def do_POST(self) -> None:
        self.server.calls += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(Asked(self.path, body))
        match self.server.behaves:
            case "hangs":
                self.server.hang()
            case "refuses":
                self.give(200, {"errcode": 310000, "errmsg": "sign not match"})
            case "fails":
                self.give(500, {})
            case "talks nonsense":
                self.give(200, ["errcode", 0])
            case "redirects":
                self.send_response(302)
                self.send_header("Location", f"http://{self.server.host}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
            case "answers twice":
                self.give(200, {"errcode": 0})
                self.give(200, {"errcode": 310000})
            case _:
                self.give(200, {"errcode": 0, "errmsg": "ok"})

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.path))
        self.give(200, {"errcode": 0})

    def give(self, status: int, said: object) -> None:
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests read what was asked."""


@contextmanager
def running(server: Any) -> Iterator[Any]:
    """Serves in a thread until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
