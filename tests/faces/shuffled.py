"""If this failed, a result would depend on the order in which somebody listed the actors, and two
people with the same world would see different ones.

Lists every shipped scenario in another order and compares everything by label: once its entities,
where even the digests of the state are the same, and once the keys within them as well, where these
may differ (they read the legs of a contract in their order)."""

import os
import pathlib
import random
import re
import subprocess
import sys

import numpy
import xarray

BINARY = os.environ["ENTENTE_BINARY"]
EVENT = ["event_replicate", "event_step", "event_kind", "event_subject", "event_object",
         "event_amount"]
ENTITIES, EVERYTHING = 2, 99  # levels of mappings that are listed in another order


def entente(*arguments):
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.returncode, done.stderr)
    return done.stdout


def indent_of(line):
    return len(line) - len(line.lstrip(" "))


def shuffled(lines, chance, depth):
    """A block of YAML with the entries of its mappings, `depth` levels deep, in another order;
    items of lists stay."""
    if depth == 0 or not lines or lines[0].lstrip().startswith("- "):
        return lines
    indent, entries = indent_of(lines[0]), []
    for line in lines:
        if indent_of(line) == indent and re.match(r"[^#\s-]", line.lstrip()):
            entries.append([line])
        else:
            entries[-1].append(line)
    entries = [[entry[0], *shuffled(entry[1:], chance, depth - 1)] for entry in entries]
    chance.shuffle(entries)
    return [line for entry in entries for line in entry]


def labels_of(data, dimension):
    if dimension in data.coords and data[dimension].dtype.kind in "OUS":
        return [str(label) for label in data[dimension].values]
    return None


def sorted_by_label(data, name):
    """Values of a variable with every labelled dimension in the order of its labels."""
    values = data[name].values
    for axis, dimension in enumerate(data[name].dims):
        labels = labels_of(data, dimension)
        if labels:
            order = sorted(range(len(labels)), key=labels.__getitem__)  # stable
            values = numpy.take(values, order, axis=axis)
    return values


def events_of(data):
    """Events as a sorted list, entities by name."""
    if "event_kind" not in data:
        return []
    names = list(zip(data["entity_kind"].values, data["entity"].values))
    columns = [data[name].values for name in EVENT]
    return sorted((int(replicate), int(step), int(kind), names[subject], names[object_], amount)
                  for replicate, step, kind, subject, object_, amount in zip(*columns))


def compare(scenario, one, other, left_out):
    compared = 0
    for name in one.data_vars:
        if name.startswith(("event_", "entity", "scenario_text", *left_out)):
            continue
        left, right = sorted_by_label(one, name), sorted_by_label(other, name)
        same = (numpy.array_equal(left, right, equal_nan=True) if left.dtype.kind == "f"
                else numpy.array_equal(left, right))
        assert same, f"{scenario}: {name} depends on the order of the listing"
        compared += 1
    assert events_of(one) == events_of(other), f"{scenario}: events depend on the order"
    assert "digest" in one.data_vars and compared > 20, list(one.data_vars)
    return compared


def run(scenario, path):
    entente("run", scenario, "--replicates", 8, "--every", 4, "-o", path, "--force")


def main():
    shipped = [line.split()[0] for line in entente("list").splitlines()[1:]]
    assert "russia-dprk" in shipped and "two-islands" in shipped, shipped
    chance = random.Random(7)
    for scenario in shipped:
        plain = [line for line in entente("show", scenario).splitlines()
                 if not line.lstrip().startswith("#")]
        run(scenario, "plain.h5")
        for depth, left_out in ((ENTITIES, []), (EVERYTHING, ["digest"])):
            again = shuffled(plain, chance, depth)
            assert sorted(again) == sorted(plain) and again != plain
            pathlib.Path("shuffled.yaml").write_text("\n".join(again) + "\n")
            run("shuffled.yaml", "shuffled.h5")
            with xarray.open_dataset("plain.h5") as one, \
                    xarray.open_dataset("shuffled.h5") as other:
                count = compare(scenario, one, other, left_out)
            print(f"shuffled: {scenario} to depth {depth}: {count} variables are the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
