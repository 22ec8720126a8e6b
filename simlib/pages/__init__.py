"""The reader's page: what makes JupyterLab bring the pages of the course to life and keep them."""
