@echo off
rem Sillage on Windows: the same as ./sillage elsewhere.
where py >nul 2>nul
if errorlevel 1 (
  python "%~dp0sillage" %*
) else (
  py -3 "%~dp0sillage" %*
)
exit /b %errorlevel%
