"""Tests of ui/theme/fonts.py: the bundled faces are the ones drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import CODE_FAMILY, UI_FAMILY, Role, font_of

pytestmark = pytest.mark.usefixtures("dressed_app")


def test_qt_sees_one_family_with_all_its_weights(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    styles = set(QFontDatabase.styles(UI_FAMILY))

    assert {"Regular", "SemiBold", "Bold", "ExtraBold"} <= styles
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles(CODE_FAMILY))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_drawn_in_its_own_face(role: Role) -> None:
    pixels, weight, mono, _ = role.value
    info = QFontInfo(font_of(role, pixels))

    assert info.family() == (CODE_FAMILY if mono else UI_FAMILY)
    assert info.weight() == weight


def test_heavier_weights_are_drawn_wider() -> None:
    widths = [
        QFontMetricsF(font_of(role, 60)).horizontalAdvance("handgloves")
        for role in (Role.BODY, Role.LEAD, Role.STRONG, Role.D1)
    ]

    assert widths == sorted(set(widths))


@pytest.mark.parametrize("role", list(Role))
def test_figures_have_one_width_so_that_columns_stand(role: Role) -> None:
    metrics = QFontMetricsF(font_of(role, 60))

    assert metrics.horizontalAdvance("11111") == pytest.approx(metrics.horizontalAdvance("00000"))


@pytest.mark.parametrize("text", ["Größe", "Łódź", "Škoda", "İstanbul", "¿Qué?", "naïve", "€ × ·"])
def test_the_faces_have_the_letters_of_our_languages(text: str) -> None:
    for role in (Role.BODY, Role.D1, Role.CODE):
        metrics = QFontMetricsF(font_of(role, 24))
        assert all(metrics.inFontUcs4(ord(letter)) for letter in text), role
