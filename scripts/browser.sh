#!/bin/sh
# The browser tests need Chromium and a font for Chinese, Japanese and Korean; bring them where we may.
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-noto-cjk >/dev/null && exit 0
fi
echo "No Chromium here: the browser tests will be skipped. On Debian: sudo apt-get install chromium fonts-noto-cjk"
