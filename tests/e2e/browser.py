"""A real browser without a window, driven over pipes by its DevTools protocol: no library, no port."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from sound_server import wait_until

PROGRAM = "chromium"
QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
KEYS = {"Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), " ": ("Space", 32, " ")}
"""Code, number and text of a key."""


class Browser:
    """One page of a browser whose profile is in `folder`."""

    def __init__(self, folder: Path) -> None:
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        # It reads from descriptor 3 and writes to 4.
        through = ["sh", "-c", f'exec "$@" 3</dev/fd/{to_read} 4>/dev/fd/{to_write}', "sh", PROGRAM]
        command = [*through, *QUIET, "--remote-debugging-pipe", f"--user-data-dir={folder}", "about:blank"]
        self._process = subprocess.Popen(command, pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self._rest = b""
        self._calls = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        """What the browser told unasked, such as the requests of the page."""

    def __enter__(self) -> Browser:
        pages = self.call("Target.getTargets")["targetInfos"]
        page = next(page["targetId"] for page in pages if page["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something; return what came of it."""
        self._calls += 1
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": self._calls, "method": method, "params": parameters, **session}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._calls:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        """Go to `url` and wait until the document is there."""
        self.call("Page.navigate", url=url)
        self.wait_until("document.readyState === 'complete'")

    def look(self, script: str) -> Any:
        """Return the value of a JavaScript expression, a promise's once it has one."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"].get("exception", {}).get("description", "it failed"))
        return told["result"].get("value")

    def wait_until(self, script: str, seconds: float = 20) -> None:
        """Wait until a JavaScript expression is true."""
        wait_until(lambda: self.look(script), script, seconds)

    def text(self, selector: str) -> str:
        """Return the text of an element."""
        return str(self.look(f"document.querySelector({json.dumps(selector)}).textContent"))

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        code, number, text = KEYS[key]
        common = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def tap(self, selector: str) -> None:
        """Touch the middle of an element, as soon as it can be used."""
        element = f"document.querySelector({json.dumps(selector)})"
        self.wait_until(f"{element}.ariaDisabled !== 'true'")
        box = self.look(f"(({_MIDDLE})({element}))")
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[box])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def become_phone(self, width: int = 390, height: int = 844, dark: bool = False, still: bool = False) -> None:
        """Have a phone's screen, light or dark."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True)
        self.call("Emulation.setTouchEmulationEnabled", enabled=True)
        wishes = {
            "prefers-color-scheme": "dark" if dark else "light",
            "prefers-reduced-motion": "reduce" if still else "",
        }
        self.call("Emulation.setEmulatedMedia", features=[{"name": n, "value": v} for n, v in wishes.items()])

    def picture(self, path: Path) -> None:
        """Write a picture of what is seen."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._read, 1 << 16)
            if not data:
                raise RuntimeError("the browser has ended")
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told


_MIDDLE = "(e) => { const b = e.getBoundingClientRect(); return {x: b.x + b.width / 2, y: b.y + b.height / 2}; }"
