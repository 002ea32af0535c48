"""If this failed, a class that follows the page of lessons would type a command that is refused, or
see other numbers than the page promises."""

import json
import os
import pathlib
import re
import shlex
import subprocess

BINARY = os.environ["ENTENTE_BINARY"]
PAGE = pathlib.Path(os.environ["ENTENTE_SOURCE_DIR"], "scenarios", "lessons.md")
RELATIVE = 0.1  # how far a median may be from the page, beside rounding: other luck


def lessons():
    """Pairs of a command and the rows of the table that follows it, if one does."""
    for match in re.finditer(r"```sh\n(.*?)```\n(?:\n((?:\|[^\n]*\n)+))?", PAGE.read_text(), re.S):
        command = shlex.split(match[1].replace("\\\n", " "))
        rows = re.findall(r"^\| `(\w+)` \| (-?[\d.]+)", match[2] or "", re.M)
        yield command, [(name, float(number), rounding(number)) for name, number in rows]


def rounding(number):
    """Half a unit of the last place."""
    return 0.5 * 10 ** -len(number.partition(".")[2])


def outcomes(command):
    assert command[:2] == ["entente", "run"], command
    many = [] if "--replicates" in command else ["--replicates", "64"]
    done = subprocess.run([BINARY, *command[1:], *many, "--record", "final", "--json", "--force",
                           "-o", "lesson.h5"], capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stderr)
    return {outcome["id"]: outcome for outcome in json.loads(done.stdout)["outcomes"]}


def main():
    shipped = subprocess.run([BINARY, "list"], capture_output=True, text=True).stdout
    names = {line.split()[0] for line in shipped.splitlines()[1:]}
    seen, numbers, reports = set(), 0, []
    for command, rows in lessons():
        results = outcomes(command)
        seen.add(command[2])
        for name, expected, rounded in rows:
            median = results[name]["median"]
            allowed = RELATIVE * abs(expected) + rounded
            assert abs(median - expected) <= allowed, (command, name, median, expected)
            numbers += 1
        if "reports_after" in results:
            reports.append(results["reports_after"]["median"])
    assert seen == names, f"scenarios without a lesson, or lessons without one: {seen ^ names}"
    assert reports[1] > 1.5 * reports[0], f"the veto changes nothing: {reports}"
    print(f"lessons: {len(names)} scenarios, {numbers} numbers as on the page")


if __name__ == "__main__":
    main()
