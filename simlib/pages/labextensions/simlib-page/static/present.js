// Presenting: one idea a screen, in big type, moved by keys. A screen is some of the page's own cells, or parts of
// them, shown alone; nothing is copied, so that panels stay live.

import { element, press } from "./element.js";

const PLACE = "simlib-present"; // where in the browser's memory stands which page is presented, and at which part
const DESIGNED = { width: 640, height: 450 }; // pixels that prose in its usual size fills well
const CLOSEST = 0.72; // of the big type, how small it may become so that more of an idea stays together
const SMALLEST = 0.7; // of the usual size; what is too high even then is scrolled
const STEP = 0.95;
const PARTS = ".jp-RenderedMarkdown > *, .jp-OutputArea:not(.simlib-page-drawing) > .jp-OutputArea-child";
const TYPED = "input, select, textarea, [contenteditable=true], .noUi-handle";
const PRESSED = "button, a, summary, [role=button]";
const OPENED = ".jupyter-widget-Collapse-open, details[open]";
const ON = { PageDown: 1, PageUp: -1 };
const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export class Present {
  // `front` gives the page in front with its place in the course, or null; `changed` is called when it begins or ends.
  constructor(course, front, changed) {
    Object.assign(this, { course, front, changed, panel: null, screens: [], at: 0 });
    this.sizes = new ResizeObserver(() => this.later(() => this.refit()));
    this.room = new ResizeObserver(() => this.later(() => this.split()));
    window.addEventListener("keydown", event => this.onKey(event), true); // before JupyterLab's own keys
  }

  // Go on with a page that was presented when the browser left it, or that its address asks to present.
  resume(panel, place, asked) {
    if (!this.panel && (asked || kept().path === panel.context.path)) this.begin(panel, place);
  }

  begin(panel, { lang, title }) {
    this.panel = panel;
    this.outer = panel.content.outerNode;
    this.stage = this.outer.querySelector(".jp-WindowedPanel-inner");
    this.bar = this.line(lang, title);
    panel.addClass("simlib-presented");
    panel.contentHeader.hide();
    panel.node.append(this.bar);
    this.changed();
    this.place = kept()[panel.context.path]; // the part at the head of the screen
    this.split();
    this.room.observe(this.outer);
    this.outer.tabIndex = -1;
    this.outer.focus();
  }

  end() {
    const { panel, screens, at } = this;
    if (!panel) return;
    keep({ [panel.context.path]: kept()[panel.context.path] });
    this.room.disconnect();
    this.sizes.disconnect();
    this.panel = null;
    this.bar.remove();
    for (const off of this.stage.querySelectorAll(".simlib-off")) off.classList.remove("simlib-off");
    this.stage.style.zoom = "";
    panel.removeClass("simlib-presented");
    panel.contentHeader.show();
    this.changed();
    screens[at]?.[0].node.scrollIntoView();
  }

  // The line under a screen: the page, its number, and what a mouse needs.
  line(lang, title) {
    const say = (key, values) => this.course.say(lang, key, values);
    const step = (sign, key, action) => press("simlib-page-step", sign, say(key), action);
    this.where = element("span", "simlib-page-where", { role: "status" });
    this.say = say;
    return element(
      "nav", "simlib-page-line simlib-present-line", { lang, "aria-label": say("present") },
      element("span", "simlib-page-title", {}, title), this.where, element("span", "simlib-page-gap"),
      step("←", "screen_before", () => this.turn(-1)), step("→", "screen_after", () => this.turn(1)),
      step("Esc", "present_end", () => this.end())
    );
  }

  later(act) {
    cancelAnimationFrame(this.asked);
    this.asked = requestAnimationFrame(() => this.panel && act());
  }

  // The page came alive, or rests: its parts are others now.
  refresh(panel) {
    if (panel === this.panel) this.later(() => this.split());
  }

  // ---- which parts share a screen

  // Fill screens with parts in their order: each heading begins one, and so does what no longer fits.
  split() {
    const { clientWidth: width, clientHeight: height } = this.outer;
    if (!width) return;
    this.big = Math.max(1, Math.min(width / DESIGNED.width, height / DESIGNED.height));
    const least = this.big * CLOSEST;
    this.stage.classList.add("simlib-measured");
    this.enlarge(1, least);
    this.stage.style.width = `${width / least}px`;
    const parts = this.parts().filter(part => part.bottom > part.top);
    this.stage.style.width = "";
    this.stage.classList.remove("simlib-measured");
    this.screens = shared(parts, height / least);
    this.show(this.screenOf(this.place), true);
  }

  // All that a page shows, as {cell, part (their numbers), node, top, bottom, heading, shown (by a code cell)}.
  parts() {
    return this.panel.content.widgets.flatMap((widget, cell) =>
      [...widget.node.querySelectorAll(PARTS)].map((node, part) => {
        const { top, bottom } = node.getBoundingClientRect();
        return { cell, part, node, top, bottom, heading: /^H[1-6]$/.test(node.tagName), shown: widget.model.type === "code" };
      })
    );
  }

  screenOf(part) {
    if (!part) return 0;
    const after = this.screens.findIndex(([first]) => first.cell > part.cell
      || (first.cell === part.cell && first.part > part.part));
    return after < 0 ? this.screens.length - 1 : Math.max(0, after - 1);
  }

  // ---- moving

  turn(by) {
    const { scrollTop, scrollHeight, clientHeight } = this.outer;
    const hidden = by > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
    if (Math.abs(by) === 1 && hidden > 2) return this.outer.scrollBy(0, by * clientHeight * 0.85);
    const to = Math.max(0, Math.min(this.screens.length - 1, this.at + by));
    if (to === this.at) return;
    this.show(to);
    this.outer.scrollTop = 0;
    this.outer.focus();
  }

  // `measured` says whether the screens are as high as they were when they were filled; one that has grown meanwhile,
  // as a guess that was revealed, is filled anew.
  show(n, measured = false) {
    this.at = n;
    const shown = this.screens[n] ?? [];
    const nodes = new Set(shown.map(({ node }) => node));
    const cells = new Set(shown.map(({ cell }) => cell));
    this.panel.content.widgets.forEach((widget, cell) => widget.node.classList.toggle("simlib-off", !cells.has(cell)));
    for (const screen of this.screens) for (const { node } of screen) node.classList.toggle("simlib-off", !nodes.has(node));
    this.where.textContent = this.say("screen", { n: n + 1, last: this.screens.length });
    this.bar.style.setProperty("--simlib-page-read", (n + 1) / this.screens.length);
    if (this.fit() < this.big * CLOSEST * STEP && shown.length > 1 && !measured) {
      this.place = shown[0];
      return this.split();
    }
    this.sizes.disconnect();
    for (const node of nodes) this.sizes.observe(node);
    const [{ cell, part } = {}] = shown;
    this.place = { cell, part };
    keep({ path: this.panel.context.path, [this.panel.context.path]: this.place });
  }

  // The biggest type in which all of the screen is seen; how many times the usual one it is.
  fit() {
    const { outer } = this;
    const room = Math.max(1, Math.min(outer.clientWidth / 1024, outer.clientHeight / 700));
    for (let size = this.big; ; size *= STEP) {
      const over = size < SMALLEST; // it cannot be seen at once: in its usual size, to be scrolled
      this.enlarge(over ? room : size);
      if (over || (outer.scrollHeight <= outer.clientHeight && outer.scrollWidth <= outer.clientWidth)) return size;
    }
  }

  // Show the screen this many times its usual size; the style sheet gives pictures what height is left in the one meant.
  enlarge(size, meant = size) {
    this.stage.style.zoom = size;
    this.stage.style.setProperty("--simlib-present-size", meant);
  }

  // What is shown has grown or shrunk, and not because the presenter opened a fold in it.
  refit() {
    if (!this.screens[this.at]?.some(({ node }) => node.querySelector(OPENED) || node.matches(OPENED))) this.fit();
  }

  // ---- keys

  onKey(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !target.closest) return;
    const typed = target.closest(TYPED);
    if (!this.panel) {
      const page = !typed && key.toLowerCase() === "p" && this.front();
      if (page) this.taken(event, () => this.begin(page.panel, page.place));
    } else if (!this.panel.node.contains(target) && target !== document.body) {
      return; // a dialog
    } else if (key === "Escape") {
      this.taken(event, () => (typed ? this.outer.focus() : this.end()));
    } else if (key in ON) {
      this.taken(event, () => this.turn(ON[key]));
    } else if (key in MOVES && !typed) {
      this.taken(event, () => this.turn(MOVES[key]));
    } else if (key === " " && !typed && !target.closest(PRESSED)) {
      this.taken(event, () => this.turn(event.shiftKey ? -1 : 1));
    }
  }

  taken(event, act) {
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }
}

// Parts in screens of at most `height`. What belongs to a part that no longer fits goes along with it: a heading, and
// what its cell showed before it.
function shared(parts, height) {
  const screens = [];
  let screen = [];
  for (const part of parts) {
    const full = !screen.every(before => before.heading) && part.bottom - screen[0].top > height;
    if (full || (part.heading && screen.length && !screen.at(-1).heading)) {
      const next = full ? takenAlong(screen, part) : [];
      screens.push(screen);
      screen = next;
    }
    screen.push(part);
  }
  return screen.length ? [...screens, screen] : screens;
}

function takenAlong(screen, part) {
  const belongs = before => before.heading || (part.shown && before.cell === part.cell);
  let from = screen.length;
  while (from && belongs(screen[from - 1])) from -= 1;
  return from ? screen.splice(from) : [];
}

function kept() {
  return JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
}

function keep(place) {
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}
