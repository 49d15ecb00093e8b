"""The relying party's own HTTPS server: keys, sector, request objects; it keeps what it is told at logout."""

import datetime as dt
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Host:
    """An HTTPS server on loopback."""

    url: str
    certificate: Path  # whoever trusts it can call
    documents: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # media type and body, by path
    asked: list[str] = field(default_factory=list)  # paths that were read
    posted: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def publish(self, path: str, body: bytes, media_type: str = "application/json") -> str:
        """Put a document at a path; its address."""
        self.documents[path] = (media_type, body)
        return self.url + path


@contextmanager
def a_host(directory: Path) -> Iterator[Host]:
    """A server for the life of the block, with a certificate of its own."""
    certificate, key = _certificate(directory)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    host = Host(f"https://localhost:{server.server_address[1]}", certificate)
    server.kept = host  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    @property
    def host(self) -> Host:
        return self.server.kept  # type: ignore[attr-defined, no-any-return]

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        media_type, body = self.host.documents.get(self.path, ("", b""))
        self.send_response(200 if media_type else 404)
        self.send_header("content-type", media_type or "text/plain")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        self.host.posted.append((self.path, parse_qs(body.decode())))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Quietly."""


def _certificate(directory: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, key_file = directory / "certificate.pem", directory / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate, key_file
