@echo off
rem Starts Graft's window. How a Java runtime is found, the script graft beside this one knows.
setlocal
set "GRAFT_WINDOW=yes"
call "%~dp0graft.cmd" %*
