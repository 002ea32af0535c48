"""If this failed, a file that was changed after the fact would pass as proof of itself."""

import os
import shutil
import subprocess

import h5py

BINARY = os.environ["ENTENTE_BINARY"]


def replay(path):
    return subprocess.run([BINARY, "replay", path], capture_output=True, text=True)


def main():
    subprocess.run([BINARY, "run", "two-islands", "--replicates", "70", "-o", "whole.h5",
                    "--force"], check=True, capture_output=True)
    assert replay("whole.h5").returncode == 0
    for name, column, expected in (("digest", 0, "state"), ("outcome_value", 0, "outcome"),
                                   ("assumption_value", 0, "assumption")):
        shutil.copy("whole.h5", "changed.h5")
        with h5py.File("changed.h5", "r+") as file:
            file[name][66, column] = file[name][66, column] + 1
        done = replay("changed.h5")
        assert done.returncode == 1, (name, done)
        assert "1 of 70" in done.stdout and "replicate 66" in done.stdout, done.stdout
        assert expected in done.stdout, done.stdout
    print("replay: a changed digest, outcome or assumption is found and named")


if __name__ == "__main__":
    main()
