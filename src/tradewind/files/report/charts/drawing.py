"""Draw with matplotlib, and make its SVG fit for a page: small, themed, the same every time."""

import io
import re
import warnings
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tradewind.files.report.charts.interface import Chart, Table, drawable
from tradewind.files.report.charts.palette import COLOURS, themed

WIDTH = 380
"""Width of every chart; on a phone that is about a pixel each, so texts stay readable."""

TEXT, SMALL = 12.5, 11.5
"""Sizes of texts, in the same unit."""

ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Distances of marks on an axis that people count in, times a power of ten."""

_XLINK = "{http://www.w3.org/1999/xlink}href"
_LONG_NUMBER = re.compile(r"(\d\.\d\d)\d+")
_SHORTHAND = re.compile(r"font: (?:(\d+|bold) )?([\d.]+px) .*")
_REFERENCE = re.compile(r"#([\w.-]+)")
_STYLE: dict[str, dict[str, Any]] = {
    "svg": {"fonttype": "none"},
    "text": {"color": COLOURS["ink"], "parse_math": False},
    "font": {"size": TEXT},
    "axes": {
        "labelcolor": COLOURS["muted"],
        "labelsize": SMALL,
        "edgecolor": COLOURS["grid"],
        "facecolor": "none",
        "axisbelow": True,
    },
    "axes.spines": {"top": False, "right": False, "left": False},
    "grid": {"color": COLOURS["grid"], "linewidth": 0.8},
    "xtick": {"labelcolor": COLOURS["muted"], "labelsize": SMALL, "bottom": False},
    "ytick": {"labelcolor": COLOURS["muted"], "labelsize": SMALL, "left": False},
    "legend": {"frameon": False, "fontsize": SMALL},
}
"""What matplotlib is told of its looks, by group; `text.parse_math` keeps a $ in a name a $."""

Draw = Callable[[Axes], None]


def chart(
    key: str,
    draw: Draw,
    *,
    title: str,
    caption: str,
    table: Table,
    height: float,
    margins: tuple[float, float, float, float] = (8.0, 8.0, 40.0, 8.0),
) -> Chart:
    """Draw a chart.

    Args:
        key: Its name in the page.
        draw: Draws on the axes that it is given.
        title: What is drawn.
        caption: What it shows, in a sentence.
        table: The numbers that are drawn.
        height: Its height where its width is `WIDTH`.
        margins: Room left of, right of, below and above the axes, in the same unit.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        # The browser draws the texts, with its own letters; that matplotlib lacks some is no harm.
        warnings.filterwarnings("ignore", message=r"(?s)Glyph .* missing from")
        warnings.filterwarnings("ignore", message=r"(?s)Matplotlib currently does not support")
        mpl.rcdefaults()
        set_looks: Any = mpl.rc  # typed by the groups that one version knows
        for group, looks in _STYLE.items():
            set_looks(group, **looks)
        set_looks("svg", hashsalt=key)
        svg = _drawn(draw, height, margins)
    return Chart(key, title, caption, _for_a_page(svg, key, title, table.in_words), table)


def _drawn(draw: Draw, height: float, margins: tuple[float, float, float, float]) -> bytes:
    left, right, below, above = margins
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    box = (
        left / WIDTH,
        below / height,
        1 - (left + right) / WIDTH,
        1 - (below + above) / height,
    )
    draw(figure.add_axes(box))
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata={"Date": None})
    return stream.getvalue()


def _for_a_page(svg: bytes, key: str, title: str, words: str) -> str:
    """Keep what is drawn: no metadata, no fonts, no styles that reach beyond the drawing."""
    root = ElementTree.fromstring(svg)
    referred = set(_REFERENCE.findall(re.sub(rb"#fe..fe", b"", svg).decode()))
    for parent in root.iter():
        for child in list(parent):
            if child.tag.endswith(("}metadata", "}style")):
                parent.remove(child)
    for element in root.iter():
        _tidy(element, key, referred)
    box = root.attrib["viewBox"]
    root.attrib.clear()
    root.attrib |= {
        "viewBox": box,
        "role": "img",
        "aria-labelledby": f"{key}-title",
        "aria-describedby": f"{key}-words",
    }
    for position, (tag, text) in enumerate((("title", title), ("desc", words))):
        element = ElementTree.Element(tag, id=f"{key}-{'title' if tag == 'title' else 'words'}")
        element.text = drawable(text)
        root.insert(position, element)
    return ElementTree.tostring(root, encoding="unicode")


def _tidy(element: ElementTree.Element, key: str, referred: set[str]) -> None:
    element.tag = element.tag.rpartition("}")[2]
    given = element.attrib
    if (name := given.pop("id", None)) in referred:
        given["id"] = f"{key}-{name}"
    if (target := given.pop(_XLINK, None)) is not None:
        given["href"] = f"#{key}-{target[1:]}"
    if (clip := given.get("clip-path")) is not None:
        given["clip-path"] = clip.replace("url(#", f"url(#{key}-")
    if "style" in given:
        given["style"] = themed(_without_family(given["style"]))
    if given.get("transform", "").startswith("rotate(-0 "):
        del given["transform"]
    for name in ("d", "x", "y", "transform", "points"):
        if name in given:
            given[name] = " ".join(_LONG_NUMBER.sub(r"\1", given[name]).split())
    if element.tag != "text":
        element.text = None
    element.tail = None


def _without_family(style: str) -> str:
    """Leave the kind of letters to the page; matplotlib before 3.10 writes them in one word."""
    kept = []
    for part in style.split("; "):
        if (written := _SHORTHAND.fullmatch(part)) is not None:
            weight, size = written.groups()
            kept += [f"font-weight: {weight}"] if weight else []
            kept.append(f"font-size: {size}")
        elif not part.startswith("font-family"):
            kept.append(part)
    return "; ".join(kept)
