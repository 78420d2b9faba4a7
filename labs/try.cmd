@REM Runs labs: see labs\try --help. What it does is in labs\src\main\java\dev\comanda\labs\Try.java.
@ECHO OFF
SETLOCAL
CD /D "%~dp0.."
CALL .mvn\select-jdk.cmd || EXIT /B 2
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC ^
  labs\src\main\java\dev\comanda\labs\Try.java %*
EXIT /B %ERRORLEVEL%
