@echo off
rem Starts Graft in the terminal: finds a Java runtime and hands everything on.
setlocal
set "GRAFT_FOLDER=%~dp0.."
set "GRAFT_FOUND="
if defined GRAFT_JAVA (
    if exist "%GRAFT_JAVA%\bin\java.exe" (set "GRAFT_FOUND=%GRAFT_JAVA%\bin\java.exe") else if exist "%GRAFT_JAVA%" set "GRAFT_FOUND=%GRAFT_JAVA%"
    goto check
)
if exist "%GRAFT_FOLDER%\runtime\bin\java.exe" set "GRAFT_FOUND=%GRAFT_FOLDER%\runtime\bin\java.exe"
if not defined GRAFT_FOUND if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "GRAFT_FOUND=%JAVA_HOME%\bin\java.exe"
if not defined GRAFT_FOUND for %%j in (java.exe) do set "GRAFT_FOUND=%%~$PATH:j"

:check
if not defined GRAFT_FOUND goto none
rem Java 8 does not know --version; 11 and later do, and print their number as the second word.
set "GRAFT_MAJOR=0"
for /f "tokens=2 delims=. " %%v in ('call "%GRAFT_FOUND%" --version 2^>nul') do (
    set "GRAFT_MAJOR=%%v"
    goto known
)
:known
if %GRAFT_MAJOR% LSS 17 goto none

if not "%GRAFT_WINDOW%"=="yes" goto terminal
start "" "%GRAFT_FOUND:java.exe=javaw.exe%" -Xmx512m -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto ^
    "-Djdk.serialFilter=!*" -Djava.awt.headless=true -Dfile.encoding=UTF-8 ^
    %GRAFT_JAVA_OPTIONS% -cp "%GRAFT_FOLDER%\lib\graft-worker.jar" graft.launch.Studio %*
exit /b 0

:terminal
"%GRAFT_FOUND%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto ^
    "-Djdk.serialFilter=!*" -Djava.awt.headless=true -Dfile.encoding=UTF-8 ^
    %GRAFT_JAVA_OPTIONS% -cp "%GRAFT_FOLDER%\lib\graft-worker.jar" graft.launch.Terminal %*
exit /b %ERRORLEVEL%

:none
echo Graft needs Java 17 or later: install it (for example from https://adoptium.net) or let GRAFT_JAVA name it. 1>&2
exit /b 5
