"""If this failed, an exported table would open only in our own hands: numbers as text, names torn
at a comma, a compressed file that R cannot read."""

import csv
import os
import shutil
import subprocess

import pandas
import xarray

BINARY = os.environ["ENTENTE_BINARY"]
TABLES = ["outcomes", "flows", "stocks", "events", "votes"]

R_CODE = """
for (name in c('outcomes', 'flows', 'stocks', 'events', 'votes')) {
  plain <- read.csv(paste0('t-', name, '.csv'))
  packed <- read.csv(gzfile(paste0('z-', name, '.csv.gz')))
  stopifnot(nrow(plain) > 0, identical(plain, packed))
  cat(name, nrow(plain), '\\n')
}
outcomes <- read.csv('t-outcomes.csv')
stopifnot(is.numeric(outcomes$value), is.numeric(outcomes$replicate))
book <- read.csv('t.codebook.csv')
stopifnot(all(names(outcomes) %in% book$column))
"""


def entente(*arguments):
    done = subprocess.run([BINARY, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stderr)


def main():
    entente("run", "two-islands", "--replicates", "8", "-o", "whole.h5", "--force")
    for output in ("t.csv", "z.csv.gz"):
        entente("export", "whole.h5", "--table", ",".join(TABLES), "-o", output, "--force")
    rows = {name: len(pandas.read_csv(f"t-{name}.csv")) for name in TABLES}
    for name in TABLES:
        plain, packed = pandas.read_csv(f"t-{name}.csv"), pandas.read_csv(f"z-{name}.csv.gz")
        assert plain.equals(packed) and rows[name] > 0, name

    with xarray.open_dataset("whole.h5") as data:
        table = pandas.read_csv("t-outcomes.csv").pivot(index="replicate", columns="outcome",
                                                        values="value")
        for outcome in data["outcome"].values:
            assert (table[outcome].values == data["outcome_value"].sel(outcome=outcome)).all()
        stocks = pandas.read_csv("t-stocks.csv")
        stocks = stocks[(stocks.variable == "stock") & (stocks.actor == "NORTH")
                        & (stocks.good == "fish") & (stocks.replicate == 3)]
        stored = data["stock"].sel(actor="NORTH", good="fish", replicate=3).values
        assert (stocks.value.values.astype("float32") == stored).all()

    with open("t.codebook.csv", newline="") as file:
        book = list(csv.DictReader(file))
    for name in TABLES:
        described = {line["column"] for line in book if line["table"] == name}
        assert set(pandas.read_csv(f"t-{name}.csv").columns) <= described, name
    if shutil.which("Rscript"):
        counts = subprocess.run(["Rscript", "-e", R_CODE], check=True, capture_output=True,
                                text=True).stdout
        assert counts.split() == [word for name in TABLES for word in (name, str(rows[name]))]
    print("tables: pandas" + (" and R" if shutil.which("Rscript") else "") + f" read {rows}")


if __name__ == "__main__":
    main()
