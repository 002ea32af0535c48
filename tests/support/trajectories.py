"""Comparing trajectories bit for bit, for the tests that drive the real program."""

import os
import subprocess

import h5py
import numpy

BINARY = os.environ["ENTENTE_BINARY"]
BUILD = ("build_id", "entente_commit")


def entente(*arguments, binary=BINARY, expect=0):
    """Runs the program and returns what it printed; its exit code has to be the expected one."""
    done = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == expect, (
        f"{binary} {' '.join(map(str, arguments))}: exit {done.returncode}, expected {expect}\n"
        f"{done.stderr}")
    return done.stdout


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def contents(path):
    """Everything in a file, dataset by dataset and attribute by attribute, except which build wrote it."""
    found = {}

    def visit(name, item):
        if isinstance(item, h5py.Dataset):
            values = item[()]
            found[name] = plain(values)
        for key, value in item.attrs.items():
            if key not in BUILD and value.__class__.__name__ != "ndarray":
                found[f"{name}@{key}"] = plain(value)

    with h5py.File(path, "r") as file:
        visit("/", file)
        file.visititems(visit)
    return found


def plain(value):
    array = numpy.asarray(value)
    return array.tolist() if array.dtype == object else (array.shape, array.tobytes())


def differences(one, other):
    """Names of what differs between two files, apart from which build wrote them."""
    left, right = contents(one), contents(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
