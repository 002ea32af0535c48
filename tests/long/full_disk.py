"""If this failed, a full disk would crash the program or destroy what was finished before it."""

import os
import pathlib
import subprocess
import sys

import xarray

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from trajectories import BINARY, entente, read_bytes

RUN = ["run", "russia-dprk", "--replicates", "2048", "--threads", "2", "--record", "final"]


def main():
    pathlib.Path("small").mkdir(exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", "small"],
                             capture_output=True)
    if mounted.returncode != 0:
        print("full disk: this needs root to mount a small file system")
        return 77
    try:
        done = subprocess.run([BINARY, *RUN, "-o", "small/out.h5"], capture_output=True, text=True)
        assert done.returncode == 74, (done.returncode, done.stderr)
        assert "No space left" in done.stderr and "small/out.h5" in done.stderr, done.stderr
        assert not os.path.exists("small/out.h5"), "a half-written result has the name of a whole"
        pathlib.Path("recovered.h5").unlink(missing_ok=True)
        entente("recover", "small/out.h5.journal", "-o", "recovered.h5")
        with xarray.open_dataset("recovered.h5") as part:
            finished = part.sizes["replicate"]
        assert 0 < finished < 2048, finished

        subprocess.run(["mount", "-o", "remount,size=512m", "small"], check=True)
        entente(*RUN, "-o", "small/out.h5", "--resume")
        entente(*RUN, "-o", "whole.h5", "--force")
        assert read_bytes("small/out.h5") == read_bytes("whole.h5")
    finally:
        subprocess.run(["umount", "small"], check=True)
    print(f"full disk: {finished} of 2048 replicates were kept, and the run went on to the end")
    return 0


if __name__ == "__main__":
    sys.exit(main())
