"""The tests; a package, because torch-fidelity installs one of the same name."""
