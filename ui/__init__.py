"""The only place that knows Gradio and the browser."""

import os

# Gradio reads these once, while it is imported. No request may leave the machine, at start or later.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
