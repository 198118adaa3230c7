"""Saying something in a group chat, through its robot.

Sources: WeCom's 群机器人配置说明 (a key in the address); DingTalk's 自定义机器人安全设置
(timestamp and HMAC-SHA256 of timestamp and secret, Base64, in the address).
"""

from __future__ import annotations

import hmac
import time
from base64 import b64encode
from urllib.parse import urlencode

import requests

from feedback.enums import RobotMake
from feedback.models import Robot

SECONDS = (5, 10)  # to connect, and between two bytes of the answer


class RobotError(Exception):
    """The chat did not take it; the message is the chat's own number for that."""


def say(robot: Robot, text: str) -> None:
    """Raises RobotError where the chat refuses, and what `requests` raises where it is away."""
    make = RobotMake(robot.make)
    if make.complaint_about(robot.address):
        raise RobotError("address")
    answer = requests.post(
        signed(robot.address, robot.secret, round(time.time() * 1000)),
        json={"msgtype": "text", "text": {"content": text}},
        timeout=SECONDS,
        allow_redirects=False,
    )
    answer.raise_for_status()
    if answer.is_redirect or answer.json().get("errcode") != 0:
        raise RobotError(str(answer.status_code))


def signed(address: str, secret: str, milliseconds: int) -> str:
    """The address with DingTalk's signature for that time (of Unix); as it is without a secret."""
    if not secret:
        return address
    said = f"{milliseconds}\n{secret}".encode()
    signature = b64encode(hmac.digest(secret.encode(), said, "sha256")).decode()
    return f"{address}&{urlencode({'timestamp': milliseconds, 'sign': signature})}"
