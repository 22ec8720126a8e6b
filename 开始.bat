@echo off
rem Opens the workbook by a double click on Windows; start.py does the rest. The lines end as Windows ends them,
rem and Chinese comes after chcp alone: cmd loses its place in a file otherwise.
cd /d "%~dp0"
where py >nul 2>nul
if not errorlevel 1 (
  py -3 start.py %*
  if errorlevel 1 pause
  exit /b
)
where python >nul 2>nul
if not errorlevel 1 (
  python start.py %*
  if errorlevel 1 pause
  exit /b
)
chcp 65001 >nul
echo 请先安装 Python 3.11 或更高版本。 Please install Python 3.11 or newer first: https://www.python.org/downloads/
pause
