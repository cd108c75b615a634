"""Steps of a release, each a script that runs on any computer."""
