"""What an editor says of routines under our schema: `python benchmarks/language_server.py`; needs Node.js.

yaml-language-server is the one behind YAML in Visual Studio Code, Neovim and others; npx fetches it. A shipped routine,
a template and a good file of the tests must have no diagnostic, a file that is bad by type at least one; the other bad
files are told and not judged.
"""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from voicecoach.core.paths import shipped
from voicecoach.routine.library import templates
from voicecoach.routine.schema.json_schema import schema

TEMPLATES = Path(templates.__file__).parent / "templates"
TESTS = Path(__file__).parents[1] / "tests" / "routine"
SERVER = ["npx", "--yes", "yaml-language-server", "--stdio"]
PATIENCE = 120
"""Seconds until the server is stopped, its download included."""
Message = dict[str, Any]


class Server:
    """A language server that checks every text it is shown with the schema in `schema`."""

    def __init__(self, folder: Path, schema: Path) -> None:
        self._settings = {"yaml": {"schemas": {schema.as_uri(): ["*.yaml"]}, "schemaStore": {"enable": False}}}
        self._process = subprocess.Popen(
            ["timeout", str(PATIENCE), *SERVER],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        able = {"workspace": {"configuration": True}}
        self._send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": able}, id=1)
        while self._receive().get("id") != 1:
            pass
        self._send("initialized", {})
        self._send("workspace/didChangeConfiguration", {"settings": self._settings})

    def diagnostics(self, uri: str, text: str) -> list[Message]:
        """Open `text` as the file at `uri` and return what is said of it."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                found: list[Message] = message["params"]["diagnostics"]
                return found

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.communicate()

    def _receive(self) -> Message:
        """Return the next message, after what the server asks was answered."""
        assert self._process.stdout
        headers = b""
        while not headers.endswith(b"\r\n\r\n"):
            byte = self._process.stdout.read(1)
            if not byte:
                sys.exit(f"{' '.join(SERVER)} ended without an answer")
            headers += byte
        length = re.search(rb"Content-Length: (\d+)", headers)
        assert length
        message: Message = json.loads(self._process.stdout.read(int(length[1])))
        if "id" in message and "method" in message:
            asked = message["method"] == "workspace/configuration"
            items = message["params"]["items"] if asked else []
            self._write({"id": message["id"], "result": [self._settings.get(item["section"]) for item in items]})
        return message

    def _send(self, method: str, params: Message, **more: int) -> None:
        self._write({"method": method, "params": params, **more})

    def _write(self, message: Message) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()


def main() -> int:
    """Print a line for each file and return 1 if one is not as it must be."""
    flagged = runpy.run_path(str(TESTS / "schema" / "test_json_schema.py"))["FLAGGED"]
    right = (shipped("routines"), TESTS / "good", TEMPLATES)
    files = [(path, "none") for folder in right for path in sorted(folder.glob("*.yaml"))]
    files += [(path, "some" if path.stem in flagged else "") for path in sorted((TESTS / "bad").glob("*.yaml"))]
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="vc") as name:
        folder = Path(name)
        (folder / "schema.json").write_text(json.dumps(schema()), encoding="utf-8")
        server = Server(folder, folder / "schema.json")
        for path, due in files:
            found = server.diagnostics(
                (folder / f"{path.parent.name}-{path.name}").as_uri(), path.read_text(encoding="utf-8")
            )
            fine = {"none": not found, "some": bool(found)}.get(due, True)
            wrong += not fine
            print(f"{path.stem:<24} {len(found):>3}  {'' if fine else f'must have {due}'}".rstrip())
        server.close()
    print(f"{len(files)} files, {wrong} not as they must be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
