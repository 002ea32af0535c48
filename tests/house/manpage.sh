# If this failed, `man entente` would show garbage or miss a command or an option.
set -eu
page="$ENTENTE_SOURCE_DIR/sim/faces/cli/entente.1"
complaints=$(groff -man -ww -Tutf8 "$page" 2>&1 >page.txt)
[ -z "$complaints" ] || { echo "$complaints"; exit 1; }
"$ENTENTE_BINARY" --help | sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p' >commands.txt
[ -s commands.txt ] || { echo "entente --help lists no commands"; exit 1; }
while read -r command; do
    grep -q "^\.BI\{0,1\}R\{0,1\} $command\b" "$page" || {
        echo "missing in the man page: $command"
        exit 1
    }
done <commands.txt
groff -man -Tascii -P-cbou "$page" >plain.txt
"$ENTENTE_BINARY" run --help | grep -o -- '--[a-z]\{2,\}' | sort -u | while read -r option; do
    grep -q -- "$option\b" plain.txt || { echo "missing in the man page: run $option"; exit 1; }
done
echo "manpage: $(wc -l <commands.txt) commands"
