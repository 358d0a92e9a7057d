"""Theme: the one palette and style sheet of every window."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.private import PrivateFolder
from journey_editor.layout.style import CARDS, FAINT, HAIR, INK, ROUGH, SHADE, SOFT, WHITE
from journey_editor.model.records import LaneKind
from journey_editor.surfaces.qt import WrongFaceError

FAMILY: Final = "FiraGO"
SIZE: Final = 13  # px

GROUND: Final = Colour.of("#f1f3f5")  # behind the map
EDGE: Final = Colour.of("#e2e5ea")  # between panels
PRIMARY: Final = Colour.of("#1d4ed8")
PALE: Final = Colour.of("#e0e9fc")  # what is chosen
ABOVE: Final = Colour.of("#0072b2")  # better than expected
BELOW: Final = Colour.of("#d55e00")  # worse than expected

_SHEET: Final = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $ink; color: $white; border: none; padding: 4px 6px; }

QMenuBar { background: $white; border-bottom: 1px solid $edge; padding: 2px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $pale; color: $primary; }
QMenu { background: $white; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $pale; color: $primary; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $edge; margin: 5px 4px; }
QMenu::icon { padding-left: 6px; }

QToolBar { background: $white; border: none; spacing: 4px; padding: 4px; }
QToolBar#palette { border-right: 1px solid $edge; padding: 8px 6px; spacing: 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 5px; }
QToolBar#palette QToolButton { background: $shade; border-color: $edge; font-size: 11px; padding: 5px 2px; }
QToolBar#palette[low="true"] { padding: 4px 6px; spacing: 2px; }
QToolBar#palette[low="true"] QToolButton { padding: 1px 2px; }
QToolBar#palette QToolButton#inbox-button[waiting="true"] {
  background: #fef3c7; border-color: #f59e0b; font-weight: 600; }
QWidget#capture-bar, QWidget#votes-bar, QWidget#author-bar {
  background: $white; border-top: 1px solid $edge; }
QWidget#votes-bar QListView {
  background: $white; border: 1px solid $edge; border-radius: 6px; padding: 2px; outline: none; }
QWidget#votes-bar QListView::item:selected { background: $pale; color: $primary; }
QLabel#capture-where { font-weight: 600; color: $primary; padding: 0 8px; }
QLabel#capture-letters { font-size: 11px; color: $soft; }
QToolButton:hover, QToolBar#palette QToolButton:hover { background: $pale; }
QToolButton:pressed, QToolButton:checked { background: $pale; color: $primary; }
QToolButton:focus, QToolBar#palette QToolButton:focus { border: 1px solid $primary; }
QToolButton:disabled { color: $dim; }
QToolButton[look="broken"] { color: $rough; font-size: 11px; font-weight: 600; text-align: left;
  padding: 1px 6px; border: 1px solid $rough; border-radius: 9px; }
QStatusBar { background: $white; border-top: 1px solid $edge; padding: 2px 10px; font-size: 12px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: 12px; color: $soft; padding: 2px 10px; }
QStatusBar QProgressBar { background: $hair; border: none; border-radius: 4px; font-size: 11px; color: $ink;
  text-align: center; max-height: 16px; }
QStatusBar QProgressBar::chunk { background: $pale; border-radius: 4px; }
QStatusBar QProgressBar[over="true"]::chunk { background: #fed7aa; }
QStatusBar QToolButton { padding: 1px 7px; font-size: 12px; }
QWidget#header { background: $white; border-bottom: 1px solid $edge; }
QLabel#header-title { font-size: 15px; font-weight: 600; }
QLabel#header-file { font-size: 12px; color: $soft; }
QToolButton[look="drop-down"] { border-color: $edge; padding: 5px 22px 5px 11px; }
QToolButton[look="drop-down"]::menu-indicator {
  image: url($pictures/down.png); width: 10px; height: 10px; subcontrol-position: center right; right: 8px; }
QPushButton[look="tab"] { background: transparent; border: 2px solid transparent; padding: 4px 12px; }
QPushButton[look="tab"]:hover { background: $shade; }
QPushButton[look="tab"]:checked { background: $primary; color: $white; font-weight: 600; }
QPushButton[look="tab"]:focus { border-color: $primary; }
QPushButton[look="tab"]:checked:focus { border-color: $ink; }
QFrame#variants, QFrame[look="segments"] { background: $white; border: 1px solid $edge; border-radius: 7px; }
QPushButton[segment="true"] { border: 1px solid transparent; border-radius: 5px; padding: 3px 12px; }
QPushButton[segment="true"]:checked { background: $pale; color: $primary; font-weight: 600; }
QPushButton[segment="true"]:focus { border-color: $primary; padding: 3px 12px; }
QFrame#variants QToolButton { border-color: transparent; padding: 3px 20px 3px 8px; }
QSplitter::handle { background: $edge; }
QSplitter#gap::handle { background: transparent; }
QFrame[look="card"] { background: $white; border: 1px solid $edge; border-radius: 8px; }
QWidget#reading, QWidget#levers, QWidget#judging, QWidget#scorers, QWidget#programme { background: $white; }
QPushButton[look="level"] { border-radius: 4px; padding: 3px 0; }
QPushButton[look="level"]:checked {
  background: $primary; border-color: $primary; color: $white; font-weight: 600; }
QPushButton[look="level"]:focus { border: 2px solid $ink; padding: 2px 0; }
QPushButton[look="way"] { border-color: transparent; color: $primary; padding: 4px 4px; text-align: left; }
QPushButton[look="way"]:disabled { color: $soft; }
QPushButton[look="way"]:focus { border: 2px solid $primary; padding: 3px 3px; }
QLabel[role="gain"] { font-weight: 600; color: $above; }
QTableView { background: $white; border: none; outline: none; gridline-color: $hair;
  selection-background-color: $pale; selection-color: $ink; }
QTableView#transitions::item, QTableView[look="rows"]::item {
  padding: 0 6px; border-bottom: 1px solid $hair; }
QTableView#transitions::item:selected, QTableView[look="rows"]::item:selected { background: $pale; }
QTableView#transitions::item:focus, QTableView[look="rows"]::item:focus { border: 1px solid $primary; }
QHeaderView { background: $white; border: none; }
QHeaderView::section { background: $white; color: $soft; border: none; border-bottom: 1px solid $edge;
  padding: 5px 8px; font-size: 11px; font-weight: 600; }
QTableView#ranked QHeaderView::section { padding: 5px 2px; }
QHeaderView::up-arrow, QHeaderView::down-arrow {
  subcontrol-origin: margin; subcontrol-position: top center; width: 9px; height: 9px; }
QHeaderView::up-arrow { image: url($pictures/up.png); }
QHeaderView::down-arrow { image: url($pictures/down.png); }
QTableCornerButton::section { background: $white; border: none; border-bottom: 1px solid $edge; }
QTableView QLineEdit, QTableView QComboBox { border-radius: 0; padding: 0 5px; }
QSlider { background: transparent; min-height: 18px; }
QSlider::groove:horizontal { background: transparent; height: 18px; }
QSlider::sub-page:horizontal { background: $above; margin: 7px 0; border-radius: 2px; }
QSlider::add-page:horizontal { background: $hair; margin: 7px 0; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; margin: 1px 0; border-radius: 8px;
  background: $white; border: 2px solid $above; }
QSlider::handle:horizontal:focus { background: $above; }
QSplitter::handle:horizontal { width: 1px; }

QWidget#filter-bar { background: $white; border-bottom: 1px solid $edge; }
QWidget#past-banner, QWidget#changed-banner { background: #fef3c7; border-bottom: 1px solid #f59e0b; }
QFrame#finder { background: $white; border: 1px solid $faint; border-radius: 10px; }
QFrame#finder QLineEdit { font-size: 15px; padding: 7px 10px; }
QFrame#finder QLineEdit:focus { padding: 6px 9px; }
QFrame#finder QLabel { padding: 0 10px 2px 10px; }
QFrame#finder QListView { background: $white; border: none; outline: none; }
QTreeWidget#presets { background: $white; border: 1px solid $faint; border-radius: 6px; outline: none;
  padding: 6px 4px; show-decoration-selected: 0; }
QTreeWidget#presets::item { padding: 2px; border-radius: 4px; }
QTreeWidget#presets::item:selected { background: $pale; color: $primary; }
QDockWidget { font-weight: 600; titlebar-close-icon: url($pictures/close.png); }
QDockWidget::title {
  background: $white; border-bottom: 1px solid $edge; padding: 8px 12px; text-align: left; }
QMainWindow::separator { background: $edge; width: 1px; }
QDockWidget QAbstractItemView {
  background: $white; border: none; outline: none; padding: 6px 4px; font-weight: 400;
  show-decoration-selected: 0; }
QDockWidget QAbstractItemView::item { padding: 3px 2px; border-radius: 4px; }
QDockWidget QAbstractItemView::item:hover { background: $shade; color: $ink; }
QDockWidget QAbstractItemView::item:selected { background: $pale; color: $primary; }
QLineEdit#outline-editor, QLineEdit#outline-editor:focus {
  border: 1px solid $primary; border-radius: 3px; padding: 0 3px; }

QPushButton { background: $white; border: 1px solid $faint; border-radius: 6px; padding: 5px 13px; }
QPushButton:hover { background: $shade; border-color: $dim; }
QPushButton:pressed { background: $hair; }
QPushButton:disabled { color: $dim; }
QPushButton:focus { border: 2px solid $primary; padding: 4px 12px; }
QPushButton[primary="true"] {
  background: $primary; border-color: $primary; color: $white; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $dark; border-color: $dark; }
QPushButton[primary="true"]:focus { border: 2px solid $ink; }
QPushButton[primary="true"]:disabled { background: $dim; border-color: $dim; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: $white; border: 1px solid $faint; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $primary; selection-color: $white; placeholder-text-color: $quiet; }
QComboBox { padding-left: 10px; }
QComboBox:editable { padding-left: 8px; }
QPlainTextEdit { padding: 2px 7px; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $dim; }
QLineEdit:focus, QComboBox:editable:focus, QAbstractSpinBox:focus {
  border: 2px solid $primary; padding: 3px 7px; }
QComboBox:focus, QComboBox:on { border: 2px solid $primary; padding: 3px 7px 3px 9px; }
QPlainTextEdit:focus { border: 2px solid $primary; padding: 1px 6px; }
QComboBox QLineEdit:focus { border: none; padding: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $ground; color: $quiet; }
*[wrong="true"], *[wrong="true"]:hover { border-color: $rough; }
*[wrong="true"]:focus { border-color: $rough; }
QPlainTextEdit#inline-editor, QPlainTextEdit#inline-editor:focus {
  border: 2px solid $primary; border-radius: 4px; padding: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($pictures/down.png); width: 12px; height: 12px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView {
  background: $white; color: $ink; border: 1px solid $faint; padding: 3px; outline: none; font-weight: 400;
  selection-background-color: $pale; selection-color: $primary; }
QComboBox QAbstractItemView::item { padding: 3px 7px; min-height: 20px; }
QComboBox QAbstractItemView::item:selected { background: $pale; color: $primary; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px; }
QAbstractSpinBox::up-arrow { image: url($pictures/up.png); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($pictures/down.png); width: 10px; height: 10px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $bar; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

Inspector, QWidget#inspector-page { background: $white; border: none; }
QLabel[role="title"] { font-size: 18px; font-weight: 600; }
QLabel[role="place"] { font-size: 12px; color: $soft; }
QLabel[role="section"] { font-weight: 600; }
QLabel[role="label"] { font-size: 12px; color: $soft; }
QLabel[role="note"] { font-size: 11px; color: $soft; }
QLabel[role="problem"] { font-size: 12px; color: $rough; }
QLabel[role="strong"] { font-weight: 600; }
QCheckBox, QRadioButton { spacing: 7px; padding: 2px; border: 2px solid transparent; border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $primary; }
QCheckBox:disabled { color: $dim; }
QComboBox#persona { border-color: transparent; color: $above; font-weight: 600; }
QComboBox#persona:focus, QComboBox#persona:on { border-color: $primary; }
QToolButton#swatch { border: 1px solid $faint; padding: 3px; }
QToolButton#swatch::menu-indicator { image: none; }
QToolButton#swatch:focus { border: 2px solid $primary; padding: 2px; }

Tile { border: 2px solid transparent; border-radius: 6px; padding: 0; text-align: left; background: $shade; }
Tile[look="pain"] { background: $pain_ground; }
Tile[look="pain"] QLabel[role="note"] { color: $pain; }
Tile[look="plan"] { background: $plan_ground; }
Tile[look="plan"] QLabel[role="note"] { color: $plan; }
Tile:hover { border: 2px solid $faint; padding: 0; }
Tile:focus { border: 2px solid $primary; padding: 0; }
Tile[look="chip"] { background: $chip_ground; border-radius: 10px; }
Tile[look="chip"] QLabel { color: $chip; font-size: 11px; font-weight: 600; }
""")


def apply(app: QApplication) -> None:
    """Dress every window of the program; the faces must have been loaded (`surfaces.qt.QtFonts`).

    Raises WrongFaceError where Qt would write with another font than ours.
    """
    written = font()
    if QFontInfo(written).family() != FAMILY:
        raise WrongFaceError(f"Qt does not give the font {FAMILY} back")
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setFont(written)
    app.setStyleSheet(_SHEET.substitute(_colours(), pictures=_pictures().as_posix()))


def font(*, size: int = SIZE, bold: bool = False) -> QFont:
    """Return the font of the windows, `size` px high."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def qcolour(colour: Colour) -> QColor:
    """Return `colour` as Qt has it."""
    return QColor(colour.red, colour.green, colour.blue, round(colour.alpha * 255))


def _colours() -> dict[str, str]:
    used = {
        "ink": INK,
        "soft": SOFT,
        "quiet": Colour.of("#6b7480"),
        "dim": Colour.of("#a3acb8"),
        "bar": Colour.of("#cbd2da"),
        "faint": FAINT,
        "edge": EDGE,
        "hair": HAIR,
        "shade": SHADE,
        "ground": GROUND,
        "white": WHITE,
        "pale": PALE,
        "primary": PRIMARY,
        "dark": PRIMARY.mixed(INK, 0.35),
        "rough": ROUGH,
        "above": ABOVE,
        "pain_ground": CARDS[LaneKind.PAIN][0],
        "pain": CARDS[LaneKind.PAIN][1],
        "plan_ground": CARDS[LaneKind.OPPORTUNITY][0],
        "plan": CARDS[LaneKind.OPPORTUNITY][1].mixed(INK, 0.2),
        "chip_ground": Colour.of("#eef2ff"),
        "chip": Colour.of("#3730a3"),
    }
    return {name: qcolour(colour).name() for name, colour in used.items()}


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: GROUND,
        QPalette.ColorRole.Base: WHITE,
        QPalette.ColorRole.AlternateBase: SHADE,
        QPalette.ColorRole.Button: WHITE,
        QPalette.ColorRole.Text: INK,
        QPalette.ColorRole.WindowText: INK,
        QPalette.ColorRole.ButtonText: INK,
        QPalette.ColorRole.Highlight: PRIMARY,
        QPalette.ColorRole.HighlightedText: WHITE,
        QPalette.ColorRole.Accent: PRIMARY,
        QPalette.ColorRole.Link: PRIMARY,
        QPalette.ColorRole.ToolTipBase: INK,
        QPalette.ColorRole.ToolTipText: WHITE,
        QPalette.ColorRole.PlaceholderText: SOFT,
    }
    for role, colour in roles.items():
        palette.setColor(role, qcolour(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#a3acb8"))
    return palette


@cache
def _pictures() -> Path:
    """Draw arrows and a cross into a folder: style sheets take pictures from files only."""
    private = PrivateFolder()
    atexit.register(private.close)
    folder = private.path
    down, up = ([(2.5, 6 - 2 * tip), (6, 6 + 1.5 * tip), (9.5, 6 - 2 * tip)] for tip in (1, -1))
    cross = [(3, 3), (9, 9), (6, 6), (9, 3), (3, 9)]
    for name, points in (("down", down), ("up", up), ("close", cross)):
        for scale, suffix in ((1, ""), (2, "@2x"), (3, "@3x")):
            picture = QPixmap(12 * scale, 12 * scale)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            pen = QPen(qcolour(SOFT), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
            painter.end()
            picture.save(str(folder / f"{name}{suffix}.png"))
    return folder
