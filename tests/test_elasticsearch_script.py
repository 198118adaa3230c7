"""`scripts/elasticsearch` is whole or not there, says what is wrong, and leaves nothing running.

With stand-ins for Maven, Java and the server.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.sharing import SCRIPT, NotInstalledError, own_elasticsearch, shared_elasticsearch

BASH = shutil.which("bash") or "bash"
HOME = Path("cache", "clean-village", "elasticsearch-9.4.3")
UNPACKS = (
    "mkdir -p sonarqube-1/bin sonarqube-1/elasticsearch/bin; touch sonarqube-1/bin/elasticsearch"
)
HEALTHY = f"""#!{sys.executable}
import os, pathlib
from http.server import BaseHTTPRequestHandler, HTTPServer

class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{{"timed_out":false}}')

server = HTTPServer(("127.0.0.1", 0), Health)
pathlib.Path("logs/http.ports").write_text(f"127.0.0.1:{{server.server_port}}\\n")
with open(os.environ["TOLD"], "a") as told:
    print(os.getcwd(), file=told)
server.serve_forever()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A machine of somebody who is not root, with a Java that is new enough."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "java" / "bin").mkdir(parents=True)
    program(tmp_path / "bin" / "id", "echo 1000")
    program(tmp_path / "java" / "bin" / "java", """echo 'openjdk version "21.0.1"' >&2""")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("ES_JAVA_HOME", str(tmp_path / "java"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.delenv("ELASTICSEARCH_VERSION", raising=False)
    return tmp_path


@pytest.fixture
def installed(place):
    """Puts a stand-in where the fetched server would be."""

    def install(server, folder=HOME):
        folder = place / folder
        (folder / "bin").mkdir(parents=True)
        (folder / "config").mkdir()
        (folder / "config" / "jvm.options").touch()
        stand_in = place / "server"
        stand_in.write_text(server)
        stand_in.chmod(0o755)
        program(folder / "bin" / "elasticsearch", f"exec {stand_in}")

    return install


def program(file, script):
    file.write_text(f"#!{BASH}\n{script}\n")
    file.chmod(0o755)


def call(*arguments):
    return subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, check=False)


def test_what_was_fetched_half_is_fetched_again(place):
    program(place / "bin" / "mvn", f"{UNPACKS}; exit 1")
    failed = call("fetch")
    assert failed.returncode != 0
    assert not (place / HOME).exists()

    program(place / "bin" / "mvn", UNPACKS)
    assert call("fetch").returncode == 0
    assert (place / HOME / "bin" / "elasticsearch").exists()
    assert [file.name for file in (place / HOME).parent.iterdir() if file.is_dir()] == [HOME.name]


def test_it_is_fetched_once_however_many_ask(place):
    program(place / "bin" / "mvn", f"echo called >> {place}/calls; {UNPACKS}")

    with ThreadPoolExecutor() as pool:
        ends = [done.returncode for done in pool.map(call, ["fetch"] * 4)]

    assert ends == [0, 0, 0, 0]
    assert (place / "calls").read_text() == "called\n"


def test_nothing_is_fetched_that_no_java_could_run(place, monkeypatch):
    program(place / "bin" / "mvn", f"touch {place}/called")
    monkeypatch.setenv("ELASTICSEARCH_VERSION", "8")
    program(place / "java" / "bin" / "java", """echo 'openjdk version "11.0.2"' >&2""")
    refused = call("fetch")

    assert refused.returncode == 69
    assert "needs Java 17 to 23" in refused.stderr
    assert not (place / "called").exists()


def test_a_test_says_what_is_missing(place):
    with pytest.raises(NotInstalledError, match="scripts/elasticsearch fetch"):
        own_elasticsearch().__enter__()


def test_a_server_that_does_not_start_is_heard(installed):
    installed(f"#!{BASH}\necho 'no room for the heap'; exit 3")
    with pytest.raises(RuntimeError, match=r"did not start.*\n.*no room for the heap"):
        own_elasticsearch().__enter__()


def test_no_java_home_is_not_the_root_folder(installed, monkeypatch):
    """Where /bin/java is one that fits."""
    monkeypatch.setenv("ELASTICSEARCH_VERSION", "8")
    monkeypatch.setenv("JAVA_HOME", "")
    monkeypatch.delenv("ES_JAVA_HOME")
    installed(f'#!{BASH}\necho "home:$ES_JAVA_HOME."', HOME.with_name("elasticsearch-8.16.6"))
    with pytest.raises((RuntimeError, NotInstalledError), match=r"home:/.+\.|needs Java"):
        own_elasticsearch().__enter__()


def test_a_port_in_use_is_refused_before_anything_starts(installed):
    installed(HEALTHY)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(NotInstalledError, match=f"listens at port {port}"):
            own_elasticsearch(port).__enter__()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_takes_the_server_and_its_folder_along(place, installed, sign):
    installed(HEALTHY)
    running = subprocess.Popen(
        [SCRIPT, "run"],
        env=os.environ | {"ELASTICSEARCH_PORT": "0"},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,
    )
    assert running.stdout
    url = running.stdout.readline().split()[-1]
    folder = Path((place / "told").read_text().strip())
    assert answers(url)
    assert folder.exists()

    running.send_signal(sign)
    running.communicate(timeout=60)

    assert not answers(url)
    assert not folder.exists()


def test_all_share_one_server_until_the_last_has_gone(place, installed):
    installed(HEALTHY)
    with ThreadPoolExecutor() as pool:
        first = shared_elasticsearch(place)
        url = first.__enter__()
        with shared_elasticsearch(place) as same:
            leaving = pool.submit(first.__exit__, None, None, None)
            assert same == url
            assert answers(same)
            assert not leaving.done()
        leaving.result(timeout=60)

    assert not answers(url)
    assert len((place / "told").read_text().splitlines()) == 1


def answers(url):
    with socket.socket() as asking:
        return asking.connect_ex((urlsplit(url).hostname, urlsplit(url).port)) == 0


def heed_ctrl_c():
    """A shell that was started in the background hands down that it is to be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
