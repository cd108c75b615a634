"""Makes what people download: ``python -m installers.build`` freezes Photochrom and packs it.

Everything that runs before the build environment exists needs the standard library alone.
"""
