// What JupyterLab and JupyterLite load first: a module-federation container, written by hand, so that no
// bundler is needed. It hands the shared modules on and fetches the plugin beside it.
(() => {
  const here = document.currentScript.src;
  let shared = {};
  performance.setResourceTimingBufferSize(2000); // offline.js asks for all that was loaded; a browser notes 250

  const container = {
    init(scope) {
      shared = scope;
    },
    async get() {
      const { plugins } = await import(new URL("plugin.js", here));
      const found = await plugins(module => share(shared, module));
      return () => ({ __esModule: true, default: found });
    }
  };

  // A module that JupyterLab shares: the version it has loaded itself, else the only one there is.
  async function share(scope, module) {
    const versions = Object.values(scope[module]);
    const version = versions.find(v => v.loaded) ?? versions[0];
    return (await version.get())();
  }

  (window._JUPYTERLAB ??= {})["simlib-page"] = container;
})();
