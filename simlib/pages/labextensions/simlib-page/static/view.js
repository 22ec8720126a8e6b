// Two views of JupyterLab. The reading view shows a course page and nothing else; the programmer's view is
// JupyterLab as it is. Which one is kept in JupyterLab's own settings.

const PLUGIN = "simlib-page:plugin";
const BARS = ["jp-menu-panel", "jp-bottom-panel"];

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
    if (!reading) this.showBars(true);
    shell.mode = reading ? "single-document" : "multiple-document";
    if (!reading) return;
    this.showBars(false);
    shell.collapseLeft();
    shell.collapseRight();
  }

  // The menu, the line under it, the bars at the sides and at the bottom.
  showBars(shown) {
    const { shell } = this;
    for (const bar of shell.children()) if (BARS.includes(bar.id)) bar.setHidden(!shown);
    if (shell.isTopInSimpleModeVisible() !== shown) shell.toggleTopInSimpleModeVisibility();
    for (const side of ["left", "right"]) {
      if (shell.isSideTabBarVisible(side) !== shown) shell.toggleSideTabBarVisibility(side);
    }
  }
}

export async function readSettings(registry) {
  return registry.load(PLUGIN);
}
