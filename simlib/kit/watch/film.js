// A film's document (simlib/lab/film) made ready to be asked: where does each thing stand on any day, and since when?
// Nothing here draws. A place is an index of `places`; a zone is what is drawn as one heap: a stage, all customers,
// an aging bucket. In its zone each thing keeps one slot from entering to leaving, the lowest that was free.

const TICKS = 100;

class Film {
  constructor(doc, places) {
    Object.assign(this, doc);
    this.places = places.list;
    this.zoneOf = this.places.map((place) => places.zones.findIndex((zone) => zone.includes(place)));
    this.ends = new Set(places.ends.map((place) => this.places.indexOf(place)));
    this.zones = places.zones.length;
    this.customers = places.zones.findIndex((zone) => zone.includes("unasked"));
    this.things = doc.names.length;
    this._byThing(doc.moves);
    this.asked = this.place.some((place) => ["satisfied", "neutral", "dissatisfied"].includes(this.places[place]));
    this._slots();
    this.heir = new Map(); // the customer that a deal founded
    doc.source.forEach((from, thing) => this.kind(thing) === 1 && from >= 0 && this.heir.set(from, thing));
  }

  kind(thing) {
    return thing < this.first[1] ? 0 : thing < this.first[2] ? 1 : 2;
  }

  // The moves in order of things: those of thing i are start[i] ... start[i + 1] - 1 of `day` and `place`.
  _byThing([steps, things, places]) {
    const n = things.length;
    this.start = new Int32Array(this.things + 1);
    for (const thing of things) this.start[thing + 1] += 1;
    for (let i = 0; i < this.things; i++) this.start[i + 1] += this.start[i];
    this.day = new Float64Array(n);
    this.place = new Int16Array(n);
    this.order = new Int32Array(n);
    const next = this.start.slice();
    for (let i = 0, tick = 0; i < n; i++) {
      tick += steps[i];
      const at = next[things[i]]++;
      this.day[at] = tick / TICKS;
      this.place[at] = places[i];
      this.order[i] = at;
    }
    this.owner = things;
  }

  _slots() {
    const taken = Array.from({ length: this.zones }, () => []);
    this.slot = new Int16Array(this.day.length).fill(-1);
    this.most = new Int32Array(this.zones);
    this.order.forEach((at, i) => {
      const before = at > this.start[this.owner[i]] ? at - 1 : -1;
      const zone = this.zoneOf[this.place[at]];
      const was = before < 0 ? -1 : this.zoneOf[this.place[before]];
      if (zone === was) {
        this.slot[at] = before < 0 ? -1 : this.slot[before];
        return;
      }
      if (was >= 0) taken[was][this.slot[before]] = false;
      if (zone < 0) return;
      let free = taken[zone].indexOf(false);
      if (free < 0) free = taken[zone].length;
      taken[zone][free] = true;
      this.slot[at] = free;
      this.most[zone] = Math.max(this.most[zone], free + 1);
    });
  }

  // The last move of a thing up to and with a day, as a position in `day` and `place`; -1 before its first.
  moveAt(thing, day) {
    let low = this.start[thing];
    let high = this.start[thing + 1] - 1;
    if (high < low || this.day[low] > day) return -1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.day[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  placeAt(thing, day) {
    const move = this.moveAt(thing, day);
    return move < 0 ? "" : this.places[this.place[move]];
  }

  // Weekly figures as a line: the value on a day, straight between the ends of two weeks.
  at(line, day) {
    const week = Math.min(day / 7, line.length - 1);
    const low = Math.floor(week);
    const high = Math.min(low + 1, line.length - 1);
    return line[low] + (line[high] - line[low]) * (week - low);
  }
}
