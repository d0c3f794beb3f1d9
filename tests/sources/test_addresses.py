"""Which addresses may be asked for (rows H01, H03, H04 of the catalogue)."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sources.addresses import Address, check_public, is_public, joined, parsed
from tracker.sources.errors import SourceError


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org", Address("https", "example.org", 443, "/")),
        (" HTTP://Example.ORG:8080/a b#c ".replace("a b", "a"), Address("http", "example.org", 8080, "/a")),
        ("http://example.org./?q=1", Address("http", "example.org.", 80, "/?q=1")),
        ("https://tromsø.example/løp?å=ø", Address("https", "xn--troms-zua.example", 443, "/l%C3%B8p?%C3%A5=%C3%B8")),
        ("http://93.184.216.34/x%20y", Address("http", "93.184.216.34", 80, "/x%20y")),
        ("http://[2606:4700:0::1111]:81/", Address("http", "2606:4700::1111", 81, "/")),
        ("http://a_b.example-1.org/", Address("http", "a_b.example-1.org", 80, "/")),
    ],
)
def test_a_web_address_has_these_parts(url: str, address: Address) -> None:
    assert parsed(url) == address
    assert parsed(address.url) == address


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("FILE:/etc/passwd", "only http and https"),
        ("data:text/html,<p>x", "only http and https"),
        ("ftp://example.org/x", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("example.org/x", "only http and https"),
        ("http://", "not a whole web address"),
        ("http:/x", "not a whole web address"),
        ("https:///x", "not a whole web address"),
        ("http://example.org:0/", "not a whole web address"),
        ("http://example.org:99999/", "not a whole web address"),
        ("http://example.org:x/", "not a whole web address"),
        ("http://[::1/", "not a whole web address"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://user@example.org/", "user name or password"),
        ("http://2130706433/", "odd number"),
        ("http://0x7f.1/", "odd number"),
        ("http://0x7f000001/", "odd number"),
        ("http://127.1/", "odd number"),
        ("http://0/", "odd number"),
        ("http://0177.0.0.1/", "odd number"),
        ("http://1.2.3.4.5/", "odd number"),
        ("http://127.0.0.1./", "odd number"),
        ("http://example.0x1/", "odd number"),
        ("http://１２７.1/", "odd number"),
        ("http://[fe80::1%25eth0]/", "names no machine"),
        ("http://exa%6dple.org/", "names no machine"),
        ("http://-/", "names no machine"),
        ("http://a..b/", "names no machine"),
        (f"http://{'a' * 64}.org/", "names no machine"),
        ("http://exa mple.org/", "space"),
        ("http://example.org/\r\nX: y", "space"),
        ("http://example.org\\@other.org/", "backslash"),
        ("http://example.org/\x1b]0;T\x07", "control"),
        ("http://example.org/" + "x" * 5_000, "longer"),
    ],
)
def test_other_addresses_are_refused_by_what_is_wrong(url: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        parsed(url)
    said = str(caught.value)
    assert words in said
    assert said.isprintable()
    assert "secret" not in said
    assert len(said) < 400


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::5db8:d822",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:5db8:d822::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "not an address",
        "",
    ],
)
def test_these_are_not_public(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(SourceError, match="private network"):
        check_public(("93.184.216.34", address), "http://example.org/")


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"]
)
def test_these_are_public(address: str) -> None:
    assert is_public(address)
    check_public((address,), "http://example.org/")


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://example.org:444/b"),
        ("b?c", "https://example.org:444/x/b?c"),
        ("//other.org/b", "https://other.org/b"),
        ("http://other.org", "http://other.org/"),
        ("/l\xc3\xb8p a", "https://example.org:444/l%C3%B8p%20a"),
    ],
)
def test_redirects_lead_on_from_where_they_are(location: str, url: str) -> None:
    assert joined(parsed("https://example.org:444/x/y"), location).url == url


@given(st.text(max_size=60))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://example.org/{text}"):
        with suppress(SourceError):
            address = parsed(url)
            assert address.url.isascii()
            assert parsed(address.url) == address


@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_no_location_does_more_than_be_refused(location: str) -> None:
    with suppress(SourceError):
        assert joined(parsed("http://example.org/"), location).scheme in ("http", "https")
