"""Start a project from the files a company has: look at them, and write the first files."""
