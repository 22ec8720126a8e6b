// While a cell runs, what it showed before stays in view: a copy of its output stands in for the real one,
// which JupyterLab clears at once, until the new one is drawn.

const PATIENCE = 3000; // milliseconds that a new output may take to be drawn after its cell has run

// Put the copy in place; call what is returned once the cell has run.
export function holdStill(cell) {
  const output = cell.outputArea.node;
  const still = output.cloneNode(true);
  still.classList.add("simlib-page-still");
  still.setAttribute("aria-hidden", "true");
  still.setAttribute("inert", "");
  for (const named of still.querySelectorAll("[id]")) named.removeAttribute("id");
  output.before(still);
  output.classList.add("simlib-page-drawing");

  return async () => {
    await drawn(output);
    output.classList.remove("simlib-page-drawing");
    still.remove();
  };
}

// An output is drawn when no widget in it is waiting for its model and no picture for its data.
async function drawn(output) {
  const end = performance.now() + PATIENCE;
  while (!isDrawn(output) && performance.now() < end) await new Promise(requestAnimationFrame);
}

function isDrawn(output) {
  const live = [...output.querySelectorAll("[data-mime-type='application/vnd.jupyter.widget-view+json']")];
  return live.every(view => view.childElementCount) && [...output.querySelectorAll("img")].every(i => i.complete);
}
