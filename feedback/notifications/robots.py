"""Saying something in a group chat, through its robot.

Sources: WeCom's 群机器人配置说明 (a key in the address); DingTalk's 自定义机器人安全设置
(timestamp and HMAC-SHA256 of timestamp and secret, Base64, in the address).
"""

from __future__ import annotations

import hmac
import time
from base64 import b64encode
from http import HTTPStatus
from urllib.parse import urlencode

import requests
from django.conf import settings

from feedback.enums import RobotMake
from feedback.models import Robot
from feedback.notifications.failures import AwayError, NotSentError


def say(robot: Robot, text: str) -> None:
    """Raises NotSentError where the chat refuses, and AwayError where its maker is away."""
    make = RobotMake(robot.make)
    if complaint := make.complaint_about(robot.address):
        raise NotSentError(complaint)
    try:
        answer = requests.post(
            signed(robot.address, robot.secret, round(time.time() * 1000)),
            json={"msgtype": "text", "text": {"content": text}},
            timeout=settings.ROBOT_SECONDS,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        raise AwayError(f"连不上{make.label}") from error
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise AwayError(f"{make.label}出了错（{answer.status_code}）")
    if (number := _errcode(answer)) != 0:
        raise NotSentError(f"{make.label}不收（{answer.status_code}，{number}）")


def _errcode(answer: requests.Response) -> object:
    """The chat's own number for what went wrong; 0 where it took the message."""
    try:
        said = answer.json()
    except ValueError:
        return "答的看不懂"
    return said.get("errcode") if answer.ok and isinstance(said, dict) else None


def signed(address: str, secret: str, milliseconds: int) -> str:
    """The address with DingTalk's signature for that time (of Unix); as it is without a secret."""
    if not secret:
        return address
    said = f"{milliseconds}\n{secret}".encode()
    signature = b64encode(hmac.digest(secret.encode(), said, "sha256")).decode()
    return f"{address}&{urlencode({'timestamp': milliseconds, 'sign': signature})}"
