"""Words for what happened to a station itself."""

from __future__ import annotations

from ui.messages.desk.station_trouble import found_damaged, station_trouble


def test_each_trouble_of_a_station_is_one_sentence_with_its_evidence() -> None:
    lost = {"damaged": "database", "aside": "/a.db", "rows": 9, "lost": {"totes": 1, "bins": None}}
    whole = {"damaged": "database", "aside": "/a.db", "rows": 9, "lost": {}}

    assert station_trouble(lost) == "The database was damaged; rows of bins, totes are lost: /a.db"
    assert station_trouble(whole) == "The database was damaged; all 9 rows are saved: /a.db"
    assert station_trouble({"damaged": "journal", "aside": "/j"}).endswith("put aside: /j")
    assert station_trouble({"denied": "PACK-1", "detail": "permission denied"}) == (
        "PACK-1 tried what it may not do: permission denied"
    )
    assert "count what W-7 has moved" in station_trouble({"journal_lost": "P", "work_no": "W-7"})
    assert station_trouble({"detail": "broken tote"}) == ""


def test_whoever_signs_in_is_told_what_was_found() -> None:
    assert "database was damaged" in found_damaged("database")
    assert "journal was damaged" in found_damaged("journal")
