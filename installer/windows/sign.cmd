@echo off
rem Signs what was built, so that Windows names the maker instead of warning:
rem
rem     installer\windows\sign.cmd target\installer\Graft-0.1.0.msi
rem
rem Wants signtool of the Windows SDK on the PATH, and a code signing certificate in the person's certificate store; its
rem thumbprint in GRAFT_SIGN_THUMBPRINT. Keys stay in that store, or on the token behind it, and never in this project.
if not defined GRAFT_SIGN_THUMBPRINT (
    echo GRAFT_SIGN_THUMBPRINT is not set, so nothing is signed. 1>&2
    exit /b 1
)
signtool sign /sha1 %GRAFT_SIGN_THUMBPRINT% /fd sha256 /tr http://timestamp.digicert.com /td sha256 /d Graft %1 || exit /b 1
signtool verify /pa %1
