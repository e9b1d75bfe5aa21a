"""The source: one YAML file as data, with the place of every value and every fault found on the way."""
