"""Write the reference pages in docs/reference anew from the code."""

from pathlib import Path

from reference.pages import PAGES

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"


def main() -> None:
    """Write every page, and say which ones changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page in PAGES:
        path, text = FOLDER / page.file, page.write()
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.write_text(text, encoding="utf-8")
        print(f"{'as before' if text == before else 'written  '}  docs/reference/{page.file}")


if __name__ == "__main__":
    main()
