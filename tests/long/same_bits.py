"""If this failed, two people with the same scenario and seed would see different worlds, because
one has another compiler, another build or more processors.

Compares this build with those of the other presets and of clang that lie beside it."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from trajectories import BINARY, differences, entente, read_bytes

SCENARIOS = ["russia-dprk", "two-islands"]


def produce(binary, scenario, threads, path):
    entente("run", scenario, "--replicates", 96, "--threads", threads, "-o", path, "--force",
            binary=binary)
    return path


def main():
    builds = pathlib.Path(BINARY).parents[2]
    others = [str(path) for name in ("audit", "asan", "tsan", "clang", "dev")
              if (path := builds / name / "bin/entente").exists()]
    for scenario in SCENARIOS:
        reference = produce(BINARY, scenario, 1, f"{scenario}.h5")
        for threads in (2, 7):
            path = produce(BINARY, scenario, threads, f"{scenario}-{threads}.h5")
            assert read_bytes(path) == read_bytes(reference), f"{threads} threads change {scenario}"
        for binary in others:
            path = produce(binary, scenario, 2, f"{scenario}-other.h5")
            found = differences(reference, path)
            assert not found, f"{binary} differs from {BINARY} in {scenario}: {found[:10]}"
    print(f"same bits: {len(SCENARIOS)} scenarios, 1, 2 and 7 threads, and {others or 'no other'}")
    return 0 if others else 77


if __name__ == "__main__":
    sys.exit(main())
