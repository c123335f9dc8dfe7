"""The package index is read as pip is configured, in both forms an index may answer."""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from engine.corpus import package_index
from engine.corpus.package_index import IndexSettings, SourceArchive, fetch_archive, pip_index_settings
from engine.errors import EngineError

CONTENT = b"an archive"
ARCHIVE = SourceArchive("Made.Up", "1", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))


def test_pip_tells_where_it_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://one.invalid/simple\ncert = /some/where.pem\n", encoding="utf-8"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "https://two.invalid/s file:///three")
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.delenv("PIP_CERT", raising=False)
    found = pip_index_settings()
    assert found.urls == ("https://one.invalid/simple", "https://two.invalid/s", "file:///three")
    assert found.certificates == "/some/where.pem"


def test_pip_has_a_default_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        "config": "",
        "download": "  -i <url>  Base URL of the index (default\n    https://index.invalid/simple). More.",
    }
    monkeypatch.setattr(package_index, "_pip", lambda verb, *rest: answers[verb])
    assert pip_index_settings().urls == ("https://index.invalid/simple",)


def test_without_pip_there_is_nowhere_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/program")
    assert pip_index_settings() == IndexSettings(())


class Index(BaseHTTPRequestHandler):
    """Answers as a JSON index behind a user name and password, with the archive at an address relative to the page."""

    def do_GET(self) -> None:
        if self.headers["Authorization"] != "Basic YW5uOmEgYg==":  # ann:a b
            self.send_error(401)
            return
        files = [{"url": "../../files/Made.Up-1.tar.gz"}, {"url": "../../files/Made.Up-1-py3-none-any.whl"}]
        body = {"/simple/made-up/": json.dumps({"files": files}).encode(), "/files/Made.Up-1.tar.gz": CONTENT}
        self.send_response(200 if self.path in body else 404)
        self.end_headers()
        self.wfile.write(body.get(self.path, b""))

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test quiet."""


@contextlib.contextmanager
def served() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), Index) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_a_json_index_behind_a_password(tmp_path: Path) -> None:
    with served() as port:
        fetch_archive(ARCHIVE, tmp_path / "a", IndexSettings((f"http://ann:a%20b@127.0.0.1:{port}/simple",)))
        assert (tmp_path / "a").read_bytes() == CONTENT
        with pytest.raises(EngineError, match="could not be fetched"):
            fetch_archive(ARCHIVE, tmp_path / "b", IndexSettings((f"http://127.0.0.1:{port}/simple",)))
