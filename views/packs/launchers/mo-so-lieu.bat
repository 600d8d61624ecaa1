@echo off
rem Opens the figures of this kit. ASCII only: a console of Windows reads this file before it knows UTF-8.
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
set "HERE=%~dp0"
set "DASHBOARD_DATA=%HERE%@FIGURES@"
if defined PYTHON goto checked
rem The launcher of python.org first: a bare "python" may be the stub that only opens the Microsoft Store.
for /f "delims=" %%P in ('py -3 -c "import sys; print(sys.executable)" 2^>nul') do set "PYTHON=%%P"
if defined PYTHON goto checked
for /f "delims=" %%P in ('python -c "import sys; print(sys.executable)" 2^>nul') do set "PYTHON=%%P"
if not defined PYTHON goto without_python
:checked
"%PYTHON%" -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto without_python
"%PYTHON%" -c "import streamlit, duckdb, plotly" >nul 2>nul
if not errorlevel 1 goto run
if not exist "%HERE%@LIBRARIES@" goto without_libraries
if not exist "%HERE%moi-truong\Scripts\python.exe" "%PYTHON%" -m venv "%HERE%moi-truong"
set "PYTHON=%HERE%moi-truong\Scripts\python.exe"
if not exist "%PYTHON%" goto without_libraries
"%PYTHON%" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%@LIBRARIES@" -r "%HERE%@PROGRAM@\requirements.txt"
if errorlevel 1 goto without_libraries
:run
attrib +R "%HERE%@FIGURES@\*" /S >nul 2>nul
rem pushd also opens a folder of another computer (\\server\share), which cd does not.
pushd "%HERE%@PROGRAM@"
"%PYTHON%" -m streamlit run dashboard.py %*
if errorlevel 1 pause
popd
exit /b
:without_python
echo @WITHOUT_PYTHON@
pause
exit /b 1
:without_libraries
echo @WITHOUT_LIBRARIES@
pause
exit /b 1
