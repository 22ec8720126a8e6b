#!/bin/sh
# Opens the workbook by a double click on a Mac; start.py does the rest.
cd "$(dirname "$0")" || exit 1
if ! command -v python3 >/dev/null; then
    echo "请先安装 Python 3.11 或更高版本。 Please install Python 3.11 or newer first: https://www.python.org/downloads/"
    exit 1
fi
exec python3 start.py "$@"
