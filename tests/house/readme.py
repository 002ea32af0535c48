"""If this failed, a newcomer would follow the README and land somewhere else than the tests did."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(os.environ["ENTENTE_SOURCE_DIR"])


def blocks_of(text):
    """(language, commands) of every block, in order."""
    return [(language, block.strip())
            for language, block in re.findall(r"^```(\w+)\n(.*?)^```", text, re.M | re.S)]


def follow(blocks):
    """Does what the README says after the set-up, in a folder with nothing but analysis/."""
    folder = pathlib.Path("follow")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "analysis").symlink_to(ROOT / "analysis")
    program = pathlib.Path(os.environ["ENTENTE_BINARY"]).parent
    environment = dict(os.environ, PATH=f"{program}:{os.environ['PATH']}")
    for language, text in blocks:
        interpreter = {"sh": ["sh", "-ec"], "python": [sys.executable, "-B", "-c"]}[language]
        done = subprocess.run([*interpreter, text], cwd=folder, env=environment,
                              capture_output=True, text=True)
        assert done.returncode == 0, f"README: {text}\n{done.stdout}{done.stderr}"


def main():
    readme = (ROOT / "README.md").read_text()
    blocks = blocks_of(readme)
    assert blocks[:2] == [("sh", "sh .ci/setup run"), ("sh", "sh .ci/setup test")], blocks[:2]
    last = (ROOT / ".ci/run").read_text().strip().splitlines()[-1]
    assert last == "exec " + blocks[1][1], f".ci/run ends with '{last}'"

    listed = [line for line in (ROOT / ".packages").read_text().splitlines()
              if line and not line.startswith(("#", "["))]
    assert len(listed) == len(set(listed)), "a package is listed twice"
    scripts = [path for path in (ROOT / ".ci").iterdir() if path.is_file()]
    for script in scripts:
        subprocess.run(["sh", "-n", str(script)], check=True)
        installs = re.findall(r"apt-get install.*", script.read_text())
        assert script.name == "packages" or not installs, f"{script}: installs past the list"

    for target in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / target).exists(), f"README links {target}, which does not exist"
    follow(blocks[2:])
    print(f"readme: {len(blocks)} command blocks, {len(scripts)} scripts, {len(listed)} packages")


if __name__ == "__main__":
    sys.exit(main())
