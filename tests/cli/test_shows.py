"""`photo` and `share` in the shell."""

from pathlib import Path

from tests.cli.conftest import Cli
from tests.pictures import png_file


def test_a_photo_from_the_shell(cli: Cli, tmp_path: Path) -> None:
    cli("log", "ride 90km 4:10")
    picture = str(png_file(tmp_path / "goa.png"))
    added = cli("photo", "add", "last", picture, "--caption", "Rain over Karnala #Ghat")
    assert added.code == 0
    assert "“Rain over Karnala #Ghat”, photo of ride 90 km of Sat 28 Jun 2025" in added.out
    (session,) = cli("journal", "#ghat", "--json").json["sessions"]
    (photo,) = session["photos"]
    assert photo["caption"] == "Rain over Karnala #Ghat"
    assert Path(photo["path"]).name == photo["name"]
    assert Path(photo["path"]).is_file()
    assert cli("photo", "list", "--json").json["photos"] == [photo]
    listed = cli("photo", "list").out
    assert "Sat 28 Jun 2025, ride 90 km" in listed
    Path(photo["path"]).unlink()
    assert "(the file is gone)" in cli("photo", "list", "last").out
    assert cli("photo", "remove", photo["id"][-6:], "--json").json["photo"] == photo
    assert cli("photo", "list").out.startswith("No session has a photo yet")
    assert cli("photo", "remove", "last").code == 1


def test_a_photo_is_logged_with_its_session(cli: Cli, tmp_path: Path) -> None:
    picture = str(png_file(tmp_path / "goa.png"))
    (session,) = cli("log", "run 5km 28:00", "--photo", picture, "--caption", "#sea", "--json").json["sessions"]
    assert [one["caption"] for one in session["photos"]] == ["#sea"]
    assert cli("edit", "last", "6km", "--json").json["sessions"][0]["photos"] == session["photos"]
    assert cli("delete", "last", "--json").json["sessions"][0]["photos"] == session["photos"]
    assert cli("log", "run 5km", "--caption", "x").code == 2


def test_a_card_from_the_shell(cli: Cli, tmp_path: Path) -> None:
    cli("challenge", "start", "mumbai-to-goa", "--on", "2025-06-28")
    cli("log", "90c 20r", "'#goa'")
    said = cli("share").out.splitlines()
    assert said[:2] == ["Mumbai → Goa · Day 1 of 5 · Sat 28 Jun 2025", "110 km of 558 km"]
    assert said[-1].startswith("#goa #MumbaiToGoa")
    file = tmp_path / "card.svg"
    saved = cli("share", "challenge", "mumbai-to-goa", "--svg", str(file), "--light", "--json")
    assert saved.json["files"] == [str(file)]
    assert saved.json["card"]["hero"] == {"value": "110 km", "label": "of 558 km"}
    assert saved.json["text"].startswith("Mumbai → Goa")
    again = cli("share", "--svg", str(file))
    assert (again.code, "--force" in again.err) == (1, True)
    assert "Saved" in cli("share", "--svg", str(file), "--force").err
    assert cli("share", "--png", str(file)).code == 2
    assert cli("share", "--on", "2025-06-20").code == 1
