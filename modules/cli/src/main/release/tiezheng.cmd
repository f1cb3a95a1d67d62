@echo off
rem Tiezheng for Windows: finds a JDK 25 (25.0.3 or newer) and starts the command. See docs\release.md.
setlocal EnableExtensions DisableDelayedExpansion
rem File names and messages are UTF-8.
chcp 65001 >nul 2>nul
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"
set "JDK="
set "SEEN="

call :look "%HERE%\jre"
if not defined JDK if defined TIEZHENG_JAVA_HOME call :look "%TIEZHENG_JAVA_HOME%"
if not defined JDK if defined JAVA_HOME call :look "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :beside "%%~dpJ"
if not defined JDK call :under "%ProgramFiles%\Eclipse Adoptium"
if not defined JDK call :under "%ProgramFiles%\Java"
if not defined JDK call :under "%ProgramFiles%\Microsoft"
if not defined JDK call :under "%ProgramFiles%\Zulu"
if not defined JDK call :under "%ProgramFiles%\BellSoft"
if not defined JDK call :under "%ProgramFiles%\Amazon Corretto"
if not defined JDK call :under "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
if not defined JDK call :under "%USERPROFILE%\.jdks"
if not defined JDK goto :none

if "%~1"=="--which-jdk" (
  echo %JDK%
  exit /b 0
)
if not defined TIEZHENG_HEAP set "TIEZHENG_HEAP=1g"
"%JDK%\bin\java.exe" -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC -Xmx%TIEZHENG_HEAP% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dtiezheng.home=%HERE%" -cp "%HERE%\tiezheng-cli.jar;%HERE%\lib\*" org.tiezheng.cli.Main %*
exit /b %ERRORLEVEL%

:none
echo Tiezheng needs JDK 25.0.3 or a later 25 (25.0.0 to 25.0.2 corrupt data). Found:%SEEN%
echo Install one, for example from https://adoptium.net , or set JAVA_HOME.
echo 铁证需要 JDK 25.0.3 或更新的 25 版。请安装后重试,或设置 JAVA_HOME。
exit /b 69

rem The folder above a folder bin\ on the PATH.
:beside
set "BIN=%~1"
if "%BIN:~-1%"=="\" set "BIN=%BIN:~0,-1%"
call :look "%BIN%\.."
exit /b 0

:under
if not exist "%~1\" exit /b 0
for /d %%D in ("%~1\*") do if not defined JDK call :look "%%~fD"
exit /b 0

rem Takes the JDK of a folder if its file "release" names a version that suits.
:look
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "FOUND="
for /f "tokens=2 delims==" %%V in ('findstr /b /c:"JAVA_VERSION=" "%~1\release"') do set "FOUND=%%~V"
if not defined FOUND exit /b 0
set "SEEN=%SEEN% %FOUND%"
for /f "tokens=1-3 delims=.+-_" %%A in ("%FOUND%") do call :suits "%~f1" "%%A" "%%B" "%%C"
exit /b 0

:suits
if not "%~2"=="25" exit /b 0
if "%~3"=="" exit /b 0
if not "%~3"=="0" goto :takes
if "%~4"=="" exit /b 0
if %~4 LSS 3 exit /b 0
:takes
set "JDK=%~1"
exit /b 0
