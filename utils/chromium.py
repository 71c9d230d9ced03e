"""Drives a headless Chromium, through the pipe of its DevTools protocol.

Needs Debian's `chromium` and nothing else. Everything that a page logs, asks the
network for, or is refused by its Content-Security-Policy is noted down.
"""

import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import tempfile
import time

# Seconds that only a hang takes, however busy the machine is.
TIMEOUT = 300

# Chromium drops what the mouse and the keys do before a page is painted.
PAINTED = "new Promise(done => new PerformanceObserver(() => done(true)).observe({type: 'paint', buffered: true}))"

# Chromium makes a socket below its temporary folder, and a socket's path has less than 108 bytes.
LONGEST_FOLDER = 60


def find():
    """The browser's path, or None."""
    return shutil.which("chromium")


def temporary_folder():
    folder = tempfile.gettempdir()
    return folder if len(os.fsencode(folder)) <= LONGEST_FOLDER else "/tmp"


class Browser:
    """One browser with one page; a context manager."""

    def __init__(self):
        folder = temporary_folder()
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", dir=folder)
        to_child, self._write = os.pipe()
        self._read, from_child = os.pipe()
        # The protocol's file descriptors are 3 (commands) and 4 (answers).
        command = f'exec "$@" 3<&{to_child} 4>&{from_child}'
        arguments = [
            find(), "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--no-first-run",
            "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--hide-scrollbars",
            "--force-color-profile=srgb", "--font-render-hinting=none", f"--user-data-dir={self._profile.name}",
        ]
        self._process = subprocess.Popen(
            ["bash", "-c", command, "bash", *arguments], pass_fds=(to_child, from_child),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ, TMPDIR=folder),
        )
        os.close(to_child)
        os.close(from_child)
        self._buffer = b""
        self._number = 0
        self.events = []
        self._session = None
        self._attach()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._send("Browser.close")
        except OSError:
            self._process.kill()
        self._process.wait(TIMEOUT)
        os.close(self._read)
        os.close(self._write)
        self._remove_profile()

    def _remove_profile(self):
        """The last of the browser's processes may still write into it."""
        for _ in range(50):
            try:
                self._profile.cleanup()
                return
            except OSError:
                time.sleep(0.1)

    def _attach(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    # --- The protocol: JSON objects that end in NUL.

    def _send(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data):]
        return self._number

    def _receive(self, deadline):
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0, deadline - time.monotonic()))
            piece = os.read(self._read, 1 << 20) if ready else b""
            if not piece:
                raise RuntimeError("the browser ended" if ready else "the browser does not answer")
            self._buffer += piece
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def call(self, method, **parameters):
        """Sends a command and returns its result; events on the way are kept."""
        number = self._send(method, **parameters)
        deadline = time.monotonic() + TIMEOUT
        while True:
            message = self._receive(deadline)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message.get("result", {})
            if "method" in message:
                self.events.append(message)

    def wait_for(self, event):
        deadline = time.monotonic() + TIMEOUT
        while not any(message["method"] == event for message in self.events):
            message = self._receive(deadline)
            if "method" in message:
                self.events.append(message)

    # --- The page.

    def open(self, path):
        """Opens a file that shows something, and waits until it is loaded and painted."""
        self.events.clear()
        self.call("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        self.wait_for("Page.loadEventFired")
        self.run(PAINTED)

    def run(self, script):
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def resize(self, width, height, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    def prefer(self, theme):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.call("Emulation.setEmulatedMedia", features=features)

    def click(self, selector):
        """Presses the mouse in the middle of an element, after scrolling to it."""
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'nearest', inline: 'nearest'}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key):
        """Presses a key by its name in events (`Enter`, `ArrowDown`, `a`)."""
        code = {"Enter": 13, "Escape": 27, "Tab": 9, "Home": 36, "End": 35, "ArrowLeft": 37, "ArrowUp": 38,
                "ArrowRight": 39, "ArrowDown": 40}.get(key, 0)
        typed = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        extra = {"text": typed} if typed else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def picture(self, path, whole=False):
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        pathlib.Path(path).write_bytes(base64.b64decode(answer["data"]))

    def print_pdf(self, path, landscape=True):
        answer = self.call("Page.printToPDF", landscape=landscape, printBackground=True, preferCSSPageSize=True)
        pathlib.Path(path).write_bytes(base64.b64decode(answer["data"]))

    # --- What must not happen.

    def complaints(self):
        """Errors and warnings in the console, uncaught exceptions, refusals by the CSP."""
        self.run("0")
        found = []
        for event in self.events:
            parameters = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(parameters["exceptionDetails"]["exception"]["description"])
            elif event["method"] == "Runtime.consoleAPICalled":
                found.append(f"console: {parameters['type']}")
            elif event["method"] == "Log.entryAdded":
                found.append(parameters["entry"]["text"])
        return found

    def requests(self):
        """Addresses that the page asked for, but for itself."""
        self.run("0")
        return [
            event["params"]["request"]["url"] for event in self.events
            if event["method"] == "Network.requestWillBeSent" and event["params"].get("type") != "Document"
        ]
