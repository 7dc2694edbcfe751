"""Connections to public addresses only: what a name resolves to is checked and then connected to, so that it cannot change between."""

import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore
import httpx

CONNECT, READ = 10.0, 20.0  # seconds
WHOLE = 60.0  # seconds that one answer may take, from its request to its last byte
# Where machines in a cloud ask for their keys; link-local addresses, the usual place, are refused by range.
METADATA = frozenset({"fd00:ec2::254", "100.100.100.200"})


class Refused(httpx.ConnectError):
    """An address that nobody outside its network should ask for."""


class Guarded(httpcore.NetworkBackend):
    """Connects to hosts whose every address is public; with `private`, to those inside private networks as well.

    This is where every connection passes by: also those that a redirect asks for.
    """

    def __init__(self, private: bool = False) -> None:
        self._private = private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the addresses of a host, checked. Raises Refused, httpcore.ConnectError or httpcore.ConnectTimeout."""
        problem: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                return Timed(self._backend.connect_tcp(address, port, timeout, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> Any:
        """Never."""
        raise Refused("local sockets are not asked")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be found") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if never := [address for address in addresses if not is_a_place(address)]:
            raise Refused(f"{host} is at {never[0]}, where a network keeps what is only for its own machines")
        if not self._private and (inside := [address for address in addresses if not is_public(address)]):
            raise Refused(f"{host} is at {inside[0]}, inside a private network (--allow-private fetches it all the same)")
        return addresses


class Timed(httpcore.NetworkStream):
    """A connection on which each answer has to be complete in time: a byte now and then is not enough."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._end = 0.0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is. Raises httpcore.ReadTimeout."""
        rest = self._end - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the answer takes too long")
        return self._stream.read(max_bytes, rest if timeout is None else min(rest, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send a request, or a part of one."""
        self._end = time.monotonic() + WHOLE
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> "Timed":
        """Encrypt what goes over the line from here on."""
        return Timed(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: none of a private, local or special range, however it is written."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _readings(ip))


def is_a_place(address: str) -> bool:
    """Whether somebody who reads a private network might be sent to an IP address: its machines' own addresses are none."""
    ips = _readings(ip_address(address.partition("%")[0]))
    return not any(ip.is_link_local or ip.is_multicast or ip.is_unspecified or str(ip) in METADATA for ip in ips)


def _readings(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Return an address and those that it carries inside itself (IPv4-mapped, 6to4, NAT64)."""
    if isinstance(ip, IPv4Address):
        return [ip]
    inner = [part for part in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if part is not None]
    if ip.packed[:12] == bytes.fromhex("0064ff9b") + bytes(8):
        inner.append(IPv4Address(ip.packed[12:]))
    return [*inner] if ip.ipv4_mapped else [ip, *inner]


def client(agent: str, private: bool) -> httpx.Client:
    """Return a client that keeps no cookies, follows nothing by itself, asks no proxy and verifies certificates."""
    from http.cookiejar import DefaultCookiePolicy

    transport = httpx.HTTPTransport()
    # httpx has no parameter for it; this is the one attribute of it that is set from outside.
    transport._pool = httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=Guarded(private), max_connections=8)
    made = httpx.Client(
        transport=transport,
        headers={"User-Agent": agent, "Accept-Encoding": "gzip", "Accept": "text/html,application/pdf,application/xml;q=0.9,*/*;q=0.5"},
        timeout=httpx.Timeout(READ, connect=CONNECT),
        follow_redirects=False,
        trust_env=False,
    )
    made.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return made
