@REM Called by mvnw.cmd and run.cmd: sets JAVA_HOME to a JDK 25, wherever the machine keeps it. The counterpart of
@REM select-jdk.sh; no SETLOCAL, because the caller wants the variable.
@ECHO OFF
CALL :COMANDA_TRY "%JAVA_HOME%" && GOTO :EOF
FOR %%R IN (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\BellSoft"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks"
  "%USERPROFILE%\scoop\apps\temurin25-jdk"
  "%USERPROFILE%\scoop\apps\openjdk25"
  "%USERPROFILE%\.sdkman\candidates\java"
) DO FOR /D %%J IN ("%%~R\*") DO CALL :COMANDA_TRY "%%~J" && GOTO :EOF
>&2 ECHO Comanda needs a JDK 25, and none was found in JAVA_HOME, under "%ProgramFiles%" or in %USERPROFILE%\.jdks.
>&2 ECHO Install one, for example:
>&2 ECHO   winget install EclipseAdoptium.Temurin.25.JDK
>&2 ECHO   scoop install java/temurin25-jdk
>&2 ECHO or point JAVA_HOME at one and try again.
EXIT /B 1

:COMANDA_TRY
IF "%~1"=="" EXIT /B 1
IF NOT EXIST "%~1\bin\javac.exe" EXIT /B 1
FINDSTR /B /R /C:"JAVA_VERSION=.25[^0-9]" "%~1\release" >NUL 2>NUL || EXIT /B 1
SET "JAVA_HOME=%~1"
EXIT /B 0
