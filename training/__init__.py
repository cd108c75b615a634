"""Trains, evaluates and exports the networks; the only part of Photochrom that needs torch."""
