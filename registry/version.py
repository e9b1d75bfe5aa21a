"""The version of Sillage."""

VERSION = "0.2.0"
