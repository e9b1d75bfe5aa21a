"""Reading: from files to a registry, with what could not be read left out and told."""
