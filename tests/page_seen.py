"""One open notebook in the browser, as a reader sees it, and what is looked for on it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path

LOCALES = {"zh": "zh-CN", "en": "en-US"}
NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
HANG = 600  # seconds after which a wait is ended; it decides nothing else

READY = (
    "window.jupyterapp && jupyterapp.shell.currentWidget && jupyterapp.shell.currentWidget.context"
    " && jupyterapp.shell.currentWidget.context.isReady"
    " && jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.connectionStatus === 'connected'"
)
IDLE = (
    "jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle' && "
    "jupyterapp.shell.currentWidget.content.widgets.filter(c => c.model.type === 'code'"
    " && c.model.sharedModel.source.trim()).every(c => c.model.executionCount)"
)

SCATTERED = """
() => {
    const room = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer');
    const faults = room.scrollWidth > room.clientWidth ? ['the page scrolls sideways'] : [];
    const seen = e => e && e.offsetParent && e.getBoundingClientRect().height > 0;
    for (const panel of document.querySelectorAll('.simlib-panel')) {
        const say = words => faults.push(`${panel.querySelector('.simlib-title').textContent}: ${words}`);
        const bars = [...panel.querySelectorAll('.noUi-target')].filter(seen).map(e => e.getBoundingClientRect().width);
        if (Math.min(...bars) < 120) say(`a slider of ${Math.min(...bars)} pixels`);
        const [body, left, picture, verdict] = ['.simlib-body', '.simlib-left', '.simlib-picture', '.simlib-verdict']
            .map(part => panel.querySelector(part)).map(e => seen(e) ? e.getBoundingClientRect() : null);
        if (!picture || !left || !bars.length) continue;
        if (picture.left < left.right) say('its picture stands under its levers');
        const high = Math.max(picture.bottom, (verdict || picture).bottom) - body.top;
        if (panel.offsetWidth < Math.min(1480, room.clientWidth - 60)) say('leaves width unused');
        if (room.clientHeight > 600 && high > room.clientHeight)
            say(`${Math.round(high)} pixels high, ${room.clientHeight} are seen`);
    }
    return faults;
}
"""
DONE = """
async () => {  // the kernel answers in order: what was asked before is done, and two frames later it is on the screen
    await jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestKernelInfo();
    await new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)));
}
"""
TURNED = """
async path => {
    const before = jupyterapp.shell.currentWidget;
    before.context.model.dirty = false;  // nothing is saved: the next reader finds it as it was
    await before.sessionContext.shutdown();
    before.dispose();
    const panel = await jupyterapp.commands.execute('docmanager:open', {path});
    jupyterapp.shell.activateById(panel.id);
}
"""
UNFOLDED = "[...document.querySelectorAll('.jp-Notebook .jp-Cell')].every(c => c.offsetParent)"
SHOWN = """
() => {
    const cells = jupyterapp.shell.currentWidget.content.widgets.filter(c => c.model.type === 'code');
    const asked = c => Array.from({length: c.model.outputs.length}, (_, n) => c.model.outputs.get(n))
        .filter(o => 'application/vnd.jupyter.widget-view+json' in o.data).length;
    const made = c => c.node.querySelectorAll('.jp-OutputArea-output > .jupyter-widgets,'
        + ' .jp-OutputArea-output > .lm-Widget > .jupyter-widgets').length;
    return cells.every(c => made(c) >= asked(c))
        && [...document.querySelectorAll('.simlib-picture')].every(
            p => !p.offsetParent || (p.complete && p.naturalWidth));
}
"""


class Page:
    """One open notebook; `problems` gathers console errors and uncaught exceptions."""

    def __init__(
        self, browser, address: str, notebook: str, *, lang: str = "en", width: int = 1280, height: int = 800
    ):
        self.problems: list[str] = []
        self.name, self.lang = Path(notebook).stem, lang
        self.screen = {"width": width, "height": height}
        self.page = browser.new_page(viewport=self.screen, locale=LOCALES[lang])
        self.page.set_default_timeout(1000 * HANG)
        self.page.on(
            "console", lambda m: self.problems.append(f"{m.text} {m.location}") if m.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.goto(f"{address}/lab/workspaces/w{time.time_ns()}/tree/{notebook}?reset")
        self.page.wait_for_function(READY)

    def turn_to(self, notebook: str) -> None:
        """Open another notebook in the same window and close this one, as whoever turns the page does."""
        self.name = Path(notebook).stem
        self.problems.clear()
        self.page.set_viewport_size(self.screen)
        self.page.evaluate(TURNED, notebook)
        self.page.wait_for_function(READY)

    def run_all(self) -> None:
        """Wait until every cell has run, and the page shows what came out, also of what it folds away; a page of the
        course runs by itself."""
        if (NOTEBOOKS / self.lang / f"{self.name}.ipynb").exists():
            self.page.locator(".simlib-page-header[data-state=alive]").wait_for()
        else:
            self.page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function(IDLE)
        self.page.evaluate("jupyterapp.commands.execute('notebook:expand-all-headings')")
        self.page.wait_for_function(UNFOLDED)
        self.page.wait_for_function(SHOWN)

    def unfold(self) -> None:
        """Open every part that a heading folds away."""
        self.page.evaluate("jupyterapp.commands.execute('notebook:expand-all-headings')")
        self.page.wait_for_function(SHOWN)

    def errors(self) -> list[str]:
        """The errors that cells show."""
        return self.page.locator(
            ".jp-OutputArea [data-mime-type='application/vnd.jupyter.error']"
        ).all_inner_texts()

    def picture(self, nth: int = 0) -> str:
        """The address of a panel's picture: it changes with every picture."""
        return self.page.locator(".simlib-picture").nth(nth).get_attribute("src")

    def wait_for_new_picture(self, old: str, nth: int = 0) -> None:
        """Wait until the picture is another one and nothing is out of date."""
        self.page.wait_for_function(
            "([old, nth]) => { const p = document.querySelectorAll('.simlib-picture')[nth];"
            " return p && p.src !== old && !p.closest('.simlib-stale') }",
            arg=[old, nth],
        )

    @property
    def panels(self):
        """The panels, in the order of the notebook."""
        return self.page.locator(".simlib-panel")

    def nudge(self, handle, picture: int = 0, key: str = "ArrowRight") -> str:
        """Move a slider by one step with the keyboard and wait for the new picture; the old one."""
        old = self.picture(picture)
        handle.focus()
        self.page.keyboard.press(key)
        self.wait_for_new_picture(old, picture)
        return old

    def answers(self, nth: int) -> bool:
        """Move a lever of a panel, wait for a new picture or words; where none is, press a button, wait for a word;
        where there are pictures and no lever, press one button after another until something else is seen."""
        panel = self.panels.nth(nth)
        picture, sliders = (panel.locator(f"{kind}:visible") for kind in (".simlib-picture", ".noUi-handle"))
        if picture.count() and sliders.count():
            handle = sliders.nth(min(1, sliders.count() - 1))
            old = [picture.first.get_attribute("src"), panel.inner_text()]
            handle.focus()
            low = handle.get_attribute("aria-valuenow") == handle.get_attribute("aria-valuemin")
            self.page.keyboard.press("ArrowRight" if low else "ArrowLeft")
            self.page.wait_for_function(
                "([picture, panel, [src, words]]) => (picture.src !== src || panel.innerText !== words)"
                " && !picture.closest('.simlib-stale')",
                arg=[picture.first.element_handle(), panel.element_handle(), old],
            )
            return True
        cards = panel.locator("button:visible:enabled")
        if picture.count():
            return any(self._changes(panel, cards.nth(n)) for n in range(cards.count()))
        if cards.count() and not panel.locator("input").count():  # cards, not something to fill in
            cards.first.click()
            panel.locator("[role=status]").first.wait_for()
            return True
        return False

    def _changes(self, panel, button) -> bool:
        """Press a button of a panel; whether its pictures or words are others when the kernel has done it."""
        look = "panel => [panel.innerText, ...[...panel.querySelectorAll('.simlib-picture')].map(p => p.src)].join()"
        old = panel.evaluate(look)
        button.click()
        self.page.evaluate(DONE)
        return panel.evaluate(look) != old

    def faults(self) -> list[str]:
        """All that a reader would see or the console tells: errors, cut labels, what sticks out of the page."""
        out = self._overflow()
        return [
            *self.errors(),
            *self.problems,
            *(f"cut: {label}" for label in self._cut_labels()),
            *([f"{out} pixels stick out"] if out > 0.5 else []),
        ]

    def unheard(self, *parts: str) -> list[str]:
        """What a reader by ear or by keyboard would miss in what the page shows (axe-core, WCAG 2.2 A and AA)."""
        from axe_playwright_python.sync_playwright import Axe

        ours = {"include": [[part] for part in parts or (".jp-OutputArea-output", ".jp-RenderedMarkdown")]}
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(self.page, context=ours, options={"runOnly": {"type": "tag", "values": tags}})
        return [f"{fault['id']}: {node['html'][:300]}" for fault in found.response["violations"]
                for node in fault["nodes"]]  # fmt: skip

    def scattered(self, width: int = 0, height: int = 0) -> list[str]:
        """Panels whose levers, picture and verdict do not fit on the screen together, and what else is in the way."""
        if width:
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.wait_for_function(
                "w => Math.abs(document.querySelector('.simlib-page-header').getBoundingClientRect().right - w) < 3",
                arg=width,
            )
        return self.page.evaluate(SCATTERED)

    @contextmanager
    def darkened(self):
        """JupyterLab in its dark theme, for a while: it keeps a theme for all who come after."""
        for theme, light in (("Dark", "false"), ("Light", "true")):
            change = f"jupyterapp.commands.execute('apputils:change-theme', {{theme: 'JupyterLab {theme}'}})"
            self.page.evaluate(change)
            self.page.locator(f"body[data-jp-theme-light={light}]").wait_for(state="attached")
            if theme == "Dark":
                yield

    def _overflow(self) -> float:
        """By how many pixels the widest panel or table sticks out of its notebook's width."""
        return self.page.evaluate(
            "Math.max(...[...document.querySelectorAll('.jp-OutputArea-output')].map(o =>"
            " Math.max(o.scrollWidth - o.clientWidth, ...[...o.querySelectorAll('.simlib-panel *')].map(e =>"
            " e.getBoundingClientRect().right - o.getBoundingClientRect().right))))"
        )

    def _cut_labels(self) -> list[str]:
        """The labels, buttons and values of a panel's controls that do not fit into their place."""
        return self.page.evaluate(
            "[...document.querySelectorAll('.simlib-panel :is(.widget-label, .widget-readout, button)')]"
            ".filter(l => l.clientWidth && l.scrollWidth > l.clientWidth).map(l => l.textContent)"
        )

    def first_slider(self, nth: int = 0):
        """The handle of the first slider of a panel."""
        return self.page.locator(".simlib-panel").nth(nth).locator(".noUi-handle").first

    def keep_panels(self, folder: Path) -> None:
        """Keep a picture of each panel: 05_zh_panel_0.png and so on."""
        for n in range(self.panels.count()):
            self.panels.nth(n).scroll_into_view_if_needed()
            self.panels.nth(n).screenshot(path=folder / f"{self.name[:2]}_{self.lang}_panel_{n}.png")

    def keep(self, path: Path) -> None:
        """Keep a screenshot."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)

    def close(self) -> None:
        self.page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")
        self.page.close()
