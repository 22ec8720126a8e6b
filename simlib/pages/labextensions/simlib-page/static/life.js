// The life of one course page: it waits, wakes, is alive, and rests when its kernel has ended.
//
//   still    opened; nothing has run yet
//   waking   its cells are running, one after another
//   alive    all of them ran
//   resting  the kernel has ended, or was given up for another page
//   own      its code is not the shipped one: it wakes only when the reader says so
//   failed   a cell failed

import { deskName } from "./desk.js";
import { holdStill } from "./stills.js";

const PATIENCE = 2000; // milliseconds that ipywidgets may take to look what a kernel holds
const DEATHS = 2; // after so many in a row a page no longer comes alive by itself

export class Life {
  // `left` holds the ids of the kernels that an earlier load of JupyterLab left behind.
  constructor(panel, { CodeCell, left, changed }) {
    this.panel = panel;
    this.CodeCell = CodeCell;
    this.left = left;
    this.changed = changed;
    this.state = "still";
    this.done = 0;
    this.deaths = 0;
    this.turn = 0; // counts the times that it woke
    this.ran = false; // whether a cell ran in the present kernel
    this.cutOff = null; // the state in which a restart met the page
    const context = panel.sessionContext;
    context.statusChanged.connect((_, status) => this.onStatus(status));
    context.kernelChanged.connect((_, { newValue }) => this.onKernel(newValue));
    this.onKernel(context.session?.kernel);
  }

  get cells() {
    return this.panel.content.widgets.filter(
      cell => cell.model.type === "code" && cell.model.sharedModel.source.trim()
    );
  }

  // Run the page from top to bottom in a kernel that holds nothing of an earlier run.
  async wake() {
    if (this.state === "waking") return;
    this.become("waking", 0);
    const turn = ++this.turn;
    try {
      await this.findKernel();
      this.ran = true;
      for (const cell of this.cells) {
        await this.run(cell);
        if (turn !== this.turn) return; // a restart came between, and with it another turn
        this.become("waking", this.done + 1);
      }
      this.deaths = 0;
      this.become("alive");
    } catch (error) {
      if (turn !== this.turn) return;
      console.warn("simlib-page:", error);
      this.become("failed");
    }
  }

  async findKernel() {
    const context = this.panel.sessionContext;
    await context.ready;
    const kernel = context.session?.kernel;
    if (!kernel || kernel.status === "dead" || this.left.has(kernel.id)) await context.changeKernel({ name: this.kernelName() });
    await this.greeted;
  }

  kernelName() {
    const { specsManager, kernelPreference } = this.panel.sessionContext;
    const { kernelspecs, default: usual } = specsManager.specs;
    return kernelPreference.name in kernelspecs ? kernelPreference.name : usual;
  }

  async run(cell) {
    const release = holdStill(cell);
    try {
      const reply = await this.CodeCell.execute(cell, this.panel.sessionContext, { simlib_desk: deskName() });
      if (reply && reply.content.status !== "ok") throw new Error(reply.content.evalue);
    } finally {
      release();
    }
  }

  // Wake in a new kernel, whatever was before.
  async startOver() {
    const { session } = this.panel.sessionContext;
    if (session?.kernel) this.left.add(session.kernel.id);
    this.become("still", 0);
    await this.wake();
  }

  rest() {
    this.ran = false;
    this.turn += 1;
    if (this.state !== "own") this.become("resting");
  }

  refuse() {
    this.become("own");
  }

  onKernel(kernel) {
    if (kernel) this.greeted = greeted(kernel);
    else if (this.ran) this.rest();
  }

  onStatus(status) {
    if (status === "dead") this.rest();
    if (status === "autorestarting") this.deaths += 1;
    if (status.endsWith("restarting")) this.onRestart();
    if (status === "idle" && this.cutOff) this.afterRestart();
  }

  onRestart() {
    this.cutOff ??= this.state;
    this.greeted = greeted(this.panel.sessionContext.session.kernel);
  }

  // Come alive again in the kernel that took the place of the old one, unless it dies again and again.
  async afterRestart() {
    const before = this.cutOff;
    this.cutOff = null;
    if (before === "own" || before === "resting") return;
    this.rest();
    if (this.deaths <= DEATHS) await this.wake();
  }

  become(state, done = this.done) {
    this.state = state;
    this.done = done;
    if (!this.panel.isDisposed) this.changed(this);
  }
}

// ipywidgets asks each new kernel which widgets it holds. What runs before the answer would be taken for
// widgets of an earlier load and be made twice.
function greeted(kernel) {
  return new Promise(resolve => {
    const hear = (_, { msg, direction }) => {
      if (direction === "recv" && msg.header.msg_type === "comm_info_reply") end();
    };
    const end = () => {
      kernel.anyMessage.disconnect(hear);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, PATIENCE);
    kernel.anyMessage.connect(hear);
  });
}
