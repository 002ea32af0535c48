# Builds the fuzz target of the reader with clang and lets it run for a minute (or
# ENTENTE_FUZZ_SECONDS). Fails on a crash, a leak, a broken promise or an input that takes ten
# seconds; the input is then in this folder.
set -eu

cxx=$(command -v clang++ || command -v clang++-14 || true)
if [ -z "$cxx" ]; then
    echo "clang++ is not installed"
    exit 77
fi
probe='extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }'
if ! echo "$probe" | "$cxx" -x c++ - -fsanitize=fuzzer,address,undefined -o probe 2>/dev/null; then
    echo "this clang has no libFuzzer"
    exit 77
fi

cmake -S "$ENTENTE_SOURCE_DIR" -B build -D CMAKE_CXX_COMPILER="$cxx" -D CMAKE_BUILD_TYPE=Debug \
    -D ENTENTE_FUZZ=ON -D ENTENTE_CONTRACTS=ON -D ENTENTE_SANITIZE=address,undefined
cmake --build build --target fuzz_reader --parallel 2
./build/tests/fuzz_reader --dictionary > words.dict

# One folder of seeds: what is shipped, what is refused, and what earlier runs found.
mkdir -p seeds found
find "$ENTENTE_SOURCE_DIR/scenarios" "$ENTENTE_SOURCE_DIR/tests/rejects" -name '*.yaml' \
    -size -64k 2>/dev/null | while read -r file; do
    cp "$file" "seeds/$(echo "${file#"$ENTENTE_SOURCE_DIR"/}" | tr '/' '_')"
done

./build/tests/fuzz_reader found seeds -dict=words.dict \
    -max_total_time="${ENTENTE_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 \
    -max_len=16384 -print_final_stats=1 2> log || {
    tail -n 60 log
    exit 1
}
tail -n 8 log
