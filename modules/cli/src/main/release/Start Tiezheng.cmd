@echo off
rem Opens Tiezheng in the browser. Cases are kept in the folder Tiezheng of the person's own home. Closing the window stops it.
if not exist "%USERPROFILE%\Tiezheng\" mkdir "%USERPROFILE%\Tiezheng"
call "%~dp0tiezheng.cmd" serve --open --port 0 --cases "%USERPROFILE%\Tiezheng"
if errorlevel 1 pause
