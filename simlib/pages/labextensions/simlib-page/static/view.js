// Two views of JupyterLab. The reading view shows a course page and nothing else; the programmer's view is
// JupyterLab as it is. Which one is kept in JupyterLab's own settings.

const PLUGIN = "simlib-page:plugin";
const AROUND = ["jp-top-panel", "jp-bottom-panel"]; // menu and status bar

export class View {
  constructor(shell, settings, panels) {
    this.shell = shell; // JupyterLab's own, or null in an application without one
    this.settings = settings;
    this.panels = panels;
  }

  get name() {
    return this.settings.get("view").composite;
  }

  switch() {
    return this.settings.set("view", this.name === "reading" ? "programmer" : "reading");
  }

  // Make what is on the screen fit the view; `page` says whether a course page is in front.
  apply(page) {
    const reading = page && this.name === "reading";
    document.body.classList.toggle("simlib-reading", reading);
    for (const panel of this.panels()) panel.toolbar.setHidden(this.name === "reading");
    if (this.shell && this.reading !== reading) this.arrange(reading);
    this.reading = reading;
  }

  arrange(reading) {
    const { shell } = this;
    for (const part of parts(shell)) part.setHidden(reading);
    shell.mode = reading ? "single-document" : "multiple-document";
    if (reading) {
      shell.collapseLeft();
      shell.collapseRight();
    }
  }
}

export async function readSettings(registry) {
  return registry.load(PLUGIN);
}

// The menu, the status bar and the bars at both sides.
function parts(shell) {
  const all = [...shell.children()];
  const around = all.filter(part => AROUND.includes(part.id));
  const middle = all.find(part => part.id === "jp-main-content-panel");
  const sides = middle ? [...middle.children()].filter(part => part.hasClass("jp-SideBar")) : [];
  return [...around, ...sides];
}
