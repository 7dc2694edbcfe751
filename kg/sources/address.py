"""Web addresses: which are the same page, and which are the same site."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_CAMPAIGN = re.compile(r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi)|at_(?:medium|campaign).*", re.IGNORECASE)
_PORTS = {"http": ":80", "https": ":443"}
# Characters that are left as they are; everything else in an address is escaped.
_SAFE = "%/:=&?~+!$,;'@()*[]#-._"


def web_address(url: str) -> str:
    """Return an http(s) address as it identifies a page: without fragment, campaign marks and default port; "" if it is none."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _PORTS or not re.fullmatch(r"[^\s/?#@\\]+", host):
        return ""
    netloc = f"[{host}]" if ":" in host else host
    if port and f":{port}" != _PORTS[parts.scheme.lower()]:
        netloc += f":{port}"
    return urlunsplit((parts.scheme.lower(), netloc, quote(parts.path or "/", safe=_SAFE), _query(parts.query), ""))


def linked(base: str, link: str) -> str:
    """Return the address that a link on the page at `base` leads to, as `web_address` does; "" if it leads to none."""
    try:
        return web_address(urljoin(base, link.strip()))
    except ValueError:  # what it holds as a host is none
        return ""


def _query(query: str) -> str:
    if not _CAMPAIGN.search(query):
        return quote(query, safe=_SAFE)
    return urlencode([(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if not _CAMPAIGN.fullmatch(key)])


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site, as far as their last labels tell: two, or three as in `example.co.uk`."""
    return _site(one) == _site(other) != ""


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def shown(url: str) -> str:
    """Return an address as it may be told: without a user's name and password."""
    return re.sub(r"//[^/?#\\]*@", "//", url, count=1)


def credentials(url: str) -> bool:
    """Whether an address holds a user's name or password."""
    return "@" in re.split(r"[/?#\\]", url.partition("//")[2], maxsplit=1)[0]
