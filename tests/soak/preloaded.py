"""What the server of lives has imported before the first is born: the whole program."""

import importlib
import os
import pkgutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


import metarr_desktop

for module in pkgutil.walk_packages(metarr_desktop.__path__, "metarr_desktop."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
