// Names and keys that JupyterLab's widgets leave out: a slider's handle and a drop-down are called what stands over
// them, a picture is told in words, a fold opens by Enter or Space, and JupyterLab's own keys leave them alone.

const OURS = ":is(.simlib-panel, .simlib-form)";
const CONTROLS = `${OURS} :is(.noUi-handle, select, input, textarea)`;
const KEYED = `${OURS} :is(.noUi-handle, select, button, .jupyter-widget-Collapse-header)`;
const PICTURES = ":is(.simlib-picture, .simlib-card-picture)";
const FOLDS = `${OURS} .jupyter-widget-Collapse-header`;

// Look again whenever something was drawn, once a frame.
export function nameWidgets() {
  let asked = false;
  const look = () => {
    asked = false;
    for (const control of document.querySelectorAll(CONTROLS)) nameControl(control);
    for (const control of document.querySelectorAll(KEYED)) control.dataset.lmSuppressShortcuts = true;
    for (const picture of document.querySelectorAll(PICTURES)) tellPicture(picture);
    for (const fold of document.querySelectorAll(FOLDS)) giveKeys(fold);
  };
  const ask = () => {
    if (!asked) requestAnimationFrame(look);
    asked = true;
  };
  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
  new MutationObserver(ask).observe(document.body, changes);
  ask();
}

// The words over a lever, else the label beside it.
function nameControl(control) {
  const lever = control.closest(".simlib-lever");
  const words = lever
    ? [".simlib-name", ".simlib-unit"].map(part => lever.querySelector(part)?.textContent)
    : [control.closest(".jupyter-widgets")?.querySelector(".widget-label")?.textContent.trim()];
  const name = words.filter(Boolean).join(", ") || control.closest("[title]")?.title || around(control);
  if (name && control.getAttribute("aria-label") !== name) control.setAttribute("aria-label", name);
}

// What stands over a control that has no words of its own: its group's name, else its panel's title.
function around(control) {
  const group = control.closest(".simlib-ladder")?.querySelector(".simlib-group-name");
  const title = control.closest(OURS)?.querySelector(".simlib-title, h2, h3");
  return (group ?? title)?.textContent.trim();
}

// A panel holds in words, unseen, what its picture shows.
function tellPicture(picture) {
  const words = picture.closest(".simlib-panel, .simlib-form")?.querySelector(".simlib-aloud")?.textContent.trim();
  if (words && picture.alt !== words) picture.alt = words;
}

function giveKeys(fold) {
  const open = String(Boolean(fold.closest(".jupyter-widget-Collapse-open")));
  if (fold.getAttribute("aria-expanded") !== open) fold.setAttribute("aria-expanded", open);
  if (fold.tabIndex === 0) return;
  fold.tabIndex = 0;
  fold.setAttribute("role", "button");
  fold.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    fold.click();
  });
}

// A still picture of a notebook is told by the plain text that was saved beside it.
export function tellStills(panel) {
  const tell = () => {
    if (panel.isDisposed) return;
    for (const cell of panel.content.widgets) {
      if (cell.model.type !== "code") continue;
      cell.outputArea.widgets.forEach((output, n) => {
        const picture = output.node.querySelector(".jp-RenderedImage img:not([alt])");
        if (picture) picture.alt = String(cell.outputArea.model.get(n)?.data["text/plain"] ?? "");
      });
    }
  };
  new MutationObserver(tell).observe(panel.content.node, { childList: true, subtree: true });
  tell();
}
