"""``photochrom --self-test``: whether this installation can do what Photochrom is for."""
