// The course as it ships: its pages in order, their code, their titles, and the words of the header.

const PLACE = /^(?:notebooks\/)?(zh|en)\/(\d\d_[a-z_]+)\.ipynb$/;

// course.json is made by `simlib build-notebooks`; see simlib/pages/course.py for its shape.
export async function readCourse() {
  const answer = await fetch(new URL("course.json", import.meta.url));
  return new Course(await answer.json());
}

class Course {
  constructor({ pages, words }) {
    this.pages = pages;
    this.words = words;
    this.names = Object.keys(pages);
    this.units = Object.values(pages).filter(page => page.number).length;
  }

  // Where a path stands in the course; null for anything that is no page of it.
  at(path) {
    const found = PLACE.exec(path);
    if (!found || !(found[2] in this.pages)) return null;
    const [, lang, name] = found;
    const here = this.names.indexOf(name);
    const link = n => (n in this.names ? this.link(path, lang, this.names[n]) : null);
    const { number, title } = this.pages[name];
    return {
      name, lang, number, units: this.units, title: title[lang],
      first: here ? link(0) : null, before: link(here - 1), after: link(here + 1)
    };
  }

  link(path, lang, name) {
    return { path: path.replace(PLACE, (all, _, old) => all.replace(old, name)), title: this.pages[name].title[lang] };
  }

  // Whether the code cells of a notebook are the shipped ones: all of them, in their order, and no other.
  isShipped(name, model) {
    const code = [...model.cells].filter(cell => cell.type === "code").map(cell => cell.sharedModel.source);
    const own = code.filter(source => source.trim());
    const shipped = this.pages[name].code;
    return own.length === shipped.length && own.every((source, n) => source === shipped[n]);
  }

  say(lang, key, values = {}) {
    return this.words[lang][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}
