"""Color science: CIELAB, color classes, decoding of class distributions, edge-aware upsampling."""
