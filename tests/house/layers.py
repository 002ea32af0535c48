"""If this failed, a layer could see what it must not know: a kernel that reads YAML cannot be
tested without files, and a result could depend on how a world was written down.

Reads the table of layers from sim/CMakeLists.txt and checks every #include under sim/:
  - only the own layer and those named under USES, spelled with the layer's prefix;
  - an external header only in the layers that may link its library;
  - no external header reachable from a header that another layer includes.
"""

import os
import pathlib
import re
import sys

EXTERNAL = {  # beginning of an include -> library in sim/CMakeLists.txt
    "Random123/": "Random123",
    "yaml-cpp/": "yaml-cpp",
    "tbb/": "TBB::tbb",
    "oneapi/": "TBB::tbb",
    "hdf5": "hdf5::hdf5",
    "H5": "hdf5::hdf5",
    "libdeflate.h": "libdeflate",
    "boost/": "Boost::program_options",
    "nlohmann/": "nlohmann_json::nlohmann_json",
}
SYSTEM = re.compile(r"(?:[a-z0-9_]+|immintrin\.h|sys/\w+\.h|fcntl\.h|unistd\.h|poll\.h|signal\.h"
                    r"|termios\.h|pthread\.h|sched\.h|dirent\.h|cxxabi\.h)$")
PORTABLE = re.compile(r"[a-z0-9_]+$")
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_layers(root):
    """Name -> (layers it may include, libraries it links), from the calls of entente_layer."""
    text = (root / "sim/CMakeLists.txt").read_text()
    layers = {}
    for call in re.findall(r"^entente_layer\(([^)]+)\)", text, re.MULTILINE):
        words = call.split()
        groups, current = {"USES": [], "LINKS": [], "LEVEL": []}, None
        for word in words[1:]:
            if word in groups:
                current = groups[word]
            else:
                current.append(word)
        layers[words[0]] = (set(groups["USES"]) | {words[0]}, set(groups["LINKS"]))
    return layers


def read_includes(root):
    """Path under sim/ -> list of (line, is_quoted, target)."""
    files = {}
    for path in sorted((root / "sim").rglob("*")):
        if path.suffix in (".hpp", ".cpp"):
            found = []
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                if match:
                    found.append((number, match[1] == '"', match[2]))
            files[path.relative_to(root / "sim").as_posix()] = found
    return files


def library_of(target):
    return next((lib for start, lib in EXTERNAL.items() if target.startswith(start)), None)


def check_file(name, includes, layers, files):
    layer = name.split("/")[0]
    uses, links = layers[layer]
    for line, quoted, target in includes:
        where = f"sim/{name}:{line}: "
        if quoted:
            other = target.split("/")[0]
            if other not in layers:
                yield where + f'"{target}" does not start with the name of a layer'
            elif other not in uses:
                yield where + f'"{target}": layer {layer} may not see layer {other}'
            elif target not in files:
                yield where + f'"{target}" does not exist'
        elif library_of(target):
            if library_of(target) not in links:
                yield where + f"<{target}>: layer {layer} does not link {library_of(target)}"
        elif not SYSTEM.match(target):
            yield where + f"<{target}> is neither standard nor of a library this test knows"


def check_leaks(files):
    """Headers seen by another layer, and all they include, have only standard headers."""
    public = {}
    for name, includes in files.items():
        for _, quoted, target in includes:
            if quoted and target in files and target.split("/")[0] != name.split("/")[0]:
                public.setdefault(target, name)
    pending = list(public)
    while pending:
        name = pending.pop()
        for line, quoted, target in files[name]:
            if quoted and target in files and target not in public:
                public[target] = public[name]
                pending.append(target)
            elif not quoted and not PORTABLE.match(target):
                yield f"sim/{name}:{line}: <{target}> leaks into sim/{public[name]}"


def main():
    root = pathlib.Path(os.environ.get("ENTENTE_SOURCE_DIR", "."))
    layers, files = read_layers(root), read_includes(root)
    assert len(layers) == 7 and files, "sim/CMakeLists.txt names seven layers"
    errors = []
    for name, includes in files.items():
        if name.split("/")[0] not in layers:
            errors.append(f"sim/{name}: not in the folder of a layer")
            continue
        errors += check_file(name, includes, layers, files)
    errors += check_leaks(files)
    print("\n".join(errors) or f"layers: {len(files)} files, every include points downward")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
