"""PDF, Word and Excel files as text or rows. What reads them is installed on demand: the extra `import`."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.installing import add_extra
from voicecoach.routine.importing.headers import Row
from voicecoach.routine.yaml.tree import clean

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph

_MOST_PAGES = 50
_MOST_ROWS = 2_000
_MOST_CELLS = 30


def is_packed(data: bytes) -> bool:
    """Whether a file is a PDF or an office document."""
    return data.startswith((b"%PDF", b"PK\x03\x04"))


def pdf_text(data: bytes, file: str) -> str:
    """Return the text of a PDF. Raise VoicecoachError if it can't be read, or has none."""
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise _missing(file, "a PDF", "copy its text into a .txt file") from error
    try:
        reader = PdfReader(BytesIO(data))
        pages = [page.extract_text() or "" for page in reader.pages[:_MOST_PAGES]]
    except Exception as error:
        raise VoicecoachError(
            f"{file} is a PDF that can't be read: {_said(error)}", "copy its text into a .txt file"
        ) from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise VoicecoachError(f"{file} is a PDF of pictures, without text", "type it off, or have its text recognised")
    return text


def word_text(data: bytes, file: str) -> str:
    """Return the text of a Word document; its tables with bars between cells."""
    try:
        import docx
    except ImportError as error:
        raise _missing(file, "a Word document", "save it as plain text") from error
    try:
        document = docx.Document(BytesIO(data))
        return "\n".join(line for block in document.iter_inner_content() for line in _block_lines(block))
    except Exception as error:
        raise VoicecoachError(
            f"{file} can't be read as a Word document: {_said(error)}", "save it as plain text"
        ) from error


def _block_lines(block: Paragraph | WordTable) -> list[str]:
    from docx.table import Table as WordTable

    if isinstance(block, WordTable):
        return ["", *(f"| {' | '.join(clean(cell.text) for cell in row.cells)} |" for row in block.rows), ""]
    style = str(getattr(block.style, "name", "") or "")
    text = clean(block.text)
    if style.startswith("Heading") and text:
        return ["", f"# {text}"]
    if style.startswith("List") and text:
        return [f"- {text}"]
    return [text]


def sheet_rows(data: bytes, file: str) -> list[Row]:
    """Return the rows of the first sheet of an Excel file that holds something."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise _missing(file, "an Excel file", "save it as CSV") from error
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = [
                Row(number, tuple(_shown(value) for value in values[:_MOST_CELLS]))
                for number, values in enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), 1)
            ]
            if filled := [row for row in rows if row.filled]:
                return filled
    except Exception as error:
        raise VoicecoachError(f"{file} can't be read as an Excel file: {_said(error)}", "save it as CSV") from error
    raise VoicecoachError(f"{file} has no rows", "nothing to import")


def _shown(value: object) -> str:
    """Return a cell as one sees it: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "strftime") and hasattr(value, "year"):
        return str(value)[:10]
    if hasattr(value, "strftime"):
        return str(value).removeprefix("00:")
    return clean(str(value))


def kind(data: bytes) -> str:
    """Return which kind of packed file it is: `pdf`, `word`, `excel`, or nothing known."""
    if data.startswith(b"%PDF"):
        return "pdf"
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(BytesIO(data)).namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    return "word" if "word/document.xml" in names else "excel" if "xl/workbook.xml" in names else ""


def _missing(file: str, what: str, otherwise: str) -> VoicecoachError:
    return VoicecoachError(
        f"{file} is {what}, which needs a part that isn't installed", f"`{add_extra('import')}`, or {otherwise}"
    )


def _said(error: Exception) -> str:
    return clean(str(error))[:100] or type(error).__name__
