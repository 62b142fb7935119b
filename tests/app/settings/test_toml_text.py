"""What we write as TOML, Python reads back alike."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings.toml_text import write_toml

_texts = st.text(st.characters(exclude_categories=["Cs"]))
_plain = st.one_of(
    _texts, st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False)
)
_plain_or_list = st.one_of(_plain, st.lists(_plain, max_size=4))
_tables = st.recursive(
    st.dictionaries(_texts, _plain_or_list, max_size=4),
    lambda inner: st.dictionaries(
        _texts,
        st.one_of(_plain_or_list, inner, st.lists(inner, min_size=1, max_size=3)),
        max_size=4,
    ),
    max_leaves=12,
)


@given(_tables)
def test_every_table_reads_back_alike(table: dict[str, object]) -> None:
    assert tomllib.loads(write_toml(table)) == table


def test_a_settings_file_looks_as_a_person_would_write_it() -> None:
    table = {
        "station": {"name": "BENCH-3", "bays": [1, 2]},
        "scanners": [{"id": "left", "bounce_ms": 300}, {"id": "right", "bounce_ms": 0}],
    }

    assert write_toml(table) == (
        '[station]\nname = "BENCH-3"\nbays = [1, 2]\n'
        '\n[[scanners]]\nid = "left"\nbounce_ms = 300\n'
        '\n[[scanners]]\nid = "right"\nbounce_ms = 0\n'
    )


@pytest.mark.parametrize("value", [None, b"raw", {1, 2}])
def test_what_toml_does_not_know_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="TOML has no"):
        write_toml({"key": value})
