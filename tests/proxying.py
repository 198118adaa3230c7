"""nginx as it stands in front of the site, on ports of its own."""

import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

NAME = "cun.example.org"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
"""Where it is installed, which the paths of those who are not root often leave out."""

TEMPLATE = Path(__file__).parents[1] / "nginx.conf.template"
MAIN = """
user root;
pid {folder}/pid;
events {{}}
http {{
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {server}
}}
"""


@dataclass(frozen=True)
class Proxy:
    folder: Path
    plain: int
    secure: int

    @property
    def log(self) -> str:
        return (self.folder / "access.log").read_text()

    def ask(
        self, path: str, *, host: str = NAME, method: str = "GET", length: int = 0
    ) -> HTTPResponse:
        """The answer over HTTPS; of a body only its `length` is told."""
        connection = HTTPConnection(NAME, self.secure, timeout=120)
        connection.sock = self.handshake()
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host)
        connection.putheader("User-Agent", "old phone")
        connection.putheader("Content-Length", str(length))
        connection.endheaders()
        return connection.getresponse()

    def ask_plainly(self, path: str, host: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.plain, timeout=120)
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse()

    def handshake(self, name: str = NAME) -> ssl.SSLSocket:
        trusting = ssl._create_unverified_context()
        plain = socket.create_connection(("127.0.0.1", self.secure), timeout=120)
        return trusting.wrap_socket(plain, server_hostname=name)


@contextmanager
def proxy_before(site: str, folder: Path) -> Iterator[Proxy]:
    """nginx before `site`, host and port, with its files in `folder`; it ends with the block."""
    proxy = Proxy(folder, *free_ports())
    write_certificate(folder)
    (folder / "media").mkdir()
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, server=_moved(proxy, site)))
    nginx = [str(NGINX), "-c", str(main), "-e", str(folder / "error.log")]
    subprocess.run(nginx, check=True)  # comes back when it listens
    try:
        yield proxy
    finally:
        subprocess.run([*nginx, "-s", "stop"], check=True)


def _moved(proxy: Proxy, site: str) -> str:
    """The configuration as the image fills it in, with ports and folders that a test may use."""
    told = TEMPLATE.read_text().replace("${SERVER_NAME}", NAME)
    told = told.replace("${BASE_URL}", f"https://{NAME}").replace("web:8000", site)
    told = re.sub(r"listen 80\b", f"listen 127.0.0.1:{proxy.plain}", told)
    told = re.sub(r"listen 443\b", f"listen 127.0.0.1:{proxy.secure}", told)
    for there in ("/etc/nginx/certificates", "/var/log/nginx"):
        told = told.replace(there, str(proxy.folder))
    return told.replace("/srv/media", str(proxy.folder / "media"))


def free_ports() -> tuple[int, int]:
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        return one.getsockname()[1], two.getsockname()[1]


def write_certificate(folder: Path) -> None:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
