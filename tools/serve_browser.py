#!/usr/bin/env python3
"""Walks through a served ledger in headless Chromium, as a reader would, and fails where the way breaks.

    python3 tools/serve_browser.py target/debug/kimngach [--shots DIR] [--axe axe.min.js] [--url URL]

Home, a search for Lạng Sơn, its series, a point, the highlighted sentence; the finding about the Hòa Bình figure and its
correction; a gate with its forecast, a plan; a pasted text. In both languages, at 390 and 1280 pixels, light and dark, and once
without scripts; then an editor signs in and judges the finding. No message may stand on the console. With --axe (the script of the npm package axe-core) no page may have serious faults for who cannot see it.
Chromium is spoken to through pipes, so that nothing but the standard library is needed."""

import argparse, base64, json, os, shutil, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "a long password"
TEXT = {
    "vi": "Hai tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt 120 triệu USD, nhập khẩu đạt 80 triệu USD, tổng kim ngạch đạt 200 triệu USD.",
    "en": "In the first two months of 2025, exports of Lang Son province reached 120 million USD and imports 80 million USD.",
}


class Browser:
    """Chromium, over its pipes of commands and answers."""

    def __init__(self, binary):
        self.profile = tempfile.mkdtemp()
        down, up = os.pipe(), os.pipe()

        def ends():
            os.dup2(down[0], 3)
            os.dup2(up[1], 4)

        keep = [down[0], up[1], 3, 4]
        args = [binary, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars",
                "--no-first-run", "--disable-dev-shm-usage", "--disable-quic", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", f"--user-data-dir={self.profile}", "about:blank"]
        for fd in keep[:2]:
            os.set_inheritable(fd, True)
        self.process = subprocess.Popen(args, preexec_fn=ends, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(down[0])
        os.close(up[1])
        self.out, self.back = down[1], os.fdopen(up[0], "rb", buffering=0)
        self.number, self.buffer, self.told = 0, b"", []
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, params=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params or {}}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]

    def next(self):
        while b"\0" not in self.buffer:
            part = self.back.read(1 << 16)
            if not part:
                raise SystemExit("the browser ended")
            self.buffer += part
        line, self.buffer = self.buffer.split(b"\0", 1)
        event = json.loads(line)
        kind = event.get("method")
        if kind in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.told.append(json.dumps(event["params"], ensure_ascii=False)[:400])
        if kind == "Network.requestWillBeSent":
            url = event["params"]["request"]["url"]
            if url.startswith("http") and not url.startswith(self.base):
                self.told.append(f"a request to {url}")
        return event

    def js(self, code):
        answer = self.call("Runtime.evaluate", {"expression": code, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise SystemExit(f"{code}: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    def wait(self, what, code):
        for _ in range(200):
            try:
                if self.js(code):
                    return
            except SystemExit:
                pass
            time.sleep(0.05)
        raise SystemExit(f"{what}: not within ten seconds, at {self.js('location.href')}")

    def go(self, path):
        self.call("Page.navigate", {"url": self.base + path})
        self.wait(path, "document.readyState === 'complete' && location.href !== 'about:blank'")

    def click(self, selector):
        """Clicks the first such element with the mouse, and waits for the page behind it."""
        # A page that opens at a fragment goes there a moment after it is complete: what lies at the place must be the element.
        for _ in range(30):
            place = self.js(f"""(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null;
                e.scrollIntoView({{block: 'center', inline: 'center', behavior: 'instant'}}); const b = e.getClientRects()[0]; window.__here = true;
                const [x, y] = [b.x + b.width / 2, b.y + b.height / 2], t = document.elementFromPoint(x, y);
                return [x, y, e === t || e.contains(t)]; }})()""")
            time.sleep(0.1)
            if not place or place[2] and self.js(f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getClientRects()[0]; return Math.abs(b.y + b.height / 2 - {place[1]}) < 1; }})()"):
                break
        if not place:
            raise SystemExit(f"{selector}: not on {self.js('location.href')}")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1})
        self.wait(f"click on {selector}", "document.readyState === 'complete' && !window.__here")

    def shot(self, path):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 3000), "scale": 1}
        data = self.call("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})["data"]
        Path(path).write_bytes(base64.b64decode(data))

    def end(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def serve(binary):
    """A server of the examples and the project's own documents; its address."""
    place = tempfile.mkdtemp()
    ledger = f"{place}/kimngach.db"
    files = [str(ROOT / "examples"), str(ROOT / "corpus/own")]
    subprocess.run([binary, "add", *files, "--ledger", ledger, "--no-progress"], check=True, stdout=subprocess.DEVNULL)
    line = subprocess.run([binary, "user", "add", "an", "--role", "editor"], input=PASSWORD, check=True, text=True, capture_output=True)
    Path(f"{place}/users.toml").write_text(line.stdout)
    server = subprocess.Popen([binary, "serve", "--ledger", ledger, "--users", f"{place}/users.toml", "--listen", "127.0.0.1:0", "--rate", "100000", "--no-log"],
                              stderr=subprocess.PIPE, text=True)
    base = server.stderr.readline().split(" at ")[1].split(",")[0].strip()
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"{base}/ready").read()
            return server, base
        except OSError:
            time.sleep(0.25)
    raise SystemExit("the server is not ready within five minutes")


def looker(browser, lang, width, shots, axe, looks, scripts=True):
    """What looks at each page: its language, its width, and with axe its faults for who cannot see it."""
    name = f"{lang}-{width}-{looks}"
    browser.call("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.call("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": looks}]})

    def look(page):
        # What is worked out behind a page is waited for: by its script, or by asking again as a reader would.
        for _ in range(240):
            if not browser.js("!!document.querySelector('[data-again]')"):
                break
            time.sleep(0.5)
            if not scripts:
                browser.go(browser.js("location.pathname + location.search"))
        else:
            raise SystemExit(f"{name} {page}: not worked out within two minutes")
        if browser.js("document.documentElement.lang") != lang:
            raise SystemExit(f"{page}: not in {lang}")
        over = browser.js("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide = browser.js("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .chart')).slice(0, 3).map(e => e.outerHTML.slice(0, 120))")
            raise SystemExit(f"{name} {page}: {over} pixels wider than the screen: {wide}")
        if axe:
            browser.js(axe + "; true")
            found = browser.js("axe.run({resultTypes: ['violations']}).then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160) + ' ' + (n.any[0] || {}).message).join(' | ')))")
            if found:
                raise SystemExit(f"{name} {page}: {found}")
        if shots:
            browser.shot(f"{shots}/{name}-{page}.png")

    return name, look


def judge(browser, shots, axe):
    """Signs in as an editor, and judges the finding of the Hòa Bình figure."""
    name, look = looker(browser, "en", 1280, shots, axe, "light")
    browser.go("/sign-in?lang=en")
    look("sign-in")
    browser.js(f"document.querySelector('main [name=name]').value = 'an'; document.querySelector('main [name=password]').value = {json.dumps(PASSWORD)}")
    browser.click("main form button")
    browser.go("/documents/hoa-binh-2020")
    browser.click("aside.finding a")
    for did, told in (("annotated", "noted"), ("rejected", "rejected"), ("accepted", "accepted")):
        browser.js(f"document.querySelector('#note').value = 'I looked at the page: {did}'")
        browser.click(f"button[value={did}]")
        last = browser.js("[...document.querySelectorAll('.verdicts .plain li')].pop().textContent")
        if not last.startswith(f"{told} · an · ") or not last.endswith(f"I looked at the page: {did}"):
            raise SystemExit(f"the judgement is not told: {last}")
    look("judged")
    browser.click(".who form button")
    if browser.js("!!document.querySelector('.who form')"):
        raise SystemExit("still signed in")
    if browser.told:
        raise SystemExit(f"an editor: on the console: {browser.told}")
    print("an editor judges: fine")


def walk(browser, lang, width, shots, axe, looks, scripts=True):
    name, look = looker(browser, lang, width, shots, axe, looks, scripts)
    browser.go(f"/?lang={lang}")
    look("home")
    browser.js("document.querySelector('#find').value = 'Lạng Sơn'")
    browser.click(".find button")
    look("search")
    browser.click('.areas a[href="/areas/lang-son"]')
    look("area")
    browser.click(".cards .what a")
    look("series")
    browser.click("#points ~ p a")
    look("history")
    browser.call("Page.navigate", {"url": browser.js("document.querySelectorAll('.crumbs a')[1].href")})
    browser.wait("back at the series", "document.readyState === 'complete' && !!document.querySelector('table.points')")
    browser.click(".chart svg a circle:last-of-type")
    if not browser.js("location.hash.startsWith('#f-') && document.querySelector(':target').textContent.length > 0"):
        raise SystemExit("a point leads to no figure")
    if not browser.js("document.querySelector('.sentence:has(:target)').textContent.includes(document.querySelector(':target').textContent)"):
        raise SystemExit("the sentence of the figure is not highlighted")
    look("document")
    browser.go("/documents/hoa-binh-2020")
    look("hoa-binh")
    browser.click("aside.finding a")
    if not browser.js("document.querySelector('del').textContent.startsWith('645.23 billion') && /^645[.,]23 (million|triệu)/.test(document.querySelector('ins').textContent)"):
        raise SystemExit("the finding of the Hòa Bình figure does not tell its correction")
    look("finding")
    for page in ("findings", "gates", "gates/huu-nghi", "plans/lang-son-2025", "compare?a=lang-son&b=hoa-binh", "api", "areas/hoa-binh", "sign-in"):
        browser.go(f"/{page}")
        look(page.split("?")[0].replace("/", "-"))
        if page == "gates/huu-nghi" and browser.js("document.querySelectorAll('.chart path.far, .chart path.near').length") < 2:
            raise SystemExit("the gate has no forecast with its two bands")
    browser.go("/try")
    look("try")
    browser.js(f"document.querySelector('#text').value = {json.dumps(TEXT[lang])}")
    browser.click(".try button")
    if browser.js("document.querySelectorAll('.fig').length") < 2:
        raise SystemExit("the pasted text has no figures")
    look("tried")
    if browser.told:
        raise SystemExit(f"{name}: on the console: {browser.told}")
    print(f"{name}: fine")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--shots")
    parser.add_argument("--axe")
    parser.add_argument("--url")
    options = parser.parse_args()
    chromium = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
    if not chromium:
        print("no Chromium here: nothing was looked at")
        return
    if options.shots:
        os.makedirs(options.shots, exist_ok=True)
    axe = Path(options.axe).read_text() if options.axe else None
    server, base = (None, options.url) if options.url else serve(options.binary)
    browser = None
    try:
        browser = Browser(chromium)
        browser.base = base
        walk(browser, "vi", 1280, options.shots, axe, "light")
        walk(browser, "en", 390, options.shots, axe, "light")
        walk(browser, "vi", 390, options.shots, axe, "dark")
        walk(browser, "en", 1280, options.shots, axe, "dark")
        browser.call("Emulation.setScriptExecutionDisabled", {"value": True})
        walk(browser, "en", 1280, None, None, "light", scripts=False)
        print("without scripts: fine")
        browser.call("Emulation.setScriptExecutionDisabled", {"value": False})
        if server:
            judge(browser, options.shots, axe)
    finally:
        if browser:
            browser.end()
        if server:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
