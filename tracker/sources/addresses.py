"""Which web addresses may be asked for: plain http and https, and only machines of the public internet.

Names are checked by every address they resolve to, and the connection goes to an address that was checked: a name
can't be public while it is looked at and private when it is asked.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from tracker.sources.errors import SourceError, shown

_URL_LIMIT = 4_000
_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_HOST = re.compile(r"(?=.{1,253}\.?$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*\.?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PUNCTUATION = "!#$%&'()*+,/:;=?@[]~"
# Python calls these global; they lead through a translator into other networks, or to no single machine.
_NEVER = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b::/96",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
        "fec0::/10",
    )
)


@dataclass(frozen=True, slots=True)
class Address:
    """A checked http or https URL in its parts. `host` is in ASCII without brackets, `target` the path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def secure(self) -> bool:
        """Whether the connection is encrypted."""
        return self.scheme == "https"

    @property
    def host_header(self) -> str:
        """The Host header: the name asked for, with its port where it isn't the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole URL, without fragment."""
        return f"{self.scheme}://{self.host_header}{self.target}"


def parsed(url: str) -> Address:
    """The parts of `url`; SourceError when it isn't an http or https URL of a named host, or hides something."""
    text = url.strip()
    if len(text) > _URL_LIMIT:
        raise SourceError(f"{_shown(text)} is longer than a web address can be.")
    if _ODD.search(text):
        raise SourceError(f"{_shown(text)} holds a space, control character or backslash; write %20 for a space.")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise SourceError(f"{_shown(text)} is not a whole web address; it looks like https://host/page.") from None
    if parts.scheme not in _PORTS:
        raise SourceError(f"{_shown(text)} is not a web page: only http and https addresses are read.")
    if "@" in parts.netloc:
        raise SourceError(f"{_shown(text)} holds a user name or password; give the address without it.")
    if port == 0 or not parts.hostname:
        raise SourceError(f"{_shown(text)} is not a whole web address; it looks like https://host/page.")
    path = quote(parts.path, safe=_PUNCTUATION) or "/"
    query = quote(parts.query, safe=_PUNCTUATION)
    target = f"{path}?{query}" if query else path
    host = _host(parts.hostname, "[" in parts.netloc, text)
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], target)


def joined(base: Address, location: str) -> Address:
    """Where a redirect from `base` to `location` leads, under the same rules as `parsed`."""
    text = location.strip(" \t").encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return parsed(urljoin(base.url, text.replace(" ", "%20")))
    except SourceError as error:
        raise SourceError(f"{_shown(base.url)} redirects, and {error}") from None
    except ValueError:
        raise SourceError(f"{_shown(base.url)} redirects to something that is no web address.") from None


def is_public(address: str) -> bool:
    """Whether the IP address in `address` is a single machine of the public internet."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    odd = ip.is_multicast or ip.is_unspecified or ip.is_reserved or ip.is_loopback or ip.is_link_local
    return ip.is_global and not odd and not any(ip.version == net.version and ip in net for net in _NEVER)


def check_public(addresses: tuple[str, ...], url: str) -> None:
    """SourceError, naming `url`, unless every one of `addresses` is public."""
    if not all(is_public(address) for address in addresses):
        raise SourceError(
            f"{_shown(url)} leads to a machine of this or another private network and isn't fetched; save the page and "
            "give the file."
        )


def _host(host: str, bracketed: bool, url: str) -> str:
    if bracketed:
        try:
            return str(IPv6Address(host.replace("%", "zone")))  # a zone is of this machine alone
        except ValueError:
            raise SourceError(f"{_shown(url)} names no machine: {shown(host)} is not an IPv6 address.") from None
    try:
        # folds look-alike digits and dots into plain ones, so before anything is read as a number
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise SourceError(f"{_shown(url)} names no machine: check the host {shown(host)}.")
    if _NUMBER.fullmatch(name.rstrip(".").rpartition(".")[2]):
        try:
            return str(IPv4Address(name))
        except ValueError:
            raise SourceError(f"{_shown(url)} writes its host as an odd number; write it as a name.") from None
    return name


def _shown(url: str) -> str:
    """The URL for a message, without user name and password."""
    return shown(re.sub(r"(?<=//)[^/?#]*@", "", url))
