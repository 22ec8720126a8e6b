// Brings the pages of the course to life in JupyterLab, and gives them a reading view. What it may do and what
// it never does stands in simlib/pages/README.md.

import { readCourse } from "./course.js";
import { Header } from "./header.js";
import { Life } from "./life.js";
import { nameWidgets, tellStills } from "./names.js";
import { keepForLater, onSite, openAlone } from "./offline.js";
import { Present } from "./present.js";
import { readSettings, View } from "./view.js";

const ADDRESS = new URL(location.href); // as it was asked for: JupyterLite takes the path out of it

// JupyterLab's plugins, once the modules that they need are there; `share` fetches one that JupyterLab shares.
export async function plugins(share) {
  const modules = ["notebook", "cells", "application", "apputils", "settingregistry"];
  const [{ INotebookTracker }, { CodeCell }, { ILabShell }, { Dialog, showDialog }, { ISettingRegistry }, { Widget }] =
    await Promise.all([...modules.map(name => share(`@jupyterlab/${name}`)), share("@lumino/widgets")]);
  const lab = { CodeCell, Dialog, showDialog, Widget };
  const activate = async (app, tracker, registry, shell) => {
    const [course, settings] = await Promise.all([readCourse(), readSettings(registry)]);
    if (pageInAddress(course)) await openAlone(app.serviceManager);
    const left = await leftBehind(app.serviceManager.sessions, course, settings.get("view").composite === "reading");
    new Pages({ app, tracker, settings, shell, course, left, lab }).begin();
  };
  return [{
    id: "simlib-page:plugin", description: "The reader's page", autoStart: true,
    requires: [INotebookTracker, ISettingRegistry], optional: [ILabShell], activate
  }];
}

// The course pages that are open.
class Pages {
  constructor(parts) {
    Object.assign(this, parts);
    this.open = new Map(); // panel → its Life and Header
    this.front = null; // the panel of the page in front
    this.asked = pageInAddress(this.course); // the page that the address asks for, until it is in front
    this.view = new View(this.shell, this.settings, () => this.open.keys());
    this.present = new Present(this.course, () => this.inFront(), () => this.turnTo());
  }

  begin() {
    loadStyle();
    nameWidgets();
    this.tracker.forEach(panel => this.meet(panel));
    this.tracker.widgetAdded.connect((_, panel) => this.meet(panel));
    this.tracker.currentChanged.connect(() => this.turnTo());
    this.shell?.currentChanged.connect(() => this.turnTo());
    this.settings.changed.connect(() => this.showView());
    this.app.restored.then(() => {
      this.isRestored = true;
      keepForLater(ADDRESS);
      this.bringAsked();
    });
  }

  // JupyterLab may bring the page of an earlier load to the front: the address has the last word.
  async bringAsked() {
    const path = this.asked;
    const panel = path && (await this.app.commands.execute("docmanager:open", { path }));
    if (panel) this.app.shell.activateById(panel.id);
    else this.asked = null;
    this.turnTo();
  }

  // Give a page of the course its life and its header, once it is read; leave any other notebook alone.
  async meet(panel) {
    const place = this.course.at(panel.context.path);
    if (!place || this.open.has(panel)) return;
    await panel.context.ready;
    if (panel.isDisposed) return;
    tellStills(panel);
    let header = null;
    const life = new Life(panel, { CodeCell: this.lab.CodeCell, left: this.left, changed: () => this.lived(panel, header) });
    header = new Header(life, this.course, place, {
      open: path => this.app.commands.execute("docmanager:open", { path }),
      present: () => this.present.begin(panel, place),
      switchView: () => this.view.switch(),
      original: () => this.bringBack(panel, life, place)
    });
    this.open.set(panel, { life, header, place });
    panel.disposed.connect(() => this.open.delete(panel));
    keepRendered(panel.content);
    this.followLinks(panel, place);
    pressWhenHeard(panel);
    panel.addClass("simlib-page");
    panel.contentHeader.addWidget(new this.lab.Widget({ node: header.node }));
    this.showView();
    this.turnTo();
  }

  // The page in front comes alive; those before it give their kernels up, unless the programmer's view keeps them.
  turnTo() {
    const page = this.inFront();
    const front = page?.panel;
    if (this.present.panel && this.present.panel !== front) return this.present.end();
    if (this.isRestored) this.view.apply(Boolean(page), Boolean(this.present.panel));
    if (!page || (this.asked && this.asked !== front.context.path)) return;
    this.asked = null;
    if (page.life.state === "still") this.wake(front, page);
    if (this.front !== front) this.comeForward(page);
  }

  // The page in front with its life and its place in the course; null where something else is.
  inFront() {
    const panel = this.tracker.currentWidget;
    const page = this.open.get(panel);
    return page && (!this.shell || this.shell.currentWidget === panel) ? { panel, ...page } : null;
  }

  comeForward({ panel, place }) {
    const first = !this.front;
    this.front = panel;
    if (this.view.name === "reading") this.leaveOthers(panel);
    this.present.resume(panel, place, first && ADDRESS.searchParams.has("present"));
  }

  lived(panel, header) {
    header?.show();
    this.present.refresh(panel);
  }

  // A link to another page of the course, wherever a form shows one, opens it here.
  followLinks(panel, { lang }) {
    panel.content.node.addEventListener("click", event => {
      const name = event.target.closest?.("a[data-page]")?.dataset.page;
      if (!(name in this.course.pages)) return;
      event.preventDefault();
      event.stopPropagation();
      const { path } = this.course.link(panel.context.path, lang, name);
      this.app.commands.execute("docmanager:open", { path });
    }, true);
  }

  // The page as it came, in place of the reader's copy.
  async bringBack(panel, life, { lang }) {
    const { Dialog, showDialog } = this.lab;
    const say = key => this.course.say(lang, key);
    const buttons = [Dialog.cancelButton({ label: say("no") }), Dialog.warnButton({ label: say("yes") })];
    const { button } = await showDialog({ title: say("original"), body: say("original_sure"), buttons });
    if (!button.accept) return;
    await this.app.serviceManager.contents.delete(panel.context.path);
    await panel.context.revert();
    keepRendered(panel.content);
    await life.startOver();
  }

  wake(panel, { life, place }) {
    if (this.course.isShipped(place.name, panel.content.model)) life.wake();
    else life.refuse();
  }

  // One page at a time: what was open before is saved, gives its kernel up and closes.
  async leaveOthers(front) {
    for (const panel of [...this.open.keys()]) {
      if (panel === front) continue;
      this.open.delete(panel);
      await panel.context.ready;
      if (panel.context.model.dirty && !onSite) await panel.context.save(); // a copy there would hide a new version
      await panel.sessionContext.ready;
      await panel.sessionContext.shutdown();
      panel.dispose();
    }
  }

  showView() {
    for (const { header } of this.open.values()) header.showView(this.view.name);
    this.turnTo();
  }
}

function pageInAddress(course) {
  const { pathname, searchParams } = ADDRESS;
  const path = searchParams.get("path") ?? decodeURIComponent(pathname.split("/tree/")[1] ?? "");
  return course.at(path) ? path : null;
}

// A choice gone through by keys is told in two messages, the second once the first is answered, and a press goes at
// once: it waits until a form's answers are heard, or they would be judged by the choice before.
function pressWhenHeard(panel) {
  panel.content.node.addEventListener("click", async event => {
    const button = event.isTrusted && event.target.closest?.(".simlib-form button:not(.widget-upload)");
    const kernel = panel.sessionContext.session?.kernel;
    if (!button || !kernel) return;
    event.preventDefault();
    event.stopPropagation();
    try {
      for (let asked = 0; asked < 3; asked += 1) await kernel.requestKernelInfo();
    } finally {
      button.click();
    }
  }, true);
}

// A double click or Enter turns prose into its Markdown, also where it cannot be edited: turn it back.
function keepRendered(notebook) {
  for (const cell of notebook.widgets) {
    if (cell.model.type !== "markdown" || cell.model.getMetadata("editable") !== false) continue;
    cell.renderedChanged.connect((_, rendered) => {
      if (rendered) return;
      cell.rendered = true;
      notebook.mode = "command";
    });
  }
}

// The kernels that run when JupyterLab loads are of an earlier load, and their widgets lost their views with it.
// They end at once, so that a page opens with a new one; in the programmer's view only that of the page in the
// address does, and the ids of the others are told.
async function leftBehind(sessions, course, reading) {
  await sessions.refreshRunning();
  const left = new Set();
  for (const { id, path, kernel } of [...sessions.running()]) {
    if (!course.at(path)) continue;
    if (reading || path === pageInAddress(course)) await sessions.shutdown(id);
    else left.add(kernel?.id);
  }
  return left;
}

function loadStyle() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("style.css", import.meta.url);
  document.head.append(link);
}
