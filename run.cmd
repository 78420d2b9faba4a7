@REM Starts Comanda on this machine: builds what is missing, then hands over to dev.comanda.localcloud.Run.
@ECHO OFF
SETLOCAL
SET "OPTIONS="
SET "COMPOSE="
IF "%~1"=="compose" (SET "COMPOSE=1" & SHIFT & GOTO :COMPOSE)
IF "%~1"=="bench" (SHIFT & GOTO :BENCH)

:OPTIONS
IF "%~1"=="" GOTO :START
IF "%~1"=="--help" GOTO :HELP
IF "%~1"=="-h" GOTO :HELP
IF "%~1"=="--memory" (SET "OPTIONS=%OPTIONS% --memory" & SHIFT & GOTO :OPTIONS)
IF "%~1"=="--reset" (SET "OPTIONS=%OPTIONS% --reset" & SHIFT & GOTO :OPTIONS)
IF "%~1"=="services" (SET "OPTIONS=%OPTIONS% services" & SHIFT & GOTO :OPTIONS)
IF "%~1"=="--scale" (SET "OPTIONS=%OPTIONS% --scale %~2" & SHIFT & SHIFT & GOTO :OPTIONS)
IF "%~1"=="--port" GOTO :PORT
IF "%~1"=="--services-port" GOTO :PORT
IF "%~1"=="--postgres-port" GOTO :PORT
IF "%~1"=="--dynamodb-port" GOTO :PORT
IF "%~1"=="--sqs-port" GOTO :PORT
IF "%~1"=="--simulator-port" GOTO :PORT
>&2 ECHO run: unknown option '%~1'
GOTO :REFUSE

:BENCH
@REM Maven builds what is missing for it, and more.
IF "%~1"=="" (CD /D "%~dp0" & CALL mvnw.cmd -q -Pbenchmark verify%OPTIONS% & GOTO :END)
IF "%~1"=="--quick" (SET "OPTIONS=%OPTIONS% -Dquick" & SHIFT & GOTO :BENCH)
IF "%~1"=="--only" (SET "OPTIONS=%OPTIONS% -Donly=%~2" & SHIFT & SHIFT & GOTO :BENCH)
IF "%~1"=="--help" GOTO :HELP
IF "%~1"=="-h" GOTO :HELP
>&2 ECHO run: unknown option '%~1'
GOTO :REFUSE

:COMPOSE
@REM docker checks its options itself.
IF "%~1"=="" GOTO :START
SET OPTIONS=%OPTIONS% %1
SHIFT
GOTO :COMPOSE

:PORT
ECHO(%~2| FINDSTR /R /X "[1-9][0-9]*" >NUL || (>&2 ECHO run: '%~2' is not a port & GOTO :REFUSE)
IF %~2 GTR 65535 (>&2 ECHO run: '%~2' is not a port & GOTO :REFUSE)
SET "OPTIONS=%OPTIONS% %~1 %~2"
SHIFT
SHIFT
GOTO :OPTIONS

:START
CD /D "%~dp0"
CALL .mvn\select-jdk.cmd || EXIT /B 1

@REM Only what ends up in the application counts: documents and tests do not.
SET "STAMP=bootstrap\target\built-by-run"
IF NOT EXIST bootstrap\target\comanda-exec.jar GOTO :BUILD
IF NOT EXIST bootstrap\gateway\target\comanda-gateway-exec.jar GOTO :BUILD
IF NOT EXIST bootstrap\local-cloud\target\lib GOTO :BUILD
IF NOT EXIST "%STAMP%" GOTO :BUILD
powershell -NoProfile -Command "$built = (Get-Item '%STAMP%').LastWriteTimeUtc; $new = Get-Item pom.xml, .mvn\* ; $new += Get-ChildItem domain, application, adapters, bootstrap -Recurse | Where-Object { $_.FullName -notmatch '\\(target|src\\test)(\\|$)' -and ($_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\') }; if ($new | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }" && GOTO :RUN

:BUILD
ECHO Building Comanda; the first time takes some minutes and needs the network ...
@REM What changes during the build must count as changed after it.
IF NOT EXIST .comanda MKDIR .comanda
TYPE NUL > .comanda\build-started
CALL mvnw.cmd -DskipTests -Dcyclonedx.skip=true -pl bootstrap,bootstrap/local-cloud,bootstrap/gateway -am package
IF ERRORLEVEL 1 (>&2 ECHO run: the build failed; see above. & EXIT /B 1)
MOVE /Y .comanda\build-started "%STAMP%" >NUL

:RUN
IF DEFINED COMPOSE GOTO :CONTAINERS
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -cp "bootstrap\local-cloud\target\classes;bootstrap\local-cloud\target\lib\*" ^
  dev.comanda.localcloud.Run --root "%CD%"%OPTIONS%
EXIT /B %ERRORLEVEL%

:CONTAINERS
docker compose up --build%OPTIONS%
EXIT /B %ERRORLEVEL%

:END
EXIT /B %ERRORLEVEL%

:HELP
CALL :USAGE
EXIT /B 0

:REFUSE
>&2 CALL :USAGE
EXIT /B 2

:USAGE
ECHO(
ECHO Usage: run.cmd [services] [options]
ECHO        run.cmd compose [options of docker compose up]
ECHO        run.cmd bench [--quick] [--only PARTS]
ECHO(
ECHO Starts the whole system on embedded components: PostgreSQL, DynamoDB Local, an SQS-compatible
ECHO server and a Mercado Pago simulator. Needs a JDK 25 and nothing else. Ctrl-C stops everything.
ECHO(
ECHO   services    five processes, one for each context, behind a gateway, as on AWS
ECHO   --scale ^"order=2^"   with services or compose: that many instances of one of them; quote it
ECHO   compose     the same in containers, by docker compose ^(compose.yaml^)
ECHO   bench       measures the application under load: 15 to 20 minutes, with --quick some minutes and
ECHO               docs\performance left as it is; PARTS is a list of orders, messages, flow, services,
ECHO               starts ^(quote it^)
ECHO   --services-port N ^(8081^)   the first service's port; the others follow
ECHO   --port N    the port of the application, or of the gateway (default 8080)
ECHO   --memory    no infrastructure at all: everything in the application's memory, gone when it stops
ECHO   --reset     delete the data of earlier runs first
ECHO   --help      this text
ECHO   --postgres-port N ^(15432^), --dynamodb-port N ^(18000^), --sqs-port N ^(19324^),
ECHO   --simulator-port N ^(18090^)    other ports for the components
ECHO(
ECHO Data lives in .comanda\ and survives a restart. The passwords of the employee "kitchen" and of the
ECHO operator "operator" are COMANDA_EMPLOYEE_PASSWORD and COMANDA_OPERATOR_PASSWORD if those are set,
ECHO else they are generated once and printed at each start ^(with compose: kitchen-local and
ECHO operator-local^).
EXIT /B 0
