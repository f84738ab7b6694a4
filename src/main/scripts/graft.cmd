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
rem Classes that are read and checked already halve a start; the script graft beside this one says more.
set "GRAFT_CACHE=%LOCALAPPDATA%\Graft\cache"
if not defined LOCALAPPDATA set "GRAFT_CACHE=%USERPROFILE%\AppData\Local\Graft\cache"
if defined GRAFT_HOME set "GRAFT_CACHE=%GRAFT_HOME%\cache"
if not exist "%GRAFT_CACHE%" mkdir "%GRAFT_CACHE%" 2>nul
set "GRAFT_CLASSES=-Xshare:auto"
if exist "%GRAFT_CACHE%" set "GRAFT_CLASSES=-XX:DumpLoadedClassList=%GRAFT_CACHE%\window.classes"
if exist "%GRAFT_CACHE%\window.jsa" set "GRAFT_CLASSES=-XX:SharedArchiveFile=%GRAFT_CACHE%\window.jsa"
set "GRAFT_SPLASH=-Djava.awt.headless=true"
if exist "%GRAFT_FOLDER%\lib\graft-splash.png" set "GRAFT_SPLASH=-splash:%GRAFT_FOLDER%\lib\graft-splash.png"
start "" "%GRAFT_FOUND:java.exe=javaw.exe%" -Xmx512m -Xmn160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData ^
    -Xshare:auto "%GRAFT_CLASSES%" ^
    "-Djdk.serialFilter=!*" -Dfile.encoding=UTF-8 "%GRAFT_SPLASH%" ^
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
