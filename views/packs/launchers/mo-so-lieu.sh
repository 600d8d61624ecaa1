#!/bin/sh
# Opens the figures of this kit.
here="$(cd "$(dirname "$0")" && pwd)"
export DASHBOARD_DATA="$here/@FIGURES@"
python="${PYTHON:-python3}"
if ! "$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
  echo "@WITHOUT_PYTHON@" >&2
  exit 1
fi
if ! "$python" -c "import streamlit, duckdb, plotly" 2>/dev/null; then
  if [ ! -d "$here/@LIBRARIES@" ]; then
    echo "@WITHOUT_LIBRARIES@" >&2
    exit 1
  fi
  [ -x "$here/moi-truong/bin/python" ] || "$python" -m venv "$here/moi-truong" || exit 1
  python="$here/moi-truong/bin/python"
  "$python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/@LIBRARIES@" -r "$here/@PROGRAM@/requirements.txt" || exit 1
fi
chmod -R a-w "$DASHBOARD_DATA"
cd "$here/@PROGRAM@" && exec "$python" -m streamlit run dashboard.py "$@"
