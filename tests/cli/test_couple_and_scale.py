"""Logging for several, starting at a scale, deleting a template, on the command line."""

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_line_for_several_names_them_and_json_holds_each(cli: Cli) -> None:
    cli("athlete", "set", "Me", "--rename", "Milind")
    cli("athlete", "add", "Ankita")
    cli("athlete", "add", "Asha")
    told = cli("log", "run", "5km", "25min", "--with", "Ankita", "Asha", "--json").json
    assert [(one["athlete"], one["sessions"][0]["distance_m"]) for one in told["others"]] == [
        ("Ankita", 5000),
        ("Asha", 5000),
    ]
    assert cli("log", "run", "5km", "--json").json["others"] == []
    assert "For Ankita:" in cli("log", "rest", "@yday", "--with", "Ankita").out
    assert "for Milind and Ankita" in cli("undo").out
    refused = cli("log", "--with", "Ankitta", "--", "run", "5km")
    assert (refused.code, "did you mean 'Ankita'" in refused.err) == (1, True)


def test_a_challenge_is_started_at_a_scale(cli: Cli) -> None:
    started = cli("challenge", "start", "mumbai-to-goa", "--scale", "1/2", "--json").json
    assert started["title"] == "Mumbai → Goa at 50 %"
    assert [target["target"] for target in started["targets"]] == [45_000, 10_000]
    for text, code in (("half", 2), ("0", 1)):
        refused = cli("challenge", "start", "run30", "--scale", text)
        assert (refused.code, refused.err.startswith("tracker: --scale: ")) == (code, True)


def test_only_a_template_of_ones_own_is_deleted(cli: Cli, tmp_path: Path) -> None:
    refused = cli("template", "delete", "mumbai-to-goa")
    assert (refused.code, "only templates of your own" in refused.err) == (1, True)
    own = tmp_path / "templates"
    own.mkdir()
    text = Path("seeds/run30.toml").read_text(encoding="utf-8").replace('slug = "run30"', 'slug = "mine"')
    (own / "mine.toml").write_text(text, encoding="utf-8")
    told = cli("template", "delete", "mine", "--json").json["deleted"]
    assert (told["slug"], told["path"]) == ("mine", str(own / "trash" / "mine.toml"))
    assert not (own / "mine.toml").exists()
