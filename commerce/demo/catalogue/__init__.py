"""The demo catalogue without its words: one YAML file per category, `colours.yaml` for the colours of pictures."""
