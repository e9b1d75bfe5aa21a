"""The picture engine: DOT text to SVG, SVG to PNG and PDF. It knows nothing of registries."""
