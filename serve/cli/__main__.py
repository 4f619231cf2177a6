"""`python -m serve.cli`: the command line where it is not installed."""

from serve.cli import main

main()
