// One world drawn on a canvas: opportunities through the stages, customers as a sunflower, invoices in the aging
// buckets, cash as a line. Where a thing is drawn depends on the day alone, so any day can be drawn at once.

const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const STAGES = [0, 1, 2, 3, 4, 5]; // zones, as the document lists them; the customers are between
const BUCKETS = [7, 8, 9, 10, 11];
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const ease = (x) => (x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x));
const mix = (a, b, share) => a + (b - a) * share;

class Scene {
  constructor(film, words, colours) {
    Object.assign(this, { film, words, colours });
    this.xs = new Float32Array(film.things);
    this.ys = new Float32Array(film.things);
    this.rs = new Float32Array(film.things);
    this.seen = [];
    this.parted = new Map();
    this.ghost = null; // the other world's cash
    this.fan = []; // cash of many worlds, in thousands
    this.pull = 0; // 0 this story alone, 1 drawn so that all worlds fit
    const [deal, customer, bill] = [0, 1, 2].map((kind) => this._largest(kind));
    this.largest = [deal, customer, bill];
  }

  _largest(kind) {
    const from = this.film.first[kind];
    const until = this.film.first[kind + 1] ?? this.film.things;
    const sizes = this.film.size.slice(from, until).sort((a, b) => a - b);
    return sizes[Math.floor(0.98 * (sizes.length - 1))] || 1;
  }

  // --- where things are

  layout(x, y, w, h, em) {
    Object.assign(this, { x, y, w, h, em, narrow: w < 60 * em });
    const film = this.film;
    const [deals, people, bills] = [film.first[1] > 0, film.first[2] > film.first[1], film.things > film.first[2]];
    const rows = [[deals, 0.27, "pipeline"], [people || bills, 0.46, "middle"], [film.cash.length > 0, 0.27, "cash"]];
    const total = rows.reduce((sum, [there, part]) => sum + (there ? part : 0), 0);
    const gap = 1.1 * em;
    this.box = {};
    let top = y;
    for (const [there, part, name] of rows) {
      if (!there) continue;
      const height = ((h + gap) * part) / total - gap;
      this.box[name] = { x, y: top, w, h: height };
      top += height + gap;
    }
    const middle = this.box.middle;
    if (middle) {
      const share = people && bills ? 0.43 : people ? 1 : 0;
      if (people) this.box.customers = { ...middle, w: middle.w * share - (bills ? gap : 0) };
      if (bills) this.box.receivables = { ...middle, x: middle.x + middle.w * share, w: middle.w * (1 - share) };
    }
    this._cells();
  }

  _cells() {
    const { film, em } = this;
    this.cell = [];
    const heaps = (box, zones) => { // columns side by side, wider where more will stand
      const most = Math.max(...zones.map((zone) => film.most[zone]), 1);
      const weights = zones.map((zone) => 1 + ((this.narrow ? 0.8 : 1.5) * film.most[zone]) / most);
      const unit = box.w / weights.reduce((sum, weight) => sum + weight, 0);
      const columns = weights.map((weight) => unit * weight - 1.1 * em);
      const tight = Math.min(...columns) < 7.5 * em; // the name then stands under the count
      const steps = tight && Math.min(...columns) < 6.3 * em && zones === STAGES; // every second name lower still
      const high = box.h - (steps ? 5.3 : tight ? 4.3 : 3.1) * em;
      const largest = Math.max(2.1 * em, Math.min(box.h / 7, 4.5 * em));
      const size = Math.min(...zones.map((zone, i) => fit(columns[i], high, film.most[zone], largest)));
      let x = box.x;
      zones.forEach((zone, i) => {
        this.cell[zone] = { box, x, wide: columns[i], size, tight, lower: steps && i % 2 };
        x += columns[i] + 1.1 * em;
      });
    };
    if (this.box.pipeline) {
      const inner = { ...this.box.pipeline, x: this.box.pipeline.x + 2.2 * em, w: this.box.pipeline.w - (this.narrow ? 1.1 : 7) * em };
      heaps(inner, STAGES);
    }
    if (this.box.customers) {
      const b = this.box.customers;
      const most = Math.max(film.most[film.customers], 1);
      const aside = Math.min(8 * em, b.w * 0.3); // for the counts
      const high = b.h - 0.6 * em;
      const across = Math.min((b.w - aside) / 2, high * 0.85);
      this.flower = {
        x: b.x + b.w - across, y: b.y + 0.6 * em + high / 2, aside,
        rx: across - 0.6 * em, ry: high / 2 - 0.6 * em, most,
      };
      this.petal = Math.sqrt((Math.PI * this.flower.rx * this.flower.ry) / most);
    }
    if (this.box.receivables) heaps(this.box.receivables, BUCKETS);
  }

  spot(zone, slot) {
    if (zone === this.film.customers) {
      const { x, y, rx, ry, most } = this.flower;
      const out = Math.sqrt((slot + 0.5) / most);
      return [x + rx * out * Math.cos(slot * GOLDEN), y + ry * out * Math.sin(slot * GOLDEN)];
    }
    const { box, x, wide, size } = this.cell[zone];
    const across = Math.max(1, Math.floor(wide / size));
    return [x + (slot % across + 0.5) * size, box.y + box.h - (Math.floor(slot / across) + 0.5) * size];
  }

  _home(thing, move) { // where a thing stood at a move, or last before it, in a zone
    const { film } = this;
    while (move >= film.start[thing] && film.slot[move] < 0) move -= 1;
    return move < film.start[thing] ? null : this.spot(film.zoneOf[film.place[move]], film.slot[move]);
  }

  _born(thing, day) { // where a thing comes from
    const { film } = this;
    const source = film.source[thing];
    const from = source < 0 ? null : this._home(source, film.moveAt(source, day));
    if (from) return from;
    const b = [this.box.pipeline, this.box.customers, this.box.receivables][film.kind(thing)];
    return [b.x - 1.5 * this.em, b.y + b.h * (0.45 + 0.4 * ((thing * 0.618) % 1))];
  }

  _gone(thing, move, [x, y]) { // where a thing goes that leaves the company's hands
    const { film, em } = this;
    switch (film.places[film.place[move]]) {
      case "won": {
        const heir = film.heir.get(thing) ?? film.source[thing];
        const home = heir !== undefined && heir >= 0 ? this._home(heir, film.moveAt(heir, film.day[move] + 0.02)) : null;
        return home || [this.box.pipeline.x + this.box.pipeline.w - 2 * em, y];
      }
      case "paid":
        return this.box.cash ? this.tip(film.day[move]) : [x, y + 3 * em];
      case "left": {
        const f = this.flower;
        return [x + (x - f.x) * 0.5, y + (y - f.y) * 0.5 - em];
      }
      default:
        return [x, y + 2.4 * em];
    }
  }

  // --- cash

  _range() {
    const { film } = this;
    const own = film.cash.concat(this.ghost || [], [0]);
    let [low, high] = [Math.min(...own), Math.max(...own)];
    if (this.pull && this.fan.length) {
      const all = this.fan.flat().map((value) => 1000 * value);
      low = mix(low, Math.min(low, ...all), this.pull);
      high = mix(high, Math.max(high, ...all), this.pull);
    }
    const room = 0.08 * (high - low || 1);
    return [low - room, high + room];
  }

  _plot() {
    const b = this.box.cash;
    return { x: b.x, y: b.y + 1.9 * this.em, w: b.w - 8.5 * this.em, h: b.h - 3.3 * this.em };
  }

  tip(day) {
    const plot = this._plot();
    const [low, high] = this.range || this._range();
    const value = this.film.at(this.film.cash, day);
    return [plot.x + (plot.w * day) / this.film.days, plot.y + plot.h * (1 - (value - low) / (high - low))];
  }

  // --- drawing

  draw(ctx, day, glide, chosen, focus) {
    this.range = this.film.cash.length ? this._range() : null;
    this.now = day;
    this.counts = new Int32Array(this.film.zones);
    this.moods = new Int32Array(this.film.places.length);
    this._focus = focus;
    const dots = this._things(day, glide);
    for (const name of ["pipeline", "customers", "receivables", "cash"]) {
      if (!this.box[name]) continue;
      ctx.globalAlpha = focus && focus !== name ? 0.35 : 1;
      this[`_${name}`](ctx, day);
    }
    for (const dot of dots) this._dot(ctx, dot, day, chosen);
    ctx.globalAlpha = 1;
    if (chosen >= 0 && this.seen.includes(chosen)) this._ring(ctx, chosen, this.colours.ink, 2.4);
  }

  _things(day, glide) {
    const { film } = this;
    const dots = [];
    this.seen = [];
    for (let thing = 0; thing < film.things; thing++) {
      const move = film.moveAt(thing, day);
      if (move < 0) continue;
      const place = film.place[move];
      const zone = film.zoneOf[place];
      const since = day - film.day[move];
      if (zone >= 0 && (thing >= film.first[1] || film.recorded[thing])) this.counts[zone] += 1;
      this.moods[place] += 1;
      if (film.ends.has(place) && (since > glide || glide === 0)) continue;
      const early = move === film.start[thing];
      const moving = glide > 0 && since < glide && !(early && film.day[move] === 0);
      const share = moving ? ease(since / glide) : 1;
      let [x, y] = zone >= 0 ? this.spot(zone, film.slot[move]) : [0, 0];
      if (moving || zone < 0) {
        const from = early ? this._born(thing, film.day[move]) : this._home(thing, move - 1) || this._born(thing, film.day[move]);
        if (zone < 0) [x, y] = this._gone(thing, move, from);
        [x, y] = [mix(from[0], x, share), mix(from[1], y, share)];
      }
      this.xs[thing] = x;
      this.ys[thing] = y;
      this.rs[thing] = this._radius(thing);
      const out = zone < 0 ? (film.places[place] === "paid" || film.places[place] === "won" ? 1 - share ** 3 : 1 - share) : 1;
      dots.push({ thing, place, out, share: moving ? share : 1, early, lit: moving });
      if (zone >= 0) this.seen.push(thing);
    }
    return dots;
  }

  _radius(thing) {
    const { film, em } = this;
    const kind = film.kind(thing);
    const share = Math.sqrt(Math.min(1, film.size[thing] / this.largest[kind]));
    if (kind === 0) return (this.cell[0].size / 2) * mix(0.42, 0.9, share);
    if (kind === 1) return Math.min(this.petal * mix(0.3, 0.52, share), 1.1 * em);
    return (this.cell[7].size / 2) * mix(0.45, 0.86, share);
  }

  _dot(ctx, { thing, place, out, share, early, lit }, day) {
    const { film, colours } = this;
    const name = film.places[place];
    const kind = film.kind(thing);
    const band = ["pipeline", "customers", "receivables"][kind];
    const [x, y] = [this.xs[thing], this.ys[thing]];
    const r = this.rs[thing] * (early && lit ? mix(0.3, 1, share) : 1);
    const dim = this._focus && this._focus !== band ? 0.35 : 1;
    const colour = kind === 0 ? colours.deals[name.split(".")[0]] || colours[name] : colours[name];
    if (lit) {
      ctx.globalAlpha = 0.5 * out * dim * (1 - share * 0.6);
      ctx.drawImage(this._glow(colour), x - 3 * r, y - 3 * r, 6 * r, 6 * r);
    }
    ctx.globalAlpha = out * dim;
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.lineWidth = Math.max(1.2, r * 0.24);
    ctx.beginPath();
    if (kind === 2) ctx.rect(x - r, y - r, 2 * r, 2 * r);
    else if (kind === 0 && !film.recorded[thing]) {
      ctx.moveTo(x, y - r);
      for (const [dx, dy] of [[r, 0], [0, r], [-r, 0]]) ctx.lineTo(x + dx, y + dy);
      ctx.closePath();
    } else ctx.arc(x, y, r, 0, 2 * Math.PI);
    if (name.endsWith(".waiting") || name === "unasked") ctx.stroke();
    else ctx.fill();
    if (name.endsWith(".working")) {
      ctx.fillStyle = colours.ground;
      ctx.beginPath();
      ctx.arc(x, y, r * 0.38, 0, 2 * Math.PI);
      ctx.fill();
    }
    if (this.parted.get(thing) <= day && out === 1) this._ring(ctx, thing, colours.parted, 2);
  }

  _ring(ctx, thing, colour, width) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.arc(this.xs[thing], this.ys[thing], this.rs[thing] * 1.25 + 2.5, 0, 2 * Math.PI);
    ctx.stroke();
  }

  _glow(colour) {
    this._glows ||= new Map();
    if (!this._glows.has(colour)) {
      const sprite = document.createElement("canvas");
      sprite.width = sprite.height = 64;
      const c = sprite.getContext("2d");
      const shade = c.createRadialGradient(32, 32, 0, 32, 32, 32);
      shade.addColorStop(0, colour);
      shade.addColorStop(1, "transparent");
      c.fillStyle = shade;
      c.fillRect(0, 0, 64, 64);
      this._glows.set(colour, sprite);
    }
    return this._glows.get(colour);
  }

  _say(ctx, words, x, y, { size = 1, colour = this.colours.ink, weight = 400, align = "left", room = 0 } = {}) {
    let px = Math.max(12, size * this.em);
    ctx.font = `${weight} ${px}px ${FONT}`;
    const wide = room ? ctx.measureText(words).width : 0;
    if (wide > room && room) {
      px = Math.max(12, (px * room) / wide);
      ctx.font = `${weight} ${px}px ${FONT}`;
    }
    ctx.textAlign = align;
    ctx.textBaseline = "alphabetic";
    ctx.fillStyle = colour;
    ctx.fillText(words, x, y);
  }

  _head(ctx, box, words, right = "") {
    this._say(ctx, words, box.x, box.y + 0.85 * this.em, { size: 1, weight: 650 });
    const taken = ctx.measureText(words).width;
    if (right && taken + 0.6 * this.em * right.length + this.em < box.w) this._say(ctx, right, box.x + box.w, box.y + 0.85 * this.em, { size: 1, colour: this.colours.muted, align: "right" });
  }

  _floor(ctx, x, y, w, colour) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + w, y);
    ctx.stroke();
  }

  _heaps(ctx, zones, names, counts, colours) {
    zones.forEach((zone, i) => {
      const { box, x, wide, tight, lower } = this.cell[zone];
      this._counted(ctx, counts[i], names[i], x, box.y + 2.5 * this.em, wide, colours[i], tight ? (lower ? 2.3 : 1.2) : 0);
      this._floor(ctx, x, box.y + box.h + 3, wide, this.colours.line);
    });
  }

  _counted(ctx, count, name, x, y, room, colour, under = 0) { // a count and, beside or under it, what is counted
    this._say(ctx, String(count), x, y, { size: 1.25, weight: 650, colour });
    const wide = under ? 0 : ctx.measureText(count < 10 ? "0" : String(count)).width + 0.45 * this.em;
    this._say(ctx, name, x + wide, y + under * this.em, { size: 0.9, colour: this.colours.muted, room: room - wide });
  }

  _pipeline(ctx, day) {
    const { film, words, colours, box, em } = this;
    this._head(ctx, box.pipeline, words.pipeline);
    this._heaps(ctx, STAGES, words.stages, STAGES.map((zone) => this.counts[zone]), Object.values(colours.deals));
    const [won, lost] = [this._ended("won", day), this._ended("lost", day)];
    if (this.narrow) {
      const right = box.pipeline.x + box.pipeline.w;
      const y = box.pipeline.y + 0.85 * em;
      this._say(ctx, `${words.won} ${won}`, right - 5.5 * em, y, { weight: 650, colour: colours.won, align: "right" });
      this._say(ctx, `${words.lost} ${lost}`, right, y, { weight: 650, colour: colours.lost, align: "right" });
      return;
    }
    const x = box.pipeline.x + box.pipeline.w;
    this._say(ctx, String(won), x, box.pipeline.y + 2.9 * em, { size: 2, weight: 650, colour: colours.won, align: "right" });
    this._say(ctx, words.won, x, box.pipeline.y + 4.2 * em, { size: 0.9, colour: colours.muted, align: "right" });
    this._say(ctx, String(lost), x, box.pipeline.y + 6.1 * em, { size: 1.25, weight: 650, colour: colours.lost, align: "right" });
    this._say(ctx, words.lost, x, box.pipeline.y + 7.3 * em, { size: 0.9, colour: colours.muted, align: "right" });
  }

  _ended(name, day) { // how many came to an end of this name by a day
    const { film } = this;
    if (!this._days?.[name]) {
      const place = film.places.indexOf(name);
      const days = [...film.place.keys()].filter((at) => film.place[at] === place).map((at) => film.day[at]);
      this._days = { ...this._days, [name]: days.sort((a, b) => a - b) };
    }
    let [low, high] = [0, this._days[name].length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this._days[name][middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  _customers(ctx) {
    const { film, words, colours, box, em } = this;
    const { x, y } = box.customers;
    this._head(ctx, box.customers, words.customers);
    this._say(ctx, String(this.counts[film.customers]), x, y + 2.9 * em, { size: 2, weight: 650 });
    if (!film.asked) return;
    const rows = ["satisfied", "neutral", "dissatisfied", ...(this.narrow ? [] : ["unasked"])].map((mood) => [
      this.moods[film.places.indexOf(mood)], words.moods[mood], colours[mood],
    ]);
    rows.push([this._ended("left", this.now), words.left, colours.left]);
    const step = (this.narrow ? 2.6 : 1.7) * em;
    rows.forEach(([n, name, colour], i) => {
      this._counted(ctx, n, name, x, y + 4.9 * em + i * step, this.flower.aside - 0.5 * em, colour, this.narrow ? 1.2 : 0);
    });
  }

  _receivables(ctx, day) {
    const { film, words, colours, box } = this;
    const owed = film.words.owed[Math.floor(day / 7)];
    this._head(ctx, box.receivables, words.receivables, owed || "");
    this._heaps(ctx, BUCKETS, words.buckets, BUCKETS.map((zone) => this.counts[zone]), words.bucketNames.map((name) => colours[name]));
  }

  _cash(ctx, day) {
    const { film, words, colours, em } = this;
    const plot = this._plot();
    const [low, high] = this.range;
    const y = (value) => plot.y + plot.h * (1 - (value - low) / (high - low));
    const x = (at) => plot.x + (plot.w * at) / film.days;
    const alpha = ctx.globalAlpha;
    this._head(ctx, this.box.cash, words.cash);
    this._quarters(ctx, plot, x);
    this._floor(ctx, plot.x, y(0), plot.w, colours.line);
    if (-film.credit > low) {
      ctx.setLineDash([4, 5]);
      this._floor(ctx, plot.x, y(-film.credit), plot.w, colours.lost);
      ctx.setLineDash([]);
      this._say(ctx, words.credit, plot.x + plot.w + 0.8 * em, y(-film.credit) + 0.3 * em, { size: 0.85, colour: colours.lost });
    }
    const line = (values, until, scale, colour, width) => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.lineJoin = "round";
      ctx.beginPath();
      ctx.moveTo(x(0), y(scale * values[0]));
      for (let week = 1; week < values.length && 7 * week <= until; week++) ctx.lineTo(x(Math.min(7 * week, film.days)), y(scale * values[week]));
      if (until < 7 * (values.length - 1)) ctx.lineTo(x(until), y(scale * film.at(values, until)));
    };
    for (const many of this.fan) {
      line(many, film.days * this.pull, 1000, colours.fan, 1.2);
      ctx.stroke();
    }
    if (this.ghost) {
      line(this.ghost, day, 1, colours.muted, 1.6);
      ctx.setLineDash([3, 4]);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    line(film.cash, day, 1, colours.money, 2.6);
    ctx.stroke();
    ctx.lineTo(x(Math.min(day, film.days)), y(Math.max(low, 0)));
    ctx.lineTo(x(0), y(Math.max(low, 0)));
    ctx.globalAlpha = 0.16 * alpha * (1 - this.pull);
    ctx.fillStyle = colours.money;
    ctx.fill();
    ctx.globalAlpha = alpha;
    const [tx, ty] = this.tip(Math.min(day, film.days));
    const r = 0.32 * em;
    ctx.globalAlpha = 0.6 * alpha;
    ctx.drawImage(this._glow(colours.money), tx - 5 * r, ty - 5 * r, 10 * r, 10 * r);
    ctx.globalAlpha = alpha;
    ctx.fillStyle = colours.money;
    ctx.beginPath();
    ctx.arc(tx, ty, r, 0, 2 * Math.PI);
    ctx.fill();
    const amount = film.words.cash[Math.min(Math.floor(day / 7), film.words.cash.length - 1)];
    this._say(ctx, amount, tx + 0.9 * em, Math.max(ty + 0.35 * em, plot.y + 0.4 * em), { size: 1.1, weight: 650, colour: colours.money });
  }

  _quarters(ctx, plot, x) {
    const { film, colours, em, words } = this;
    for (let quarter = 0, day = 0; day <= film.days; quarter++, day = 91 * quarter) {
      this._floorUp(ctx, x(day), plot.y, plot.h, colours.grid);
      if (day < film.days && plot.w / (film.days / 91) > 3 * em)
        this._say(ctx, words.quarter.replace("{n}", quarter + 1), x(day) + 4, plot.y + plot.h + 1.2 * em, { size: 0.85, colour: colours.muted });
    }
  }

  _floorUp(ctx, x, y, h, colour) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x, y + h);
    ctx.stroke();
  }

  // The thing drawn nearest to a point, within a finger's width; -1 if there is none.
  hit(x, y) {
    let [best, found] = [Infinity, -1];
    for (const thing of this.seen) {
      const away = Math.hypot(this.xs[thing] - x, this.ys[thing] - y) - this.rs[thing];
      if (away < best) [best, found] = [away, thing];
    }
    return best < 6 ? found : -1;
  }
}

// The side of a square cell so that `count` of them fill at most this area, and none is larger than `largest`.
function fit(wide, high, count, largest) {
  let size = Math.min(largest, wide, high);
  while (size > 2 && Math.floor(wide / size) * Math.floor(high / size) < count) size -= 0.25;
  return size;
}
