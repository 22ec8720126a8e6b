// Two views of JupyterLab. The reading view shows a course page and nothing else; the programmer's view is
// JupyterLab as it is. Which one is kept in JupyterLab's own settings.

const PLUGIN = "simlib-page:plugin";
const BARS = ["jp-top-panel", "jp-bottom-panel"];
const DOCK = "jp-main-dock-panel";

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

  // Make what is on the screen fit the view; `page` says whether a course page is in front, `presented` whether it
  // is shown to a room, which is never the programmer's view.
  apply(page, presented) {
    const asRead = presented || this.name === "reading";
    const reading = page && asRead;
    document.body.classList.toggle("simlib-reading", reading);
    for (const panel of this.panels()) panel.toolbar.setHidden(asRead);
    if (this.shell && this.reading !== reading) this.arrange(reading);
    this.reading = reading;
  }

  // The menu, the bars at the sides and at the bottom.
  arrange(reading) {
    const { shell } = this;
    for (const bar of shell.children()) if (BARS.includes(bar.id)) bar.setHidden(reading);
    for (const side of ["left", "right"]) {
      if (shell.isSideTabBarVisible(side) === reading) shell.toggleSideTabBarVisibility(side);
    }
    if (reading) {
      shell.collapseLeft();
      shell.collapseRight();
    }
    within(shell, DOCK)?.fit(); // its tabs come and go by the style sheet
  }
}

function within(widget, id) {
  for (const part of widget.children()) {
    const found = part.id === id ? part : within(part, id);
    if (found) return found;
  }
  return null;
}

export async function readSettings(registry) {
  return registry.load(PLUGIN);
}
