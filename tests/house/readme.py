"""If this failed, a newcomer would follow the README and land somewhere else than the tests did."""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ["ENTENTE_SOURCE_DIR"])


def shell_blocks(text):
    return [block.strip() for block in re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)]


def main():
    readme = (ROOT / "README.md").read_text()
    blocks = shell_blocks(readme)
    assert blocks[:2] == ["sh .ci/setup run", "sh .ci/setup test"], blocks[:2]
    last = (ROOT / ".ci/run").read_text().strip().splitlines()[-1]
    assert last == "exec " + blocks[1], f".ci/run ends with '{last}', README says '{blocks[1]}'"

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
    print(f"readme: {len(blocks)} command blocks, {len(scripts)} scripts, {len(listed)} packages")


if __name__ == "__main__":
    sys.exit(main())
