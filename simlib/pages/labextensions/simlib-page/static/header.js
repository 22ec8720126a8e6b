// The line over a course page: where it stands in the course, how far down the reader is, the pages before and
// after, the switch of the view; and, while the page is not alive, one sentence that says so.

import { element, press } from "./element.js";

export class Header {
  constructor(life, course, place, actions) {
    this.life = life;
    this.say = (key, values) => course.say(place.lang, key, values);
    this.node = element("div", "simlib-page-header", { lang: place.lang });
    this.sentence = element("span", "simlib-page-sentence");
    this.button = element("button", "simlib-page-wake", { type: "button" }, this.say("wake"));
    this.button.addEventListener("click", () => life.wake());
    this.notice = element("div", "simlib-page-notice", { role: "status", lang: place.lang }, this.sentence, this.button);
    this.read = element("div", "simlib-page-read", { "aria-hidden": "true" });
    this.node.append(this.line(place, actions), this.read);
    life.panel.node.append(this.notice);
    this.follow();
    this.show();
  }

  line(place, actions) {
    const { number: n, units: last, title, first, before, after } = place;
    const line = element("nav", "simlib-page-line", { "aria-label": this.say("course") });
    this.switch = element("button", "simlib-page-view", { type: "button" });
    this.switch.addEventListener("click", actions.switchView);
    const parts = [
      first && this.goTo(first, this.say("contents"), actions),
      element("span", "simlib-page-title", {}, title),
      n && element("span", "simlib-page-where", {}, this.say("where", { n, last })),
      element("span", "simlib-page-gap"),
      press("simlib-page-step", "↺", this.say("original"), actions.original),
      before && this.goTo(before, "←", actions, "before"),
      after && this.goTo(after, "→", actions, "after"),
      press("simlib-page-view", this.say("present"), this.say("present_how"), actions.present),
      this.switch
    ];
    line.append(...parts.filter(Boolean));
    return line;
  }

  goTo({ path, title }, words, actions, key) {
    return press("simlib-page-step", words, key ? this.say(key, { title }) : words, () => actions.open(path));
  }

  // The thin line under the header grows with what has been read.
  follow() {
    const pane = this.life.panel.content.outerNode ?? this.life.panel.content.node;
    const grow = () => {
      const far = pane.scrollHeight - pane.clientHeight;
      this.read.style.setProperty("--simlib-page-read", far > 0 ? Math.min(1, pane.scrollTop / far) : 1);
    };
    pane.addEventListener("scroll", grow, { passive: true });
  }

  showView(view) {
    this.switch.textContent = this.say(view === "reading" ? "show_code" : "hide_code");
  }

  // Say what state the page is in.
  show() {
    const { state, done, cells } = this.life;
    this.node.dataset.state = this.notice.dataset.state = state;
    this.sentence.textContent = state === "alive" ? "" : this.say(state, { done, all: cells.length });
    this.button.hidden = !["resting", "own", "failed"].includes(state);
    this.notice.style.setProperty("--simlib-page-done", cells.length ? done / cells.length : 0);
  }
}
