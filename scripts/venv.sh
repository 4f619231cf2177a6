#!/bin/sh
# Make .venv hold the locked sets named as arguments (runtime, test, ...). What it holds already costs no work: each set
# leaves a copy of its lock behind. PYTHON names the interpreter to build it with.
set -eu
VENV=.venv
BIN=$VENV/bin
RANGE='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONWARNINGS PYTHONHOME PYTHONPATH

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The first Python in the range that we support; what is named by PYTHON has to be in it.
find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$name" -c "$RANGE" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    name=${PYTHON:-python3}
    if found=$("$name" --version 2>/dev/null); then found="is $found"; else found="is not there"; fi
    fail "Vitrine needs Python 3.11, 3.12 or 3.13; $name $found." \
        "Install one of them, or name it: make PYTHON=/path/to/python3.12 demo"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$python cannot make environments." \
        "On Debian or Ubuntu: sudo apt-get install $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    "$python" -m venv --clear "$VENV"
}

# pip install with the given arguments. A kill in the middle leaves the mark, and the next start builds anew.
install() {
    touch "$VENV/.unfinished"
    status=0
    # shellcheck disable=SC2086 # no word at all where a person watches the progress bar
    "$BIN/python" -m pip install $QUIET "$@" || status=$?
    rm -f "$VENV/.unfinished"
    [ "$status" = 0 ] || fail "pip could not install this; its reason stands above. The next start tries again."
}

# Everything that decides what a set is.
wanted() {
    cat pyproject.toml lock/runtime.txt "lock/$1.txt"
}

QUIET=--quiet
if [ -t 1 ]; then QUIET=; fi
if [ -e "$VENV/.unfinished" ] || ! "$BIN/python" -c "import pip; $RANGE" 2>/dev/null; then
    make_venv
fi
for name in "$@"; do
    if wanted "$name" | cmp -s - "$VENV/.locked-$name"; then continue; fi
    echo "Installing the locked $name set into $VENV. Later starts install nothing."
    install --requirement "lock/$name.txt"
    install --no-deps --editable .
    wanted "$name" >"$VENV/.locked-$name"
done
