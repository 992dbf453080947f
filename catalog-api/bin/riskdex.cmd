@echo off
rem Starts Riskdex: finds the jar beside this script or where the build leaves it, and Java in JAVA_HOME or on the PATH.
setlocal
set "JAR=%~dp0riskdex.jar"
if not exist "%JAR%" set "JAR=%~dp0..\target\riskdex.jar"
if not exist "%JAR%" (
  echo riskdex: riskdex.jar is neither beside riskdex.cmd nor in ..\target; build it: mvn -q -DskipTests package 1>&2
  exit /b 2
)
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %RISKDEX_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
