# If this failed, an installed Entente would lack its program, its scenarios or its manual.
set -eu
rm -rf prefix
cmake --install "$ENTENTE_BUILD_DIR" --prefix "$PWD/prefix" >install.log
for file in bin/entente share/man/man1/entente.1 share/entente/scenarios/russia-dprk.yaml; do
    [ -f "prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done
# Only what is beside the installed program may be found: the test runs in an empty folder.
mkdir -p elsewhere
cd elsewhere
../prefix/bin/entente list | grep -q russia-dprk
../prefix/bin/entente check russia-dprk two-islands
../prefix/bin/entente run two-islands --replicates 1 --force -o out.h5 >/dev/null
echo "install: complete and usable from anywhere"
