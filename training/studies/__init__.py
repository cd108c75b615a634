"""The tables and ablations of CCC++ and DL-Net, each repeated on one's own photos by one call."""
