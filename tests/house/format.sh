# If this failed, changes would hide among changes of spacing.
set -eu
cd "$ENTENTE_SOURCE_DIR"
find sim tests -name '*.?pp' | sort | xargs clang-format-14 --dry-run --Werror
echo "format: every file is as clang-format-14 would write it"
