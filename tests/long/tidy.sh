# If this failed, a known kind of mistake (use after move, a dangling view, a wrong size) would be
# in sim/.
set -eu
cd "$ENTENTE_SOURCE_DIR"
command -v run-clang-tidy-14 >/dev/null || exit 77
run-clang-tidy-14 -quiet -p "$ENTENTE_BUILD_DIR" "$ENTENTE_SOURCE_DIR/sim/.*\.cpp$"
echo "tidy: nothing found"
