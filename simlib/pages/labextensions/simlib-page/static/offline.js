// Whether this is a site of static files (JupyterLite): no server, and so nobody who keeps a page apart from its copy.
export const onSite = Boolean(document.querySelector("[data-jupyter-lite-root]"));

// There a service worker keeps what passes through it, for times without a network.
// What the browser loaded before the worker stood there passes through it once more.
export async function keepForLater(address) {
  const workers = navigator.serviceWorker;
  if (!workers || !onSite) return;
  await workers.ready;
  if (!workers.controller) await new Promise(taken => workers.addEventListener("controllerchange", taken, { once: true }));
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const name of new Set([address.href, ...loaded])) {
    const { origin, pathname } = new URL(name);
    if (origin === location.origin && !pathname.includes("/api/service-worker")) await fetch(name).catch(() => null);
  }
}

// A page that the address asks for opens alone: each page of an earlier load would start a Python of its own.
export async function openAlone({ workspaces }) {
  if (onSite) await workspaces.save("default", { data: {}, metadata: { id: "default" } });
}
