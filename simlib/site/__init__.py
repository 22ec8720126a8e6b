"""The course as a folder of static files: JupyterLite with Python in the browser, no server that runs anything."""
