// The player: one film, or two side by side, with play, pause, speed, step, a time line, life stories on a click and
// the closing card. `show(host, document, ask)` puts it into an element; `ask(question)` gives a promise of what is
// not in the document: a life story, or the closing card. Nothing is fetched.

const INTRO = 2600; // milliseconds for each of the opening words
const SLOW = 0.12; // the share of its speed at which a film begins
const POSTER = 0.47; // the moment of the film that stands behind its title
const LATE = 0.8; // the share of the film after which the closing card is asked for: a kernel needs some seconds
const PULL = 1600; // milliseconds in which the other worlds appear at the end

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

class Player {
  constructor(host, doc, ask) {
    Object.assign(this, { host, doc, ask, words: doc.words, day: 0, playing: false, speed: 10, played: 0 });
    this.films = doc.worlds.map((world) => new Film(world, doc.places));
    this.days = Math.max(...this.films.map((film) => film.days));
    this.scenes = this.films.map((film) => new Scene(film, doc.words, doc.colours));
    if (this.films.length === 2) {
      this.scenes.forEach((scene, i) => (scene.parted = new Map(doc.parted[i])));
      this.scenes[1].ghost = this.films[0].cash;
    }
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.chosen = [-1, -1]; // world, thing
    this.captions = this.films.flatMap((film, world) => film.captions.map((caption) => [...caption, world]));
    this.captions.sort((a, b) => a[0] - b[0]);
    this.date = new Intl.DateTimeFormat(doc.lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
    this._build();
    this.watch = new ResizeObserver(() => this._resize());
    this.watch.observe(this.stage);
    this._resize();
  }

  // --- what stands on the page

  _build() {
    const { words } = this;
    this.canvas = element("canvas", { tabindex: 0, role: "img", "aria-label": words.title });
    this.when = element("div", { class: "film-date" });
    this.big = element("button", { class: "film-start", onclick: () => this.play() }, `▶ ${words.play}`);
    this.opening = element(
      "div", { class: "film-opening" },
      element("p", { class: "film-title" }, this.doc.title), element("p", {}, this.doc.subtitle), this.big,
    );
    this.card = element("section", { class: "film-card", hidden: "", tabindex: -1, "aria-label": words.closing });
    this.aside = element("aside", { class: "film-story", hidden: "", tabindex: -1, "aria-label": words.story });
    this.caption = element("p", { class: "film-caption" });
    this.heard = element("p", { class: "film-heard", "aria-live": "polite" });
    const names = element("div", { class: "film-names" }, ...this.doc.names.map((name) => element("span", {}, name)));
    this.stage = element("div", { class: "film-stage" }, this.canvas, names, this.when, this.opening, this.card, this.aside);
    this.root = element(
      "div", { class: "simlib-film", "data-lm-suppress-shortcuts": "true", lang: this.doc.lang === "zh" ? "zh-CN" : "en" },
      this.stage, this.caption, this._controls(), this._legend(), this.heard,
    );
    this.root.classList.toggle("film-two", this.films.length === 2);
    for (const [name, colour] of Object.entries(this.doc.colours))
      if (typeof colour === "string") this.root.style.setProperty(`--film-${name}`, colour);
    this.root.addEventListener("keydown", (event) => this._key(event));
    this.canvas.addEventListener("click", (event) => this._click(event));
    this.canvas.addEventListener("pointermove", (event) => {
      this.canvas.style.cursor = this._at(event)[1] >= 0 ? "pointer" : "default";
    });
    this.host.append(this.root);
  }

  _controls() {
    const { words } = this;
    const button = (name, sign, act) => element("button", { "aria-label": words[name], title: words[name], onclick: act }, sign);
    this.button = element("button", { class: "film-play", onclick: () => this.toggle() });
    this.range = element("input", {
      type: "range", min: 0, max: this.days, step: 1, value: 0, "aria-label": words.timeline,
      oninput: (event) => this.go(Number(event.target.value)),
    });
    const marks = element("div", { class: "film-marks", "aria-hidden": "true" });
    for (const [day, , , word] of this.captions) {
      const mark = element("i", { style: `left:${(100 * day) / this.days}%` });
      mark.style.background = { won: this.doc.colours.won, left: this.doc.colours.lost, written_off: this.doc.colours.lost }[word] || this.doc.colours.muted;
      marks.append(mark);
    }
    this.field = element("input", {
      type: "number", min: 0, max: this.days, step: 1, value: 0, "aria-label": words.jump, title: words.jump,
      onchange: (event) => this.go(Number(event.target.value)),
    });
    const speeds = [2, 5, 10, 20, 40].map((n) => element("option", { value: n, selected: n === this.speed ? "" : undefined }, words.rate.replace("{n}", n)));
    this.rate = element("select", { "aria-label": words.speed, title: words.speed, onchange: (e) => (this.speed = Number(e.target.value)) }, ...speeds);
    return element(
      "div", { class: "film-controls" }, this.button, button("back", "◂", () => this.step(-1)), button("on", "▸", () => this.step(1)),
      button("next", "⇥", () => this.next()), element("div", { class: "film-line" }, this.range, marks),
      element("label", { class: "film-jump" }, words.day, this.field), this.rate,
    );
  }

  _legend() {
    const { words, doc } = this;
    const key = (kind, colour, text) => element("span", {}, element("i", { class: `film-${kind}`, style: `--key:${colour}`, "aria-hidden": "true" }), text);
    const film = this.films[0];
    const parts = [];
    if (film.first[1] > 0)
      parts.push(
        key("ring", doc.colours.deals.design, words.waiting), key("core", doc.colours.deals.design, words.working),
        key("dot", doc.colours.deals.design, words.deciding), key("diamond", doc.colours.deals.design, words.unrecorded),
      );
    if (film.first[2] > film.first[1])
      parts.push(...["satisfied", "neutral", "dissatisfied"].map((mood) => key("dot", doc.colours[mood], words.moods[mood])), key("ring", doc.colours.unasked, words.moods.unasked));
    if (film.things > film.first[2]) parts.push(key("square", doc.colours.current, words.invoice));
    if (this.films.length === 2) parts.push(key("ring", doc.colours.parted, words.parted), key("dashes", doc.colours.muted, words.ghost));
    return element("details", { class: "film-legend" }, element("summary", {}, words.legend), element("p", {}, ...parts), element("p", {}, words.keys));
  }

  _resize() {
    const wide = this.stage.clientWidth;
    if (!wide || (wide === this.wide && this.stage.clientHeight === this.high)) return;
    this.wide = wide;
    this.high = this.stage.clientHeight;
    this.dots = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(wide * this.dots);
    this.canvas.height = Math.round(this.high * this.dots);
    this.em = Math.max(12.5, Math.min(wide / 84, this.high / 44));
    this.root.style.fontSize = `${this.em}px`;
    const gap = 2.2 * this.em;
    const part = (wide - gap * (this.films.length + 1)) / this.films.length;
    const head = (this.films.length === 2 ? 5.6 : 4.4) * this.em;
    this.scenes.forEach((scene, i) => scene.layout(gap + i * (part + gap), head, part, this.high - head - 1.2 * this.em, this.em));
    this.draw();
  }

  leave() { // the element goes away
    this.playing = false;
    this.watch.disconnect();
    this.root.remove();
  }

  // --- time

  play() {
    if (this.playing) return;
    if (this.day >= this.days) this.go(0);
    this.opening.hidden = true;
    this.playing = true;
    this.before = undefined;
    this._buttons();
    this._ask();
  }

  pause() {
    this.playing = false;
    this._buttons();
    this.draw();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  step(days) {
    this.pause();
    this.go(Math.max(0, Math.min(this.days, (days < 0 ? Math.ceil(this.day) : Math.floor(this.day)) + days)));
  }

  next() {
    const coming = this.captions.find(([day]) => Math.ceil(day) > this.day);
    this.pause();
    this.go(coming ? Math.ceil(coming[0]) : this.days);
    if (coming) this.heard.textContent = this._told(coming);
  }

  go(day) {
    if (!Number.isFinite(day)) return;
    this.day = Math.max(0, Math.min(this.days, day));
    this.opening.hidden = true;
    this.played = Infinity; // no opening words for who looks for a day
    if (this.day < this.days) this._close();
    else this._prepare().then(() => this._end());
    this.draw();
  }

  _ask() {
    if (!this.asked) this.asked = requestAnimationFrame((now) => this._frame(now));
  }

  _frame(now) {
    this.asked = 0;
    if (!this.root.isConnected) return this.pause();
    const passed = Math.min(100, now - (this.before ?? now)); // a page that was hidden goes on where it was
    this.before = now;
    if (this.playing) this._advance(passed);
    if (this.pulling) this._pull(passed);
    this.draw();
    if (this.playing || this.pulling) this._ask();
  }

  _advance(passed) {
    this.played += passed;
    const warm = Math.min(1, SLOW + (1 - SLOW) * Math.max(0, (this.played - 3 * INTRO) / (2 * INTRO)) ** 2);
    const days = (this.speed * Math.min(1, warm) * passed) / 1000;
    if (this.still.matches) { // without motion: a week at a time
      this.saved = (this.saved || 0) + days;
      if (this.saved < 7) return;
      this.day += 7 * Math.floor(this.saved / 7);
      this.saved %= 7;
    } else this.day += days;
    if (this.day > LATE * this.days) this._prepare();
    if (this.day >= this.days) {
      this.day = this.days;
      this.playing = false;
      this._buttons();
      this._prepare().then(() => this._end());
    }
  }

  // --- the end

  _prepare() {
    this.closing ||= this.doc.closing ? Promise.resolve(this.doc.closing) : this.ask({ ask: "closing" });
    return this.closing;
  }

  async _end() {
    const closing = await this.closing;
    if (!closing || this.day < this.days) return;
    this.forget();
    this.scenes.forEach((scene, i) => (scene.fan = closing.cash[i]));
    this.card.replaceChildren(
      ...closing.told.map((sentence, i) => element("p", { class: i === 1 ? "film-said" : "" }, sentence)),
      element("p", {}, element("button", { onclick: () => this._again() }, this.words.again)),
    );
    this.card.hidden = false;
    this.pulling = true;
    this.before = undefined;
    this._ask();
  }

  _pull(passed) {
    const share = Math.min(1, this.scenes[0].pull + (this.still.matches ? 1 : passed / PULL));
    this.scenes.forEach((scene) => (scene.pull = share));
    this.pulling = share < 1;
  }

  _close() {
    this.card.hidden = true;
    this.pulling = false;
    this.scenes.forEach((scene) => (scene.pull = 0));
  }

  _again() {
    this.go(0);
    this.button.focus();
    this.play();
  }

  // --- pictures

  draw() {
    if (!this.wide) return;
    const ctx = this.canvas.getContext("2d");
    ctx.setTransform(this.dots, 0, 0, this.dots, 0, 0);
    ctx.fillStyle = this.doc.colours.ground;
    ctx.fillRect(0, 0, this.wide, this.high);
    const glide = this.still.matches ? 0 : Math.max(0.35, 0.9 * this.speed * (this.played < 5 * INTRO ? 0.3 : 1));
    const focus = this._focus();
    const shown = this.opening.hidden ? this.day : POSTER * this.days;
    this.scenes.forEach((scene, world) => {
      const day = Math.min(shown, scene.film.days);
      scene.draw(ctx, day, glide, this.chosen[0] === world ? this.chosen[1] : -1, focus);
    });
    this._say();
  }

  _focus() {
    if (!this.playing || this.still.matches || this.films.length === 2) return "";
    return this._bands()[Math.floor(this.played / INTRO)] || "";
  }

  _bands() {
    return ["pipeline", "customers", "receivables", "cash"].filter((band) => this.scenes[0].box[band]);
  }

  _say() {
    const day = Math.floor(this.day);
    this.root.classList.toggle("film-poster", !this.opening.hidden);
    if (this.told !== day) {
      this.told = day;
      const date = new Date(Date.parse(this.films[0].starts) + 86400000 * day);
      this.when.textContent = `${this.date.format(date)} · ${this.words.dayof.replace("{day}", day).replace("{days}", this.days)}`;
      this.range.value = day;
      this.range.setAttribute("aria-valuetext", this.when.textContent);
      if (document.activeElement !== this.field) this.field.value = day;
      this.canvas.setAttribute("aria-label", this._picture(day));
    }
    const band = this.playing && this._bands()[Math.floor(this.played / INTRO)];
    const last = this.captions.findLast(([when]) => when <= this.day);
    const fresh = last && this.day - last[0] < Math.max(6, 2.4 * this.speed);
    const words = band ? this.words.opening[band] : fresh ? this._told(last) : "";
    if (words !== this.spoken) {
      this.spoken = words;
      this.caption.textContent = words;
      this.caption.classList.remove("film-new");
      void this.caption.offsetWidth; // so that the words fade in anew
      this.caption.classList.add("film-new");
    }
  }

  _told([, sentence, , , world]) { // of two films, with the name of the one it is of
    return this.films.length === 1 ? sentence : this.words.of.replace("{name}", this.doc.names[world]).replace("{sentence}", sentence);
  }

  _picture(day) { // the picture in words, for a reader who hears the page
    const { words } = this;
    return this.scenes.map((scene, i) => {
      const { film, counts } = scene;
      const parts = [this.doc.names[i], words.dayof.replace("{day}", day).replace("{days}", this.days)];
      if (film.first[1] > 0) parts.push(words.stages.map((stage, n) => `${stage} ${counts[n]}`).join(" "));
      if (scene.box.customers) parts.push(`${words.customers} ${counts[film.customers]}`);
      if (scene.box.receivables) parts.push(`${words.receivables}: ${words.buckets.map((name, n) => `${name} ${counts[7 + n]}`).join(" ")}`);
      if (film.cash.length) parts.push(`${words.cash} ${film.words.cash[Math.floor(Math.min(day, film.days) / 7)]}`);
      return parts.filter(Boolean).join(". ");
    }).join(" | ");
  }

  _buttons() {
    const { words } = this;
    this.button.textContent = this.playing ? `❚❚ ${words.pause}` : `▶ ${words.play}`;
    this.root.dataset.state = this.playing ? "playing" : "paused";
  }

  // --- life stories

  _at(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    for (const [world, scene] of this.scenes.entries()) {
      const thing = scene.hit(x, y);
      if (thing >= 0) return [world, thing];
    }
    return [-1, -1];
  }

  _click(event) {
    const [world, thing] = this._at(event);
    if (thing >= 0) this.tell(world, thing);
    else this.forget();
  }

  async tell(world, thing) {
    this.pause();
    this.chosen = [world, thing];
    this.draw();
    const story = await this._story(world, thing);
    if (this.chosen[0] !== world || this.chosen[1] !== thing) return;
    const film = this.films[world];
    const kind = this.words.kinds[film.kind(thing)];
    const title = kind.replace("{name}", film.names[thing]);
    const fate = this.scenes[world].parted.get(thing);
    this.aside.replaceChildren(
      element("button", { class: "film-close", "aria-label": this.words.close, title: this.words.close, onclick: () => this.forget() }, "×"),
      element("h3", {}, title),
      ...(fate === undefined ? [] : [element("p", { class: "film-fate" }, this.words.fate.replace("{day}", Math.floor(fate)))]),
      element("ol", {}, ...story.map(([day, sentence]) => element("li", { class: day > this.day ? "film-later" : "" },
        element("button", { onclick: () => this.go(Math.min(this.days, Math.ceil(day))) }, sentence)))),
    );
    this.aside.hidden = false;
    this.aside.classList.toggle("film-left", this.scenes[world].xs[thing] > this.wide * 0.55);
    this.aside.focus({ preventScroll: true });
  }

  async _story(world, thing) {
    if (!this.doc.stories) return this.ask({ ask: "story", world, thing });
    this.stories ||= unpacked(this.doc.stories);
    return (await this.stories)[world][thing];
  }

  forget() {
    this.chosen = [-1, -1];
    if (!this.aside.hidden) this.canvas.focus({ preventScroll: true });
    this.aside.hidden = true;
    this.draw();
  }

  // --- keys

  _key(event) {
    event.stopPropagation(); // a notebook has keys of its own
    const typing = ["INPUT", "SELECT"].includes(event.target.tagName);
    const pressing = ["BUTTON", "SUMMARY"].includes(event.target.tagName);
    const act = {
      " ": () => this.toggle(),
      ArrowRight: () => this.step(event.shiftKey ? 7 : 1),
      ArrowLeft: () => this.step(event.shiftKey ? -7 : -1),
      ArrowDown: () => this._choose(1),
      ArrowUp: () => this._choose(-1),
      Enter: () => this.chosen[1] >= 0 && this.tell(...this.chosen),
      Escape: () => this.forget(),
      Home: () => this.step(-Infinity),
      End: () => this.step(Infinity),
      n: () => this.next(),
    }[event.key];
    if (!act || typing || (pressing && [" ", "Enter"].includes(event.key))) return;
    event.preventDefault();
    act();
  }

  _choose(way) { // the next thing, world by world, as they are drawn
    const all = this.scenes.flatMap((scene, world) => scene.seen.map((thing) => [world, thing]));
    if (!all.length) return;
    const now = all.findIndex(([world, thing]) => world === this.chosen[0] && thing === this.chosen[1]);
    this.pause();
    this.chosen = all[(now + way + all.length) % all.length];
    const [world, thing] = this.chosen;
    const film = this.films[world];
    this.heard.textContent = this.words.kinds[film.kind(thing)].replace("{name}", film.names[thing]);
    this.draw();
  }
}

// What was packed as zlib in base64: plain JSON again.
async function unpacked(words) {
  const bytes = Uint8Array.from(atob(words), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

// Puts a film into an element and gives its player.
function show(host, doc, ask) {
  const player = new Player(host, doc, ask);
  player._buttons();
  player.draw();
  player.root.player = player;
  return player;
}
